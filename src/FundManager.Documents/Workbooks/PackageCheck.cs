using System.Globalization;
using System.IO.Compression;

namespace FundManager.Documents.Workbooks;

/// <summary>Looks at an uploaded package before anything reads it.</summary>
internal static class PackageCheck
{
    private const long JudgedBytesMin = 1024 * 1024;
    private const int BufferBytes = 64 * 1024;

    private static readonly (string Part, string Code)[] Refused =
    [
        ("vbaproject", "macros"),
        ("/macrosheets/", "macros"),
        ("/dialogsheets/", "macros"),
        ("/externallinks/", "external-links"),
        ("/embeddings/", "embedded-objects"),
        ("/activex/", "embedded-objects"),
        ("xl/connections.xml", "external-links"),
    ];

    /// <exception cref="WorkbookRefusedException">See its codes.</exception>
    public static void Check(byte[] package, SheetLimits limits)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(package), ZipArchiveMode.Read);
            CheckDirectory(archive, limits);
            CheckContent(archive, limits);
        }
        catch (InvalidDataException e)
        {
            throw new WorkbookRefusedException("not-a-workbook", e);
        }
    }

    private static void CheckDirectory(ZipArchive archive, SheetLimits limits)
    {
        if (archive.Entries.Count > limits.PartsMax)
        {
            throw new WorkbookRefusedException(
                "too-many-parts",
                null,
                new("count", Text(archive.Entries.Count)),
                new("limit", Text(limits.PartsMax))
            );
        }

        foreach (var entry in archive.Entries)
        {
            var path = "/" + entry.FullName.ToLowerInvariant().Replace('\\', '/');
            var code = Refused.FirstOrDefault(refused => path.Contains(refused.Part, StringComparison.Ordinal)).Code;
            if (code is not null)
            {
                throw new WorkbookRefusedException(
                    code,
                    null,
                    new KeyValuePair<string, string>("part", entry.FullName)
                );
            }
        }

        RefuseLarge(archive.Entries.Sum(entry => entry.Length), limits);
        // Two parts of one name could show each reader something else.
        var isTwofold =
            archive.Entries.DistinctBy(entry => entry.FullName, StringComparer.OrdinalIgnoreCase).Count()
            < archive.Entries.Count;
        if (isTwofold || archive.GetEntry("xl/workbook.xml") is null || archive.GetEntry("[Content_Types].xml") is null)
        {
            throw new WorkbookRefusedException("not-a-workbook", null);
        }
    }

    /// <summary>A package may lie about sizes, so each part is unpacked once and counted, and none is kept.</summary>
    private static void CheckContent(ZipArchive archive, SheetLimits limits)
    {
        var buffer = new byte[BufferBytes];
        var total = 0L;
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            var length = 0L;
            for (int read; (read = part.Read(buffer)) > 0; )
            {
                length += read;
                RefuseLarge(total + length, limits);
                if (length > JudgedBytesMin && length > entry.CompressedLength * limits.PackingRatioMax)
                {
                    throw new WorkbookRefusedException(
                        "packed-too-tightly",
                        null,
                        new("part", entry.FullName),
                        new("limit", Text(limits.PackingRatioMax))
                    );
                }
            }

            total += length;
        }
    }

    private static void RefuseLarge(long bytes, SheetLimits limits)
    {
        if (bytes > limits.UnpackedBytesMax)
        {
            throw new WorkbookRefusedException(
                "unpacks-too-large",
                null,
                new KeyValuePair<string, string>("limit", Text(limits.UnpackedBytesMax))
            );
        }
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
