using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Inputs;

/// <summary>One planned input: what was promised, declared and verified.</summary>
public sealed class DetailsModel(FundDbContext db, CaseAccess access, ReadCaseFrame frames) : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Id<Input> Id { get; set; }

    public Input Subject { get; private set; } = null!;

    public CaseFrame Frame { get; private set; } = null!;

    public string AwardNumber { get; private set; } = "";

    public LocalText AwardTitle { get; private set; } = new("", "");

    public IReadOnlyList<LocalText> Verifiers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        if (await access.Inputs(person).SingleOrDefaultAsync(i => i.Id == Id, cancellationToken) is not { } input)
        {
            return NotFound();
        }

        Subject = input;
        Frame = await frames.ExecuteAsync(input, person, cancellationToken);
        var award = await db
            .Awards.Where(a => a.Id == input.AwardId)
            .Select(a => new { a.Number, a.Title })
            .SingleAsync(cancellationToken);
        (AwardNumber, AwardTitle) = (award.Number, award.Title);
        if (!Frame.IsApplicant)
        {
            var verifiers = input.VerifiedBy;
            Verifiers = await db
                .Users.Where(u => verifiers.Contains(u.Id))
                .Select(u => u.DisplayName)
                .ToListAsync(cancellationToken);
        }

        return Page();
    }
}
