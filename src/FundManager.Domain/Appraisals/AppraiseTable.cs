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
        var card = Scorecard.Compute(
            framework,
            table.BudgetExecution,
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

        if (
            table.PublishedGrade is { } name
            && card.Grade is { } grade
            && name != grade.Name.Zh
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

    // A table writes the band's name or the beginning of it; the rule knows its id.
    private static IndicatorActual WithBand(AppraisalFramework framework, IndicatorActual actual) =>
        actual.Band is { } written
        && framework.QualitativeBands.FirstOrDefault(band =>
            band.Id == written || band.Name.En == written || band.Name.Zh.StartsWith(written, StringComparison.Ordinal)
        )
            is { } band
            ? actual with
            {
                Band = band.Id,
            }
            : actual;

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
