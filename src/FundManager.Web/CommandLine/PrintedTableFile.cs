using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FundManager.Documents.Workbooks;
using FundManager.Domain;
using FundManager.Domain.Appraisals;

namespace FundManager.Web.CommandLine;

/// <summary>
/// A self-appraisal table in a workbook, as offices print it (项目支出绩效自评表) or as this program hands it out, brought into the JSON form.
/// </summary>
internal sealed partial class PrintedTableFile
{
    private static readonly string[] Sums = ["总分", "合计", "总计", "total", "sum"];
    private static readonly string[] MoneySums = ["资金总额", "合计", "总计", "total", "sum"];
    private static readonly string[] Copied =
    [
        "weight",
        "published_score",
        "reason",
        "improvement",
        "evidence",
        "band",
    ];

    private readonly ReadSheet _sheet;
    private readonly PrintedTableHeader _header;
    private readonly List<ReadRow> _rows = [];
    private readonly JsonObject _table = [];
    private readonly List<FileFault> _faults = [];

    private PrintedTableFile(ReadSheet sheet)
    {
        _sheet = sheet;
        _header =
            PrintedTableHeader.OfIndicators(sheet)
            ?? throw new FaultyFileException([
                new FileFault(null, sheet.Name, "no-header", ["三级指标", "实际完成值"]),
            ]);
    }

    /// <summary>Reads the first sheet of <paramref name="file"/>.</summary>
    /// <exception cref="FaultyFileException">It holds no such table, or cells that cannot be read: each with its row and its address.</exception>
    /// <exception cref="WorkbookRefusedException">It is no workbook, or one that is not accepted.</exception>
    public static async Task<SelfAppraisalTable> ReadAsync(Stream file, CancellationToken cancellationToken)
    {
        var sheet = await SheetReader.ReadAsync(file, new SheetLimits(), sheetName: null, cancellationToken);
        return new PrintedTableFile(sheet).Read();
    }

    private SelfAppraisalTable Read()
    {
        ReadYear();
        ReadMoney();
        ReadIndicators();
        if (_faults.Count > 0)
        {
            throw new FaultyFileException(_faults);
        }

        try
        {
            return SelfAppraisalTable.Parse(_table.ToJsonString());
        }
        catch (FaultyFileException faulty)
        {
            throw new FaultyFileException([.. faulty.Faults.Select(Placed)], faulty);
        }
    }

    // The JSON form counts indicators; people look for a cell.
    private FileFault Placed(FileFault fault)
    {
        var field = fault.Field.Split('.')[^1];
        return fault.Row is { } number && number <= _rows.Count && _header[field] is { } column
            ? fault with
            {
                Row = _rows[number - 1].Number,
                Field = string.Create(CultureInfo.InvariantCulture, $"{column}{_rows[number - 1].Number}"),
            }
            : fault;
    }

    // The title tells the year, "2022年度项目支出绩效自评表": "10月底前" is a day of that year.
    private void ReadYear()
    {
        var title = _sheet
            .Rows.Where(row => row.Number < _header.Row)
            .SelectMany(row => row.Cells.Values)
            .FirstOrDefault(text => Year().IsMatch(text));
        Take(_table, "year", title is null ? "" : Year().Match(title).Groups["year"].Value);
    }

    private void ReadMoney()
    {
        if (PrintedTableHeader.OfMoney(_sheet, _header) is not { } money)
        {
            return;
        }

        JsonArray parts = [];
        JsonObject found = [];
        foreach (var row in _sheet.Rows.Where(row => row.Number > money.Row && row.Number < _header.Row))
        {
            if (!IsNumber(money.TextOf(row, "annual_budget")) && !IsNumber(money.TextOf(row, "executed")))
            {
                continue;
            }

            Take(found, "weight", money.TextOf(row, "weight"));
            Take(found, "published_score", money.TextOf(row, "published_score"));
            var isSum = row.Cells.Values.Any(text =>
                MoneySums.Any(sum => text.Contains(sum, StringComparison.OrdinalIgnoreCase))
            );
            var place = isSum ? found : [];
            Take(place, "annual_budget", money.TextOf(row, "annual_budget"));
            Take(place, "executed", money.TextOf(row, "executed"));
            if (!isSum)
            {
                parts.Add(place);
            }
        }

        if (parts.Count > 0)
        {
            found["rows"] = parts;
        }

        _table["budget_execution"] = found;
    }

