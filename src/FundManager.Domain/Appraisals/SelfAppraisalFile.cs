using System.Globalization;
using System.Text.Json;

namespace FundManager.Domain.Appraisals;

/// <summary>The form of an imported self-appraisal table: budget_execution, indicators and what was published of them.</summary>
/// <remarks>
/// What was published or noted about a row beyond its score (published_rate, note, …) is kept by the file and computes nothing, so
/// it may stand there. Any other field that is not known is a fault: it could be a column that was meant to count.
/// </remarks>
internal static class SelfAppraisalFile
{
    private const decimal MaxWeight = 1000m;
    private const int MaxAnswers = 100_000_000;

    private static readonly string[] Remarks =
    [
        "note",
        "notes",
        "published_",
        "printed_",
        "initial_",
        "rate_",
        "score_by_",
        "$schema",
        "id",
        "kind",
        "origin",
        "source",
        "framework",
        "max_total",
        "recomputed",
    ];

    public static SelfAppraisalTable Read(string json) => JsonFields.ReadAll(json, Read);

    private static SelfAppraisalTable Read(JsonFields file)
    {
        var rows = file.Items("indicators").Select(ReadRow).ToList();
        var table = new SelfAppraisalTable
        {
            BudgetExecution = ReadBudget(file),
            Indicators = [.. rows.Select(row => row.Indicator)],
            Actuals = [.. rows.Select(row => row.Actual)],
            PublishedTotal = NumberOrNull(file, "published_total"),
            PublishedGrade = file.TextOrNull("published_grade"),
            IsInconsistent = file.Flag("inconsistent"),
            Inconsistency = file.TextOrNull("inconsistency"),
        };
        if (rows.Count == 0 && !file.IsNull("indicators"))
        {
            file.Fault("indicators", "empty");
        }

        file.RefuseUnknown(IsRemark);
        return table;
    }

    private static BudgetExecution ReadBudget(JsonFields file)
    {
        if (file.Object("budget_execution") is not { } item)
        {
            return new BudgetExecution();
        }

        var budget = new BudgetExecution
        {
            AdjustedAnnualBudget = NumberOrNull(item, "annual_budget"),
            Executed = NumberOrNull(item, "executed"),
            Weight = WeightOrNull(item),
            ScorerScore = NumberOrNull(item, "published_score"),
            IsNotApplicable = item.Flag("not_applicable"),
            Reason = item.TextOrNull("reason"),
            Improvement = item.TextOrNull("improvement"),
        };
        item.TextOrNull("unit");
        item.RefuseUnknown(IsRemark);
        return budget;
    }

    private static (Indicator Indicator, IndicatorActual Actual) ReadRow(JsonFields item, int index)
    {
        var number = index + 1;
        var how = item.OneOf(
            "operator",
            (">=", IndicatorOperator.GreaterOrEqual),
            ("≥", IndicatorOperator.GreaterOrEqual),
            ("<=", IndicatorOperator.LessOrEqual),
            ("≤", IndicatorOperator.LessOrEqual),
            ("=", IndicatorOperator.Equal),
            ("between", IndicatorOperator.Between),
            ("deadline", IndicatorOperator.Deadline),
            ("qualitative", IndicatorOperator.Qualitative),
            ("定性", IndicatorOperator.Qualitative),
            ("yes_no", IndicatorOperator.YesNo),
            ("satisfaction", IndicatorOperator.Satisfaction)
        );
        var indicator = ReadTarget(item, how) with
        {
            Number = number,
            Level1 = item.Text("level1"),
            Level2 = item.TextOrNull("level2"),
            Name = new LocalText("", item.Text("name")),
            Unit = item.TextOrNull("unit"),
            Weight = WeightOrNull(item),
        };
        var actual = ReadActual(item, indicator);
        if (!item.IsNull("kind"))
        {
            CheckKind(item, indicator);
        }

        item.RefuseUnknown(IsRemark);
        return (indicator, actual);
    }

