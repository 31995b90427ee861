using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;
using FundManager.Web.Features.Disbursements;
using FundManager.Web.Features.Findings;
using FundManager.Web.Mail;

namespace FundManager.Web.Features.Appraisals;

/// <summary>The leader wants it scored again.</summary>
public sealed class SendBackAppraisal(WorkflowCatalog workflows) : CaseMove<Appraisal>
{
    public override string Kind => CaseKind.Appraisal;

    public override string Trigger => nameof(Appraisal.SendBack);

    public override bool IsWork => false;

    protected override IReadOnlyList<MoveField> FieldsOf(Appraisal appraisal) => [MoveField.Reason];

    protected override Task ExecuteAsync(
        Appraisal appraisal,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        appraisal.SendBack(workflows[Kind], act);
        return Task.CompletedTask;
    }
}

/// <summary>
/// Approves it: an adverse outcome becomes a finding, and the gates that ask for the stage are looked at again. A correction raises a
/// finding only where the appraisal that it corrects raised none as grave.
/// </summary>
public sealed class ApproveAppraisal(
    ReadAppraisal read,
    ReadCorrections corrections,
    WorkflowCatalog workflows,
    RaiseFinding raiseFinding,
    LookAtGates gates
) : CaseMove<Appraisal>
{
    public override string Kind => CaseKind.Appraisal;

    public override string Trigger => nameof(Appraisal.Approve);

    protected override IReadOnlyList<MoveField> FieldsOf(Appraisal appraisal) =>
        [Appraisal.FindingOf(appraisal.Outcome) is null ? MoveField.Note : MoveField.Reason];

    protected override Refusal? WhyNot(Appraisal appraisal, Act act) => appraisal.WhyNotApprove(act);

    protected override async Task ExecuteAsync(
        Appraisal appraisal,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var (award, _) = await read.ExecuteAsync(appraisal, cancellationToken);
        appraisal.Approve(workflows[Kind], act);
        await TakeEffectAsync(appraisal, award, act, cancellationToken);
    }

    private async Task TakeEffectAsync(Appraisal appraisal, Award award, Act act, CancellationToken cancellationToken)
    {
        var corrected = await corrections.CorrectedAsync(appraisal, cancellationToken);
        var effect = Appraisal.EffectOf(corrected?.Outcome, appraisal.Outcome);
        if (effect == CorrectionEffect.GraverFinding && Appraisal.FindingOf(appraisal.Outcome) is { } severity)
        {
            Refusal.ThrowIf(string.IsNullOrWhiteSpace(act.Reason) ? new Refusal("GEN-01") : null);
            await raiseFinding.ExecuteAsync(award, severity, act.Reason!, act.Consequence(), cancellationToken);
            return;
        }

        await gates.ExecuteAsync(award, act, cancellationToken);
    }
}

/// <summary>Publishes it for good: from now on the recipient can take the report.</summary>
public sealed class PublishAppraisal(ReadAppraisal read, WorkflowCatalog workflows, QueueMail mail)
    : CaseMove<Appraisal>
{
    public override string Kind => CaseKind.Appraisal;

    public override string Trigger => nameof(Appraisal.Publish);

    protected override async Task ExecuteAsync(
        Appraisal appraisal,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var (award, _) = await read.ExecuteAsync(appraisal, cancellationToken);
        appraisal.Publish(workflows[Kind], act);
        var content = new MailContent(
            "AppraisalPublished",
            CaseLinks.To(Kind, appraisal.CaseId),
            act.At,
            appraisal.Number,
            award.Title
        );
        await mail.ToRoleAsync(Role.Applicant, appraisal.OrganisationId, content, cancellationToken);
        await mail.ToRoleAsync(Role.Signatory, appraisal.OrganisationId, content, cancellationToken);
    }
}
