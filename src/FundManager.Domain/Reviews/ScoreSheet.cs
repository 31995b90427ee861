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

    /// <summary>The most characters of a grade's letter.</summary>
    public const int LetterMaxLength = 4;

    /// <summary>The points of <paramref name="text"/>: of a letter where the criterion has grades, else of a number.</summary>
    public static bool TryPoints(Criterion? criterion, string text, out decimal points)
    {
        if (criterion is not { Grades.Count: > 0 })
        {
            return TryPoints(text, out points);
        }

        var grade = criterion.Grades.FirstOrDefault(each =>
            string.Equals(each.Letter, text.Trim(), StringComparison.OrdinalIgnoreCase)
        );
        points = grade?.Points ?? 0;
        return grade is not null;
    }

    /// <summary>The rows that hold points, in their order. The comment of a veto is its reason.</summary>
    public static IReadOnlyList<CriterionScore> Read(Scheme scheme, IReadOnlyList<ScoreRow> rows)
    {
        List<CriterionScore> read = [];
        foreach (var row in rows)
        {
            if (TryPoints(scheme.Find(row.Criterion), row.Score, out var points))
            {
                read.Add(new CriterionScore(row.Criterion, points, row.Comment, row.IsVeto, row.Comment));
            }
        }

        return read;
    }

    /// <summary>The rows in which something stands that is no score.</summary>
    public static IEnumerable<ScoreRow> Unread(Scheme scheme, IReadOnlyList<ScoreRow> rows) =>
        rows.Where(row => row.Score.Trim().Length > 0 && !TryPoints(scheme.Find(row.Criterion), row.Score, out _));

    /// <summary>What the scores so far come to: the total once every criterion is scored; scores out of range count nothing.</summary>
    /// <returns>In the unit of the scheme's totals, not rounded.</returns>
    public static decimal TotalSoFar(Scheme scheme, IReadOnlyList<CriterionScore> scores) =>
        scheme.Counted.Sum(criterion =>
            scores.FirstOrDefault(score => score.Criterion == criterion.Id) is { } score
            && score.Score >= criterion.Min
            && score.Score <= criterion.Max
                ? ReviewTotal.PartOf(scheme, criterion, score.Score)
                : 0m
        );
}
