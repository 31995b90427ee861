using FundManager.Domain;
using FundManager.Domain.Disbursements;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;
using FundManager.Web.Features.Organisations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Disbursements;

/// <summary>One payment: what it waits for, who does what, where the money goes.</summary>
public sealed class DetailsModel(CaseAccess access, ReadCaseFrame frames, ReadPaymentView reader) : FundPage
{
    [BindProperty(SupportsGet = true)]
    public Id<Disbursement> Id { get; set; }

    public Disbursement Payment { get; private set; } = null!;

    public CaseFrame Frame { get; private set; } = null!;

    public PaymentView View { get; private set; } = null!;

    /// <summary>The account frozen into the payment, or the recipient's while none is.</summary>
    public Payee? Payee => Payment.Payee ?? View.Recipient.Payee;

    /// <summary>Whether the reader sees whole account numbers.</summary>
    public bool SeesAccount => User.ToPerson().Holds(Role.FinanceOfficer) && !Frame.IsApplicant;

    public bool SeesOrganisation => ReadOrganisation.MaySee(View.Recipient.Id, User.ToPerson());

    /// <summary>The duty matrix is the fund's own: applicants read "Fund office" in the history too.</summary>
    public bool ShowsDuties => !Frame.IsApplicant;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        if (
            await access.Disbursements(person).SingleOrDefaultAsync(d => d.Id == Id, cancellationToken)
            is not { } payment
        )
        {
            return NotFound();
        }

        Payment = payment;
        View = await reader.ExecuteAsync(payment, cancellationToken);
        Frame = await frames.ExecuteAsync(payment, person, cancellationToken);
        return Page();
    }
}
