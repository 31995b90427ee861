using System.Globalization;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Calls;
using FundManager.Domain.History;
using FundManager.Domain.Reviews;

namespace FundManager.Web.Demo.Load;

/// <summary>The reviews of one application of the load.</summary>
internal sealed class LoadPanel(LoadWorld world, Call call, int number, int quality)
{
    private readonly Scheme _scheme = world.Schemes[call.Terms.ReviewScheme];

    /// <summary>Invites the reviewers and lets each go as far as time has come. What they came to; null until all have handed in.</summary>
    public PanelOutcome? Play(GrantApplication application, LoadGrant grant, LoadRows rows)
    {
        List<ReviewScore> scores = [];
        for (var i = 0; i < call.Terms.ReviewersPerApplication; i++)
        {
            var review = Play(application, grant, i);
            rows.Reviews.Add(review);
            if (review.Counts)
            {
                scores.Add(new ReviewScore(review.ReviewerId.ToString(), ScoreSheet.Read(_scheme, review.Scores)));
            }
        }

        return scores.Count == call.Terms.ReviewersPerApplication
            ? PanelResult.Compute(_scheme, scores).Outcome(call.Terms.ReviewersPerApplication)
            : null;
    }

    private Review Play(GrantApplication application, LoadGrant grant, int place)
    {
        var workflow = world.Workflows[CaseKind.Review];
        var reviewer = world.People.Reviewers[((number * 3) + place) % world.People.Reviewers.Count];
        Act By(int day) => new(new Actor(reviewer, [Role.Reviewer]), grant.At(day));
        var review = new Review(
            new ReviewInvitation
            {
                Number = string.Create(CultureInfo.InvariantCulture, $"{application.Number}/R{place + 1}"),
                ReviewerId = reviewer,
                Scheme = SchemeCatalog.KeyOf(_scheme),
                DueAt = grant.At(36),
            },
            application,
            workflow,
            world.People.By("officer", Role.ProgrammeOfficer, grant.At(20))
        );
        Step(22 + place, day => review.Accept(workflow, By(day)));
        Step(24 + place, day => review.Begin(workflow, By(day)));
        Step(28 + place, day => HandIn(review, place, By(day)));
        Step(40, day => review.Lock(workflow, new Act(Actor.System, grant.At(day))));
        return review;

        void Step(int day, Action<int> move)
        {
            if (grant.IsReached(day))
            {
                move(day);
            }
        }
    }

    private void HandIn(Review review, int place, Act act)
    {
        review.Save(DemoScores.Of(_scheme, quality, number + place), DemoTexts.ReviewComment, act);
        review.Submit(
            world.Workflows[CaseKind.Review],
            ReviewTotal.Of(_scheme, ScoreSheet.Read(_scheme, review.Scores)),
            act
        );
    }
}
