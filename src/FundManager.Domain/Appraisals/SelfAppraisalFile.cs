using System.Globalization;
using System.Text.Json;

namespace FundManager.Domain.Appraisals;

/// <summary>The form of an imported self-appraisal table: budget_execution, indicators and what was published of them.</summary>
/// <remarks>
/// Tables come from many offices: a column may be missing, a number may be written as text. A column that is not known is a remark and
/// computes nothing, unless its name is almost a known one: then it was meant to count, and is a fault.
/// </remarks>
internal static class SelfAppraisalFile
{
    private const decimal MaxWeight = 1000m;
    private const int FirstYear = 1949;
    private const int LastYear = 9999;
    private const string Yuan = "元";

    // Money by source; the last row of a printed table repeats the sum.
    private static readonly string[] MoneyRows = ["rows", "sources", "parts", "lines", "funds"];
    private static readonly string[] SumNames = ["合计", "总计", "年度资金总额", "total", "Total", "sum"];

    public static SelfAppraisalTable Read(string json) => JsonFields.ReadAll(json, Read);

    /// <summary>A number, written as one or as text; null where there is none, a fault where there is something else.</summary>
    public static decimal? NumberOrNull(JsonFields item, string field, params IReadOnlyList<string> units)
    {
        if (item.Given(field) is not { } value)
        {
            return null;
        }

        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : null;
        return text is null ? item.NumberOf(field, value)
            : PrintedValue.IsNothing(text) ? null
            : units.Select(unit => PrintedValue.Number(text, unit)).FirstOrDefault(number => number is not null)
                ?? item.NumberOf(field, value);
    }

    /// <summary>Points, printed with or without their name: "10", "10分", "10%".</summary>
    public static decimal? PointsOrNull(JsonFields item, string field) => NumberOrNull(item, field, "分", "%");

    /// <summary>A number of 0 to <paramref name="most"/>; a fault where it is another.</summary>
    public static decimal? NumberWithin(JsonFields item, string field, string unit, decimal most)
    {
        var number = NumberOrNull(item, field, unit);
        if (number is null or >= 0 && !(number > most))
        {
            return number;
        }

        item.Fault(field, "out-of-range", Write(number!.Value), "0", Write(most));
        return null;
    }

    /// <summary>A whole number of 0 to <paramref name="most"/>; a fault where it is another.</summary>
    public static int? WholeWithin(JsonFields item, string field, int most)
    {
        var number = NumberWithin(item, field, "", most);
        if (number is { } found && found != decimal.Truncate(found))
        {
            item.Fault(field, "not-whole", Write(found));
            return null;
        }

        return (int?)number;
    }

    /// <summary>Points of a row, 0 to <see cref="MaxWeight"/>; null where none are printed.</summary>
    public static decimal? WeightOrNull(JsonFields item)
    {
        var weight = PointsOrNull(item, "weight");
        if (weight is < 0 or > MaxWeight)
        {
            item.Fault("weight", "out-of-range", Write(weight.Value));
            return null;
        }

        return weight;
    }

    private static SelfAppraisalTable Read(JsonFields file)
    {
        var year = YearOf(file);
        var rows = file.Items("indicators").Select((item, index) => SelfAppraisalRow.Read(item, index, year)).ToList();
        var weights = rows.Sum(row => row.Indicator.Weight ?? 0);
        var table = new SelfAppraisalTable
        {
            BudgetExecution = ReadBudget(file, weights),
            Indicators = [.. rows.Select(row => row.Indicator)],
            Actuals = [.. rows.Select(row => row.Actual)],
            PublishedTotal = PointsOrNull(file, "published_total"),
            PublishedGrade = file.TextOrNull("published_grade"),
            IsInconsistent = file.Flag("inconsistent"),
            Inconsistency = file.TextOrNull("inconsistency"),
        };
        if (rows.Count == 0 && !file.IsNull("indicators"))
        {
            file.Fault("indicators", "empty");
        }

        file.RefuseMisspelt();
        return table;
    }

    // "10月底前" is a day only of the year that the table is about.
    private static int? YearOf(JsonFields file)
    {
        if (NumberOrNull(file, "year", "年", "年度") is { } told)
        {
            return told is >= FirstYear and <= LastYear && told == decimal.Truncate(told) ? (int)told : null;
        }

        return
            file.Given("source") is { ValueKind: JsonValueKind.Object } source
            && source.TryGetProperty("year", out var value)
            && value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out var year)
            && year is >= FirstYear and <= LastYear
            ? year
            : null;
    }

    // Without a money row, indicators that make 100 leave nothing for it; else it stands there unscored.
    private static BudgetExecution ReadBudget(JsonFields file, decimal weights)
    {
        if (file.IsNull("budget_execution") || file.Object("budget_execution") is not { } item)
        {
            return new BudgetExecution { IsNotApplicable = weights == Band.Top };
        }

        var (budget, executed) = MoneyOf(item);
        var found = new BudgetExecution
        {
            AdjustedAnnualBudget = budget,
            Executed = executed,
            Weight = WeightOrNull(item),
            ScorerScore = PointsOrNull(item, "published_score"),
            IsNotApplicable = item.Flag("not_applicable"),
            Reason = item.TextOrNull("reason"),
            Improvement = item.TextOrNull("improvement"),
        };
        item.RefuseMisspelt();
        return found;
    }

    // The sum is computed from its parts, never typed: a typed 0/0 would be no budget at all.
    private static (decimal? Budget, decimal? Executed) MoneyOf(JsonFields item)
    {
        var unit = item.TextOrNull("unit") ?? Yuan;
        var typed = (NumberOrNull(item, "annual_budget", unit), NumberOrNull(item, "executed", unit));
        if (MoneyRows.FirstOrDefault(name => item.Given(name) is { ValueKind: JsonValueKind.Array }) is not { } field)
        {
            return typed;
        }

        var rows = item.Items(field)
            .Where(row => !SumNames.Contains(row.TextOrNull("name") ?? "", StringComparer.Ordinal))
            .Select(row => (NumberOrNull(row, "annual_budget", unit), NumberOrNull(row, "executed", unit)))
            .ToList();
        return rows.Count == 0 ? typed : (Sum(rows.Select(row => row.Item1)), Sum(rows.Select(row => row.Item2)));
    }

    private static decimal? Sum(IEnumerable<decimal?> parts) =>
        parts.Where(part => part is not null).ToList() is { Count: > 0 } told ? told.Sum() : null;

    private static string Write(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