    private void ReadIndicators()
    {
        JsonArray indicators = [];
        var (level1, level2) = ("", "");
        foreach (var row in _sheet.Rows.Where(row => row.Number > _header.Row))
        {
            var name = _header.TextOf(row, "name");
            if (row.Cells.Values.Any(IsSum))
            {
                Take(_table, "published_total", _header.TextOf(row, "published_score"));
                break;
            }

            // Merged cells hold their text in the first row only.
            var first = _header.TextOf(row, "level1");
            (level1, level2) = (
                first.Length > 0 ? first : level1,
                _header.TextOf(row, "level2") is { Length: > 0 } second ? second
                : first.Length > 0 ? ""
                : level2
            );
            if (name.Length == 0 || (_header.TextOf(row, "weight").Length == 0 && row.Cells.Count < 2))
            {
                continue;
            }

            if (IsBudget(row, level1, name))
            {
                _table["budget_execution"] = BudgetOf(row);
                continue;
            }

            _rows.Add(row);
            indicators.Add(IndicatorOf(row, level1, level2));
        }

        _table["indicators"] = indicators;
    }

    private bool IsBudget(ReadRow row, string level1, string name) =>
        _table["budget_execution"] is null
        && (
            _header.TextOf(row, "number") == Scorecard.BudgetNumber.ToString(CultureInfo.InvariantCulture)
            || level1.Contains("预算执行率", StringComparison.Ordinal)
            || name.Contains("预算执行率", StringComparison.Ordinal)
            || level1.Equals("Budget execution", StringComparison.OrdinalIgnoreCase)
        );

    // A row that prints the rate instead of the sums: its target is the whole.
    private JsonObject BudgetOf(ReadRow row)
    {
        var found = CopyOf(row);
        var typed = _header.TextOf(row, "targetNumber");
        Take(found, "annual_budget", typed.Length > 0 ? typed : PrintedTarget.Of(_header.TextOf(row, "target")).Value);
        Take(found, "executed", _header.TextOf(row, "actual"));
        found.Remove("band");
        found.Remove("evidence");
        return found;
    }

    private JsonObject IndicatorOf(ReadRow row, string level1, string level2)
    {
        var found = CopyOf(row);
        Take(found, "level1", level1);
        Take(found, "level2", level2);
        Take(found, "name", _header.TextOf(row, "name"));
        Take(found, "percent", _header.TextOf(row, "percent"));
        var target = _header.TextOf(row, "target");
        Take(found, "unit", _header.TextOf(row, "unit"));
        Take(found, "operator", _header.TextOf(row, "operator"));
        Take(found, "target", target);
        var actual = _header.TextOf(row, "actual");
        Take(found, "actual", actual);
        var (_, value, unit) = PrintedTarget.Of(target);
        FindFraction(row, _header.TextOf(row, "unit") is { Length: > 0 } own ? own : unit ?? "", value, actual);
        return found;
    }

    // A sheet keeps 98% as 0.98 and shows the sign only: beside a target of "95%" that would read as hardly anything.
    private void FindFraction(ReadRow row, string unit, string target, string actual)
    {
        if (unit.StartsWith('%') && NumberOf(target) > 1 && NumberOf(actual) is > 0 and <= 1)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{_header["actual"]}{row.Number}");
            _faults.Add(new FileFault(row.Number, place, "fraction-of-percent", [actual, $"{target}%"]));
        }
    }

    private JsonObject CopyOf(ReadRow row)
    {
        JsonObject found = [];
        foreach (var field in Copied)
        {
            Take(found, field, _header.TextOf(row, field));
        }

        if (_header.TextOf(row, "not_applicable") is "Yes" or "是" or "√")
        {
            found["not_applicable"] = true;
        }

        return found;
    }

    private static void Take(JsonObject found, string field, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        found[field] = text;
    }

    private static bool IsSum(string text) =>
        Sums.Contains(
            text.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant(),
            StringComparer.Ordinal
        );

    private static bool IsNumber(string text) => NumberOf(text) is not null;

    private static decimal? NumberOf(string text) =>
        decimal.TryParse(
            text,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    [GeneratedRegex(
        @"(?<![0-9])(?<year>20[0-9]{2})\s*年度",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Year();
}
