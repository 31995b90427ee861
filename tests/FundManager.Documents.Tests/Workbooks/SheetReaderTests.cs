using System.IO.Compression;
using System.Text;
using FundManager.Documents.Workbooks;

namespace FundManager.Documents.Tests.Workbooks;

internal sealed class SheetReaderTests
{
    private static readonly byte[] Sound = new Workbook
    {
        Title = "t",
        CreatedAt = SampleReport.Instant,
        Sheets =
        [
            new Sheet
            {
                Name = "First",
                Columns = [new("A"), new("B", CellKind.Number)],
                Rows =
                [
                    ["one", 0.1m],
                    ["two", 1250000.25m],
                    ["three", 3],
                ],
            },
            new Sheet
            {
                Name = "第二",
                Columns = [new("C")],
                Rows =
                [
                    ["x"],
                ],
            },
        ],
    }.Write();

    [Test]
    public async Task ReadAsync_gives_cells_by_their_address()
    {
        var sheet = await ReadAsync(Sound);

        Assert.That(sheet.Name, Is.EqualTo("First"));
        Assert.That(sheet.Rows.Select(row => row.Number), Is.EqualTo([1, 2, 3, 4]));
        Assert.That(sheet["B3"], Is.EqualTo("1250000.25"));
        Assert.That(sheet["B2"], Is.EqualTo("0.1"));
        Assert.That(sheet["Z9"], Is.Empty);
        Assert.That(sheet["nonsense"], Is.Empty);
    }

    [Test]
    public async Task ReadAsync_gives_the_sheet_of_a_name()
    {
        var sheet = await SheetReader.ReadAsync(new MemoryStream(Sound), new SheetLimits(), "第二");

        Assert.That(sheet["A2"], Is.EqualTo("x"));
    }

    [Test]
    public void ReadAsync_refuses_a_sheet_that_is_not_there()
    {
        Assert.That(
            () => SheetReader.ReadAsync(new MemoryStream(Sound), new SheetLimits(), "Third"),
            Refuses("no-such-sheet", "sheet", "Third")
        );
    }

    [Test]
    public void ReadAsync_takes_files_up_to_the_limit_of_bytes()
    {
        Assert.That(() => ReadAsync(Sound, new SheetLimits { FileBytesMax = Sound.Length }), Throws.Nothing);
        Assert.That(
            () => ReadAsync(Sound, new SheetLimits { FileBytesMax = Sound.Length - 1 }),
            Refuses("too-large", "limit", $"{Sound.Length - 1}")
        );
    }

    [Test]
    public void ReadAsync_takes_rows_up_to_the_limit()
    {
        Assert.That(() => ReadAsync(Sound, new SheetLimits { RowsMax = 4 }), Throws.Nothing);
        Assert.That(() => ReadAsync(Sound, new SheetLimits { RowsMax = 3 }), Refuses("too-many-rows", "limit", "3"));
    }

    [Test]
    public void ReadAsync_takes_columns_up_to_the_limit()
    {
        Assert.That(() => ReadAsync(Sound, new SheetLimits { ColumnsMax = 2 }), Throws.Nothing);
        Assert.That(
            () => ReadAsync(Sound, new SheetLimits { ColumnsMax = 1 }),
            Refuses("too-many-columns", "limit", "1")
        );
    }

    [TestCase("xl/vbaProject.bin", "macros")]
    [TestCase("xl/macrosheets/sheet1.xml", "macros")]
    [TestCase("xl/externalLinks/externalLink1.xml", "external-links")]
    [TestCase("xl\\ExternalLinks\\externalLink1.xml", "external-links")]
    [TestCase("xl/embeddings/oleObject1.bin", "embedded-objects")]
    public void ReadAsync_refuses_macros_links_and_embedded_files(string part, string code)
    {
        Assert.That(() => ReadAsync(With(part, "x")), Refuses(code, "part", part));
    }

    [Test]
    public void ReadAsync_refuses_a_part_that_is_packed_too_tightly()
    {
        var bomb = With("xl/worksheets/sheet9.xml", new string('0', 20 * 1024 * 1024));

        Assert.That(bomb, Has.Length.LessThan(100_000));
        Assert.That(() => ReadAsync(bomb), Refuses("packed-too-tightly", "part", "xl/worksheets/sheet9.xml"));
    }

