using System.IO.Compression;

namespace FundManager.Web.Reports;

/// <summary>A ZIP of reports on disk, written one after another: the same reports give the same file.</summary>
internal sealed class ReportZip(string path) : IAsyncDisposable
{
    // The first instant that a ZIP can name.
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _archive = new(
        new FileStream(path, FileMode.Create, FileAccess.ReadWrite),
        ZipArchiveMode.Create
    );

    public async Task AddAsync(string name, DateTimeOffset at, byte[] content, CancellationToken cancellationToken)
    {
        // PDF and xlsx are packed already.
        var entry = _archive.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = at < Earliest ? Earliest : at.ToUniversalTime();
        await using var target = await entry.OpenAsync(cancellationToken);
        await target.WriteAsync(content, cancellationToken);
    }

    public ValueTask DisposeAsync() => _archive.DisposeAsync();
}
