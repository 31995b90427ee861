using FundManager.Documents.Blocks;
using FundManager.Documents.Layout;

namespace FundManager.Documents.Tests;

/// <summary>Documents of every kind of block with texts of every length; the same seed gives the same document.</summary>
internal sealed class RandomDocument(int seed)
{
    private static readonly string[] Words =
    [
        "项目资金绩效评价",
        "，",
        "。",
        "（",
        "）",
        "《",
        "》",
        "“",
        "”",
        "……",
        "——",
        "1,250,000.00",
        "92.5%",
        " ",
        " ",
        "\n",
        "Recipient",
        "checkpoint",
        "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
        "https://example.org/a/b",
        "元",
        "合格",
        "a",
        "-",
        "/",
        "2026-03-09",
    ];

    private readonly Random _random = new(seed);

    public PdfDocument Next() =>
        SampleReport.Of([new Heading(1, Text(6)), .. Enumerable.Range(0, 25).Select(_ => NextBlock())]) with
        {
            Landscape = _random.Next(2) == 0,
            Header = Text(40),
            Footer = Text(40),
            PageNumberFormat = "{0} / {1}",
        };

    private Block NextBlock() =>
        _random.Next(8) switch
        {
            0 => new Heading(2, Text(12)),
            1 or 2 => new Paragraph(Text(80), new Run(Text(8)) { Bold = true }, Link()),
            3 => new ItemList([.. Many(4, () => new Paragraph(Text(40)))]) { Numbered = _random.Next(2) == 0 },
            4 => new KeyValues([.. Many(6, () => new KeyValue(Text(4), Text(12)))]) { Across = _random.Next(1, 3) },
            5 => new BarChart("x" + Text(3), [.. Many(6, () => new Bar(Text(10), _random.Next(100), Text(2)))])
            {
                Maximum = 100,
            },
            6 => new SignatureBlock([.. Many(3, () => new Signatory(Text(5), Text(10)))], Text(2), Text(2), Text(2)),
            _ => NextTable(),
        };

    private Table NextTable()
    {
        var columns = Many(
                6,
                () =>
                    new TableColumn(Text(3))
                    {
                        Alignment = (ColumnAlignment)_random.Next(4),
                        FixedWidth = _random.Next(3) == 0 ? ColumnWidths.Least + _random.Next(20) : null,
                        Share = 1 + _random.Next(3),
                    }
            )
            .ToList();
        var rows = Many(
            30,
            () => new TableRow([.. columns.Select(_ => (TableCell)Text(_random.Next(20) == 0 ? 300 : 10))])
        );
        var tied = new TableRow([
            new TableCell(Text(40)) { RowSpan = 2, ColumnSpan = Math.Max(columns.Count - 1, 1) },
            .. columns.Skip(Math.Max(columns.Count - 1, 1)).Select(_ => (TableCell)Text(3)),
        ]);
        var below = new TableRow([.. columns.Skip(Math.Max(columns.Count - 1, 1)).Select(_ => (TableCell)Text(3))]);
        return new Table(columns, columns.Count > 1 ? [.. rows, tied, below, .. rows] : [.. rows])
        {
            Zebra = _random.Next(2) == 0,
            Caption = Text(10),
        };
    }

    private Run Link() => new("x" + Text(20)) { Link = new Uri("https://example.org/") };

    private IEnumerable<T> Many<T>(int most, Func<T> make) =>
        Enumerable.Range(0, _random.Next(1, most + 1)).Select(_ => make());

    private string Text(int words) =>
        "评"
        + string.Concat(Enumerable.Range(0, _random.Next(words + 1)).Select(_ => Words[_random.Next(Words.Length)]));
}
