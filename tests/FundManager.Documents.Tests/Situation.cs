using System.Globalization;
using FundManager.Documents.Blocks;

namespace FundManager.Documents.Tests;

/// <summary>What the blocks of a document are filled with: ordinary things, and what people and years do to a report.</summary>
internal sealed record Situation(string Name)
{
    public const string Huge = "999,999,999,999.99";

    /// <summary>In the fonts though rare: the first of an extension, rare names, signs, units.</summary>
    public const string Rare = "野㐀䶮䲟㛃〇々①㎡№½²‰℃€ΩЖ";

    public static readonly Situation[] All =
    [
        new("long")
        {
            Text = chinese =>
                chinese
                    ? string.Concat(
                        Enumerable.Repeat(
                            "经整改后于第四季度完成，经专家组复核确认（编号FUND-2026-0042）；相关佐证材料“合同、发票、验收报告”已归档。",
                            3
                        )
                    )
                    : string.Concat(
                        Enumerable.Repeat(
                            "The work was completed in the fourth quarter after rectification, as the group of experts confirmed (FUND-2026-0042); “contracts, invoices and acceptance reports” are filed. ",
                            2
                        )
                    ),
            Rows = 3,
        },
        new("names")
        {
            Text = chinese =>
                chinese
                    ? "河西走廊戈壁设施农业光伏制冷余热回收与智能灌溉一体化技术集成示范及产业化推广应用面向寒旱地区特色林果产业高质量发展联合攻关"
                    : "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft mbH & Co. KG",
        },
        new("empty") { Text = _ => "", Rows = 0 },
        new("one") { Rows = 1 },
        new("huge") { Figure = row => row % 2 == 0 ? 999_999_999_999.99m : 0.01m, Text = _ => $"{Huge} / -{Huge}" },
        new("rare") { Text = _ => Rare },
    ];

    /// <summary>A text, given whether it is Chinese.</summary>
    public Func<bool, string> Text { get; init; } = chinese => chinese ? "智能传感器" : "Sensors";

    /// <summary>The figure of a row, from 1.</summary>
    public Func<int, decimal> Figure { get; init; } = row => row * 1_250.5m;

    public int Rows { get; init; } = 4;

    public override string ToString() => Name;

    /// <summary>Every kind of block, filled so.</summary>
    public PdfDocument Document(bool chinese)
    {
        var text = Text(chinese);
        var title = text.Length == 0 ? "–" : text;
        return new PdfDocument
        {
            Title = title,
            Language = chinese ? "zh-Hans" : "en",
            CreatedAt = SampleReport.Instant,
            HeadingNumbering = chinese ? HeadingNumbering.Chinese : HeadingNumbering.Arabic,
            Blocks =
            [
                .. Enumerable.Range(1, 6).Select(level => new Heading(level, title)),
                new TableOfContents(text),
                new Paragraph(text, new Run(text) { Bold = true }),
                new Paragraph(text) { Tone = ParagraphTone.Note },
                new ItemList([.. Each(_ => new Paragraph(text))]),
                new ItemList([.. Each(_ => new Paragraph(text))]) { Numbered = true },
                new KeyValues([.. Each(_ => new KeyValue(text, text))]),
                new KeyValues([.. Each(row => new KeyValue(text, Amount(row)))]) { Across = 2 },
                Register(text),
                Official(text),
                .. Charts(text, title),
                new Columns([new Paragraph(text), new ItemList(new Paragraph(text))], [new Paragraph(text)]),
                new SignatureBlock([new(text, text), new(text), new(text, text)], text, text, text),
                new Seal(text, text) { PlaceLabel = text },
            ],
        };
    }

    private Table Register(string text) =>
        new(
            [
                new(text) { FixedWidth = 70 },
                new(text) { Share = 2 },
                new(text) { Alignment = ColumnAlignment.DecimalPoint },
                new(text) { Alignment = ColumnAlignment.Right },
            ],
            [
                .. Each(row => new TableRow(text, text, Amount(row), Amount(row + 1))),
                .. Rows == 0
                    ? Enumerable.Empty<TableRow>()
                    : [new TableRow(new TableCell(text) { ColumnSpan = 2 }, Amount(2), Amount(2)) { IsTotal = true }],
            ]
        )
        {
            Caption = text,
            EmptyText = text,
            FirstColumnNamesRow = true,
            Zebra = true,
        };

    private Form Official(string text) =>
        new(
            [0.6, 1, 1, 1.4],
            [
                new(
                    new TableCell(text) { Names = CellNaming.Row, RowSpan = Rows + 1 },
                    new TableCell(text) { Names = CellNaming.Column },
                    new TableCell(text) { Names = CellNaming.Column, ColumnSpan = 2 }
                ),
                .. Each(row => new TableRow(
                    text,
                    new TableCell(Amount(row)) { Alignment = ColumnAlignment.Right },
                    text
                )),
            ]
        );

    private IEnumerable<Block> Charts(string text, string title) =>
        [
            new BarChart(title, [.. Each(row => new Bar(text, Figure(row), Amount(row)))]) { DataLabel = text },
            new StackedBarChart(
                title,
                [.. Each(_ => text)],
                [new ChartSeries(text, [.. Each(row => (decimal?)Figure(row))])]
            )
            {
                DataLabel = text,
            },
            new LineChart(title, [.. Each(_ => text)], [new ChartSeries(text, [.. Each(row => (decimal?)Figure(row))])])
            {
                DataLabel = text,
            },
            new RadarChart(
                title,
                [.. Enumerable.Range(1, 3).Select(row => new RadarAxis(text, Figure(row)))],
                [new ChartSeries(text, Figure(1), Figure(2), Figure(3))]
            )
            {
                DataLabel = text,
            },
            new Gauge(title, Figure(1), Figure(1), text)
            {
                Label = text,
                Marks = [new(Figure(1) / 2, text)],
                DataLabel = text,
                ValueLabel = text,
            },
            new Picture(SamplePictures.Png, title) { Caption = text },
        ];

    private IEnumerable<T> Each<T>(Func<int, T> make) => Enumerable.Range(1, Rows).Select(make);

    private string Amount(int row) => Figure(row).ToString("#,##0.00", CultureInfo.InvariantCulture);
}
