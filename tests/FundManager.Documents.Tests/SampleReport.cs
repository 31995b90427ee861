using System.Globalization;
using FundManager.Documents.Blocks;

namespace FundManager.Documents.Tests;

/// <summary>A report with every kind of block, in both languages.</summary>
internal static class SampleReport
{
    public static readonly DateTimeOffset Instant = new(2026, 3, 9, 8, 30, 0, TimeSpan.Zero);

    public static PdfDocument Of(params IReadOnlyList<Block> blocks) =>
        new()
        {
            Title = "项目资金绩效评价报告",
            Language = "zh-Hans",
            CreatedAt = Instant,
            Blocks = blocks,
        };

    public static PdfDocument Chinese { get; } =
        new()
        {
            Title = "项目资金绩效评价报告",
            Language = "zh-Hans",
            Author = "市科学技术局",
            Subject = "2026年度科技创新专项资金",
            CreatedAt = Instant,
            Header = "2026年度科技创新专项资金 · 项目资金绩效评价报告",
            Footer = "FUND-2026-0042",
            PageNumberFormat = "第 {0} 页，共 {1} 页",
            Blocks =
            [
                new Heading(1, "项目资金绩效评价报告"),
                new Paragraph("新型储能电池关键材料研发与示范应用") { Tone = ParagraphTone.Lead },
                new KeyValues(
                    new("承担单位", "清河先进材料研究院有限公司"),
                    new("项目负责人", "王晓明"),
                    new("评价等级", "良（86.40 分）"),
                    new("批准资金", "1,250,000.00 元"),
                    new("执行期", "2025年1月1日至2026年12月31日")
                )
                {
                    Across = 2,
                },
                new Heading(2, "一、项目概况"),
                new Paragraph(
                    "根据《中华人民共和国预算法》及财政专项资金管理办法（2026年修订），本项目由市科学技术局组织申报，经形式审查、专家评审、公示等程序立项。实施单位为",
                    new Run("清河先进材料研究院有限公司") { Bold = true },
                    "（Qinghe Institute of Advanced Materials Co., Ltd.），批准资金1,250,000.00元，其中：第一期拨款500,000.00元、第二期拨款450,000.00元、尾款300,000.00元。“关键节点”均已通过验收。",
                    "评价方法见",
                    new Run("《项目支出绩效评价管理办法》") { Link = new Uri("https://www.mof.gov.cn/jx?id=10(a)") },
                    "。"
                ),
                new ItemList(
                    new("完成中试线建设，产能达到年产20吨；"),
                    new(
                        "申请发明专利6项，其中授权2项，发表论文4篇，参与制定行业标准1项，培养博士后2名，并与两家下游企业签订了示范应用协议；"
                    ),
                    new("带动社会资本投入3,600,000.00元。")
                )
                {
                    Numbered = true,
                },
                new Heading(2, "二、绩效指标完成情况"),
                Indicators(12),
                new Heading(2, "三、各维度得分"),
                new BarChart(
                    "条形图：决策18.00分、过程17.50分、产出26.40分、效益24.50分。",
                    [
                        new("决策（20分）", 18m, "18.00"),
                        new("过程（20分）", 17.5m, "17.50"),
                        new("产出（30分）", 26.4m, "26.40"),
                        new("效益（30分，含社会效益、生态效益与可持续影响）", 24.5m, "24.50"),
                    ]
                )
                {
                    Maximum = 30m,
                },
                new Heading(3, "问题与整改"),
                new ItemList(
                    new Paragraph("第二期配套资金到位率为92%，须于2026年6月30日前补足。"),
                    new Paragraph("Equipment log book incomplete; complete it before the next checkpoint.")
                ),
                new Paragraph("资料来源：承担单位自评报告、专项审计报告。") { Tone = ParagraphTone.Note },
                new SignatureBlock([new("评价组组长", "李建国"), new("财务负责人")], "签字", "姓名", "日期"),
            ],
        };

    public static Table Indicators(int count) =>
        new(
            [
                new("编号") { FixedWidth = 48 },
                new("绩效指标") { Share = 2.2 },
                new("指标值") { Alignment = ColumnAlignment.Right },
                new("实际完成值") { Alignment = ColumnAlignment.Right },
                new("得分") { FixedWidth = 62, Alignment = ColumnAlignment.DecimalPoint },
                new("说明") { Share = 2.6 },
            ],
            [
                .. Enumerable.Range(1, count).Select(Indicator),
                new TableRow("合计", "", "", "", "86.4", "") { IsTotal = true },
            ]
        )
        {
            Caption = "表1　绩效指标完成情况",
            FirstColumnNamesRow = true,
        };

    private static TableRow Indicator(int number) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"P{number:000}"),
            number % 3 == 0 ? "示范应用单位满意度（不低于90%）" : "新增发明专利申请数量",
            string.Create(CultureInfo.InvariantCulture, $"{number * 3}项"),
            string.Create(CultureInfo.InvariantCulture, $"{number * 3}项"),
            (5 + (number * 0.125m)).ToString(number % 2 == 0 ? "0.##" : "0.0", CultureInfo.InvariantCulture),
            number % 4 == 0 ? "经整改后于第四季度完成，经专家组复核确认；相关佐证材料已归档。" : "达标"
        );
}
