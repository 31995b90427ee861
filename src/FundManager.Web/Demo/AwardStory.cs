using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Demo;

/// <summary>The award that a story is about, and its term in days from today.</summary>
public sealed record AwardFrame(DemoStage Stage, ApplicationPlan Plan, ApplicationStory Application, int Number)
{
    private (Id<Award> Id, string Number)? _award;

    public int BeginsOn => Application.TermBeginsOn;

    /// <summary>The last day of the term.</summary>
    public int EndsOn => Stage.Days.OffsetOf(Stage.Days.Day(BeginsOn).AddMonths(Plan.Months).AddDays(-1));

    /// <summary>The day after that share of the term.</summary>
    public int Part(int percent) => BeginsOn + ((EndsOn - BeginsOn) * percent / 100);

    /// <summary>The officer who looks after it.</summary>
    public string Officer => Number % 2 == 0 ? "officer" : "officer2";

    public Act OfficerAct(DateTimeOffset at, string? reason = null) =>
        Stage.Fund(Officer, Role.ProgrammeOfficer, at, reason);

    /// <summary>Where the part of that name stops, on its track.</summary>
    public DemoTrack TrackOf(string part, int salt) => new(Stage.Days, Plan.StopOf(part), (Number * 71) + salt);

    public Task<Award> ReadAsync(CancellationToken cancellationToken) =>
        Stage.Db.Awards.SingleAsync(award => award.ApplicationId == Application.Id, cancellationToken);

    /// <summary>What does not change of the award: read once.</summary>
    public async Task<(Id<Award> Id, string Number)> AwardAsync(CancellationToken cancellationToken)
    {
        if (_award is null)
        {
            var award = await ReadAsync(cancellationToken);
            _award = (award.Id, award.Number);
        }

        return _award.Value;
    }
}

/// <summary>What happens to one award, from the decision to its closing.</summary>
public sealed class AwardStory(DemoStage stage, ApplicationPlan plan, ApplicationStory application, int number)
{
    private readonly AwardFrame _frame = new(stage, plan, application, number);

    /// <summary>The day on which every milestone is done, or the term over.</summary>
    private int CompletedOn =>
        plan.StopOf("M4").Length == 0
            ? _frame.Part(DemoForms.MilestoneParts[3]) + MilestoneStory.DaysToAccept + 1
            : _frame.EndsOn + 1;

    public IEnumerable<DemoStep> Steps()
    {
        var track = _frame.TrackOf("award", salt: 0);
        if (plan.HasObjection)
        {
            track.Then(
                "Object",
                application.DecidedOn + 4,
                (at, ct) => MoveAsync("RaiseObjection", _frame.OfficerAct(at), ct, ("objection", DemoTexts.Objection))
            );
        }

        if (plan.Until == "Drafting")
        {
            return track.Steps;
        }

        var offered = application.DecidedOn + 18;
        track.Then("Offer", offered, (at, ct) => MoveAsync("Offer", _frame.OfficerAct(at), ct));
        switch (plan.Until)
        {
            case "Refused":
                track.Then("Refuse", offered + 7, RefuseAsync);
                break;
            case "Expired":
                track.AtNight("Expire", offered + 42, ExpireAsync);
                break;
            case "Signed":
                track.Then("Sign", offered + 8, SignAsync);
                break;
            case "Running":
                track.Then("Sign", offered + 8, SignAsync).Then("Countersign", offered + 15, CountersignAsync);
                AddRun(track);
                return [.. track.Steps, .. PartsOf()];
            default:
                break;
        }

        return track.Steps;
    }

    private IEnumerable<DemoStep> PartsOf() =>
        [
            .. new PaymentStory(_frame).Steps(),
            .. new InputStory(_frame).Steps(),
            .. new MilestoneStory(_frame).Steps(),
            .. new AppraisalStory(_frame).Steps(AppraisalStage.MidTerm, _frame.Part(50)),
            .. new AppraisalStory(_frame).Steps(AppraisalStage.Final, CompletedOn),
            .. FindingSteps(),
            .. plan.RecoveredOn is { } recovered ? new RecoveryStory(_frame, recovered).Steps() : [],
            .. plan.Amendment is { } amendment ? new AmendmentStory(_frame, amendment).Steps() : [],
            .. plan.HasCosts ? new ExpenditureStory(_frame).Steps() : [],
        ];

