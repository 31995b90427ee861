using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Awards;
using FundManager.Web.Features.Cases;
using FundManager.Web.Files;
using FundManager.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Milestones;

/// <summary>The recipient reports what was reached and hands in the deliverables.</summary>
public sealed class SubmitMilestone(FundDbContext db, WorkflowCatalog workflows, StoreFiles files, TellAwardPeople tell)
    : CaseMove<Milestone>
{
    public override string Kind => CaseKind.Milestone;

    public override string Trigger => nameof(Milestone.Submit);

    protected override IReadOnlyList<MoveField> FieldsOf(Milestone milestone) =>
        [
            new("report", MoveFieldKind.LongText) { MaxLength = Milestone.ReportMaxLength, Default = milestone.Report },
            new("deliverables", MoveFieldKind.File),
        ];

    protected override async Task ExecuteAsync(
        Milestone milestone,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var count = await files.ExecuteAsync(milestone, "deliverable", input.Files, act, cancellationToken);
        milestone.Submit(workflows[Kind], input.Text("report"), count, act);
        var award = await db.Awards.SingleAsync(a => a.Id == milestone.AwardId, cancellationToken);
        await tell.OfficersAsync(
            award,
            new MailContent(
                "MilestoneSubmitted",
                CaseLinks.To(Kind, milestone.CaseId),
                act.At,
                milestone.Number,
                milestone.Title,
                award.Title
            ),
            cancellationToken
        );
    }
}
