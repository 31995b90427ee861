namespace FundManager.Domain.Appraisals;

/// <summary>The grade of a card: by its total, unless a block lies below its floor or the precondition is not met.</summary>
internal static class GradeRule
{
    /// <summary>The grade, and the flag of what took the place of the total's.</summary>
    /// <param name="framework">The rules.</param>
    /// <param name="total">Null gives no grade.</param>
    /// <param name="indicators">Their parts say which rows the precondition looks at.</param>
    /// <param name="all">Every row of the card.</param>
    public static (Band? Grade, string? Flag) Of(
        AppraisalFramework framework,
        decimal? total,
        IReadOnlyList<Indicator> indicators,
        IReadOnlyList<ScorecardRow> all
    )
    {
        var grade = framework.GradeOf(total);
        if (grade is null)
        {
            return (null, null);
        }

        if (framework.Precondition is { } precondition && !IsMet(precondition, indicators, all))
        {
            return (precondition.Otherwise, AppraisalFlag.NotDemonstrated);
        }

        return framework.Blocks.Any(block => IsBelowFloor(block, all))
            ? (framework.Grades[^1], AppraisalFlag.BelowFloor)
            : (grade, null);
    }

    // Each row in full; a part without a row has shown nothing.
    private static bool IsMet(
        Precondition precondition,
        IReadOnlyList<Indicator> indicators,
        IReadOnlyList<ScorecardRow> all
    )
    {
        var numbers = indicators.Where(i => i.Level2 == precondition.Part).Select(i => i.Number).ToHashSet();
        var rows = all.Where(row => numbers.Contains(row.Number) && row.IsApplicable).ToList();
        return rows.Count > 0 && rows.TrueForAll(row => row.Weight is not null && row.Counted >= row.Weight);
    }

    private static bool IsBelowFloor(FrameworkBlock block, IReadOnlyList<ScorecardRow> all)
    {
        var rows = all.Where(row => row.Block == block.Id && row is { IsApplicable: true, Weight: not null }).ToList();
        return block.Floor is { } floor
            && rows.Sum(row => row.Counted ?? 0) * Band.Top < floor * rows.Sum(row => row.Weight!.Value);
    }
}
