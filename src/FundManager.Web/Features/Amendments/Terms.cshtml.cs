using FluentValidation;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Amendments;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Amendments;

/// <summary>Where the terms of an amendment are written while it is a draft: only what its kind can change.</summary>
[Authorize(Policy = FundRoles.AwardReaders)]
public sealed class TermsModel(FundDbContext db, CaseAccess access, SaveAmendment save, Texts texts, TimeProvider clock)
    : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Id<Amendment> Id { get; set; }

    [BindProperty]
    public AmendmentForm Form { get; set; } = new();

    public Amendment Amendment { get; private set; } = null!;

    /// <summary>The agreement in force.</summary>
    public Agreement InForce { get; private set; } = null!;

    public IReadOnlyList<AgreementPart> Parts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        Form = AmendmentForm.Of(Amendment.Terms, Amendment.LeadEmail);
        (Form.Token, Form.Seen) = (Guid.CreateVersion7(clock.GetUtcNow()), Amendment.EventCount);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        [FromServices] IValidator<AmendmentForm> validator,
        CancellationToken cancellationToken
    )
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!Form.Fits(InForce))
        {
            return BadRequest();
        }

        // The strings of a form that came without a value are the validator's to judge, not the binder's.
        ModelState.Clear();
        if (!await PassesAsync(validator, Form, cancellationToken, nameof(Form)))
        {
            return await ShowAgainAsync(cancellationToken);
        }

        if (!await save.ExecuteAsync(Id, Form, User.ToPerson(), cancellationToken))
        {
            return NotFound();
        }

        Done(texts["moves.amendment_Write_done"]);
        return LocalRedirect(CaseLinks.To(CaseKind.Amendment, Amendment.CaseId));
    }

    public bool Has(params AgreementPart[] parts) => parts.Any(Parts.Contains);

    protected override async Task LoadAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken);

    /// <summary>Whoever may not write it finds no page here: what it says stands on the amendment's own page.</summary>
    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        var amendment = await access
            .Amendments(person)
            .AsNoTracking()
            .SingleOrDefaultAsync(a => a.Id == Id, cancellationToken);
        if (amendment?.WhyNotWrite(new Act(person.In(amendment), clock.GetUtcNow())) is not null || amendment is null)
        {
            return false;
        }

        (Amendment, Parts) = (amendment, amendment.AmendmentKind.Parts());
        InForce = await db
            .Awards.Where(a => a.Id == amendment.AwardId)
            .Select(a => a.Agreement)
            .SingleAsync(cancellationToken);
        return true;
    }
}
