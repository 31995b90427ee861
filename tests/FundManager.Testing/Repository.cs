namespace FundManager.Testing;

/// <summary>Where the repository and the material beside it lie.</summary>
public static class Repository
{
    /// <summary>The folder that holds FundManager.sln.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The folder with published cases and public schemas beside the repository, or null where it is absent.</summary>
    public static string? Shared =>
        Path.Combine(Path.GetDirectoryName(Root)!, "shared") is var path && Directory.Exists(path) ? path : null;

    private static string Find(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "FundManager.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
