using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FundManager.Documents.Workbooks;

namespace FundManager.Documents.Tests.Workbooks;

/// <summary>Workbooks opened by a program that was written by others: LibreOffice.</summary>
internal sealed partial class SpreadsheetTests
{
    private const int Rows = 40;

    [Test]
    public void Another_program_computes_the_figures_that_we_do()
    {
        var lines = AsText(OtherSpreadsheet.WithoutValues(Sample().Write()));

        // Title, an empty row, the header, the rows, the totals.
        Assert.That(lines, Has.Length.EqualTo(3 + Rows + 1));
        Assert.That(Figures(lines[3]), Is.EqualTo([1000.1m, 333.33m, 666.77m]));
        var totals = Figures(lines[^1]);
        var decided = Enumerable.Range(1, Rows).Sum(Decided);
        var paid = Enumerable.Range(1, Rows).Sum(Paid);
        Assert.That(totals[0], Is.EqualTo(decided).Within(0.01m));
        Assert.That(totals[1], Is.EqualTo(paid).Within(0.01m));
        Assert.That(totals[2], Is.EqualTo(decided - paid).Within(0.01m));
    }

    [Test]
    public void Another_program_reads_text_like_a_formula_as_text()
    {
        var lines = AsText(Sample().Write());

        Assert.That(lines[4], Does.StartWith("'=1+1,"));
    }

    [Test]
    public async Task Another_program_reads_a_large_workbook_whole()
    {
        var large = Sample(Workbook.StyledRowsMax + 1).Write();

        var again = await SheetReader.ReadAsync(
            new MemoryStream(OtherSpreadsheet.Convert([large], "xlsx").Single()),
            new SheetLimits()
        );

        Assert.That(again.Rows, Has.Count.EqualTo(Workbook.StyledRowsMax + 3));
        Assert.That(again["B3"], Is.EqualTo("2000.2"));
        Assert.That(again.Rows[^1]["A"], Is.EqualTo("合计"));
        Assert.That(
            decimal.Parse(again.Rows[^1]["B"], CultureInfo.InvariantCulture),
            Is.EqualTo(Enumerable.Range(1, Workbook.StyledRowsMax + 1).Sum(Decided)).Within(0.01m)
        );
    }

    private static decimal Decided(int row) => row * 1000.10m;

    private static decimal Paid(int row) => row * 333.33m;

    private static Workbook Sample(int rows = Rows) =>
        new()
        {
            Title = "登记表",
            CreatedAt = SampleReport.Instant,
            Sheets =
            [
                new Sheet
                {
                    Name = "登记表",
                    Title = "资金拨付登记表",
                    TotalLabel = "合计",
                    Columns =
                    [
                        new("项目"),
                        new("批准金额", CellKind.Money) { IsSummed = true },
                        new("已拨付", CellKind.Money) { IsSummed = true },
                        new("未拨付", CellKind.Money) { IsSummed = true },
                    ],
                    Rows =
                    [
                        .. Enumerable
                            .Range(1, rows)
                            .Select(
                                IReadOnlyList<SheetCell> (row) =>
                                    [
                                        row == 2 ? "=1+1" : "新型储能电池",
                                        Decided(row),
                                        Paid(row),
                                        SheetCell.Computed("B{0}-C{0}", Decided(row) - Paid(row)),
                                    ]
                            ),
                    ],
                },
            ],
        };

    private static List<decimal> Figures(string line) =>
        [
            .. Amount()
                .Matches(line)
                .Select(match =>
                    decimal.Parse(match.Value.Trim('"'), NumberStyles.Number, CultureInfo.InvariantCulture)
                ),
        ];

    private static string[] AsText(byte[] workbook) =>
        Encoding
            .UTF8.GetString(OtherSpreadsheet.Convert([workbook], "csv:Text - txt - csv (StarCalc):44,34,76").Single())
            .TrimEnd('\n')
            .Split('\n', StringSplitOptions.TrimEntries);

    [GeneratedRegex(@"""[\d,]+\.\d\d""|(?<=,)\d+\.\d\d(?=,|$)")]
    private static partial Regex Amount();
}
