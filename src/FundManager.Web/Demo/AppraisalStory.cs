using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.History;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Demo;

/// <summary>What happens to the appraisals of one award.</summary>
public sealed class AppraisalStory(AwardFrame frame)
{
    private const int ValidAnswers = 120;

    private readonly DemoStage _stage = frame.Stage;

    public IReadOnlyList<DemoStep> Steps(AppraisalStage stage, int day)
    {
        Func<DateTimeOffset, CancellationToken, Task> Move(
            string from,
            string trigger,
            Func<DateTimeOffset, Act> act
        ) => (at, ct) => MoveAsync(stage, from, trigger, act(at), ct);
        Act ByAppraiser(DateTimeOffset at) => _stage.Fund("appraiser", Role.Appraiser, at);
        Act ByLeader(DateTimeOffset at) => _stage.Fund("leader2", Role.Leader, at, DemoTexts.Outcome);
        Act ByApplicant(DateTimeOffset at) => _stage.Applicant(frame.Plan.Applicant, at, DemoTexts.Reply);
        var part = stage == AppraisalStage.MidTerm ? "E1" : "E2";
        return frame
            .TrackOf(part, 300)
            .AtNight("Open", day, (at, ct) => OpenAsync(stage, at, ct))
            .OrStop("Timeout", day + 24, (at, ct) => TimeoutAsync(stage, at, ct))
            .Then("SubmitSelf", day + 6, (at, ct) => SubmitSelfAsync(stage, at, ct))
            .Then("Begin", day + 9, Move("SelfSubmitted", "Begin", ByAppraiser))
            .Then("Score", day + 15, (at, ct) => ScoreAsync(stage, at, ct))
            .Then("SendForReply", day + 16, Move("InAppraisal", "SendForReply", ByAppraiser))
            .Then("Reply", day + 20, Move("RightOfReply", "Reply", ByApplicant))
            .Then("Finalise", day + 22, Move("RightOfReply", "Finalise", ByAppraiser))
            .Then("Approve", day + 26, Move("Finalised", "Approve", ByLeader))
            .Then("Publish", day + 29, Move("Approved", "Publish", at => frame.OfficerAct(at)))
            .Steps;
    }

    private async Task OpenAsync(AppraisalStage stage, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var appraisal = await ReadAsync(stage, cancellationToken);
        var award = await frame.ReadAsync(cancellationToken);
        var today = _stage.Days.Calendar.DayOf(at);
        if (award.IsRunning && today >= appraisal.OpensOn)
        {
            var due = _stage.Days.Calendar.Deadline(at, appraisal.AnswerDays);
            appraisal.Open(_stage.Play.FlowOf(CaseKind.Appraisal), today, due, DemoStage.Time(at));
        }
    }

    private async Task TimeoutAsync(AppraisalStage stage, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var appraisal = await ReadAsync(stage, cancellationToken);
        appraisal.Timeout(_stage.Play.FlowOf(CaseKind.Appraisal), DemoStage.Time(at));
        await _stage.Play.MakeAsync(
            await frame.ReadAsync(cancellationToken),
            "RaiseFinding",
            frame.OfficerAct(at),
            cancellationToken,
            ("severity", $"{Severity.Medium}"),
            ("found", DemoTexts.NoSelfAppraisal)
        );
    }

    private async Task SubmitSelfAsync(AppraisalStage stage, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var appraisal = await ReadAsync(stage, cancellationToken);
        if (appraisal.State != "SelfAppraisal")
        {
            return;
        }

        var (_, sheet) = await _stage.Play.Appraisals.ExecuteAsync(appraisal, cancellationToken);
        var entries = EntriesOf(sheet, Math.Min(ResultOf(stage) + 3, 100));
        appraisal.SaveSelf(entries.Write(), _stage.Applicant(frame.Plan.Applicant, at.AddHours(-1)));
        var act = _stage.Signatory(frame.Plan.Applicant, at);
        await _stage.Play.MakeAsync(appraisal, "SubmitSelf", act, cancellationToken);
    }

