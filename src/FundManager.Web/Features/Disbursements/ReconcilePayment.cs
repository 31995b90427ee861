using FundManager.Domain;
using FundManager.Domain.Calendar;
using FundManager.Domain.Disbursements;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;
using FundManager.Web.Mail;

namespace FundManager.Web.Features.Disbursements;

/// <summary>Books a payment that stands on the bank's statement.</summary>
public sealed class ReconcilePayment(ReadPayment read, QueueMail mail, FundCalendar calendar, WorkflowCatalog workflows)
    : CaseMove<Disbursement>
{
    public override string Kind => CaseKind.Disbursement;

    public override string Trigger => nameof(Disbursement.Reconcile);

    protected override IReadOnlyList<MoveField> FieldsOf(Disbursement disbursement) =>
        [
            new("statement", MoveFieldKind.Text) { MaxLength = Disbursement.StatementMaxLength },
            new("paidOn", MoveFieldKind.Day),
        ];

    protected override Refusal? WhyNot(Disbursement disbursement, Act act) => disbursement.WhyNotReconcile(act);

    protected override async Task ExecuteAsync(
        Disbursement disbursement,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        // Released is the state that it is in: the instant at which it was entered is the release.
        var entry = new BankEntry(
            input.Text("statement"),
            input.Day("paidOn"),
            calendar.DayOf(disbursement.StateSince),
            calendar.DayOf(act.At)
        );
        disbursement.Reconcile(workflows.Get(Kind, disbursement.WorkflowVersion), entry, act);
        var award = await read.AwardAsync(disbursement, cancellationToken);
        var letter = disbursement.MailOf("PaymentPaid", award.Title, act);
        await mail.ToRoleAsync(Role.Applicant, disbursement.OrganisationId, letter, cancellationToken);
        await mail.ToRoleAsync(Role.Signatory, disbursement.OrganisationId, letter, cancellationToken);
    }
}
