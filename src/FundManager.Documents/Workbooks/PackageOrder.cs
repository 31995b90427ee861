using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace FundManager.Documents.Workbooks;

/// <summary>
/// Packs a workbook's parts again in the order of their names, with one instant, and with counted names where the libraries
/// draw some by chance: the same workbook gives the same file.
/// </summary>
internal static partial class PackageOrder
{
    private const string ContentTypes = "[Content_Types].xml";
    private const string RootRelations = "_rels/.rels";

    // A mark of the encoding stays where a library wrote one.
    private static readonly UTF8Encoding AsItIs = new(encoderShouldEmitUTF8Identifier: false);

    // The first instant that a zip archive can name.
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="package">Read from its beginning. The parts pass through one after another: a sheet unpacked is fifteen times as large.</param>
    /// <param name="instant">Of every part.</param>
    public static byte[] Settle(Stream package, DateTimeOffset instant)
    {
        package.Position = 0;
        using var source = new ZipArchive(package, ZipArchiveMode.Read);
        // Excel wants the list of types first. The root's relations name the part whose name is drawn, so they count first.
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var parts = source
            .Entries.OrderBy(entry => entry.FullName != RootRelations)
            .ThenBy(entry => entry.FullName, StringComparer.Ordinal)
            .Select(entry => (Name: Rename(entry.FullName, names), Entry: entry, Text: Renamed(entry, names)))
            .OrderBy(part => part.Name != ContentTypes)
            .ThenBy(part => part.Name, StringComparer.Ordinal)
            .ToList();
        using var settled = new MemoryStream();
        using (var target = new ZipArchive(settled, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                var entry = target.CreateEntry(part.Name, CompressionLevel.Optimal);
                entry.LastWriteTime = instant < Earliest ? Earliest : instant.ToUniversalTime();
                using var to = entry.Open();
                using var from = part.Text ?? part.Entry.Open();
                from.CopyTo(to);
            }
        }

        return settled.ToArray();
    }

    /// <summary>The part with its drawn names counted, where it has any: they stand in few parts, never among the cells.</summary>
    private static MemoryStream? Renamed(ZipArchiveEntry entry, Dictionary<string, string> names)
    {
        var namesParts =
            entry.FullName is ContentTypes or "xl/workbook.xml"
            || entry.FullName.EndsWith(".rels", StringComparison.Ordinal);
        if (!namesParts)
        {
            return null;
        }

        using var reader = new StreamReader(entry.Open(), AsItIs, detectEncodingFromByteOrderMarks: false);
        return new MemoryStream(AsItIs.GetBytes(Rename(reader.ReadToEnd(), names)));
    }

    private static string Rename(string text, Dictionary<string, string> names) =>
        DrawnName()
            .Replace(
                text,
                match =>
                {
                    if (!names.TryGetValue(match.Value, out var name))
                    {
                        name = string.Create(CultureInfo.InvariantCulture, $"R{names.Count + 1}");
                        names.Add(match.Value, name);
                    }

                    return name;
                }
            );

    /// <summary>An identity of a relation, or the name of the part with the core properties.</summary>
    [GeneratedRegex(
        """(?<=[iI]d=")R[0-9a-f]{16}(?:[0-9a-f]{16})?(?=")|[0-9a-f]{32}(?=\.psmdcp)""",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex DrawnName();
}
