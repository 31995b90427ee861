using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Calls;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Applications;

/// <summary>Starts a draft for one of the person's organisations.</summary>
[Authorize(Policy = Role.Applicant)]
public sealed class StartModel(
    FundDbContext db,
    CaseAccess access,
    StartApplication start,
    Texts texts,
    TimeProvider clock
) : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Id<Call> Call { get; set; }

    [BindProperty]
    public Id<Organisation> Organisation { get; set; }

    public Call Found { get; private set; } = null!;

    public Refusal? WhyNot { get; private set; }

    public IReadOnlyList<(string Value, string Text)> Organisations { get; private set; } = [];

    /// <summary>Applications to this call that the person's organisations have already.</summary>
    public IReadOnlyList<(Id<GrantApplication> Id, string Number, LocalText Title)> Drafts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Found is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Found is null)
        {
            return NotFound();
        }

        if (Organisations.All(own => own.Value != $"{Organisation}"))
        {
            ModelState.Clear();
            ModelState.AddModelError(nameof(Organisation), texts["faults.Missing_Choice"]);
            return await ShowAgainAsync(cancellationToken);
        }

        var made = await start.ExecuteAsync(Call, Organisation, User.ToPerson(), cancellationToken);
        return made is { } id ? LocalRedirect($"/applications/{id}/edit") : NotFound();
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        var person = User.ToPerson();
        if (await access.Calls(person).SingleOrDefaultAsync(c => c.Id == Call, cancellationToken) is not { } call)
        {
            return;
        }

        (Found, WhyNot) = (call, call.WhyNotApply(clock.GetUtcNow()));
        var own = person.OrganisationsAs(Role.Applicant).ToList();
        var organisations = await db
            .Organisations.Where(o => own.Contains(o.Id))
            .Select(o => new { o.Id, o.Name })
            .ToListAsync(cancellationToken);
        Organisations = [.. organisations.Select(o => (o.Id.ToString(), Show.Of(o.Name)))];
        var drafts = await db
            .Applications.Where(a => a.CallId == Call && own.Contains(a.OrganisationId))
            .OrderBy(a => a.Number)
            .Select(a => new
            {
                a.Id,
                a.Number,
                a.Title,
            })
            .ToListAsync(cancellationToken);
        Drafts = [.. drafts.Select(a => (a.Id, a.Number, a.Title))];
    }
}
