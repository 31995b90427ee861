using System.Globalization;
using FundManager.Domain;
using FundManager.Domain.Awards;

namespace FundManager.Web.Features;

/// <summary>A gate's answer line by line, what is missing first.</summary>
public sealed record GateLinesView(GateAnswer Answer)
{
    /// <summary>Where a line is worked on, like the page of its milestone; null for nowhere.</summary>
    public Func<GateLine, string?> LinkOf { get; init; } = _ => null;

    /// <summary>What is missing first, each part in the order of the gate.</summary>
    public IEnumerable<GateLine> Lines => Answer.Lines.OrderBy(line => line.IsMet);

    /// <summary>The condition as a sentence: kinds, stages and shares in the reader's language.</summary>
    public static string TextOf(GateLine line, Texts texts) =>
        line.Code switch
        {
            "GATE-INPUT" => texts[
                "gates.GATE-INPUT",
                texts[$"gates.Kind_{line.Facts[0]}"],
                Show.Percent(decimal.Parse(line.Facts[1], CultureInfo.InvariantCulture))
            ],
            "GATE-APPRAISAL" => texts["gates.GATE-APPRAISAL", texts[$"gates.Stage_{line.Facts[0]}"]],
            _ => texts[$"gates.{line.Code}", [.. line.Facts]],
        };

    /// <summary>How much of what is asked for is there, 0 to 100; null where the condition is not about an amount.</summary>
    public static decimal? ShareOf(GateLine line) =>
        line is { Have: { } have, Need: { } need } && need > Money.Zero
            ? decimal.Round(Money.Min(have, need).Amount * 100 / need.Amount, 0, MidpointRounding.ToZero)
            : null;
}
