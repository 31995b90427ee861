using System.Text.Json;

namespace FundManager.Domain.Appraisals;

/// <summary>One indicator of an imported self-appraisal table, with what became of it.</summary>
internal static class SelfAppraisalRow
{
    private const int MaxAnswers = 100_000_000;

    public static (Indicator Indicator, IndicatorActual Actual) Read(JsonFields item, int index)
    {
        var indicator = ReadTarget(item, OperatorOf(item)) with
        {
            Number = index + 1,
            Level1 = item.TextOrNull("level1") ?? "",
            Level2 = item.TextOrNull("level2"),
            Name = new LocalText("", item.Text("name")),
            Unit = item.TextOrNull("unit"),
            Weight = SelfAppraisalFile.WeightOrNull(item),
        };
        var actual = ReadActual(item, indicator);
        if (indicator.IsMeasured && item.TextOrNull("kind") == "qualitative")
        {
            item.Fault("kind", "contradicts-operator");
        }

        item.RefuseMisspelt();
        return (indicator, actual);
    }

    // A table without operators says by kind, or by a target in words, that a row is judged. Else the row stays without a target that
    // a rule can work with, and says so: which way is better is not to be guessed.
    private static IndicatorOperator OperatorOf(JsonFields item)
    {
        if (item.Given("operator") is null)
        {
            return
                item.TextOrNull("kind") == "qualitative" || item.Given("target") is { ValueKind: JsonValueKind.String }
                ? IndicatorOperator.Qualitative
                : IndicatorOperator.Undefined;
        }

        return item.OneOf(
            "operator",
            (">=", IndicatorOperator.GreaterOrEqual),
            ("≥", IndicatorOperator.GreaterOrEqual),
            (">", IndicatorOperator.GreaterOrEqual),
            ("＞", IndicatorOperator.GreaterOrEqual),
            ("<=", IndicatorOperator.LessOrEqual),
            ("≤", IndicatorOperator.LessOrEqual),
            ("<", IndicatorOperator.LessOrEqual),
            ("＜", IndicatorOperator.LessOrEqual),
            ("=", IndicatorOperator.Equal),
            ("==", IndicatorOperator.Equal),
            ("＝", IndicatorOperator.Equal),
            ("between", IndicatorOperator.Between),
            ("range", IndicatorOperator.Between),
            ("区间", IndicatorOperator.Between),
            ("deadline", IndicatorOperator.Deadline),
            ("时限", IndicatorOperator.Deadline),
            ("qualitative", IndicatorOperator.Qualitative),
            ("定性", IndicatorOperator.Qualitative),
            ("yes_no", IndicatorOperator.YesNo),
            ("yes/no", IndicatorOperator.YesNo),
            ("是否", IndicatorOperator.YesNo),
            ("satisfaction", IndicatorOperator.Satisfaction),
            ("满意度", IndicatorOperator.Satisfaction),
            ("checklist", IndicatorOperator.Checklist),
            ("清单", IndicatorOperator.Checklist)
        );
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
        if (item.Given("target") is not { } target)
        {
            return indicator;
        }

        var text = target.ValueKind == JsonValueKind.String ? target.GetString()!.Trim() : null;
        return how switch
        {
            IndicatorOperator.Between => ReadRange(item, indicator, target, text),
            IndicatorOperator.Qualitative => indicator with { TargetText = text ?? target.ToString() },
            IndicatorOperator.YesNo => indicator with
            {
                Target = YesNoOf(target) is { } wanted ? (wanted ? 1m : 0m) : null,
                TargetText = text,
            },
            IndicatorOperator.Deadline when text is not null => indicator with
            {
                DueOn = ReadDay(item, "target", text),
                StartOn = item.TextOrNull("start") is { } start ? ReadDay(item, "start", start) : null,
                TargetText = text,
            },
            _ when text is not null => indicator with
            {
                Target = PrintedValue.Number(text, item.TextOrNull("unit")),
                TargetText = text,
            },
            _ => indicator with { Target = item.NumberOf("target", target) },
        };
    }

    private static Indicator ReadRange(JsonFields item, Indicator indicator, JsonElement target, string? text)
    {
        if (text is not null && PrintedValue.Range(text, item.TextOrNull("unit")) is var (from, to))
        {
            return indicator with { Target = from, TargetTo = to };
        }

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
            ApplicableItems = item.IsNull("applicable_items")
                ? null
                : item.Whole("applicable_items", 0, JsonFields.MaxItems),
            HasSeriousBreach = item.Flag("serious_breach"),
            IsNotApplicable = item.Flag("not_applicable"),
            Evidence = item.TextOrNull("evidence"),
            Reason = item.TextOrNull("reason"),
            Improvement = item.TextOrNull("improvement"),
            ScorerScore = SelfAppraisalFile.NumberOrNull(item, "published_score", "分"),
        };
        if (item.Given("actual") is not { } found)
        {
            return actual;
        }

        if (indicator.Operator == IndicatorOperator.YesNo && YesNoOf(found) is { } yes)
        {
            return actual with { Value = yes == (indicator.Target != 0) ? 1m : 0m };
        }

        return found.ValueKind == JsonValueKind.String
            ? Written(item, indicator, actual, found.GetString()!.Trim())
            : actual with
            {
                Value = item.NumberOf("actual", found),
            };
    }

    private static IndicatorActual Written(JsonFields item, Indicator indicator, IndicatorActual actual, string text) =>
        indicator.Operator switch
        {
            IndicatorOperator.Deadline => ReadDay(item, "actual", text) is { } day
                ? actual with
                {
                    On = day,
                }
                : actual with
                {
                    Text = text,
                },
            IndicatorOperator.Qualitative => actual with { Text = text },
            _ when PrintedValue.IsNothing(text) => actual,
            _ => PrintedValue.Number(text, indicator.Unit) is { } number
                ? actual with
                {
                    Value = number,
                }
                : actual with
                {
                    Text = text,
                },
        };

    // Words ("12月底前") are no day, and the row then says so; digits that make no day are a slip of the pen.
    private static DateOnly? ReadDay(JsonFields item, string field, string text)
    {
        if (PrintedValue.Day(text) is { } day)
        {
            return day;
        }

        if (text.All(sign => char.IsAsciiDigit(sign) || sign is '-' or '/' or '.' or ' '))
        {
            item.Fault(field, "not-a-date", text, "yyyy-MM-dd");
        }

        return null;
    }

    private static bool? YesNoOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number when value.TryGetDecimal(out var number) => number switch
            {
                1m => true,
                0m => false,
                _ => null,
            },
            JsonValueKind.String => PrintedValue.YesNo(value.GetString()!),
            _ => null,
        };
}
