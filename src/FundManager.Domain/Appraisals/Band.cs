using System.Text.Json.Serialization;

namespace FundManager.Domain.Appraisals;

/// <summary>A named stretch of 0 to 100: a grade of totals, or how far a qualitative target was reached.</summary>
/// <param name="Id">Stable within its framework, like "excellent" or "partly".</param>
/// <param name="Name">What people call it: "Excellent", "优".</param>
/// <param name="From">Lower end, included.</param>
/// <param name="To">Upper end: excluded, except that 100 is included.</param>
public sealed record Band(string Id, LocalText Name, decimal From, decimal To)
{
    /// <summary>
    /// Of a qualitative band, the share of the weight where the scorer names the band alone: letters that stand for points. Null where a
    /// percent is to be told.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Percent { get; init; }

    /// <summary>The upper end of every set of bands.</summary>
    public const decimal Top = 100m;

    /// <summary>Whether <paramref name="value"/> lies in it.</summary>
    public bool Contains(decimal value) => value >= From && (value < To || (To == Top && value == Top));
}