    private static void CheckKind(JsonFields item, Indicator indicator)
    {
        var kind = item.OneOf(
            "kind",
            ("quantitative", IndicatorKind.Quantitative),
            ("qualitative", IndicatorKind.Qualitative)
        );
        if (kind != indicator.Kind)
        {
            item.Fault("kind", "contradicts-operator");
        }
    }

    private static Indicator ReadTarget(JsonFields item, IndicatorOperator how)
    {
        var indicator = new Indicator
        {
            Number = 0,
            Level1 = "",
            Name = new LocalText("", ""),
            Operator = how,
        };
        if (item.Raw("target") is not { } target || target.ValueKind == JsonValueKind.Null)
        {
            return indicator;
        }

        if (how == IndicatorOperator.Between)
        {
            return ReadRange(item, indicator, target);
        }

        if (target.ValueKind == JsonValueKind.String)
        {
            var text = target.GetString()!.Trim();
            return how == IndicatorOperator.Deadline
                ? indicator with
                {
                    DueOn = ReadDate(item, "target", text),
                    StartOn = ReadStart(item),
                }
                : indicator with
                {
                    TargetText = text,
                };
        }

        return indicator with
        {
            Target = item.NumberOf("target", target),
        };
    }

    private static Indicator ReadRange(JsonFields item, Indicator indicator, JsonElement target)
    {
        if (target.ValueKind != JsonValueKind.Array || target.GetArrayLength() != 2)
        {
            item.Fault("target", "not-a-range");
            return indicator;
        }

        return indicator with
        {
            Target = item.NumberOf("target", target[0]),
            TargetTo = item.NumberOf("target", target[1]),
        };
    }

    private static IndicatorActual ReadActual(JsonFields item, Indicator indicator)
    {
        var actual = new IndicatorActual
        {
            Number = indicator.Number,
            Band = item.TextOrNull("band"),
            Percent = item.IsNull("percent") ? null : item.Number("percent", 0, Band.Top),
            Unit = item.TextOrNull("actual_unit"),
            ValidAnswers = item.IsNull("valid_answers") ? null : item.Whole("valid_answers", 0, MaxAnswers),
            IsNotApplicable = item.Flag("not_applicable"),
            Evidence = item.TextOrNull("evidence"),
            Reason = item.TextOrNull("reason"),
            Improvement = item.TextOrNull("improvement"),
            ScorerScore = NumberOrNull(item, "published_score"),
        };
        if (item.Raw("actual") is not { } found || found.ValueKind == JsonValueKind.Null)
        {
            return actual;
        }

        if (found.ValueKind != JsonValueKind.String)
        {
            return actual with { Value = item.NumberOf("actual", found) };
        }

        var text = found.GetString()!.Trim();
        if (text.Length == 0)
        {
            return actual;
        }

        return indicator.Operator == IndicatorOperator.Deadline
            ? actual with
            {
                On = ReadDate(item, "actual", text),
            }
            : actual with
            {
                Text = text,
            };
    }

    private static DateOnly? ReadStart(JsonFields item) =>
        item.TextOrNull("start") is { } text ? ReadDate(item, "start", text) : null;

    private static DateOnly? ReadDate(JsonFields item, string field, string text)
    {
        const string form = "yyyy-MM-dd";
        if (DateOnly.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        item.Fault(field, "not-a-date", text, form);
        return null;
    }

    private static decimal? WeightOrNull(JsonFields item)
    {
        var weight = NumberOrNull(item, "weight");
        if (weight is < 0 or > MaxWeight)
        {
            item.Fault("weight", "out-of-range", weight.Value.ToString(CultureInfo.InvariantCulture));
            return null;
        }

        return weight;
    }

    // The column must be there; an empty cell is null. So a misspelt column is found, and a gap in the table is not lost.
    private static decimal? NumberOrNull(JsonFields item, string field) =>
        item.Raw(field) is { } value && value.ValueKind != JsonValueKind.Null ? item.NumberOf(field, value) : null;

    private static bool IsRemark(string field) =>
        Remarks.Any(remark =>
            remark.EndsWith('_') ? field.StartsWith(remark, StringComparison.Ordinal) : field == remark
        );
}