    [Test]
    public void ReadAsync_refuses_what_unpacks_beyond_the_limit()
    {
        var large = With("xl/worksheets/sheet9.xml", new string('0', 200_000));

        Assert.That(
            () => ReadAsync(large, new SheetLimits { UnpackedBytesMax = 200_000 }),
            Refuses("unpacks-too-large", "limit", "200000")
        );
    }

    [Test]
    public void ReadAsync_reads_no_more_than_a_package_says_it_holds()
    {
        const int Length = 20 * 1024 * 1024;
        const string Start = "<worksheet><sheetData>";
        const string End = "</sheetData></worksheet>";
        var content = Start + new string(' ', Length - Start.Length - End.Length) + End;
        var limits = new SheetLimits { PackingRatioMax = 100_000 };
        var honest = With("xl/worksheets/sheet1.xml", content);
        var lying = With("xl/worksheets/sheet1.xml", content);
        Understate(lying, Length, 1024);

        Assert.That(() => ReadAsync(honest, limits), Throws.Nothing);
        Assert.That(() => ReadAsync(lying, limits), Refuses("unreadable"));
    }

    [Test]
    public void ReadAsync_refuses_two_parts_of_one_name()
    {
        Assert.That(() => ReadAsync(With("xl/Workbook.xml", "<workbook/>")), Refuses("not-a-workbook"));
    }

    [Test]
    public void ReadAsync_refuses_too_many_parts()
    {
        using var archive = new ZipArchive(new MemoryStream(Sound));
        var parts = archive.Entries.Count;

        Assert.That(() => ReadAsync(Sound, new SheetLimits { PartsMax = parts }), Throws.Nothing);
        Assert.That(
            () => ReadAsync(Sound, new SheetLimits { PartsMax = parts - 1 }),
            Refuses("too-many-parts", "count", $"{parts}")
        );
    }

    [Test]
    public void ReadAsync_refuses_what_is_no_workbook()
    {
        Assert.That(() => ReadAsync(Encoding.UTF8.GetBytes("name,amount\r\n")), Refuses("not-a-workbook"));
        Assert.That(() => ReadAsync([]), Refuses("not-a-workbook"));
        Assert.That(() => ReadAsync(Zip(("readme.txt", "hello"))), Refuses("not-a-workbook"));
    }

    [Test]
    public void ReadAsync_refuses_a_workbook_that_is_broken_inside()
    {
        var broken = Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<not closed"));

        Assert.That(() => ReadAsync(broken), Refuses("unreadable"));
    }

    [Test]
    public void ReadAsync_resolves_no_entity_of_a_document_type()
    {
        const string Bomb =
            "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]><workbook>&b;</workbook>";

        Assert.That(
            () => ReadAsync(Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", Bomb))),
            Refuses("unreadable")
        );
    }

    private static Task<ReadSheet> ReadAsync(byte[] file, SheetLimits? limits = null) =>
        SheetReader.ReadAsync(new MemoryStream(file), limits ?? new SheetLimits());

    private static NUnit.Framework.Constraints.IResolveConstraint Refuses(
        string code,
        string? fact = null,
        string? value = null
    )
    {
        var refused = Throws.InstanceOf<WorkbookRefusedException>().With.Property("Code").EqualTo(code);
        return fact is null
            ? refused
            : refused.And.Matches<WorkbookRefusedException>(exception => exception!.Facts[fact] == value);
    }

    private static byte[] With(string part, string content)
    {
        using var file = new MemoryStream();
        file.Write(Sound);
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry(part)?.Delete();
            Add(archive, part, content);
        }

        return file.ToArray();
    }

    private static byte[] Zip(params (string Part, string Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (part, content) in parts)
            {
                Add(archive, part, content);
            }
        }

        return file.ToArray();
    }

    private static void Add(ZipArchive archive, string part, string content)
    {
        using var writer = new StreamWriter(archive.CreateEntry(part).Open());
        writer.Write(content);
    }

    private static void Understate(byte[] package, int length, int stated)
    {
        var truth = BitConverter.GetBytes(length);
        for (var at = package.AsSpan().IndexOf(truth); at >= 0; at = package.AsSpan().IndexOf(truth))
        {
            BitConverter.GetBytes(stated).CopyTo(package, at);
        }
    }
}
