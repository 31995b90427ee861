using System.Text;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Calendar;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;
using FundManager.Web.Files;
using FundManager.Web.Mail;

namespace FundManager.Web.Features.Appraisals;

/// <summary>Takes on a submitted self-appraisal: its entries are where the appraiser starts from.</summary>
public sealed class BeginAppraisal(ReadAppraisal read, WorkflowCatalog workflows) : CaseMove<Appraisal>
{
    public override string Kind => CaseKind.Appraisal;

    public override string Trigger => nameof(Appraisal.Begin);

    protected override async Task<Refusal?> WhyNotAsync(
        Appraisal appraisal,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var (award, _) = await read.ExecuteAsync(appraisal, cancellationToken);
        return appraisal.WhyNotBegin(award, act);
    }

    protected override async Task ExecuteAsync(
        Appraisal appraisal,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var (award, _) = await read.ExecuteAsync(appraisal, cancellationToken);
        appraisal.Begin(workflows[Kind], award, act);
    }
}

/// <summary>Gives the scored appraisal to the recipient, from the page where it is scored.</summary>
public sealed class SendForReply(ReadAppraisal read, WorkflowCatalog workflows, FundCalendar calendar, QueueMail mail)
    : CaseMove<Appraisal>
{
    public override string Kind => CaseKind.Appraisal;

    public override string Trigger => nameof(Appraisal.SendForReply);

    public override string PageOf(Guid id) => $"/appraisals/{id}/score";

    protected override async Task<Refusal?> WhyNotAsync(
        Appraisal appraisal,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var (award, _) = await read.ExecuteAsync(appraisal, cancellationToken);
        return appraisal.WhyNotScore(award, act);
    }

    protected override async Task ExecuteAsync(
        Appraisal appraisal,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var (award, sheet) = await read.ExecuteAsync(appraisal, cancellationToken);
        var card = sheet.Compute(AppraisalEntries.Read(appraisal.Entries));
        var due = calendar.Deadline(act.At, appraisal.AnswerDays);
        appraisal.SendForReply(workflows[Kind], (card.Total, card.Grade?.Id), due, act);
        var content = new MailContent(
            "AppraisalForReply",
            CaseLinks.To(Kind, appraisal.CaseId),
            act.At,
            appraisal.Number,
            award.Title,
            due
        );
        await mail.ToRoleAsync(Role.Applicant, appraisal.OrganisationId, content, cancellationToken);
        await mail.ToRoleAsync(Role.Signatory, appraisal.OrganisationId, content, cancellationToken);
    }
}

/// <summary>Takes the appraisal back to be scored again after a reply.</summary>
public sealed class ReviseAppraisal(WorkflowCatalog workflows) : CaseMove<Appraisal>
{
    public override string Kind => CaseKind.Appraisal;

    public override string Trigger => nameof(Appraisal.Revise);

    public override bool IsWork => false;

    protected override IReadOnlyList<MoveField> FieldsOf(Appraisal appraisal) => [MoveField.Note];

    protected override Refusal? WhyNot(Appraisal appraisal, Act act) =>
        act.Actor.UserId != appraisal.AppraiserId ? new Refusal("APR-07") : null;

    protected override Task ExecuteAsync(
        Appraisal appraisal,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        appraisal.Revise(workflows[Kind], act);
        return Task.CompletedTask;
    }
}

/// <summary>Makes it final: framework, inputs and result are frozen under one hash, and each frozen version is kept as a file.</summary>
public sealed class FinaliseAppraisal(ReadAppraisal read, WorkflowCatalog workflows, StoreFiles files)
    : CaseMove<Appraisal>
{
    /// <summary>The purpose of the file of a frozen version.</summary>
    public const string FilePurpose = "frozen";

    public override string Kind => CaseKind.Appraisal;

    public override string Trigger => nameof(Appraisal.Finalise);

    protected override Refusal? WhyNot(Appraisal appraisal, Act act) => appraisal.WhyNotFinalise(act);

    protected override async Task ExecuteAsync(
        Appraisal appraisal,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var (_, sheet) = await read.ExecuteAsync(appraisal, cancellationToken);
        var frozen = sheet.Freeze(AppraisalEntries.Read(appraisal.Entries));
        appraisal.Finalise(workflows[Kind], frozen.Body, frozen.Hash, act);
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(frozen.Body));
        var name = $"{appraisal.Number.Replace('/', '-')}-{frozen.Hash[..12]}.json";
        await files.AddAsync(appraisal, FilePurpose, (name, "application/json", content), act, cancellationToken);
    }
}
