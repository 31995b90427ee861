namespace FundManager.Domain.Progress;

/// <summary>How grave a risk is.</summary>
public enum RiskBand
{
    /// <summary>1 to 4.</summary>
    Low,

    /// <summary>5 to 9.</summary>
    Medium,

    /// <summary>10 to 14.</summary>
    High,

    /// <summary>15 to 25.</summary>
    Extreme,
}

/// <summary>A risk: how likely, how heavy, 1 to 5 each. The bands are the fund's own; published ones differ.</summary>
public sealed record Risk
{
    private const int Most = 5;
    private const int MediumFrom = 5;
    private const int HighFrom = 10;
    private const int ExtremeFrom = 15;

    /// <summary>A risk.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A figure is not within 1 to 5.</exception>
    public Risk(int likelihood, int impact)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(likelihood, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(likelihood, Most);
        ArgumentOutOfRangeException.ThrowIfLessThan(impact, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(impact, Most);
        (Likelihood, Impact) = (likelihood, impact);
    }

    /// <summary>1 (rare) to 5 (almost sure).</summary>
    public int Likelihood { get; }

    /// <summary>1 (slight) to 5 (fatal).</summary>
    public int Impact { get; }

    /// <summary>Likelihood × impact, 1 to 25.</summary>
    public int Score => Likelihood * Impact;

    /// <summary>The band of the score.</summary>
    public RiskBand Band =>
        Score switch
        {
            >= ExtremeFrom => RiskBand.Extreme,
            >= HighFrom => RiskBand.High,
            >= MediumFrom => RiskBand.Medium,
            _ => RiskBand.Low,
        };

    /// <summary>The risk of a whole is its gravest open one, not a sum; null without any.</summary>
    public static Risk? Gravest(IEnumerable<Risk> open) => open.MaxBy(risk => risk.Score);
}
