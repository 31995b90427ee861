using System.Globalization;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Calls;
using FundManager.Domain.History;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Demo;

/// <summary>The days and the call of an application.</summary>
/// <param name="Number">Its number in the demo, 0 for the first.</param>
/// <param name="ClosesOn">The last day on which one can apply.</param>
/// <param name="EndorseOn">The last day on which endorsements count.</param>
/// <param name="IsEndorsed">Whether the call asks for a recommendation.</param>
/// <param name="Call">The call, once it is there.</param>
public sealed record ApplicationFrame(int Number, int ClosesOn, int EndorseOn, bool IsEndorsed, Func<Id<Call>> Call);

/// <summary>What happens to one application, from the first draft to the decision.</summary>
public sealed class ApplicationStory(DemoStage stage, ApplicationPlan plan, ApplicationFrame frame)
{
    private readonly ReviewPlay _reviews = new(stage, plan, frame.Number);

    /// <summary>The application; known once it is begun.</summary>
    public Id<GrantApplication> Id { get; private set; }

    /// <summary>The day of the decision.</summary>
    public int DecidedOn => frame.EndorseOn + plan.Late + 48;

    /// <summary>The first day of the term, as the form plans it.</summary>
    public int TermBeginsOn => DecidedOn + 40;

    // The window and the longest holidays that put its end off.
    private const int AppealClosedAfter = 26;

    private int PassedOn => frame.EndorseOn + plan.Late + 6;

    private int InvitedOn => PassedOn + 4;

    public IReadOnlyList<DemoStep> Steps()
    {
        var spread = frame.Number % 6;
        var track = new DemoTrack(stage.Days, "", frame.Number * 53).Then(
            "Start",
            Math.Min(frame.ClosesOn - 30 + (3 * spread), -7 + (spread / 2)),
            StartAsync
        );
        if (plan.Until == "Lapsed")
        {
            track.AtNight("Expire", frame.ClosesOn + 1, ExpireAsync);
        }

        if (plan.Until is "Draft" or "Lapsed" or "CallCancelled")
        {
            return track.Steps;
        }

        AddSending(track, Math.Min(frame.ClosesOn - 7 + spread, -4));
        if (plan.Until is "AwaitingEndorsement" or "Submitted")
        {
            return track.Steps;
        }

        AddScreening(track);
        AddRound(track);
        AddDecision(track);
        return track.Steps;
    }

    private void AddSending(DemoTrack track, int day)
    {
        if (!frame.IsEndorsed)
        {
            track.Then("Submit", day, SignAsync("Submit"));
            return;
        }

        track.Then("RequestEndorsement", day, SignAsync("RequestEndorsement"));
        if (plan.Until != "AwaitingEndorsement")
        {
            track.Then(
                "Endorse",
                Math.Min(day + 5, -1),
                (at, ct) => MoveAsync("Endorse", stage.Endorser(plan.Applicant, at), ct)
            );
        }
    }

    private void AddScreening(DemoTrack track)
    {
        track.AtNight("Screen", frame.EndorseOn + 2, ScreenAsync);
        switch (plan.Until)
        {
            case "Screening":
                track.Then("ProposeWaiver", PassedOn, ProposeWaiverAsync);
                break;
            case "Clarification":
                track.Then(
                    "AskClarification",
                    Math.Max(PassedOn, -8),
                    OfficerAsync("AskClarification", ("question", DemoTexts.Question))
                );
                break;
            case "Ineligible" or "IneligibleUnderAppeal":
                track.Then("FailScreening", PassedOn, OfficerAsync("FailScreening", DemoTexts.Ineligible));
                AddAppeal(track, PassedOn);
                break;
            default:
                track.Then("PassScreening", PassedOn, OfficerAsync("PassScreening"));
                break;
        }
    }

    private void AddRound(DemoTrack track)
    {
        if (plan.Until is "Screening" or "Clarification" or "Ineligible" or "IneligibleUnderAppeal" or "Eligible")
        {
            return;
        }

        track.Then("Invite", InvitedOn, (at, ct) => _reviews.InviteAsync(Id, at, ct));
        track.Then("OpenReview", InvitedOn + 2, OfficerAsync("OpenReview"));
        _reviews.AddTo(track, InvitedOn, () => Id.Value);
        if (plan.Until == "Withdrawn")
        {
            track.Then(
                "Withdraw",
                Math.Min(InvitedOn + 9, -1),
                (at, ct) => MoveAsync("Withdraw", stage.Signatory(plan.Applicant, at, DemoTexts.Withdrawn), ct)
            );
        }
    }

    private void AddDecision(DemoTrack track)
    {
        if (
            plan.Until
            is "Screening"
                or "Clarification"
                or "Ineligible"
                or "IneligibleUnderAppeal"
                or "Eligible"
                or "UnderReview"
                or "Withdrawn"
        )
        {
            return;
        }

        var closed = InvitedOn + 26;
        track.Then("CloseReview", closed, OfficerAsync("CloseReview"));
        if (plan.Until == "Reviewed")
        {
            return;
        }

        var amount = ("amount", (plan.Thousands * 1000).ToString(CultureInfo.InvariantCulture));
        var isAdvised = plan.Until is not ("NotRecommended" or "Declined" or "DeclinedUnderAppeal");
        track.Then(
            "Recommend",
            closed + 4,
            plan.Until == "Reserved" ? OfficerAsync("Reserve", amount, ("place", "1"))
                : isAdvised ? OfficerAsync("Recommend", amount)
                : OfficerAsync("NotRecommend", DemoTexts.NotRecommended)
        );
        if (plan.IsAwarded)
        {
            track.Then("Award", DecidedOn, LeaderAsync("Award", reason: null));
        }
        else if (plan.Until is "Declined" or "DeclinedUnderAppeal")
        {
            track.Then("Decline", DecidedOn, LeaderAsync("Decline", DemoTexts.Declined));
            AddAppeal(track, DecidedOn);
        }
    }

