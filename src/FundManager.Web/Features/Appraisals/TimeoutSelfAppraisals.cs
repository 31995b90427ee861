using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;
using FundManager.Web.Features.Findings;
using FundManager.Web.Jobs;
using FundManager.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Appraisals;

/// <summary>Goes on without each self-appraisal whose time is over, and raises a finding about it.</summary>
[UseCase]
public sealed class TimeoutSelfAppraisals(
    FundDbContext db,
    WorkflowCatalog workflows,
    RaiseFinding raiseFinding,
    QueueMail mail,
    Sweep sweep,
    TimeProvider clock
)
{
    /// <summary>How many; each in a transaction of its own.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var late = await db
            .Appraisals.Where(a => a.State == "SelfAppraisal" && a.SelfDueAt <= now)
            .OrderBy(a => a.SelfDueAt)
            .Select(a => a.Id)
            .Take(Sweep.Most)
            .ToListAsync(cancellationToken);
        return await sweep.EachAsync<TimeoutSelfAppraisals, Id<Appraisal>>(
            late,
            (act, id) => act.TimeoutAsync(id, cancellationToken),
            cancellationToken
        );
    }

    private async Task<bool> TimeoutAsync(Id<Appraisal> id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var appraisal = await db.Appraisals.SingleAsync(a => a.Id == id, cancellationToken);
        if (appraisal.State != "SelfAppraisal" || now < appraisal.SelfDueAt)
        {
            return false;
        }

        var award = await db.Awards.SingleAsync(a => a.Id == appraisal.AwardId, cancellationToken);
        var act = new Act(Actor.System, now);
        appraisal.Timeout(workflows[CaseKind.Appraisal], act);
        await raiseFinding.ExecuteAsync(award, Severity.Medium, "NoSelfAppraisal", act, cancellationToken);
        var content = new MailContent(
            "SelfAppraisalMissed",
            CaseLinks.To(CaseKind.Appraisal, appraisal.CaseId),
            now,
            appraisal.Number,
            award.Title
        );
        await mail.ToRoleAsync(Role.Applicant, appraisal.OrganisationId, content, cancellationToken);
        await mail.ToRoleAsync(Role.Signatory, appraisal.OrganisationId, content, cancellationToken);
        return true;
    }
}
