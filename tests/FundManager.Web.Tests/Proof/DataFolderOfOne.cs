namespace FundManager.Web.Tests.Proof;

/// <summary>A data folder that the database server's user may pass through, gone after the test.</summary>
internal sealed class DataFolderOfOne : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fund-proof-");

    public DataFolderOfOne() =>
        File.SetUnixFileMode(_folder.FullName, File.GetUnixFileMode(_folder.FullName) | UnixFileMode.OtherExecute);

    public string Path => _folder.FullName;

    /// <summary>Names of the files in <paramref name="sub"/>; none where it is not there.</summary>
    public IReadOnlyList<string> NamesIn(string sub, string pattern) =>
        Directory.Exists(System.IO.Path.Combine(Path, sub))
            ?
            [
                .. Directory
                    .EnumerateFiles(System.IO.Path.Combine(Path, sub), pattern)
                    .Select(file => System.IO.Path.GetFileNameWithoutExtension(file)),
            ]
            : [];

    public void Dispose() => _folder.Delete(recursive: true);
}
