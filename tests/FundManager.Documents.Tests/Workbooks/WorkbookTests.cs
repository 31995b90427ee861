using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FundManager.Documents.Workbooks;

namespace FundManager.Documents.Tests.Workbooks;

internal sealed class WorkbookTests
{
    [Test]
    public async Task Write_is_read_back_with_texts_numbers_and_days()
    {
        var file = Of(Register(2)).Write();

        var sheet = await ReadAsync(file);

        Assert.That(sheet.Name, Is.EqualTo("拨款台账"));
        Assert.That(sheet["A1"], Is.EqualTo("2026年拨款台账"));
        Assert.That(sheet["A3"], Is.EqualTo("承担单位"));
        Assert.That(sheet["A4"], Is.EqualTo("清河先进材料研究院有限公司1"));
        Assert.That(sheet["B4"], Is.EqualTo("1000.25"));
        Assert.That(sheet["C4"], Is.EqualTo("2026-03-02"));
        Assert.That(sheet["D4"], Is.EqualTo("0.925"));
        Assert.That(sheet["E5"], Is.EqualTo("已拨付"));
        Assert.That(sheet["A6"], Is.EqualTo("合计"));
    }

    [Test]
    public void Write_gives_live_sums_with_their_values()
    {
        var xml = Part(Of(Register(3)).Write(), "xl/worksheets/sheet1.xml");

        Assert.That(xml, Does.Contain("SUM(B4:B6)</"));
        Assert.That(xml, Does.Contain(">6000.75</"));
    }

    [Test]
    public async Task Write_computes_a_formula_of_the_cells_own_row()
    {
        var sheet = Register(2) with
        {
            Rows =
            [
                ["x", 1000m, new DateOnly(2026, 3, 9), SheetCell.Computed("ROUND(10*MIN(B{0}/4000,1),2)", 2.5m), "y"],
            ],
            TotalLabel = null,
        };

        var file = Of(sheet).Write();

        Assert.That(Part(file, "xl/worksheets/sheet1.xml"), Does.Contain("ROUND(10*MIN(B4/4000,1),2)</"));
        Assert.That((await ReadAsync(file))["D4"], Is.EqualTo("2.5"));
    }

    [Test]
    public void Write_tints_what_people_fill_in()
    {
        var register = Register(1);
        var sheet = register with
        {
            Columns = [register.Columns[0] with { IsEntry = true }, .. register.Columns.Skip(1)],
        };

        var plain = Part(Of(register).Write(), "xl/styles.xml");
        var tinted = Part(Of(sheet).Write(), "xl/styles.xml");

        Assert.That(plain, Does.Not.Contain("FFFFF9E3"));
        Assert.That(tinted, Does.Contain("FFFFF9E3"));
    }

    [Test]
    public void Write_sums_nothing_when_there_is_no_row()
    {
        var xml = Part(Of(Register(0)).Write(), "xl/worksheets/sheet1.xml");

        Assert.That(xml, Does.Not.Contain("SUM("));
        Assert.That(xml, Does.Not.Contain("<x:autoFilter"));
    }

    [Test]
    public void Write_sets_up_freezing_filter_choices_and_print()
    {
        var xml = Part(Of(Register(2)).Write(), "xl/worksheets/sheet1.xml");

        Assert.That(xml, Does.Contain("ySplit=\"3\""));
        Assert.That(xml, Does.Contain("autoFilter ref=\"A3:E5\""));
        Assert.That(xml, Does.Contain("type=\"list\""));
        Assert.That(xml, Does.Contain("orientation=\"landscape\""));
        Assert.That(xml, Does.Contain("fitToHeight=\"0\""));
        Assert.That(xml, Does.Contain("fitToPage=\"1\""));
    }

    [TestCase("=1+1")]
    [TestCase("+86 10 1234")]
    [TestCase("-2+3")]
    [TestCase("@SUM(A1)")]
    [TestCase("\tx")]
    public async Task Write_keeps_text_like_a_formula_as_text(string text)
    {
        var sheet = Register(1) with
        {
            Rows =
            [
                [text, 1, SheetCell.Empty, SheetCell.Empty, SheetCell.Empty],
            ],
            TotalLabel = null,
        };

        var file = Of(sheet).Write();

        Assert.That(Part(file, "xl/worksheets/sheet1.xml"), Does.Not.Contain("<x:f>").And.Not.Contain("<f>"));
        Assert.That((await ReadAsync(file))["A4"], Is.EqualTo(text));
    }

