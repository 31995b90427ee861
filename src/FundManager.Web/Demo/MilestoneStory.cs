using System.Globalization;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Reviews;
using FundManager.Web.Features.Milestones;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Demo;

/// <summary>What happens to the milestones of one award; the second one is the critical checkpoint.</summary>
public sealed class MilestoneStory(AwardFrame frame)
{
    /// <summary>How many days after its day a milestone is accepted.</summary>
    public const int DaysToAccept = 4;

    private const int Passing = 82;
    private const int Failing = 38;
    private const int DaysToReview = 12;

    private readonly DemoStage _stage = frame.Stage;

    public IEnumerable<DemoStep> Steps() => Enumerable.Range(1, 4).SelectMany(StepsOf);

    private IReadOnlyList<DemoStep> StepsOf(int sequence)
    {
        var due = frame.Part(DemoForms.MilestoneParts[sequence - 1]);
        var track = frame
            .TrackOf($"M{sequence}", 200 + (sequence * 17))
            .AtNight("FallDue", due - MarkMilestonesDue.DaysBefore, (at, ct) => FallDueAsync(sequence, at, ct))
            .Then("Submit", due - 4, (at, ct) => SubmitAsync(sequence, at, ct))
            .OrStop("AskChanges", due + 3, (at, ct) => AskChangesAsync(sequence, at, ct));
        return sequence == 2
            ? AddReview(track, due)
            : track.Then("Accept", due + DaysToAccept, AcceptAsync(sequence)).Steps;
    }

    private IReadOnlyList<DemoStep> AddReview(DemoTrack track, int due)
    {
        var fails = frame.Plan.StopOf("M2") == "Fail";
        var quality = fails ? Failing : Passing;
        return track
            .Then("Invite", due + 1, InviteAsync)
            .Then("OpenReview", due + 2, (at, ct) => MoveAsync(2, "Submitted", "OpenReview", frame.OfficerAct(at), ct))
            .Then("Score1", due + 4, (at, ct) => ScoreAsync(0, quality, at, ct))
            .Then("Score2", due + 6, (at, ct) => ScoreAsync(1, quality, at, ct))
            .OrStop(
                "Fail",
                due + 11,
                (at, ct) => MoveAsync(2, "UnderReview", "Fail", frame.OfficerAct(at, DemoTexts.Failed), ct)
            )
            .Then("Accept", due + 11, AcceptAsync(2))
            .Steps;
    }

    private Func<DateTimeOffset, CancellationToken, Task> AcceptAsync(int sequence) =>
        (at, ct) =>
            MoveAsync(sequence, sequence == 2 ? "UnderReview" : "Submitted", "Accept", frame.OfficerAct(at), ct);

    private async Task FallDueAsync(int sequence, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var milestone = await ReadAsync(sequence, cancellationToken);
        milestone.FallDue(
            _stage.Play.FlowOf(CaseKind.Milestone),
            _stage.Days.Calendar.DayOf(at),
            MarkMilestonesDue.DaysBefore,
            DemoStage.Time(at)
        );
    }

    private async Task SubmitAsync(int sequence, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var milestone = await ReadAsync(sequence, cancellationToken);
        await _stage.Play.MakeWithFileAsync(
            milestone,
            "Submit",
            _stage.Applicant(frame.Plan.Applicant, at),
            DemoTexts.Paper("report", milestone.Number, milestone.Deliverable),
            cancellationToken,
            ("report", DemoTexts.Report)
        );
    }

    private async Task AskChangesAsync(int sequence, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var by = _stage.Days.Day(9).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var milestone = await ReadAsync(sequence, cancellationToken);
        var act = frame.OfficerAct(at, DemoTexts.ChangesAsked);
        await _stage.Play.MakeAsync(milestone, "AskChanges", act, cancellationToken, ("by", by));
    }

    private async Task InviteAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        await _stage.Play.InviteAsync(
            await ReadAsync(2, cancellationToken),
            [_stage.Cast.People[ReviewerOf(0)], _stage.Cast.People[ReviewerOf(1)]],
            _stage.Days.Calendar.Deadline(at, DaysToReview),
            frame.OfficerAct(at),
            cancellationToken
        );

    private async Task ScoreAsync(int place, int quality, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var milestone = await ReadAsync(2, cancellationToken);
        var (subject, person) = (milestone.CaseId, _stage.Cast.People[ReviewerOf(place)]);
        var review = await _stage.Db.Reviews.SingleAsync(
            r => r.SubjectId == subject && r.ReviewerId == person,
            cancellationToken
        );
        var act = _stage.Fund(ReviewerOf(place), Role.Reviewer, at);
        await _stage.Play.MakeAsync(review, "Accept", act with { At = at.AddHours(-20) }, cancellationToken);
        await _stage.Play.MakeAsync(
            review,
            "Begin",
            act with
            {
                At = at.AddHours(-2),
            },
            cancellationToken,
            ("noConflict", "true")
        );
        review.Save(
            DemoScores.Of(_stage.Play.SchemeOf(review), quality, frame.Number + place),
            DemoTexts.ReviewComment,
            act
        );
        await _stage.Play.MakeAsync(review, nameof(Review.Submit), act, cancellationToken);
    }

    private string ReviewerOf(int place) =>
        string.Create(CultureInfo.InvariantCulture, $"reviewer{((frame.Number + (2 * place)) % 5) + 1}");

    private async Task MoveAsync(
        int sequence,
        string from,
        string trigger,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var milestone = await ReadAsync(sequence, cancellationToken);
        if (milestone.State == from)
        {
            await _stage.Play.MakeAsync(milestone, trigger, act, cancellationToken);
        }
    }

    private async Task<Milestone> ReadAsync(int sequence, CancellationToken cancellationToken)
    {
        var (award, _) = await frame.AwardAsync(cancellationToken);
        return await _stage.Db.Milestones.SingleAsync(
            m => m.AwardId == award && m.Sequence == sequence,
            cancellationToken
        );
    }
}
