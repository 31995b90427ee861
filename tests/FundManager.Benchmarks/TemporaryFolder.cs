namespace FundManager.Benchmarks;

/// <summary>A folder that the database server's user may pass through, gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fund-benchmark-");

    public TemporaryFolder() =>
        File.SetUnixFileMode(_folder.FullName, File.GetUnixFileMode(_folder.FullName) | UnixFileMode.OtherExecute);

    public string Path => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
