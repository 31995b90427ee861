namespace FundManager.Domain.Appraisals;

/// <summary>How an indicator's score is rounded. Published forms use each of these.</summary>
public enum RoundingMode
{
    /// <summary>Midpoints away from zero: 8.625 to two places is 8.63.</summary>
    HalfUp,

    /// <summary>What is beyond the last place is dropped: 9.68517 to two places is 9.68.</summary>
    Truncate,
}

/// <summary>The rounding of one framework, applied to each indicator's score; totals add what was rounded.</summary>
/// <param name="Mode">Which way.</param>
/// <param name="Places">Decimal places kept, 0 to <see cref="MaxPlaces"/>.</param>
public sealed record Rounding(RoundingMode Mode, int Places)
{
    /// <summary>No framework rounds finer than this.</summary>
    public const int MaxPlaces = 4;

    /// <summary>Places of a total, under every framework.</summary>
    public const int TotalPlaces = 2;

    /// <summary>The score as the framework writes it.</summary>
    public decimal Apply(decimal score) =>
        decimal.Round(
            score,
            Places,
            Mode == RoundingMode.Truncate ? MidpointRounding.ToZero : MidpointRounding.AwayFromZero
        );

    /// <summary>A total to two places, midpoints away from zero: 89.995 is 90.00, and its grade is that of 90.</summary>
    public static decimal Total(decimal total) => decimal.Round(total, TotalPlaces, MidpointRounding.AwayFromZero);
}
