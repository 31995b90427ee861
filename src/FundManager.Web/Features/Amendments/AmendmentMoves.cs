using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Amendments;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Awards;
using FundManager.Web.Features.Cases;
using FundManager.Web.Files;
using FundManager.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Amendments;

/// <summary>The terms are written on a page of their own while the amendment is a draft.</summary>
public sealed class WriteAmendment : CaseMove<Amendment>
{
    public override string Kind => CaseKind.Amendment;

    public override string Trigger => nameof(Amendment.Write);

    public override bool IsWork => false;

    public override IReadOnlyList<string> NoteRoles { get; } = [Role.Applicant, Role.Signatory, Role.ProgrammeOfficer];

    public override string PageOf(Guid id) => $"{CaseLinks.To(Kind, id)}/terms";

    protected override Refusal? WhyNot(Amendment amendment, Act act) => amendment.WhyNotWrite(act);

    /// <summary>Without its page nothing is written.</summary>
    protected override Task ExecuteAsync(
        Amendment amendment,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    ) => throw new RefusedException(WhyNot(amendment, act) ?? new Refusal("AMD-20"));
}

/// <summary>Hands an amendment in, with the papers that speak for it.</summary>
public sealed class SubmitAmendment(
    FundDbContext db,
    ReadAmendmentFacts facts,
    StoreFiles files,
    WorkflowCatalog workflows,
    TellAwardPeople tell
) : CaseMove<Amendment>
{
    public override string Kind => CaseKind.Amendment;

    public override string Trigger => nameof(Amendment.Submit);

    protected override IReadOnlyList<MoveField> FieldsOf(Amendment amendment) =>
        [new("files", MoveFieldKind.File) { IsRequired = amendment.AmendmentKind == AmendmentKind.BankAccount }];

    protected override async Task<Refusal?> WhyNotAsync(
        Amendment amendment,
        Act act,
        CancellationToken cancellationToken
    ) => amendment.WhyNotSubmit(await facts.ExecuteAsync(amendment, cancellationToken), act);

    protected override async Task ExecuteAsync(
        Amendment amendment,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        // Two amendments of one award that are handed in at once wait for each other here.
        await db.LockAsync($"amendments:{amendment.AwardId}", cancellationToken);
        amendment.Submit(workflows[Kind], await facts.ExecuteAsync(amendment, cancellationToken), act);
        await files.ExecuteAsync(amendment, "attachment", input.Files, act, cancellationToken);
        var award = await db.Awards.SingleAsync(a => a.Id == amendment.AwardId, cancellationToken);
        await tell.OfficersAsync(
            award,
            new MailContent(
                "AmendmentSubmitted",
                CaseLinks.To(Kind, amendment.CaseId),
                act.At,
                amendment.Number,
                award.Title
            ),
            cancellationToken
        );
    }
}

/// <summary>Whoever looks after the award recommends the amendment.</summary>
public sealed class RecommendAmendment(WorkflowCatalog workflows) : CaseMove<Amendment>
{
    public override string Kind => CaseKind.Amendment;

    public override string Trigger => nameof(Amendment.Recommend);

    protected override IReadOnlyList<MoveField> FieldsOf(Amendment amendment) => [MoveField.Note];

    protected override Refusal? WhyNot(Amendment amendment, Act act) => amendment.WhyNotStep(act);

    protected override Task ExecuteAsync(
        Amendment amendment,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        amendment.Recommend(workflows[Kind], act);
        return Task.CompletedTask;
    }
}

/// <summary>Finance looks at the sums before a leader decides.</summary>
public sealed class CheckAmendment(ReadAmendmentFacts facts, WorkflowCatalog workflows) : CaseMove<Amendment>
{
    public override string Kind => CaseKind.Amendment;

    public override string Trigger => nameof(Amendment.CheckFinance);

    public override bool IsAwaited(Case @case) => ((Amendment)@case).AmendmentKind.IsAboutMoney();

    protected override IReadOnlyList<MoveField> FieldsOf(Amendment amendment) => [MoveField.Note];

    protected override async Task<Refusal?> WhyNotAsync(
        Amendment amendment,
        Act act,
        CancellationToken cancellationToken
    ) => amendment.WhyNotCheckFinance(await facts.ExecuteAsync(amendment, cancellationToken), act);

    protected override async Task ExecuteAsync(
        Amendment amendment,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    ) => amendment.CheckFinance(workflows[Kind], await facts.ExecuteAsync(amendment, cancellationToken), act);
}

/// <summary>A leader approves the amendment.</summary>
public sealed class ApproveAmendment(WorkflowCatalog workflows) : CaseMove<Amendment>
{
    public override string Kind => CaseKind.Amendment;

    public override string Trigger => nameof(Amendment.Approve);

    public override bool IsAwaited(Case @case) =>
        @case.State == "FinanceChecked" || !((Amendment)@case).AmendmentKind.IsAboutMoney();

    protected override IReadOnlyList<MoveField> FieldsOf(Amendment amendment) => [MoveField.Note];

    protected override Refusal? WhyNot(Amendment amendment, Act act) => amendment.WhyNotApprove(act);

    protected override Task ExecuteAsync(
        Amendment amendment,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        amendment.Approve(workflows[Kind], act);
        return Task.CompletedTask;
    }
}

/// <summary>The fund does not agree to the amendment.</summary>
public sealed class RejectAmendment(FundDbContext db, WorkflowCatalog workflows, TellAwardPeople tell)
    : CaseMove<Amendment>
{
    public override string Kind => CaseKind.Amendment;

    public override string Trigger => nameof(Amendment.Reject);

    public override bool IsWork => false;

    public override bool IsDangerous => true;

    protected override IReadOnlyList<MoveField> FieldsOf(Amendment amendment) => [MoveField.Reason];

    protected override async Task ExecuteAsync(
        Amendment amendment,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        amendment.Reject(workflows[Kind], act);
        var title = await db
            .Awards.Where(a => a.Id == amendment.AwardId)
            .Select(a => a.Title)
            .SingleAsync(cancellationToken);
        await tell.RecipientAsync(
            amendment,
            new MailContent(
                "AmendmentRejected",
                CaseLinks.To(Kind, amendment.CaseId),
                act.At,
                amendment.Number,
                title,
                act.Reason ?? ""
            ),
            cancellationToken
        );
    }
}

/// <summary>Whoever asked for the amendment takes it back.</summary>
public sealed class WithdrawAmendment(WorkflowCatalog workflows) : CaseMove<Amendment>
{
    public override string Kind => CaseKind.Amendment;

    public override string Trigger => nameof(Amendment.Withdraw);

    public override bool IsWork => false;

    public override bool IsDangerous => true;

    protected override IReadOnlyList<MoveField> FieldsOf(Amendment amendment) => [MoveField.Reason];

    protected override Refusal? WhyNot(Amendment amendment, Act act) => amendment.WhyNotWithdraw(act);

    protected override Task ExecuteAsync(
        Amendment amendment,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        amendment.Withdraw(workflows[Kind], act);
        return Task.CompletedTask;
    }
}
