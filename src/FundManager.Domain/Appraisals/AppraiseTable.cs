namespace FundManager.Domain.Appraisals;

/// <summary>Holds an imported self-appraisal table against the rule: what it should have scored, and where it differs.</summary>
public static class AppraiseTable
{
    /// <summary>From the two texts to the result.</summary>
    /// <exception cref="FaultyFileException">One of them cannot be read; every fault of it is named.</exception>
    public static AppraisedTable FromText(string framework, string table) =>
        Compute(AppraisalFramework.Parse(framework), SelfAppraisalTable.Parse(table));

    /// <summary>Computes the table under <paramref name="framework"/>. Its own weights are kept.</summary>
    public static AppraisedTable Compute(AppraisalFramework framework, SelfAppraisalTable table)
    {
        // A framework without a money row is not given one by a table that has none either.
        var hasMoney =
            framework.BudgetBlock is not null || table.BudgetExecution is not { IsNotApplicable: true, Weight: null };
        var card = Scorecard.Compute(
            framework,
            hasMoney ? table.BudgetExecution : null,
            [.. table.Indicators.Select(indicator => Place(framework, indicator))],
            [.. table.Actuals.Select(actual => WithBand(framework, actual))]
        );
        List<string> flags = [.. card.Flags];
        if (table.IsInconsistent || table.Inconsistency is not null)
        {
            flags.Add(AppraisalFlag.Inconsistent);
        }

        if (table.PublishedTotal is { } printed && card.Total is { } total && printed != total)
        {
            flags.Add(AppraisalFlag.TotalDiffers);
        }

        // "优秀" and "优（90～100）" are 优.
        if (
            table.PublishedGrade is { } name
            && card.Grade is { } grade
            && !name.StartsWith(grade.Name.Zh, StringComparison.Ordinal)
            && name != grade.Name.En
        )
        {
            flags.Add(AppraisalFlag.GradeDiffers);
        }

        return new AppraisedTable(
            card.Total is { } sum ? Decimals.Trim(sum) : null,
            card.Grade?.Name.Zh,
            table.PublishedTotal is { } published ? Decimals.Trim(published) : null,
            flags,
            [.. card.AllRows.Select(AppraisedTable.Row.Of)]
        );
    }

    // A table writes the band's name or the beginning of it; the rule knows its id. Letters that stand for points are actuals themselves.
    private static IndicatorActual WithBand(AppraisalFramework framework, IndicatorActual actual)
    {
        var written = actual.Band ?? actual.Text;
        var band = framework.QualitativeBands.FirstOrDefault(band =>
            (actual.Band is not null || band.Percent is not null)
            && (
                band.Id.Equals(written, StringComparison.OrdinalIgnoreCase)
                || band.Name.En == written
                || (written is not null && band.Name.Zh.StartsWith(written, StringComparison.Ordinal))
            )
        );
        return band is null ? actual : actual with { Band = band.Id };
    }

    private static Indicator Place(AppraisalFramework framework, Indicator indicator)
    {
        if (framework.FindBlock(indicator.Level1) is not { } block)
        {
            return indicator;
        }

        var part = block.Parts.FirstOrDefault(part => part.Name.Zh == indicator.Level2);
        return indicator with { Level1 = block.Id, Level2 = part?.Id ?? indicator.Level2 };
    }
}