    [Test]
    public void Write_follows_the_schema_of_the_format([Values(0, 3, 5_001)] int rows)
    {
        using var package = SpreadsheetDocument.Open(new MemoryStream(Of(Register(rows)).Write()), isEditable: false);

        var faults = new OpenXmlValidator(FileFormatVersions.Office2019).Validate(package);

        Assert.That(faults.Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}"), Is.Empty);
    }

    [Test]
    public void Write_gives_the_same_bytes_for_the_same_workbook([Values(3, 5_001)] int rows)
    {
        var first = Of(Register(rows)).Write();
        var second = Of(Register(rows)).Write();

        Assert.That(second, Is.EqualTo(first));
    }

    [TestCase(5_000, true)]
    [TestCase(5_001, false)]
    public async Task Write_dresses_a_workbook_up_to_five_thousand_rows(int rows, bool dressed)
    {
        var file = Of(Register(rows)).Write();

        var sheet = await ReadAsync(file);

        Assert.That(sheet["A1"], Is.EqualTo(dressed ? "2026年拨款台账" : "承担单位"));
        Assert.That(sheet.Rows, Has.Count.EqualTo(rows + (dressed ? 3 : 2)));
        Assert.That(sheet.Rows[^1]["A"], Is.EqualTo("合计"));
    }

    [Test]
    public async Task Write_keeps_formats_and_neutral_text_in_a_large_workbook()
    {
        var rows = Enumerable
            .Range(0, 5_001)
            .Select(_ => (IReadOnlyList<SheetCell>)["=1+1", 2, new DateOnly(2026, 3, 9), 50, "x"]);

        var file = Of(Register(0) with { Rows = [.. rows] }).Write();

        var sheet = await ReadAsync(file);
        Assert.That(sheet["A2"], Is.EqualTo("=1+1"));
        Assert.That(sheet["C2"], Is.EqualTo("2026-03-09"));
        Assert.That(sheet["D2"], Is.EqualTo("0.5"));
        Assert.That(sheet.Rows[^1]["B"], Is.EqualTo("10002"));
        Assert.That(Part(file, "xl/worksheets/sheet1.xml"), Does.Contain(">&apos;=1+1<"));
    }

    [Test]
    public void Write_gives_a_chinese_character_the_room_of_two()
    {
        var sheet = new Sheet
        {
            Name = "x",
            Columns = [new("Name"), new("Name")],
            Rows =
            [
                ["清河先进材料研究院有限公司", "abcdefghijklm"],
            ],
            HasFilter = false,
        };

        var xml = Part(Of(sheet).Write(), "xl/worksheets/sheet1.xml");

        Assert.That(xml, Does.Contain("width=\"28").And.Contain("width=\"15"));
    }

    [Test]
    public void Write_refuses_sheets_of_one_name_and_ragged_rows()
    {
        var twice = Of(Register(1), Register(1));
        var ragged = Of(
            Register(1) with
            {
                Rows =
                [
                    ["only one"],
                ],
            }
        );

        Assert.That(twice.Write, Throws.InvalidOperationException);
        Assert.That(ragged.Write, Throws.InvalidOperationException);
    }

    private static Workbook Of(params IReadOnlyList<Sheet> sheets) =>
        new()
        {
            Title = "拨款台账",
            Author = "市科学技术局",
            CreatedAt = SampleReport.Instant,
            Sheets = sheets,
        };

    private static Sheet Register(int rows) =>
        new()
        {
            Name = "拨款台账",
            Title = "2026年拨款台账",
            TotalLabel = "合计",
            Columns =
            [
                new("承担单位"),
                new("拨款金额（元）", CellKind.Money) { IsSummed = true },
                new("拨付日期", CellKind.Date),
                new("执行率", CellKind.Percent),
                new("状态") { Choices = ["待拨付", "已拨付, 已确认"], Width = 12 },
            ],
            Rows =
            [
                .. Enumerable
                    .Range(1, rows)
                    .Select(i =>
                        (IReadOnlyList<SheetCell>)
                            [
                                "清河先进材料研究院有限公司" + i.ToString(CultureInfo.InvariantCulture),
                                (i * 1000m) + 0.25m,
                                new DateOnly(2026, 3, 1).AddDays(i),
                                92.5m,
                                "已拨付",
                            ]
                    ),
            ],
        };

    private static Task<ReadSheet> ReadAsync(byte[] file) =>
        SheetReader.ReadAsync(new MemoryStream(file), new SheetLimits());

    private static string Part(byte[] file, string name)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
