using System.Globalization;
using FundManager.Documents.Workbooks;
using FundManager.Domain.Appraisals;

namespace FundManager.Web.Features.Appraisals;

/// <summary>Reads a filled-in workbook row by row, each found by the number of its indicator. Every bad cell is told; then nothing is taken.</summary>
internal sealed class SelfWorkbookReading
{
    private const string NumberColumn = "A";
    private const string ActualColumn = "H";
    private const string BandColumn = "I";
    private const string PercentColumn = "J";
    private const string NotApplicableColumn = "K";
    private const string EvidenceColumn = "L";
    private const string ReasonColumn = "M";
    private const string ImprovementColumn = "N";
    private const string LikelihoodColumn = "P";

    private readonly AppraisalSheet _sheet;
    private readonly ReadSheet _read;
    private readonly Texts _texts;
    private readonly List<CellFault> _faults = [];

    public SelfWorkbookReading(AppraisalSheet sheet, ReadSheet read, Texts texts)
    {
        (_sheet, _read, _texts) = (sheet, read, texts);
        var rows = RowsByNumber();
        Entries = new AppraisalEntries
        {
            Budget = rows.TryGetValue(Scorecard.BudgetNumber, out var money) ? MoneyOf(money) : new BudgetExecution(),
            Actuals =
            [
                .. sheet
                    .Indicators.Where(one => rows.ContainsKey(one.Number))
                    .Select(one => ActualOf(one, rows[one.Number])),
            ],
        };
        foreach (var missing in sheet.Indicators.Where(one => !rows.ContainsKey(one.Number)))
        {
            _faults.Add(new CellFault(read.Name, NumberColumn, "", texts["appraisals.CellNoRow", missing.Number]));
        }
    }

    public AppraisalEntries Entries { get; }

    /// <summary>In the order of the sheet.</summary>
    public IReadOnlyList<CellFault> Faults => _faults;

    private Dictionary<int, ReadRow> RowsByNumber()
    {
        Dictionary<int, ReadRow> rows = [];
        foreach (var row in _read.Rows.Where(row => row.Number > SelfWorkbook.HeaderRows))
        {
            var isNumber = int.TryParse(
                row[NumberColumn],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            );
            var isKnown =
                isNumber
                && (
                    _sheet.Indicators.Any(one => one.Number == number)
                    || (number == Scorecard.BudgetNumber && _sheet.Framework.BudgetBlock is not null)
                );
            if (isKnown && !rows.TryAdd(number, row))
            {
                Fault(row, NumberColumn, "appraisals.CellTwice");
            }
            else if (!isKnown && row[NumberColumn].Length > 0 && isNumber)
            {
                Fault(row, NumberColumn, "appraisals.CellUnknown");
            }
        }

        return rows;
    }

    private BudgetExecution MoneyOf(ReadRow row)
    {
        var executed = EntriesForm.ReadAmount(row[ActualColumn]);
        if (row[ActualColumn].Length > 0 && executed is null)
        {
            Fault(row, ActualColumn, "faults.Amount");
        }

        return new BudgetExecution
        {
            Executed = executed,
            IsNotApplicable = IsYes(row),
            Reason = Text(row, ReasonColumn),
            Improvement = Text(row, ImprovementColumn),
        };
    }

    private IndicatorActual ActualOf(Indicator indicator, ReadRow row)
    {
        var isNotApplicable = IsYes(row);
        var actual = new IndicatorActual
        {
            Number = indicator.Number,
            IsNotApplicable = isNotApplicable,
            Evidence = Text(row, EvidenceColumn),
            Reason = Text(row, ReasonColumn),
            Improvement = Text(row, ImprovementColumn),
            Likelihood = _sheet.IsHalfWay ? LikelihoodOf(row) : null,
        };
        var typed = row[ActualColumn].Trim();
        switch (indicator.Operator)
        {
            case IndicatorOperator.Qualitative:
                return Judged(actual with { Text = EntriesForm.Clean(typed) }, row);
            case IndicatorOperator.Deadline:
                var day = RowForm.ReadDay(typed);
                if (typed.Length > 0 && day is null)
                {
                    Fault(row, ActualColumn, "faults.Day");
                }

                return actual with
                {
                    On = day,
                };
            default:
                var value = EntriesForm.ReadNumber(typed);
                if (typed.Length > 0 && value is null or < 0)
                {
                    Fault(row, ActualColumn, "appraisals.Fault_Actual");
                }

                return actual with
                {
                    Value = value,
                };
        }
    }

    private IndicatorActual Judged(IndicatorActual actual, ReadRow row)
    {
        var name = row[BandColumn].Trim();
        var band = _sheet.Framework.QualitativeBands.FirstOrDefault(one =>
            one.Id == name || one.Name.En == name || one.Name.Zh == name
        );
        if (name.Length > 0 && band is null)
        {
            Fault(row, BandColumn, "faults.Missing_Choice");
        }

        var typed = row[PercentColumn].Trim();
        var percent = EntriesForm.ReadNumber(typed);
        if (typed.Length > 0 && percent is not (>= 0 and <= Band.Top))
        {
            Fault(row, PercentColumn, "appraisals.Fault_Percent");
        }
        else if (percent is { } share && band?.Contains(share) == false)
        {
            Fault(
                row,
                PercentColumn,
                "appraisals.Fault_Band",
                ScoreTexts.Number(band.From),
                ScoreTexts.Number(band.To)
            );
        }

        return actual with
        {
            Band = band?.Id,
            Percent = percent,
        };
    }

    private TargetLikelihood? LikelihoodOf(ReadRow row)
    {
        var typed = row[LikelihoodColumn].Trim();
        if (typed.Length == 0)
        {
            return null;
        }

        foreach (var one in Enum.GetValues<TargetLikelihood>())
        {
            // It may have been taken in the one language and brought back in the other.
            var names = _texts.InBothLanguages($"appraisals.Likelihood_{one}", "\n", []).Split('\n');
            if (names.Contains(typed, StringComparer.Ordinal))
            {
                return one;
            }
        }

        Fault(row, LikelihoodColumn, "faults.Missing_Choice");
        return null;
    }

    private bool IsYes(ReadRow row)
    {
        var typed = row[NotApplicableColumn].Trim();
        if (typed is "" or "No" or "否")
        {
            return false;
        }

        if (typed is not ("Yes" or "是"))
        {
            Fault(row, NotApplicableColumn, "faults.Missing_Choice");
        }

        return true;
    }

    private string? Text(ReadRow row, string column)
    {
        var text = EntriesForm.Clean(row[column]);
        if (text?.Length > EntriesFormValidator.TextMaxLength)
        {
            Fault(row, column, "faults.TooLong", EntriesFormValidator.TextMaxLength);
        }

        return text;
    }

    private void Fault(ReadRow row, string column, string key, params ReadOnlySpan<object?> facts) =>
        _faults.Add(
            new CellFault(
                _read.Name,
                string.Create(CultureInfo.InvariantCulture, $"{column}{row.Number}"),
                row[column],
                _texts[key, facts]
            )
        );
}
