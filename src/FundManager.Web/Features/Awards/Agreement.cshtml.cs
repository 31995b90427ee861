using FluentValidation;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Awards;

/// <summary>An agreement in any of its versions; while it is a draft, its officer changes it here.</summary>
[Authorize(Policy = FundRoles.AwardReaders)]
public sealed class AgreementModel(
    FundDbContext db,
    CaseAccess access,
    AmendAgreement amend,
    FrameworkCatalog frameworks,
    Texts texts,
    TimeProvider clock
) : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Id<Award> Id { get; set; }

    /// <summary>Which version; null for the one in force.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Version { get; set; }

    [BindProperty]
    public AgreementForm Form { get; set; } = new();

    public Award Award { get; private set; } = null!;

    public Agreement Terms { get; private set; } = null!;

    public int Number { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    public IReadOnlyList<int> Versions { get; private set; } = [];

    /// <summary>Whether the reader may change it now.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Points that the framework gives to budget execution.</summary>
    public decimal BudgetWeight { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        Form = AgreementForm.Of(Terms);
        (Form.Token, Form.Seen) = (Guid.CreateVersion7(clock.GetUtcNow()), Award.EventCount);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        [FromServices] IValidator<AgreementForm> validator,
        CancellationToken cancellationToken
    )
    {
        Version = null;
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!Form.Fits(Terms))
        {
            return BadRequest();
        }

        // The strings of a form that came without a value are the validator's to judge, not the binder's.
        ModelState.Clear();
        await PassesAsync(validator, Form, cancellationToken, nameof(Form));
        AddUnknownMilestones();
        if (!ModelState.IsValid)
        {
            return await ShowAgainAsync(cancellationToken);
        }

        if (!await amend.ExecuteAsync(Id, Form, User.ToPerson(), cancellationToken))
        {
            return NotFound();
        }

        Done(texts["moves.award_AmendDraft_done"]);
        return LocalRedirect($"{CaseLinks.To(Domain.History.CaseKind.Award, Award.CaseId)}/agreement");
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken);

    private void AddUnknownMilestones()
    {
        var known = Terms.Milestones.Select(milestone => milestone.Number).ToHashSet();
        foreach (var (index, tranche) in Form.Tranches.Index())
        {
            if (Proposal.Numbers(tranche.Milestones ?? "") is { } numbers && !numbers.All(known.Contains))
            {
                ModelState.AddModelError($"Form.Tranches[{index}].Milestones", texts["awards.Fault_Milestones"]);
            }
        }
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        var award = await access.Awards(person).AsNoTracking().SingleOrDefaultAsync(a => a.Id == Id, cancellationToken);
        if (award is null)
        {
            return false;
        }

        Award = award;
        Number = Version ?? award.AgreementNumber;
        var version = await db
            .AgreementVersions.AsNoTracking()
            .SingleOrDefaultAsync(v => v.AwardId == award.Id && v.Number == Number, cancellationToken);
        if (version is null)
        {
            return false;
        }

        (Terms, MadeAt) = (version.Terms, version.MadeAt);
        Versions = await db
            .AgreementVersions.Where(v => v.AwardId == award.Id)
            .OrderByDescending(v => v.Number)
            .Select(v => v.Number)
            .ToListAsync(cancellationToken);
        BudgetWeight = frameworks.BudgetWeightOf(Terms);
        var act = new Act(person.In(award), clock.GetUtcNow());
        IsOpen = Number == award.AgreementNumber && award.WhyNotAmendDraft(act) is null;
        return true;
    }
}
