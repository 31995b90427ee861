namespace FundManager.Documents.Tests;

/// <summary>
/// What a document looked like to programs when a person last looked at it. FUND_WRITE_GOLDEN=1 writes it anew; the change is
/// then read like any other.
/// </summary>
internal static class Golden
{
    public static void Check(string name, string text)
    {
        var path = Path.Combine(Folder(), name + ".txt");
        if (Environment.GetEnvironmentVariable("FUND_WRITE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Folder());
            File.WriteAllText(path, text);
        }

        Assert.That(text.Split('\n'), Is.EqualTo(File.ReadAllText(path).Split('\n')), path);
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FundManager.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The repository is not above the tests.");
        }

        return Path.Combine(folder.FullName, "tests", "FundManager.Documents.Tests", "Golden");
    }
}
