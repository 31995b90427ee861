using System.Text.Json;

namespace FundManager.Domain.Appraisals;

/// <summary>One indicator of an imported self-appraisal table, with what became of it.</summary>
internal static class SelfAppraisalRow
{
    private const int MaxAnswers = 100_000_000;

    /// <summary>Reads one row.</summary>
    /// <param name="item">As the file has it.</param>
    /// <param name="index">Its place, from 0.</param>
    /// <param name="year">The year that the table tells of; null where it does not say.</param>
    public static (Indicator Indicator, IndicatorActual Actual) Read(JsonFields item, int index, int? year)
    {
        var printed = item.Given("target") is { ValueKind: JsonValueKind.String } cell
            ? PrintedTarget.Of(cell.GetString()!)
            : null;
        var told = item.TextOrNull("target_unit");
        var row = new Indicator
        {
            Number = index + 1,
            Level1 = PrintedValue.Heading(item.TextOrNull("level1") ?? ""),
            Level2 = item.TextOrNull("level2") is { } part ? PrintedValue.Heading(part) : null,
            Name = new LocalText(
                "",
                item.IsNull("name") && !item.IsNull("level3") ? item.Text("level3") : item.Text("name")
            ),
            Operator = OperatorOf(item, printed),
            Unit = (item.TextOrNull("unit") ?? told ?? printed?.Unit) is { } unit ? PrintedValue.Plain(unit) : null,
            Weight = SelfAppraisalFile.WeightOrNull(item),
        };
        var indicator = ReadTarget(item, row, printed, year);
        var actual = ReadActual(item, indicator, year);
        if (indicator.IsMeasured && item.TextOrNull("kind") == "qualitative")
        {
            item.Fault("kind", "contradicts-operator");
        }

        item.RefuseMisspelt();
        return (indicator, actual);
    }

    // A table without operators says by kind, by a sign within its target, or by a target in words, how a row is held. Else the row
    // stays without a target that a rule can work with, and says so: which way is better is not to be guessed.
    private static IndicatorOperator OperatorOf(JsonFields item, PrintedTarget? printed)
    {
        var isJudged = item.TextOrNull("kind") == "qualitative";
        var isInWords = printed is { Operator: null } && PrintedValue.Measured(printed.Value) is null;
        if (item.Given("operator") is null)
        {
            return isJudged || isInWords ? IndicatorOperator.Qualitative
                : item.Given("target") is { ValueKind: JsonValueKind.Array } ? IndicatorOperator.Between
                : printed?.Operator ?? IndicatorOperator.Undefined;
        }

        var how = NamedOperator(item);
        return isJudged && isInWords ? IndicatorOperator.Qualitative : how;
    }

