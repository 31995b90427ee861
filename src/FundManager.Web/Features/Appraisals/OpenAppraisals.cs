using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.Calendar;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;
using FundManager.Web.Jobs;
using FundManager.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Appraisals;

/// <summary>Opens each appraisal whose day has come, while its award runs; a follow-up after the award is closed.</summary>
[UseCase]
public sealed class OpenAppraisals(
    FundDbContext db,
    WorkflowCatalog workflows,
    FundCalendar calendar,
    QueueMail mail,
    Sweep sweep,
    TimeProvider clock
)
{
    /// <summary>How many were opened; each in a transaction of its own.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var today = calendar.DayOf(clock.GetUtcNow());
        var due = await db
            .Appraisals.Where(a => a.State == "Scheduled" && a.OpensOn <= today)
            .OrderBy(a => a.OpensOn)
            .Select(a => a.Id)
            .Take(Sweep.Most)
            .ToListAsync(cancellationToken);
        return await sweep.EachAsync<OpenAppraisals, Id<Appraisal>>(
            due,
            (act, id) => act.OpenAsync(id, cancellationToken),
            cancellationToken
        );
    }

    private async Task<bool> OpenAsync(Id<Appraisal> id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var appraisal = await db.Appraisals.SingleAsync(a => a.Id == id, cancellationToken);
        var award = await db.Awards.SingleAsync(a => a.Id == appraisal.AwardId, cancellationToken);
        if (appraisal.State != "Scheduled" || !IsDue(appraisal, award))
        {
            return false;
        }

        var due = calendar.Deadline(now, appraisal.AnswerDays);
        appraisal.Open(workflows[CaseKind.Appraisal], calendar.DayOf(now), due, new Act(Actor.System, now));
        var content = new MailContent(
            "AppraisalOpened",
            CaseLinks.To(CaseKind.Appraisal, appraisal.CaseId),
            now,
            appraisal.Number,
            award.Title,
            due
        );
        await mail.ToRoleAsync(Role.Applicant, appraisal.OrganisationId, content, cancellationToken);
        await mail.ToRoleAsync(Role.Signatory, appraisal.OrganisationId, content, cancellationToken);
        return true;
    }

    private static bool IsDue(Appraisal appraisal, Award award) =>
        award.IsRunning || (appraisal.Stage == AppraisalStage.FollowUp && award.State == "Closed");
}
