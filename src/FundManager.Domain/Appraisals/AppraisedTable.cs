using System.Text.Json;
using System.Text.Json.Serialization;

namespace FundManager.Domain.Appraisals;

/// <summary>What the rule makes of an imported table.</summary>
/// <param name="Total">
/// The sum of the rule's scores, to two places; where the rule says nothing the published score stands in. Null while a row has neither.
/// </param>
/// <param name="Grade">The grade of that total, in the words of the table's language ("优"); null without one.</param>
/// <param name="PublishedTotal">The printed total; null where there is none.</param>
/// <param name="Flags">Of <see cref="AppraisalFlag"/>, about the table as a whole.</param>
/// <param name="Indicators">Budget execution, and then the rows of the table.</param>
public sealed record AppraisedTable(
    decimal? Total,
    string? Grade,
    decimal? PublishedTotal,
    IReadOnlyList<string> Flags,
    IReadOnlyList<AppraisedTable.Row> Indicators
)
{
    private static readonly JsonSerializerOptions Indented = new(CanonicalJson.Options) { WriteIndented = true };

    /// <summary>The result as JSON: total, grade, publishedTotal, flags, and of each indicator name, score, published, flags.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Indented);

    /// <summary>One row.</summary>
    /// <param name="Name">As printed.</param>
    /// <param name="Score">The rule's score; null where the rule says nothing.</param>
    /// <param name="Published">The printed score; null where there is none.</param>
    /// <param name="Flags">Of <see cref="AppraisalFlag"/>.</param>
    /// <param name="Explanation">How the score came about, or why there is none; not part of the JSON form.</param>
    public sealed record Row(
        string Name,
        decimal? Score,
        decimal? Published,
        IReadOnlyList<string> Flags,
        [property: JsonIgnore] Explanation Explanation
    )
    {
        internal static Row Of(ScorecardRow row) =>
            new(
                row.Name.Zh,
                row.Score is { } score ? Decimals.Trim(score) : null,
                row.ScorerScore is { } published ? Decimals.Trim(published) : null,
                row.Flags,
                row.Explanation
            );
    }
}
