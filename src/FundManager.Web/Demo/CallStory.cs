using System.Globalization;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Calls;
using FundManager.Domain.Funds;
using FundManager.Domain.History;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Demo;

/// <summary>What happens to one call.</summary>
public sealed class CallStory(DemoStage stage, CallPlan plan, Id<Fund> fund)
{
    /// <summary>The call; known once it is prepared.</summary>
    public Id<Call> Id { get; private set; }

    public IReadOnlyList<DemoStep> Steps()
    {
        var track = new DemoTrack(stage.Days, "", plan.Ceiling)
            .Then("Prepare", Math.Min(plan.OpensOn - 25, -6), PrepareAsync)
            .Then("Schedule", plan.IsScheduled ? Math.Min(plan.OpensOn - 15, -3) : 0, ScheduleAsync)
            .AtNight("Open", plan.OpensOn, (at, ct) => MoveAsync((call, act) => call.Open(Flow, act), at, ct));
        if (plan.CancelledOn is { } cancelled)
        {
            return track.Then("Cancel", cancelled, CancelAsync).Steps;
        }

        track
            .AtNight("Close", plan.ClosesOn + 1, (at, ct) => MoveAsync((c, act) => c.CloseIntake(Flow, act), at, ct))
            .AtNight("Assess", AssessOn, (at, ct) => MoveAsync((c, act) => c.StartAssessment(Flow, act), at, ct));
        if (plan.DecidedOn is { } decided)
        {
            track.Then("Decide", decided, DecideAsync);
        }

        if (plan.IsCompleted)
        {
            track.AtNight(
                "Complete",
                plan.DecidedOn!.Value + 1,
                (at, ct) => MoveAsync((c, act) => c.Complete(Flow, act), at, ct)
            );
        }

        return track.Steps;
    }

    private int AssessOn => plan.EndorseOn + 1;

    private Domain.Workflows.Workflow Flow => stage.Play.FlowOf(CaseKind.Call);

    private async Task PrepareAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var calendar = stage.Days.Calendar;
        var opens = calendar.StartOf(stage.Days.Day(plan.OpensOn));
        var content = new CallContent(
            plan.Title,
            plan.Purpose,
            new Money(plan.Ceiling * 1000m),
            opens,
            calendar.EndOf(stage.Days.Day(plan.ClosesOn)),
            calendar.EndOf(stage.Days.Day(plan.EndorseOn)),
            plan.Terms
        );
        var number = await NumberAsync(calendar.DayOf(opens).Year, cancellationToken);
        var act = stage.Fund("officer", Role.ProgrammeOfficer, at);
        var call = new Call(Id<Call>.New(at), number, fund, content, (Flow, act));
        Id = call.Id;
        stage.Db.Calls.Add(call);
    }

    private async Task<string> NumberAsync(int year, CancellationToken cancellationToken)
    {
        while (true)
        {
            var taken = await stage.Db.TakeNumberAsync($"call:{year}", cancellationToken);
            var number = string.Create(CultureInfo.InvariantCulture, $"C-{year}-{taken:00}");
            if (!await stage.Db.Calls.AnyAsync(call => call.Number == number, cancellationToken))
            {
                return number;
            }
        }
    }

    private async Task ScheduleAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        await stage.Play.MakeAsync(
            await ReadAsync(cancellationToken),
            nameof(Call.Schedule),
            stage.Fund("leader", Role.Leader, at),
            cancellationToken
        );

    private async Task CancelAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        await stage.Play.MakeAsync(
            await ReadAsync(cancellationToken),
            nameof(Call.Cancel),
            stage.Fund("leader", Role.Leader, at, DemoTexts.CallCancelled),
            cancellationToken
        );

    private async Task DecideAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        await stage.Play.MakeAsync(
            await ReadAsync(cancellationToken),
            nameof(Call.Decide),
            stage.Fund("leader", Role.Leader, at),
            cancellationToken
        );

    private async Task MoveAsync(Action<Call, Act> move, DateTimeOffset at, CancellationToken cancellationToken) =>
        move(await ReadAsync(cancellationToken), DemoStage.Time(at));

    private Task<Call> ReadAsync(CancellationToken cancellationToken) =>
        stage.Db.Calls.SingleAsync(call => call.Id == Id, cancellationToken);
}
