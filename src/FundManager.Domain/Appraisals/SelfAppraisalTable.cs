namespace FundManager.Domain.Appraisals;

/// <summary>A published or filled-in self-appraisal table (项目支出绩效自评表), as it was brought in.</summary>
public sealed record SelfAppraisalTable
{
    /// <summary>The money row; its own weight and published score within.</summary>
    public required BudgetExecution BudgetExecution { get; init; }

    /// <summary>
    /// Its rows, numbered from 1. <see cref="Indicator.Level1"/> is the printed text: the table does not know the framework.
    /// </summary>
    public required IReadOnlyList<Indicator> Indicators { get; init; }

    /// <summary>What its rows report, with the published scores.</summary>
    public required IReadOnlyList<IndicatorActual> Actuals { get; init; }

    /// <summary>The printed total; null where there is none.</summary>
    public required decimal? PublishedTotal { get; init; }

    /// <summary>The printed grade, like "优"; null where there is none.</summary>
    public required string? PublishedGrade { get; init; }

    /// <summary>Whether it contradicts itself, as whoever brought it in noted.</summary>
    public required bool IsInconsistent { get; init; }

    /// <summary>How it contradicts itself; null where it does not.</summary>
    public required string? Inconsistency { get; init; }

    /// <summary>Reads a table.</summary>
    /// <exception cref="FaultyFileException">It is none. Every fault is named at once, with its row and its field.</exception>
    public static SelfAppraisalTable Parse(string json) => SelfAppraisalFile.Read(json);
}