    private static IndicatorOperator NamedOperator(JsonFields item)
    {
        return item.OneOf(
            "operator",
            (">=", IndicatorOperator.GreaterOrEqual),
            ("≥", IndicatorOperator.GreaterOrEqual),
            ("≧", IndicatorOperator.GreaterOrEqual),
            (">", IndicatorOperator.GreaterOrEqual),
            ("＞", IndicatorOperator.GreaterOrEqual),
            ("<=", IndicatorOperator.LessOrEqual),
            ("≤", IndicatorOperator.LessOrEqual),
            ("≦", IndicatorOperator.LessOrEqual),
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

    private static Indicator ReadTarget(JsonFields item, Indicator row, PrintedTarget? printed, int? year)
    {
        if (item.Given("target") is not { } target)
        {
            return row;
        }

        var text = printed is null ? null : target.GetString()!.Trim();
        return row.Operator switch
        {
            IndicatorOperator.Between => ReadRange(item, row, target, printed),
            IndicatorOperator.Qualitative => row with { TargetText = text ?? target.ToString() },
            IndicatorOperator.YesNo => row with
            {
                Target = YesNoOf(target) is { } wanted ? (wanted ? 1m : 0m) : null,
                TargetText = text,
            },
            IndicatorOperator.Deadline when printed is not null => row with
            {
                DueOn = ReadDays(item, "target", printed.Value, year)?.To,
                StartOn = item.TextOrNull("start") is { } start ? ReadDays(item, "start", start, year)?.From : null,
                TargetText = text,
            },
            _ when printed is not null => row with
            {
                // A sign within the target that says something else than the operator beside it: neither is taken.
                Target = Suits(row.Operator, printed.Operator)
                    ? PrintedValue.Number($"{printed.Value}{printed.Unit}", row.Unit)
                    : null,
                TargetText = text,
            },
            _ => row with { Target = item.NumberOf("target", target) },
        };
    }

    private static bool Suits(IndicatorOperator how, IndicatorOperator? printed) =>
        printed is null
        || printed == how
        || (how == IndicatorOperator.Satisfaction && printed == IndicatorOperator.GreaterOrEqual);

    private static Indicator ReadRange(JsonFields item, Indicator row, JsonElement target, PrintedTarget? printed)
    {
        if (printed is not null && PrintedValue.Range($"{printed.Value}{printed.Unit}", row.Unit) is var (from, to))
        {
            return row with { Target = from, TargetTo = to };
        }

        if (target.ValueKind != JsonValueKind.Array || target.GetArrayLength() != 2)
        {
            item.Fault("target", "not-a-range");
            return row;
        }

        return row with
        {
            Target = item.NumberOf("target", target[0]),
            TargetTo = item.NumberOf("target", target[1]),
        };
    }

    private static IndicatorActual ReadActual(JsonFields item, Indicator indicator, int? year)
    {
        var actual = new IndicatorActual
        {
            Number = indicator.Number,
            Band = item.TextOrNull("band"),
            Percent = SelfAppraisalFile.NumberWithin(item, "percent", "%", Band.Top),
            Unit = item.TextOrNull("actual_unit") is { } unit ? PrintedValue.Plain(unit) : null,
            ValidAnswers = SelfAppraisalFile.WholeWithin(item, "valid_answers", MaxAnswers),
            ApplicableItems = SelfAppraisalFile.WholeWithin(item, "applicable_items", JsonFields.MaxItems),
            HasSeriousBreach = item.Flag("serious_breach"),
            IsNotApplicable = item.Flag("not_applicable"),
            Evidence = item.TextOrNull("evidence"),
            Reason = item.TextOrNull("reason"),
            Improvement = item.TextOrNull("improvement"),
            ScorerScore = SelfAppraisalFile.PointsOrNull(item, "published_score"),
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
            ? Written(item, indicator, actual, (found.GetString()!.Trim(), year))
            : InUnit(indicator, actual with { Value = item.NumberOf("actual", found) });
    }

    private static IndicatorActual Written(
        JsonFields item,
        Indicator indicator,
        IndicatorActual actual,
        (string Text, int? Year) cell
    )
    {
        var text = cell.Text;
        if (PrintedValue.IsNotApplicable(text))
        {
            return actual with { IsNotApplicable = true };
        }

        switch (indicator.Operator)
        {
            case IndicatorOperator.Deadline:
                // Any of a month's days is in time where the last one is; else the day decides, and it is not told.
                return
                    ReadDays(item, "actual", text, cell.Year) is var (from, to) && (from == to || to <= indicator.DueOn)
                    ? actual with
                    {
                        On = to,
                    }
                    : actual with
                    {
                        Text = text,
                    };
            case IndicatorOperator.Qualitative:
                return actual with { Text = text };
            default:
                return PrintedValue.IsNothing(text) ? actual
                    : PrintedTarget.Of(text).Operator is null && PrintedValue.Measured(text) is var (number, unit)
                        ? InUnit(indicator, actual with { Value = number, Unit = unit.Length > 0 ? unit : actual.Unit })
                    : actual with { Text = text };
        }
    }

    // Ten thousands of the target's unit are the same thing; another unit stays, and the rule says so.
    private static IndicatorActual InUnit(Indicator indicator, IndicatorActual actual) =>
        actual is { Unit: { } unit, Value: { } value }
        && PrintedValue.Convert(value, unit, indicator.Unit ?? "") is { } converted
            ? actual with
            {
                Value = converted,
                Unit = null,
            }
            : actual;

    // Words ("按时完成") are no day, and the row then says so; digits that make no day are a slip of the pen.
    private static (DateOnly From, DateOnly To)? ReadDays(JsonFields item, string field, string text, int? year)
    {
        var days = PrintedDay.Span(text, year);
        if (days is null && text.All(sign => char.IsAsciiDigit(sign) || sign is '-' or '/' or '.' or ' '))
        {
            item.Fault(field, "not-a-date", text, "yyyy-MM-dd");
        }

        return days;
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
