using System.Globalization;
using FundManager.Documents.Blocks;

namespace FundManager.Documents.Tests;

/// <summary>Every kind of block, in both languages.</summary>
internal sealed class Gallery(bool isChinese)
{
    public static Gallery English { get; } = new(false);

    public static Gallery Chinese { get; } = new(true);

    public PdfDocument Document =>
        new()
        {
            Title = Say("Annual performance report", "专项资金年度绩效报告"),
            Language = isChinese ? "zh-Hans" : "en",
            CreatedAt = SampleReport.Instant,
            Author = Say("Bureau of Science and Technology", "市科学技术局"),
            Header = Say("Innovation fund 2026 · Annual performance report", "2026年度科技创新专项资金 · 年度绩效报告"),
            Footer = "FUND-2026",
            PageNumberFormat = Say("Page {0} of {1}", "第 {0} 页，共 {1} 页"),
            HeadingNumbering = isChinese ? HeadingNumbering.Chinese : HeadingNumbering.Arabic,
            Blocks = [.. Front, .. Text, .. Charts, .. Scores, .. Tables, .. Close],
        };

    private string Say(string english, string chinese) => isChinese ? chinese : english;

    private IEnumerable<Block> Front =>
        [
            new Heading(1, Say("Annual performance report", "专项资金年度绩效报告")),
            new Paragraph(Say("Innovation fund, 2026", "2026年度科技创新专项资金")) { Tone = ParagraphTone.Lead },
            new KeyValues(
                new(Say("Issued by", "编制单位"), Say("Bureau of Science and Technology", "市科学技术局")),
                new(Say("Period", "评价期间"), Say("1 January to 31 December 2026", "2026年1月1日至12月31日")),
                new(Say("Budget", "预算金额"), Say("CNY 128,500,000.00", "128,500,000.00 元")),
                new(Say("Executed", "执行率"), "92.46%")
            )
            {
                Across = 2,
            },
            new TableOfContents(Say("Contents", "目　录")),
        ];

    private IEnumerable<Block> Text =>
        [
            new Heading(2, Say("Summary", "基本情况")),
            new Paragraph(
                Say(
                    "The fund supported 65 projects. Of CNY 128.5 million budgeted, CNY 118.8 million was paid after 142 checkpoints passed; the rest stays reserved until the reports due in March are in. ",
                    "本年度专项资金共支持65个项目，预算128.5万元，经142次节点验收后拨付118.8万元；其余资金待3月报告提交后拨付。"
                ),
                new Run(Say("Every figure is explained in the annex.", "各项数据均可追溯。"))
                {
                    Bold = true,
                    Note = Say(
                        "The annex is kept with the chain of events of each project.",
                        "依据《中华人民共和国预算法》第57条，数据以各项目事件链为准。"
                    ),
                },
                Say(" The fund is called ", "本资金英文名称为"),
                new Run(Say("科技创新专项资金", "Science and Technology Innovation Fund"))
                {
                    Language = isChinese ? "en" : "zh-Hans",
                },
                Say(" in Chinese.", "。")
            ),
            new Heading(3, Say("What was found", "主要问题")),
            new ItemList(
                new(Say("Two projects lack matching funds.", "2个项目配套资金未到位。")),
                new(Say("One log book is incomplete.", "1个项目设备台账不完整。"))
            ),
            new Heading(3, Say("What follows", "整改要求")),
            new Paragraph(
                Say("To be mended by 30 June 2026, see ", "须于2026年6月30日前完成整改，详见"),
                new Run(Say("the measures", "《整改通知》")) { Link = new Uri("https://example.org/measures") },
                Say(".", "。")
            ),
            new Picture(SamplePictures.Png, Say("Sail of the fund.", "专项资金标识。"))
            {
                Width = 160,
                Caption = Say("Figure 1: the sail of the fund, on nothing", "图1　专项资金标识（透明背景）"),
            },
            new Picture(SamplePictures.Jpeg, Say("Sail of the fund on white.", "白底标识。")) { Width = 120 },
        ];

    private IEnumerable<Block> Tables =>
        [
            new PageBreak { Landscape = true },
            new Heading(2, Say("Awards", "项目明细")),
            new Table(
                [
                    new(Say("Number", "编号")) { FixedWidth = 90 },
                    new(Say("Project", "项目名称")) { Share = 3 },
                    new(Say("Decided", "批准金额")) { Alignment = ColumnAlignment.DecimalPoint },
                    new(Say("Paid", "已拨付")) { Alignment = ColumnAlignment.DecimalPoint },
                    new(Say("Grade", "等级")) { Alignment = ColumnAlignment.Centre, FixedWidth = 60 },
                ],
                [
                    .. Enumerable.Range(1, 30).Select(Award),
                    new TableRow(
                        new TableCell(Say("Total", "合计")) { ColumnSpan = 2 },
                        "128,500,000.00",
                        "118,811,100.00",
                        ""
                    )
                    {
                        IsTotal = true,
                    },
                ]
            )
            {
                Caption = Say("Table 1: all awards (CNY)", "表1　全部立项项目（单位：元）"),
                FirstColumnNamesRow = true,
                Zebra = true,
                SplitsRows = true,
                GroupHeaders =
                [
                    new(
                        new TableCell(Say("Number", "编号")) { RowSpan = 2 },
                        new TableCell(Say("Project", "项目名称")) { RowSpan = 2 },
                        new TableCell(Say("Amounts", "金额")) { ColumnSpan = 2 },
                        new TableCell(Say("Grade", "等级")) { RowSpan = 2 }
                    ),
                ],
            },
        ];

