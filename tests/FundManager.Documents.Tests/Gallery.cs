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
            Blocks = [.. Front, .. Text, .. Charts, .. Scores],
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
                new Run(Say("Every figure is explained in the annex.", "各项数据均可追溯。")) { Bold = true }
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