    private async Task ScoreAsync(AppraisalStage stage, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var appraisal = await ReadAsync(stage, cancellationToken);
        if (appraisal.State != "InAppraisal")
        {
            return;
        }

        var (award, sheet) = await _stage.Play.Appraisals.ExecuteAsync(appraisal, cancellationToken);
        var entries = EntriesOf(sheet, ResultOf(stage));
        var act = _stage.Fund("appraiser", Role.Appraiser, at);
        appraisal.Score(entries.Write(), DemoTexts.Opinion, OutcomeOf(stage, ResultOf(stage)), award, act);
    }

    private int ResultOf(AppraisalStage stage) =>
        stage == AppraisalStage.Final
            ? frame.Plan.Result
            : Math.Min(frame.Plan.Result + 6, 78 + (frame.Number * 7 % 18));

    private static AppraisalOutcome OutcomeOf(AppraisalStage stage, int result) =>
        (stage, result) switch
        {
            (AppraisalStage.MidTerm, >= 70) => AppraisalOutcome.Continue,
            (AppraisalStage.MidTerm, _) => AppraisalOutcome.Adjust,
            (_, >= 80) => AppraisalOutcome.Satisfactory,
            (_, >= 60) => AppraisalOutcome.Partial,
            _ => AppraisalOutcome.Unsatisfactory,
        };

    /// <summary>Every indicator at about that per cent of its target; whatever falls short says why.</summary>
    private AppraisalEntries EntriesOf(AppraisalSheet sheet, int percent) =>
        new()
        {
            Framework = FrameworkCatalog.KeyOf(sheet.Framework),
            Budget = new BudgetExecution
            {
                AdjustedAnnualBudget = sheet.Budget.Amount,
                Reason = DemoTexts.Shortfall,
                Improvement = DemoTexts.Improvement,
            },
            Actuals = [.. sheet.Indicators.Select(indicator => ActualOf(indicator, Varied(indicator.Number, percent)))],
        };

    private int Varied(int number, int percent) =>
        percent == 100 ? 100 : Math.Min(100, percent + (((frame.Number + (number * 3)) % 7) - 3));

    private static IndicatorActual ActualOf(Indicator indicator, int percent)
    {
        var actual = new IndicatorActual
        {
            Number = indicator.Number,
            Reason = percent < 100 ? DemoTexts.Shortfall : null,
            Improvement = percent < 100 ? DemoTexts.Improvement : null,
        };
        return indicator.Operator switch
        {
            IndicatorOperator.Qualitative => actual with { Band = BandOf(percent), Percent = percent },
            IndicatorOperator.LessOrEqual => actual with { Value = Rounded(indicator.Target!.Value * 100 / percent) },
            IndicatorOperator.Satisfaction => actual with
            {
                Value = Rounded(indicator.Target!.Value * percent / 100),
                ValidAnswers = ValidAnswers,
            },
            _ => actual with { Value = Rounded(indicator.Target!.Value * percent / 100) },
        };
    }

    private static string BandOf(int percent) =>
        percent switch
        {
            >= 80 => "achieved",
            >= 60 => "partly",
            _ => "not",
        };

    private static decimal Rounded(decimal value) => decimal.Round(value, 1, MidpointRounding.AwayFromZero);

    private async Task MoveAsync(
        AppraisalStage stage,
        string from,
        string trigger,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var appraisal = await ReadAsync(stage, cancellationToken);
        if (appraisal.State == from)
        {
            await _stage.Play.MakeAsync(appraisal, trigger, act, cancellationToken);
        }
    }

    private async Task<Appraisal> ReadAsync(AppraisalStage stage, CancellationToken cancellationToken)
    {
        var (award, _) = await frame.AwardAsync(cancellationToken);
        return await _stage.Db.Appraisals.SingleAsync(a => a.AwardId == award && a.Stage == stage, cancellationToken);
    }
}
