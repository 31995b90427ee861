using System.Globalization;

namespace FundManager.Domain.Reviews;

/// <summary>What a reviewer typed, read against the scheme.</summary>
public static class ScoreSheet
{
    /// <summary>Whether <paramref name="text"/> is a number of points: digits with an optional point.</summary>
    public static bool TryPoints(string text, out decimal points) =>
        decimal.TryParse(
            text,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture,
            out points
        );

    /// <summary>The rows that hold a number of points, in their order. The comment of a veto is its reason.</summary>
    public static IReadOnlyList<CriterionScore> Read(IReadOnlyList<ScoreRow> rows)
    {
        List<CriterionScore> read = [];
        foreach (var row in rows)
        {
            if (TryPoints(row.Score, out var points))
            {
                read.Add(new CriterionScore(row.Criterion, points, row.Comment, row.IsVeto, row.Comment));
            }
        }

        return read;
    }

    /// <summary>What the scores so far come to: the total once every criterion is scored; scores out of range count nothing.</summary>
    /// <returns>0 to 100, not rounded.</returns>
    public static decimal TotalSoFar(Scheme scheme, IReadOnlyList<CriterionScore> scores) =>
        scheme.Criteria.Sum(criterion =>
            scores.FirstOrDefault(score => score.Criterion == criterion.Id) is { } score
            && score.Score >= 0
            && score.Score <= criterion.Max
                ? criterion.Weight * score.Score / criterion.Max
                : 0m
        );
}
