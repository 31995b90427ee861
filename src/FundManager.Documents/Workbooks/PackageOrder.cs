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

    // The first instant that a zip archive can name.
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Settle(byte[] package, DateTimeOffset instant)
    {
        using var source = new ZipArchive(new MemoryStream(package), ZipArchiveMode.Read);
        // Excel wants the list of types first. The root's relations name the part whose name is drawn, so they count first.
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var parts = source
            .Entries.OrderBy(entry => entry.FullName != RootRelations)
            .ThenBy(entry => entry.FullName, StringComparer.Ordinal)
            .Select(entry => (Name: Rename(entry.FullName, names), Content: Read(entry, names)))
            .ToList();
        using var settled = new MemoryStream();
        using (var target = new ZipArchive(settled, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (
                var part in parts
                    .OrderBy(part => part.Name != ContentTypes)
                    .ThenBy(part => part.Name, StringComparer.Ordinal)
            )
            {
                var entry = target.CreateEntry(part.Name, CompressionLevel.Optimal);
                entry.LastWriteTime = instant < Earliest ? Earliest : instant.ToUniversalTime();
                using var to = entry.Open();
                to.Write(part.Content);
            }
        }

        return settled.ToArray();
    }

    private static byte[] Read(ZipArchiveEntry entry, Dictionary<string, string> names)
    {
        using var content = new MemoryStream();
        using (var from = entry.Open())
        {
            from.CopyTo(content);
        }

        // Names drawn by chance stand in these parts only, never among the cells.
        var namesParts =
            entry.FullName is ContentTypes or "xl/workbook.xml"
            || entry.FullName.EndsWith(".rels", StringComparison.Ordinal);
        return namesParts
            ? Encoding.UTF8.GetBytes(Rename(Encoding.UTF8.GetString(content.ToArray()), names))
            : content.ToArray();
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
