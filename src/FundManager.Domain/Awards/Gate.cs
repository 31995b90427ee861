using System.Globalization;
using FundManager.Domain.Appraisals;

namespace FundManager.Domain.Awards;

/// <summary>A part of the award, with the day for which it is planned and what must be true before it may be asked for.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Amount">The most that may be asked for.</param>
/// <param name="PlannedOn">For when.</param>
/// <param name="Gate">On what conditions.</param>
public sealed record Tranche(int Number, Money Amount, DateOnly PlannedOn, Gate Gate);

/// <summary>What must be true before a tranche may be asked for, besides a countersigned agreement and no open high finding.</summary>
/// <param name="InputSharePercent">Verified inputs of each planned kind, at least this share of the plan of that kind; per cent, 0 to 100.</param>
/// <param name="Milestones">Numbers of the milestones that must be accepted.</param>
/// <param name="AppraisalStage">A stage whose appraisal must be approved with at least a fair grade; null for none.</param>
public sealed record Gate(decimal InputSharePercent, IReadOnlyList<int> Milestones, AppraisalStage? AppraisalStage)
{
    /// <summary>Asks for the countersigned agreement and nothing more.</summary>
    public static Gate AgreementOnly { get; } = new(0, [], null);

    /// <summary>Whether the gate is open, line by line. The lines stand in a fixed order: agreement, inputs by kind, milestones, appraisal, findings.</summary>
    public GateAnswer Evaluate(GateFacts facts)
    {
        List<GateLine> lines =
        [
            new("GATE-AGREEMENT", facts.IsCountersigned, []),
            .. InputLines(facts),
            .. Milestones.Order().Select(number => MilestoneLine(number, facts)),
        ];
        if (AppraisalStage is { } stage)
        {
            lines.Add(new("GATE-APPRAISAL", facts.ApprovedStages.Contains(stage), [stage.ToString()]));
        }

        lines.Add(new("GATE-FINDINGS", facts.OpenHighFindings == 0, [Text(facts.OpenHighFindings)]));
        return new GateAnswer(lines);
    }

    private IEnumerable<GateLine> InputLines(GateFacts facts) =>
        InputSharePercent == 0
            ? []
            : facts
                .Inputs.GroupBy(input => input.Kind)
                .OrderBy(plan => plan.Key)
                .Select(plan =>
                {
                    var need = Money.Sum(plan.Select(input => input.Planned)).Share(InputSharePercent);
                    var have = Money.Sum(plan.Select(input => input.Verified));
                    var share = InputSharePercent.ToString("0.##", CultureInfo.InvariantCulture);
                    return new GateLine("GATE-INPUT", have >= need, [plan.Key.ToString(), share])
                    {
                        Have = have,
                        Need = need,
                    };
                });

    private static GateLine MilestoneLine(int number, GateFacts facts)
    {
        var milestone = facts.Milestones.SingleOrDefault(m => m.Number == number);
        var code = milestone.IsCheckpoint ? "GATE-CHECKPOINT" : "GATE-MILESTONE";
        return new GateLine(code, milestone.IsAccepted, [Text(number), milestone.Title ?? ""]);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What a gate looks at.</summary>
/// <param name="IsCountersigned">Whether the agreement is in force.</param>
/// <param name="Inputs">Each planned input with what is verified of it.</param>
/// <param name="Milestones">Each milestone and whether it is accepted.</param>
/// <param name="ApprovedStages">Stages whose appraisal is approved with a fair grade or better.</param>
/// <param name="OpenHighFindings">Findings of high severity that are not closed.</param>
public sealed record GateFacts(
    bool IsCountersigned,
    IReadOnlyList<(InputKind Kind, Money Planned, Money Verified)> Inputs,
    IReadOnlyList<(int Number, string Title, bool IsCheckpoint, bool IsAccepted)> Milestones,
    IReadOnlyList<AppraisalStage> ApprovedStages,
    int OpenHighFindings
);

/// <summary>The gate's answer, explained line by line. Kept with the tranche, so that it can be read later as it was.</summary>
/// <param name="Lines">Each condition with what is there and what is asked for.</param>
public sealed record GateAnswer(IReadOnlyList<GateLine> Lines)
{
    /// <summary>Whether every line is met.</summary>
    public bool IsOpen => Lines.All(line => line.IsMet);

    /// <summary>How many lines are not met.</summary>
    public int MissingCount => Lines.Count(line => !line.IsMet);
}

/// <summary>One condition of a gate.</summary>
/// <param name="Code">Which condition; the key of its sentence in each language.</param>
/// <param name="IsMet">Whether it is met.</param>
/// <param name="Facts">What the sentence names.</param>
public sealed record GateLine(string Code, bool IsMet, IReadOnlyList<string> Facts)
{
    /// <summary>How much is there; null where the condition is not about an amount.</summary>
    public Money? Have { get; init; }

    /// <summary>How much is asked for; null where the condition is not about an amount.</summary>
    public Money? Need { get; init; }
}
