using System.Globalization;
using System.Text;

namespace FundManager.Data.Ledger;

/// <summary>The roots once more, one a line, where the database's owner need not be able to reach them.</summary>
internal static class SealFile
{
    private static readonly Encoding Text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Number, instant, root and leaves.</summary>
    public static string LineOf(SealRow seal) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{seal.Number} {seal.SealedAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'} {Convert.ToHexStringLower(seal.Root)} {seal.Leaves}"
        );

    /// <summary>Appends what the file does not have yet. What it has is never written again.</summary>
    public static async Task AppendAsync(string path, IReadOnlyList<SealRow> seals, CancellationToken cancellationToken)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        await using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var content = new byte[file.Length];
        await file.ReadExactlyAsync(content, cancellationToken);

        // A line without an end was cut off by a crash.
        var end = Array.LastIndexOf(content, (byte)'\n') + 1;
        var written = Text.GetString(content, 0, end).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var last = written.Length == 0 ? 0 : NumberOf(written[^1]);
        var lines = string.Concat(seals.Where(seal => seal.Number > last).Select(seal => LineOf(seal) + "\n"));
        file.SetLength(end);
        file.Position = end;
        await file.WriteAsync(Text.GetBytes(lines), cancellationToken);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Compares each line with the database. The last seal may not be written yet: it is committed first.</summary>
    public static async Task CheckAsync(
        string path,
        IReadOnlyList<SealRow> seals,
        LedgerFindings findings,
        CancellationToken cancellationToken
    )
    {
        var written = await File.ReadAllLinesAsync(path, Text, cancellationToken);
        var count = Math.Max(written.Length, seals.Count);
        for (var i = 0; i < count; i++)
        {
            var found = i < written.Length ? written[i] : null;
            var expected = i < seals.Count ? LineOf(seals[i]) : null;
            var isNotYetWritten = found is null && i == seals.Count - 1;
            if (found != expected && !isNotYetWritten)
            {
                findings.Add(
                    new(LedgerFaults.SealFileDiffers)
                    {
                        Seal = i < seals.Count ? seals[i].Number : NumberOf(written[i]),
                        Found = found ?? "nothing",
                        Expected = expected ?? "nothing",
                    }
                );
            }
        }
    }

    private static int NumberOf(string line) =>
        int.TryParse(line.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
