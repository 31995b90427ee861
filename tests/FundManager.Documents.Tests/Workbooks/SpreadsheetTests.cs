using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
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
        var lines = Converted(WithoutValues(Sample().Write()));

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
        var lines = Converted(Sample().Write());

        Assert.That(lines[4], Does.StartWith("'=1+1,"));
    }

    private static decimal Decided(int row) => row * 1000.10m;

    private static decimal Paid(int row) => row * 333.33m;

    private static Workbook Sample() =>
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
                            .Range(1, Rows)
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

    /// <summary>The workbook without what its formulas came to, so that whoever opens it has to compute them.</summary>
    private static byte[] WithoutValues(byte[] workbook)
    {
        using var file = new MemoryStream();
        file.Write(workbook);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var sheet = zip.Entries.First(entry =>
                entry.FullName.Contains("worksheets/sheet", StringComparison.Ordinal)
            );
            var name = sheet.FullName;
            string text;
            using (var reader = new StreamReader(sheet.Open()))
            {
                text = reader.ReadToEnd();
            }

            var computed = FormulaValue().Replace(text, "$1");
            Assert.That(computed, Has.Length.LessThan(text.Length));
            sheet.Delete();
            using var written = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
            written.Write(computed);
        }

        return file.ToArray();
    }

    private static string[] Converted(byte[] workbook)
    {
        var folder = Directory.CreateTempSubdirectory("fund-sheet-");
        try
        {
            var path = Path.Combine(folder.FullName, "book.xlsx");
            File.WriteAllBytes(path, workbook);
            var start = new ProcessStartInfo(
                "soffice",
                [
                    "--headless",
                    $"-env:UserInstallation=file://{folder.FullName}/profile",
                    "--convert-to",
                    "csv:Text - txt - csv (StarCalc):44,34,76",
                    "--outdir",
                    folder.FullName,
                    path,
                ]
            )
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return File.ReadAllText(Path.Combine(folder.FullName, "book.csv"))
                .TrimEnd('\n')
                .Split('\n', StringSplitOptions.TrimEntries);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Ignore("LibreOffice (soffice) is not installed.");
            return [];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [GeneratedRegex(@"""[\d,]+\.\d\d""|(?<=,)\d+\.\d\d(?=,|$)")]
    private static partial Regex Amount();

    [GeneratedRegex(@"(</(?:x:)?f>)<(?:x:)?v>[^<]*</(?:x:)?v>")]
    private static partial Regex FormulaValue();
}
