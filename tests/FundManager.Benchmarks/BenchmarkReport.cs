using System.Net;
using System.Text;
using FundManager.Documents;
using FundManager.Documents.Blocks;

namespace FundManager.Benchmarks;

/// <summary>A report of ten pages as an appraisal has it: facts, text, tables of indicators, a chart, signatures.</summary>
internal static class BenchmarkReport
{
    private const int Sections = 8;
    private const int Indicators = 24;
    private const string Story =
        "经整改后于第四季度完成，经专家组复核确认；相关佐证材料（合同、发票、验收报告）已归档，编号FUND-2026-0042。";

    public static PdfDocument Of(int number) =>
        new()
        {
            Title = "项目资金绩效评价报告",
            Language = "zh-Hans",
            CreatedAt = new DateTimeOffset(2026, 3, 9, 8, 30, 0, TimeSpan.Zero),
            Header = "2026年度科技创新专项资金 · 项目资金绩效评价报告",
            Footer = Text($"FUND-2026-{number:0000}"),
            PageNumberFormat = "第 {0} 页，共 {1} 页",
            Blocks =
            [
                new Heading(1, Text($"项目资金绩效评价报告（{number}）")),
                new KeyValues(new("承担单位", "清河先进材料研究院有限公司"), new("评价等级", "良（86.40 分）"))
                {
                    Across = 2,
                },
                .. Enumerable.Range(1, Sections).SelectMany(section => Section(section, number)),
                new SignatureBlock([new("评价组组长", "李建国"), new("财务负责人")], "签字", "姓名", "日期"),
            ],
        };

    /// <summary>A table of so many rows on pages of its own.</summary>
    public static PdfDocument OfRows(int rows) => Of(1) with { Blocks = [Table(rows, 1)] };

    /// <summary>The same content as a page that a browser prints.</summary>
    public static string Html(PdfDocument document, string fonts)
    {
        var html = new StringBuilder(
            $$"""
            <!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{{document.Title}}</title><style>
            @font-face{font-family:N;src:url("file://{{fonts}}/NotoSansSC_400Regular.ttf")}
            @font-face{font-family:N;font-weight:bold;src:url("file://{{fonts}}/NotoSansSC_700Bold.ttf")}
            @page{size:A4;margin:22mm 20mm}body{font:10pt/1.6 N}table{border-collapse:collapse;width:100%;font-size:9pt}
            td,th{border-bottom:.5pt solid #d0d6dc;padding:4pt 6pt;text-align:left;vertical-align:top}thead{display:table-header-group}tr{break-inside:avoid}
            </style></head><body>
            """
        );
        return html.AppendJoin('\n', document.Blocks.Select(Html)).Append("</body></html>").ToString();
    }

    private static IEnumerable<Block> Section(int section, int number) =>
        [
            new Heading(2, Text($"第{section}部分　绩效指标完成情况")),
            new Paragraph(string.Concat(Enumerable.Repeat(Story, 4))),
            Table(Indicators, section + number),
            new BarChart(
                "各维度得分。",
                [
                    new("决策", 18m, "18.00"),
                    new("过程", 17.5m, "17.50"),
                    new("产出", 26.4m, "26.40"),
                    new("效益", 24.5m, "24.50"),
                ]
            ),
        ];

    private static Table Table(int rows, int seed) =>
        new(
            [
                new("编号") { FixedWidth = 48 },
                new("绩效指标") { Share = 2.2 },
                new("指标值") { Alignment = ColumnAlignment.Right },
                new("实际完成值") { Alignment = ColumnAlignment.Right },
                new("得分") { FixedWidth = 62, Alignment = ColumnAlignment.DecimalPoint },
                new("说明") { Share = 2.6 },
            ],
            [.. Enumerable.Range(1, rows).Select(i => Row(i, seed))]
        )
        {
            FirstColumnNamesRow = true,
        };

    private static TableRow Row(int i, int seed) =>
        new(
            Text($"P{i:000}"),
            i % 3 == 0 ? "示范应用单位满意度（不低于90%）" : "新增发明专利申请数量",
            Text($"{i * seed}项"),
            Text($"{(i * seed) + 1}项"),
            Text($"{5 + (i % 80 * 0.125m):0.###}"),
            i % 8 == 0 ? Story : "达标"
        );

    private static string Html(Block block) =>
        block switch
        {
            Heading heading => Text($"<h{heading.Level}>{heading.Text}</h{heading.Level}>"),
            Paragraph paragraph => $"<p>{Escape(paragraph.Runs)}</p>",
            KeyValues facts => Wrap(
                "table",
                facts.Entries.Select(fact => $"<tr><th>{fact.Label}</th><td>{fact.Value}</td></tr>")
            ),
            BarChart chart => string.Concat(chart.Bars.Select(Html)),
            Table table => "<table>"
                + Wrap("thead", table.Columns.Select(column => $"<th scope=\"col\">{column.Header}</th>"))
                + string.Concat(table.Rows.Select(Html))
                + "</table>",
            SignatureBlock signatures => string.Concat(
                signatures.Signatories.Select(one => $"<p>{one.Role} {one.Name}</p>")
            ),
            _ => "",
        };

    private static string Html(Bar bar) =>
        Text(
            $"<div>{bar.Label}<svg width=\"300\" height=\"10\"><rect width=\"{bar.Value * 10:0}\" height=\"10\"/></svg>{bar.Text}</div>"
        );

    private static string Html(TableRow row) => Wrap("tr", row.Cells.Select(cell => $"<td>{Escape(cell.Runs)}</td>"));

    private static string Wrap(string element, IEnumerable<string> content) =>
        $"<{element}>{string.Concat(content)}</{element}>";

    private static string Escape(IReadOnlyList<Run> runs) =>
        WebUtility.HtmlEncode(string.Concat(runs.Select(run => run.Text)));

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
