using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Awards;
using FundManager.Web.Features.Cases;
using FundManager.Web.Features.Findings;
using FundManager.Web.Mail;

namespace FundManager.Web.Features.Inputs;

/// <summary>What was declared is not so.</summary>
public sealed class RejectInput(FundDbContext db, WorkflowCatalog workflows, TellAwardPeople tell) : CaseMove<Input>
{
    public override string Kind => CaseKind.Input;

    public override string Trigger => nameof(Input.Reject);

    protected override IReadOnlyList<MoveField> FieldsOf(Input input) => [MoveField.Reason];

    protected override async Task ExecuteAsync(
        Input subject,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        subject.Reject(workflows[Kind], act);
        var award = await db.AwardOfAsync(subject, act, cancellationToken);
        await tell.RecipientAsync(
            award,
            new MailContent(
                "InputRejected",
                CaseLinks.To(Kind, subject.CaseId),
                act.At,
                subject.Number,
                award.Title,
                act.Reason!
            ),
            cancellationToken
        );
    }
}

/// <summary>What was verified was disproved: a finding follows, and gates are looked at again.</summary>
public sealed class ReverseInput(FundDbContext db, WorkflowCatalog workflows, RaiseFinding raiseFinding)
    : CaseMove<Input>
{
    public override string Kind => CaseKind.Input;

    public override string Trigger => nameof(Input.Reverse);

    public override bool IsWork => false;

    public override bool IsDangerous => true;

    protected override IReadOnlyList<MoveField> FieldsOf(Input input) => [FindingFields.Reason];

    protected override async Task ExecuteAsync(
        Input subject,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        subject.Reverse(workflows[Kind], act);
        var award = await db.AwardOfAsync(subject, act, cancellationToken);
        await raiseFinding.ExecuteAsync(
            award,
            Severity.Medium,
            FindingFields.TextOf(subject, act),
            act.Consequence(),
            cancellationToken
        );
    }
}