    private void AddAppeal(DemoTrack track, int decidedOn)
    {
        if (plan.Until.EndsWith("UnderAppeal", StringComparison.Ordinal))
        {
            track.Then(
                "Appeal",
                Math.Min(decidedOn + 4, -1),
                (at, ct) => MoveAsync("Appeal", stage.Signatory(plan.Applicant, at, DemoTexts.Appeal), ct)
            );
        }
        else if (decidedOn + AppealClosedAfter < 0)
        {
            track.AtNight("CloseAppeal", decidedOn + AppealClosedAfter, CloseAppealAsync);
        }
    }

    private async Task CloseAppealAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var application = await ReadAsync(cancellationToken);
        application.CloseAppeal(stage.Play.FlowOf(application.Kind), at, DemoStage.Time(at));
    }

    private async Task StartAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var call = await stage.Db.Calls.SingleAsync(c => c.Id == frame.Call(), cancellationToken);
        var year = stage.Days.Calendar.DayOf(at).Year;
        var taken = await stage.Db.TakeNumberAsync($"application:{year}", cancellationToken);
        var first = stage.Days.Day(TermBeginsOn);
        var form = DemoForms.Of(
            plan,
            frame.Number,
            (first, first.AddMonths(plan.Months).AddDays(-1)),
            stage.Cast.Organisations[plan.Applicant],
            stage.Cast.Organisations[DemoStage.EndorserOf(plan.Applicant)]
        );
        var application = new GrantApplication(
            string.Create(CultureInfo.InvariantCulture, $"A-{year}-{taken:0000}"),
            call,
            stage.Organisation(plan.Applicant),
            form,
            (stage.Play.FlowOf(CaseKind.Application), stage.Applicant(plan.Applicant, at))
        );
        Id = application.Id;
        stage.Db.Applications.Add(application);
    }

    private async Task ExpireAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var application = await ReadAsync(cancellationToken);
        var call = await stage.Db.Calls.SingleAsync(c => c.Id == application.CallId, cancellationToken);
        application.Expire(stage.Play.FlowOf(application.Kind), call, DemoStage.Time(at));
    }

    private async Task ScreenAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var application = await ReadAsync(cancellationToken);
        var call = await stage.Db.Calls.SingleAsync(c => c.Id == application.CallId, cancellationToken);
        var running = await stage.Db.Awards.CountAsync(
            award => award.LeadEmail == application.LeadEmail && award.State != "Lapsed" && award.State != "Closed",
            cancellationToken
        );
        var applicant = stage.Cast.Organisations[plan.Applicant];
        var findings = EligibilityRules.Run(call.Terms, application, applicant, running);
        application.Screen(stage.Play.FlowOf(application.Kind), findings, DemoStage.Time(at));
    }

    private async Task ProposeWaiverAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var application = await ReadAsync(cancellationToken);
        if (application.Eligibility.FirstOrDefault(found => !found.Passed) is { } failed)
        {
            var act = stage.Fund("officer", Role.ProgrammeOfficer, at, DemoTexts.Waiver);
            await stage.Play.MakeAsync(application, "ProposeWaiver", act, cancellationToken, ("rule", failed.Rule));
        }
    }

    private Func<DateTimeOffset, CancellationToken, Task> SignAsync(string trigger) =>
        (at, ct) => MoveAsync(trigger, stage.Signatory(plan.Applicant, at), ct);

    private Func<DateTimeOffset, CancellationToken, Task> LeaderAsync(string trigger, string? reason) =>
        (at, ct) => MoveAsync(trigger, stage.Fund("leader", Role.Leader, at, reason), ct);

    private Func<DateTimeOffset, CancellationToken, Task> OfficerAsync(string trigger, string reason) =>
        (at, ct) => MoveAsync(trigger, stage.Fund("officer", Role.ProgrammeOfficer, at, reason), ct);

    private Func<DateTimeOffset, CancellationToken, Task> OfficerAsync(
        string trigger,
        params (string Name, string Value)[] fields
    ) => (at, ct) => MoveAsync(trigger, stage.Fund("officer", Role.ProgrammeOfficer, at), ct, fields);

    private async Task MoveAsync(
        string trigger,
        Act act,
        CancellationToken cancellationToken,
        params (string Name, string Value)[] fields
    ) => await stage.Play.MakeAsync(await ReadAsync(cancellationToken), trigger, act, cancellationToken, fields);

    private Task<GrantApplication> ReadAsync(CancellationToken cancellationToken) =>
        stage.Db.Applications.SingleAsync(application => application.Id == Id, cancellationToken);
}
