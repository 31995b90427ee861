using FundManager.Domain;
using FundManager.Domain.Calendar;
using FundManager.Domain.Disbursements;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;

namespace FundManager.Web.Features.Disbursements;

/// <summary>Books a payment that stands on the bank's statement.</summary>
public sealed class ReconcilePayment(ReadPayment read, BookAtBank book) : CaseMove<Disbursement>
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
        var told = await read.ToldAsync(disbursement, cancellationToken);
        book.Pay(told, new Booked(input.Text("statement"), input.Day("paidOn")), act);
        await book.WriteLettersAsync(cancellationToken);
    }
}

/// <summary>Takes a payment back that the bank did not take.</summary>
public sealed class RecallPayment(ReadPayment read, WorkflowCatalog workflows) : CaseMove<Disbursement>
{
    public override string Kind => CaseKind.Disbursement;

    public override string Trigger => nameof(Disbursement.Recall);

    public override bool IsWork => false;

    public override bool IsDangerous => true;

    protected override IReadOnlyList<MoveField> FieldsOf(Disbursement disbursement) =>
        [new("confirmation", MoveFieldKind.Text) { MaxLength = Disbursement.StatementMaxLength }, MoveField.Reason];

    protected override Refusal? WhyNot(Disbursement disbursement, Act act) => disbursement.WhyNotRecall(act);

    protected override async Task ExecuteAsync(
        Disbursement disbursement,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var told = await read.ToldAsync(disbursement, cancellationToken);
        disbursement.Recall(
            workflows.Get(Kind, disbursement.WorkflowVersion),
            told.Instruction,
            input.Text("confirmation"),
            act
        );
    }
}

/// <summary>Books the bank's notice that it does not pay.</summary>
public sealed class RejectPayment(ReadPayment read, BookAtBank book) : CaseMove<Disbursement>
{
    public override string Kind => CaseKind.Disbursement;

    public override string Trigger => nameof(Disbursement.BankRejects);

    public override bool IsWork => false;

    public override bool IsDangerous => true;

    protected override IReadOnlyList<MoveField> FieldsOf(Disbursement disbursement) =>
        [new("notice", MoveFieldKind.Text) { MaxLength = PaymentInstruction.AnswerMaxLength }];

    protected override Refusal? WhyNot(Disbursement disbursement, Act act) => disbursement.WhyNotBankRejects(act);

    protected override async Task ExecuteAsync(
        Disbursement disbursement,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        book.Reject(await read.ToldAsync(disbursement, cancellationToken), input.Text("notice"), act);
        await book.WriteLettersAsync(cancellationToken);
    }
}

/// <summary>Books that the money of a paid payment came back.</summary>
public sealed class ReturnedPayment(ReadPayment read, BookAtBank book, FundCalendar calendar) : CaseMove<Disbursement>
{
    public override string Kind => CaseKind.Disbursement;

    public override string Trigger => nameof(Disbursement.BankReturns);

    public override bool IsWork => false;

    public override bool IsDangerous => true;

    protected override IReadOnlyList<MoveField> FieldsOf(Disbursement disbursement) =>
        [
            new("statement", MoveFieldKind.Text) { MaxLength = Disbursement.StatementMaxLength },
            new("returnedOn", MoveFieldKind.Day),
        ];

    protected override Refusal? WhyNot(Disbursement disbursement, Act act) => disbursement.WhyNotBankRejects(act);

    protected override async Task ExecuteAsync(
        Disbursement disbursement,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        Refusal.ThrowIf(disbursement.WhyNotBankReturns(input.Day("returnedOn"), calendar.DayOf(act.At), act));
        var told = await read.ToldAsync(disbursement, cancellationToken);
        await book.ReturnAsync(
            told,
            new Booked(input.Text("statement"), input.Day("returnedOn")),
            act,
            cancellationToken
        );
        await book.WriteLettersAsync(cancellationToken);
    }
}

/// <summary>Pays once more what the bank did not pay, by a new instruction.</summary>
public sealed class ReissuePayment(ReadPayment read, WorkflowCatalog workflows) : CaseMove<Disbursement>
{
    public override string Kind => CaseKind.Disbursement;

    public override string Trigger => nameof(Disbursement.Reissue);

    protected override async Task<Refusal?> WhyNotAsync(
        Disbursement disbursement,
        Act act,
        CancellationToken cancellationToken
    ) => (await read.AwardAsync(disbursement, cancellationToken)).WhyNotPay();

    protected override async Task ExecuteAsync(
        Disbursement disbursement,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    ) =>
        disbursement.Reissue(
            workflows.Get(Kind, disbursement.WorkflowVersion),
            await read.HeldAwardAsync(disbursement, cancellationToken),
            act
        );
}