    private void AddRun(DemoTrack track)
    {
        if (plan.SuspendedOn is { } suspended)
        {
            track.Then(
                "Suspend",
                suspended,
                (at, ct) => MoveAsync("Suspend", stage.Fund("leader", Role.Leader, at, DemoTexts.Suspended), ct)
            );
        }

        track.AtNight("Complete", CompletedOn, CompleteAsync);
        if (plan.StopOf("E2").Length > 0)
        {
            return;
        }

        track
            .Then(
                "StartCloseout",
                CompletedOn + 40,
                (at, ct) => MoveFromAsync("Completing", "StartCloseout", _frame.OfficerAct(at), ct)
            )
            .Then("Settle", CompletedOn + 48, (at, ct) => CloseFindingsAsync("leader2", Role.Leader, at, ct))
            .Then(
                "Close",
                CompletedOn + 55,
                (at, ct) => MoveFromAsync("Closing", "Close", stage.Fund("leader", Role.Leader, at), ct)
            );
    }

    private IEnumerable<DemoStep> FindingSteps()
    {
        if (plan.Finding is not { } finding)
        {
            return [];
        }

        if (finding.Until.Length > 0)
        {
            return new FindingStory(_frame, finding).Steps();
        }

        var track = _frame
            .TrackOf("finding", salt: 9)
            .Then(
                "Raise",
                finding.RaisedOn,
                (at, ct) =>
                    MoveAsync(
                        "RaiseFinding",
                        _frame.OfficerAct(at),
                        ct,
                        ("severity", $"{finding.Severity}"),
                        ("found", DemoTexts.Found)
                    )
            );
        if (finding.ClosedOn is { } closed)
        {
            track.Then("Close", closed, (at, ct) => CloseFindingsAsync(_frame.Officer, Role.ProgrammeOfficer, at, ct));
        }

        return track.Steps;
    }

    private Task RefuseAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        MoveAsync("Refuse", stage.Signatory(plan.Applicant, at, DemoTexts.Refused), cancellationToken);

    private async Task SignAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var award = await _frame.ReadAsync(cancellationToken);
        await stage.Play.MakeWithFileAsync(
            award,
            "Sign",
            stage.Signatory(plan.Applicant, at),
            DemoTexts.Paper("agreement", award.Number, award.Amount.ToString()),
            cancellationToken
        );
    }

    private Task CountersignAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        MoveAsync("Countersign", stage.Fund("leader", Role.Leader, at), cancellationToken);

    private async Task ExpireAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var award = await _frame.ReadAsync(cancellationToken);
        award.Expire(stage.Play.FlowOf(CaseKind.Award), DemoStage.Time(at));
        var call = await stage.Db.Calls.SingleAsync(c => c.Id == award.CallId, cancellationToken);
        call.UncountAward(award.Amount);
    }

    private async Task CompleteAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var award = await _frame.ReadAsync(cancellationToken);
        var today = stage.Days.Calendar.DayOf(at);
        var isDone = !await stage.Db.Milestones.AnyAsync(
            m => m.AwardId == award.Id && m.State != "Accepted" && m.State != "Superseded",
            cancellationToken
        );
        if (award.State is not ("Active" or "OnHold") || (today <= award.EndsOn && !isDone))
        {
            return;
        }

        award.Complete(stage.Play.FlowOf(CaseKind.Award), isDone, today, DemoStage.Time(at));
        var final = await stage.Db.Appraisals.SingleAsync(
            a => a.AwardId == award.Id && a.Stage == AppraisalStage.Final,
            cancellationToken
        );
        final.Advance(today);
    }

    private async Task CloseFindingsAsync(
        string account,
        string role,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var award = await _frame.ReadAsync(cancellationToken);
        var open = await stage
            .Db.Findings.Where(f => f.AwardId == award.Id && f.State == "Raised")
            .OrderBy(f => f.Number)
            .ToListAsync(cancellationToken);
        foreach (var finding in open)
        {
            var act = stage.Fund(account, role, at, DemoTexts.Corrected);
            await stage.Play.MakeAsync(finding, "Close", act, cancellationToken);
        }
    }

    /// <summary>What the award is not ready for does not happen.</summary>
    private async Task MoveFromAsync(string state, string trigger, Act act, CancellationToken cancellationToken)
    {
        var award = await _frame.ReadAsync(cancellationToken);
        if (award.State == state)
        {
            await stage.Play.MakeAsync(award, trigger, act, cancellationToken);
        }
    }

    private async Task MoveAsync(
        string trigger,
        Act act,
        CancellationToken cancellationToken,
        params (string Name, string Value)[] fields
    ) => await stage.Play.MakeAsync(await _frame.ReadAsync(cancellationToken), trigger, act, cancellationToken, fields);
}
