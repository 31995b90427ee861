using System.Globalization;
using FundManager.Domain;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Demo;

/// <summary>A finding on its way through a corrective plan, as far as its plan says.</summary>
public sealed class FindingStory(AwardFrame frame, FindingPlan plan)
{
    private readonly DemoStage _stage = frame.Stage;

    public IEnumerable<DemoStep> Steps()
    {
        var first = plan.RaisedOn;
        return new DemoTrack(_stage.Days, plan.Until, (frame.Number * 71) + 9)
            .Then("Raise", first, RaiseAsync)
            .OrStop(
                "Dismiss",
                first + 3,
                (at, ct) => MoveAsync("Dismiss", frame.OfficerAct(at, DemoTexts.Dismissed), ct)
            )
            .Then(
                "RequestPlan",
                first + 2,
                (at, ct) => MoveAsync("RequestPlan", frame.OfficerAct(at), ct, ("planBy", Day(first + 20)))
            )
            .Then(
                "SubmitPlan",
                first + 5,
                (at, ct) => MoveAsync("SubmitPlan", Applicant(at), ct, ("plan", DemoTexts.Plan))
            )
            .Then(
                "AcceptPlan",
                first + 8,
                (at, ct) => MoveAsync("AcceptPlan", frame.OfficerAct(at), ct, ("correctedBy", Day(first + 40)))
            )
            .Then("Correct", first + 12, (at, ct) => MoveAsync("Correct", Applicant(at, DemoTexts.Corrected), ct))
            .Steps;
    }

    private async Task RaiseAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        await _stage.Play.MakeAsync(
            await frame.ReadAsync(cancellationToken),
            "RaiseFinding",
            frame.OfficerAct(at),
            cancellationToken,
            ("severity", plan.Severity.ToString()),
            ("found", DemoTexts.Found)
        );

    private async Task MoveAsync(
        string trigger,
        Act act,
        CancellationToken cancellationToken,
        params (string Name, string Value)[] fields
    )
    {
        var (award, _) = await frame.AwardAsync(cancellationToken);
        var finding = await _stage
            .Db.Findings.Where(f => f.AwardId == award && f.Text == DemoTexts.Found)
            .SingleAsync(cancellationToken);
        await _stage.Play.MakeAsync(finding, trigger, act, cancellationToken, fields);
    }

    private Act Applicant(DateTimeOffset at, string? reason = null) =>
        _stage.Applicant(frame.Plan.Applicant, at, reason);

    private string Day(int offset) => _stage.Days.Day(offset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
