using System.Globalization;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.History;
using FundManager.Domain.Reviews;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Demo;

/// <summary>The reviews of one application: whoever is invited goes as far as the plan says.</summary>
public sealed class ReviewPlay(DemoStage stage, ApplicationPlan plan, int number)
{
    private const int DaysToReview = 14;

    private readonly string[] _ends = plan.Reviews.Split(' ');

    public async Task InviteAsync(Id<GrantApplication> id, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var application = await stage.Db.Applications.SingleAsync(a => a.Id == id, cancellationToken);
        await stage.Play.InviteAsync(
            application,
            [.. _ends.Select((_, i) => stage.Cast.People[ReviewerOf(i)])],
            stage.Days.Calendar.Deadline(at, DaysToReview),
            stage.Fund("officer", Role.ProgrammeOfficer, at),
            cancellationToken
        );
    }

    /// <summary>Adds what each reviewer does after the day of the invitation.</summary>
    public void AddTo(DemoTrack track, int invitedOn, Func<Guid> subject)
    {
        foreach (var (i, end) in _ends.Index().Where(e => e.Item is not ("Invited" or "Expired")))
        {
            track.Then(
                end,
                Math.Min(invitedOn + 5 + i, -1),
                (at, ct) => PlayAsync(subject(), ReviewerOf(i), end, at, ct)
            );
        }

        if (_ends.Contains("Expired", StringComparer.Ordinal))
        {
            var i = Array.IndexOf(_ends, "Expired");
            track.AtNight("Expired", invitedOn + 25, (at, ct) => ExpireAsync(subject(), ReviewerOf(i), at, ct));
        }
    }

    private string ReviewerOf(int place) =>
        string.Create(CultureInfo.InvariantCulture, $"reviewer{(((number * 2) + place) % 5) + 1}");

    private async Task PlayAsync(
        Guid subject,
        string reviewer,
        string end,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var review = await ReadAsync(subject, reviewer, cancellationToken);
        var before = at.AddHours(-30);
        if (end == "DeclinedByReviewer")
        {
            await MakeAsync(review, "Decline", reviewer, at, DemoTexts.ReviewerDeclines, cancellationToken);
            return;
        }

        await MakeAsync(review, "Accept", reviewer, before, reason: null, cancellationToken);
        switch (end)
        {
            case "Accepted":
                return;
            case "Conflicted":
                await MakeAsync(review, "DeclareConflict", reviewer, at, DemoTexts.Conflict, cancellationToken);
                return;
            default:
                await ScoreAsync(review, reviewer, end, at, cancellationToken);
                return;
        }
    }

    private async Task ScoreAsync(
        Review review,
        string reviewer,
        string end,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var act = stage.Fund(reviewer, Role.Reviewer, at.AddHours(-4));
        await stage.Play.MakeAsync(review, "Begin", act, cancellationToken, ("noConflict", "true"));
        var scores = DemoScores.Of(stage.Play.SchemeOf(review), plan.Quality, number + reviewer[^1]);
        if (end == "InProgress")
        {
            review.Save([.. scores.Take(scores.Count / 2)], "", act with { At = at });
            return;
        }

        review.Save(scores, DemoTexts.ReviewComment, act with { At = at });
        var handedIn = end == "Returned" ? at.AddHours(-3) : at;
        await MakeAsync(review, "Submit", reviewer, handedIn, reason: null, cancellationToken);
        if (end == "Returned")
        {
            var back = stage.Fund("officer", Role.ProgrammeOfficer, at, DemoTexts.ReviewReturned);
            var due = stage.Days.Calendar.NextWorkingDay(stage.Days.Day(5)).ToString("O", CultureInfo.InvariantCulture);
            await stage.Play.MakeAsync(review, "Return", back, cancellationToken, ("dueOn", due));
        }
    }

    private async Task ExpireAsync(
        Guid subject,
        string reviewer,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var review = await ReadAsync(subject, reviewer, cancellationToken);
        review.Expire(stage.Play.FlowOf(CaseKind.Review), DemoStage.Time(at));
    }

    private Task MakeAsync(
        Review review,
        string trigger,
        string reviewer,
        DateTimeOffset at,
        string? reason,
        CancellationToken cancellationToken
    ) => stage.Play.MakeAsync(review, trigger, stage.Fund(reviewer, Role.Reviewer, at, reason), cancellationToken);

    private Task<Review> ReadAsync(Guid subject, string reviewer, CancellationToken cancellationToken)
    {
        var person = stage.Cast.People[reviewer];
        return stage.Db.Reviews.SingleAsync(r => r.SubjectId == subject && r.ReviewerId == person, cancellationToken);
    }
}

/// <summary>Scores as reviewers give them: around a quality, never far from each other.</summary>
internal static class DemoScores
{
    /// <summary>One row for each criterion of the scheme.</summary>
    /// <param name="scheme">What is scored.</param>
    /// <param name="quality">Points of 100 on average.</param>
    /// <param name="salt">Makes one reviewer's scores another's.</param>
    public static IReadOnlyList<ScoreRow> Of(Scheme scheme, int quality, int salt) =>
        [.. scheme.Criteria.Select((criterion, i) => RowOf(criterion, quality, (salt * 31) + (i * 17)))];

    private static ScoreRow RowOf(Criterion criterion, int quality, int salt)
    {
        var steps = decimal.Truncate(criterion.Max * quality / 100m / criterion.Step) + (salt % 5) - 2;
        var points = decimal.Clamp(steps * criterion.Step, 0m, criterion.Max);
        var comment = points < criterion.Floor ? DemoTexts.BelowFloor : "";
        return new ScoreRow(
            criterion.Id,
            points.ToString("0.##", CultureInfo.InvariantCulture),
            comment,
            IsVeto: false
        );
    }
}
