using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;

namespace FundManager.Web.Features.Appraisals;

/// <summary>Hands in the self-appraisal, from its own page.</summary>
public sealed class SubmitSelf(ReadAppraisal read, WorkflowCatalog workflows) : CaseMove<Appraisal>
{
    public override string Kind => CaseKind.Appraisal;

    public override string Trigger => nameof(Appraisal.SubmitSelf);

    public override string PageOf(Guid id) => $"/appraisals/{id}/self";

    // What is missing is said on the page, beside each row.
    protected override Refusal? WhyNot(Appraisal appraisal, Act act) => appraisal.WhyNotSubmitSelf([], act);

    protected override async Task ExecuteAsync(
        Appraisal appraisal,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var (_, sheet) = await read.ExecuteAsync(appraisal, cancellationToken);
        var entries = AppraisalEntries.Read(appraisal.SelfEntries);
        var missing = sheet.GapsOf(entries).Select(gap => Show.Of(sheet.NameOf(gap.Number))).ToList();
        appraisal.SubmitSelf(workflows[Kind], missing, sheet.Compute(entries).Total, act);
    }
}

/// <summary>What the recipient says to the independent appraisal.</summary>
public sealed class ReplyToAppraisal : CaseMove<Appraisal>
{
    public override string Kind => CaseKind.Appraisal;

    public override string Trigger => "Reply";

    public override IReadOnlyList<string> NoteRoles { get; } = [Role.Applicant, Role.Signatory];

    public override IReadOnlyList<string> WorkStates { get; } = ["RightOfReply"];

    public override bool IsAwaited(Case @case) => @case is Appraisal { Reply.Length: 0 };

    protected override IReadOnlyList<MoveField> FieldsOf(Appraisal appraisal) =>
        [new("reason", MoveFieldKind.LongText) { MaxLength = Appraisal.TextMaxLength }];

    protected override Refusal? WhyNot(Appraisal appraisal, Act act) => appraisal.WhyNotReply(act);

    protected override Task ExecuteAsync(
        Appraisal appraisal,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        appraisal.AddReply(act);
        return Task.CompletedTask;
    }
}
