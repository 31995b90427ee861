using FluentValidation;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.Expenditures;
using FundManager.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Expenditures;

/// <summary>What an award spent of its money; the recipient declares costs here.</summary>
[Authorize(Policy = FundRoles.AwardReaders)]
public sealed class IndexModel(
    CaseAccess access,
    ReadExpenditures read,
    DeclareExpenditure declare,
    Texts texts,
    TimeProvider clock
) : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Id<Award> Id { get; set; }

    [BindProperty]
    public ExpenditureForm Form { get; set; } = new();

    public Award Award { get; private set; } = null!;

    public ExpenditureView View { get; private set; } = null!;

    /// <summary>Whether the reader is of the recipient and may declare a cost now.</summary>
    public bool IsOpen { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        Form.Token = Guid.CreateVersion7(clock.GetUtcNow());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        [FromServices] IValidator<ExpenditureForm> validator,
        CancellationToken cancellationToken
    )
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        // The strings of a form that came without a value are the validator's to judge, not the binder's.
        ModelState.Clear();
        if (!await PassesAsync(validator, Form, cancellationToken, nameof(Form)))
        {
            return await ShowAgainAsync(cancellationToken);
        }

        if (await declare.ExecuteAsync(Id, Form, User.ToPerson(), cancellationToken) is null)
        {
            return NotFound();
        }

        Done(texts["expenditures.Done"]);
        return LocalRedirect($"/awards/{Id}/expenditure");
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken);

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        var award = await access.Awards(person).AsNoTracking().SingleOrDefaultAsync(a => a.Id == Id, cancellationToken);
        if (award is null)
        {
            return false;
        }

        var isOwn = DeclareExpenditure.MayDeclare(person.In(award));
        (Award, IsOpen) = (award, isOwn && Expenditure.WhyNotDeclare(award) is null);
        View = await read.ExecuteAsync(award, isOwn, cancellationToken);
        return true;
    }
}