    private IEnumerable<Block> Close =>
        [
            new PageBreak { Landscape = false },
            new Heading(2, Say("Opinions", "各方意见")),
            new Columns(
                [
                    new Heading(3, Say("Finance", "财务部门")),
                    new Paragraph(Say("Agreed. Open sums return to the treasury.", "同意。结余资金按规定上缴国库。")),
                ],
                [
                    new Heading(3, Say("Audit", "审计部门")),
                    new Paragraph(Say("No objection to 65 of 65 accounts.", "65个项目账目均无异议。")),
                    new ItemList(
                        new Paragraph(Say("Sampled: 12", "抽查12个")),
                        new Paragraph(Say("Faults: 0", "差错0个"))
                    ),
                ]
            ),
            new Notes(Say("Notes", "注释")),
            new SignatureBlock(
                [
                    new(Say("Head of the group", "评价组组长"), Say("Li Jianguo", "李建国")),
                    new(Say("Head of finance", "财务负责人")),
                ],
                Say("Signature", "签字"),
                Say("Name", "姓名"),
                Say("Date", "日期")
            ),
            new Seal(Say("Bureau of Science and Technology", "市科学技术局"), Say("9 March 2026", "2026年3月9日"))
            {
                PlaceLabel = Say("(seal)", "（盖章）"),
            },
        ];

    private TableRow Award(int number) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"FUND-2026-{number:0000}"),
            number % 4 == 0
                ? Say(
                    "Key materials of new batteries for energy storage: research, pilot line, demonstration with two users and a standard",
                    "新型储能电池关键材料研发、中试与示范应用（含两家下游企业示范及1项行业标准制定，执行期2025年1月至2026年12月）"
                )
                : Say("Sensors for river basins", "流域水环境智能传感器研制"),
            (number * 1_250_000.5m).ToString("#,##0.##", CultureInfo.InvariantCulture),
            (number * 1_000_000m).ToString("#,##0.00", CultureInfo.InvariantCulture),
            (number % 3) switch
            {
                0 => Say("excellent", "优"),
                1 => Say("good", "良"),
                _ => Say("pass", "中"),
            }
        );

    private IEnumerable<Block> Charts =>
        [
            new Heading(2, Say("Money", "资金情况")),
            new BarChart(
                Say("Bars: decided 18, process 17.5, outputs 26.4.", "条形图：决策18分、过程17.5分、产出26.4分。"),
                [
                    new(Say("Decision", "决策"), 18m, "18.00"),
                    new(Say("Process", "过程"), 17.5m, "17.50"),
                    new(Say("Outputs, with quality and timeliness", "产出（含质量与时效）"), 26.4m, "26.40"),
                ]
            )
            {
                Maximum = 30,
                DataLabel = Say("Dimension", "维度"),
                ValueLabel = Say("Score", "得分"),
            },
            new Heading(3, Say("Paid, reserved, open", "拨付情况")),
            new StackedBarChart(
                Say("Stacked bars of three regions.", "堆积条形图：三个地区的拨付情况。"),
                [Say("North", "北部地区"), Say("South", "南部地区"), Say("East", "东部地区")],
                [
                    new(Say("Paid", "已拨付"), 41.2m, 28m, 12.5m),
                    new(Say("Reserved", "已预留"), 8m, 12.25m, 3m),
                    new(Say("Open", "未拨付"), 1.1m, 0m, 9m),
                ]
            )
            {
                DataLabel = Say("Region", "地区"),
            },
        ];

    private IEnumerable<Block> Scores =>
        [
            new Heading(3, Say("Over the months", "执行进度")),
            new LineChart(
                Say("Lines of planned and actual execution by month.", "折线图：计划与实际执行进度。"),
                [.. Enumerable.Range(1, 12).Select(i => Say(i.ToString(CultureInfo.InvariantCulture), $"{i}月"))],
                [
                    new(Say("Planned", "计划"), 5, 12, 20, 30, 40, 50, 58, 66, 75, 84, 92, 100),
                    new(Say("Actual", "实际"), 2, 8, 18, 24, 41, null, 60, 63, 71, 80, 88, 92.46m),
                ]
            ),
            new Heading(3, Say("Score", "综合得分")),
            new Gauge(Say("86.4 of 100: good.", "综合得分86.4分，等级为良。"), 86.4m, 100, "86.40")
            {
                Label = Say("good", "良"),
                Marks =
                [
                    new(60, Say("pass 60", "中 60")),
                    new(80, Say("good 80", "良 80")),
                    new(90, Say("excellent 90", "优 90")),
                ],
            },
            new RadarChart(
                Say("Radar of five dimensions.", "雷达图：五个维度。"),
                [
                    new(Say("Decision", "决策"), 20),
                    new(Say("Process", "过程"), 20),
                    new(Say("Outputs", "产出"), 30),
                    new(Say("Benefits", "效益"), 20),
                    new(Say("Satisfaction of those served", "服务对象满意度"), 10),
                ],
                [
                    new(Say("This project", "本项目"), 18, 17.5m, 26.4m, 15, 9.5m),
                    new(Say("Average", "平均"), 16, 15, 22, 16, 8),
                ]
            ),
        ];
}
