using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.History;
using FundManager.Domain.Reviews;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;
using FundManager.Web.Features.Interests;
using FundManager.Web.Mail;

namespace FundManager.Web.Features.Reviews;

/// <summary>Looks again for hard conflicts of everybody who reviews a case: a score is void and access ends, also after the round was closed.</summary>
[UseCase]
public sealed class VoidConflicts(
    WorkflowCatalog workflows,
    ReadReviewSubject subjects,
    ReadPanel panels,
    FindConflicts conflicts,
    ReportLostReviewer reports
)
{
    private static readonly string[] Undecided = ["Reviewed", "Recommended", "Reserved", "NotRecommended"];

    /// <summary>In the transaction of an act that depends on the scores. True when something was voided.</summary>
    /// <exception cref="RefusedException">A person acts, and a name that could be a reviewer's is not decided yet.</exception>
    public async Task<bool> ExecuteAsync(GrantCase subject, Act act, CancellationToken cancellationToken)
    {
        var facts = await subjects.OfAsync(subject, cancellationToken);
        var panel = await panels.ExecuteAsync(facts, cancellationToken);
        var found = await conflicts.ExecuteAsync(
            [.. panel.Reviews.Select(r => r.ReviewerId)],
            facts.ConflictFacts,
            cancellationToken
        );
        var isAnyVoid = false;
        foreach (var review in panel.Reviews)
        {
            var hard = found.GetValueOrDefault(review.ReviewerId)?.FirstOrDefault(each => each.IsHard);
            if (hard is not null && Void(review, reports.ReasonOf(hard.Code), act))
            {
                isAnyVoid = true;
                await reports.ExecuteAsync(review, act.At, cancellationToken);
            }
        }

        if (isAnyVoid && subject is GrantApplication application && Undecided.Contains(application.State))
        {
            application.CountAgain(
                new Panel(panel.Scheme, panel.Reviews, panel.Asked, panel.Agreed).Outcome,
                act.Consequence()
            );
        }

        Refusal.ThrowIf(act.Actor.Is(Role.System) ? null : WhyNotCount(panel, found));
        return isAnyVoid;
    }

    /// <summary>Null when no name stands in the way of counting the scores; else whose.</summary>
    private static Refusal? WhyNotCount(Panel panel, IReadOnlyDictionary<Guid, IReadOnlyList<Conflict>> found) =>
        panel
            .Reviews.Where(r => r.Counts)
            .Select(r => Conflicts.WhyNotJudge(found.GetValueOrDefault(r.ReviewerId) ?? []))
            .FirstOrDefault(refusal => refusal is not null);

    /// <summary>For the clock, of the case of this kind and identity.</summary>
    public async Task<bool> ExecuteAsync(
        (string Kind, Guid Id) subject,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var found = await subjects.OfAsync(subject.Kind, subject.Id, cancellationToken);
        return await ExecuteAsync(found.Case, new Act(Actor.System, now), cancellationToken);
    }

    private bool Void(Review review, string reason, Act act)
    {
        var workflow = workflows[CaseKind.Review];
        if (workflow.Target(nameof(Review.DeclareConflict), review.State) is not null)
        {
            review.DeclareConflict(workflow, act.Consequence(reason));
            return true;
        }

        if (!review.Counts)
        {
            return false;
        }

        review.VoidScore(act.Consequence(reason));
        return true;
    }
}

/// <summary>Tells the programme officers that a reviewer is lost and another one is needed.</summary>
[UseCase]
public sealed class ReportLostReviewer(QueueMail mail, Texts texts)
{
    /// <summary>The sentence of a conflict in both languages: the history of a case is read in either.</summary>
    public string ReasonOf(string code) => texts.InBothLanguages($"reviews.Conflict_{code}", " / ", []);

    public Task ExecuteAsync(Review review, DateTimeOffset at, CancellationToken cancellationToken) =>
        mail.ToRoleAsync(
            Role.ProgrammeOfficer,
            organisation: null,
            new MailContent(
                "ReviewReplace",
                $"{CaseLinks.To(review.SubjectKind, review.SubjectId)}/reviewers",
                at,
                review.Number
            ),
            cancellationToken
        );
}
