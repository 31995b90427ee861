using FundManager.Documents.Workbooks;

namespace FundManager.Web.CommandLine;

/// <summary>Which column of a sheet says what, by the names that offices print above them. The field's name is that of the JSON form.</summary>
internal sealed class PrintedTableHeader
{
    private static readonly (string Field, string[] Names)[] IndicatorNames =
    [
        ("number", ["序号", "no.", "number"]),
        ("level1", ["一级指标", "level 1", "level1", "block"]),
        ("level2", ["二级指标", "level 2", "level2"]),
        (
            "name",
            [
                "三级指标",
                "level 3",
                "level3",
                "指标名称",
                "绩效指标",
                "指标与目标",
                "indicator and target",
                "indicator",
                "name",
            ]
        ),
        ("operator", ["指标性质", "计算符号", "符号", "operator"]),
        ("targetNumber", ["目标值（数值）", "target, number"]),
        ("target", ["年度指标值", "年度目标值", "目标值", "指标值", "target"]),
        ("unit", ["度量单位", "计量单位", "单位", "unit"]),
        ("weight", ["分值", "权重", "weight"]),
        ("actual", ["实际完成值", "全年完成值", "全年实际值", "完成值", "actual"]),
        ("band", ["评定档次", "band"]),
        ("percent", ["占权重百分比", "percent of the weight", "percent"]),
        ("not_applicable", ["不适用", "not applicable"]),
        ("published_score", ["得分", "自评得分", "published score", "published_score", "score"]),
        ("evidence", ["佐证材料", "evidence"]),
        ("reason", ["偏差原因分析及改进措施", "causes of deviation and measures", "原因说明", "偏差原因", "reason"]),
        ("improvement", ["改进措施", "improvement"]),
    ];

    private static readonly (string Field, string[] Names)[] MoneyNames =
    [
        ("annual_budget", ["全年预算数", "调整后预算数", "全年预算", "adjusted budget", "annual budget"]),
        ("executed", ["全年执行数", "预算执行数", "执行数", "spent", "executed"]),
        ("weight", ["分值", "权重", "weight"]),
        ("published_score", ["得分", "score"]),
    ];

    private readonly Dictionary<string, string> _columns;

    private PrintedTableHeader(int row, Dictionary<string, string> columns) => (Row, _columns) = (row, columns);

    /// <summary>The number of its row.</summary>
    public int Row { get; }

    /// <summary>The column of <paramref name="field"/>, like "F"; null where the table has none.</summary>
    public string? this[string field] => _columns.GetValueOrDefault(field);

    /// <summary>What stands in the row under <paramref name="field"/>, without spaces around; "" where there is nothing.</summary>
    public string TextOf(ReadRow row, string field) => this[field] is { } column ? row[column].Trim() : "";

    /// <summary>The row that names the columns of indicators: a name, and a target or an actual beside it.</summary>
    public static PrintedTableHeader? OfIndicators(ReadSheet sheet) =>
        sheet
            .Rows.Select(row => Of(row, IndicatorNames))
            .FirstOrDefault(found =>
                found["name"] is not null && (found["target"] is not null || found["actual"] is not null)
            );

    /// <summary>The row that names the columns of money; null where there is none above the indicators.</summary>
    public static PrintedTableHeader? OfMoney(ReadSheet sheet, PrintedTableHeader indicators) =>
        sheet
            .Rows.Where(row => row.Number < indicators.Row)
            .Select(row => Of(row, MoneyNames))
            .FirstOrDefault(found => found["annual_budget"] is not null && found["executed"] is not null);

    private static PrintedTableHeader Of(ReadRow row, (string Field, string[] Names)[] known)
    {
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        foreach (var (column, text) in row.Cells)
        {
            if (FieldOf(text, known) is { } field)
            {
                found.TryAdd(field, column);
            }
        }

        return new PrintedTableHeader(row.Number, found);
    }

    // "分值（10）" and "全年预算数(A)" are still those columns.
    private static string? FieldOf(string text, (string Field, string[] Names)[] known)
    {
        var whole = Plain(text);
        var bare = whole.Split('(', '（')[0].Trim();
        return FieldNamed(whole, known) ?? FieldNamed(bare, known);
    }

    private static string? FieldNamed(string name, (string Field, string[] Names)[] known) =>
        known.FirstOrDefault(one => one.Names.Contains(name, StringComparer.Ordinal)).Field;

    private static string Plain(string text) => text.ReplaceLineEndings("").Trim().ToLowerInvariant();
}
