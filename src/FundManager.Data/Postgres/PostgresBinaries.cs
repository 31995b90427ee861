using System.Globalization;

namespace FundManager.Data.Postgres;

/// <summary>Finds the programs of a PostgreSQL server.</summary>
public static class PostgresBinaries
{
    /// <summary>Where Debian and Ubuntu keep each version.</summary>
    public const string Versions = "/usr/lib/postgresql";

    private static readonly string[] Needed = ["initdb", "pg_ctl", "postgres"];

    /// <summary>The folder named by FUND_PG_BIN; else the highest version below <paramref name="versions"/>; else on the PATH; else where pg_config says.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="versions">A folder with one folder for each version.</param>
    /// <exception cref="PrivatePostgresException">There is none.</exception>
    public static async Task<string> FindAsync(Func<string, string?> variable, string versions = Versions)
    {
        if (variable("FUND_PG_BIN") is { Length: > 0 } chosen)
        {
            return IsComplete(chosen)
                ? chosen
                : throw new PrivatePostgresException(
                    $"FUND_PG_BIN is {chosen}, where initdb, pg_ctl and postgres are not: correct it, or set ConnectionStrings:Fund."
                );
        }

        string[] path = (variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Installed(versions).Concat(path).FirstOrDefault(IsComplete)
            ?? await ConfiguredAsync(path)
            ?? throw new PrivatePostgresException(
                "No PostgreSQL server is installed: run apt-get install postgresql, or set ConnectionStrings:Fund to a server that runs elsewhere."
            );
    }

    private static IEnumerable<string> Installed(string versions) =>
        Directory.Exists(versions)
            ? Directory
                .GetDirectories(versions)
                .OrderByDescending(VersionOf)
                .Select(folder => Path.Combine(folder, "bin"))
            : [];

    private static decimal VersionOf(string folder) =>
        decimal.TryParse(Path.GetFileName(folder), NumberStyles.Number, CultureInfo.InvariantCulture, out var version)
            ? version
            : 0;

    private static async Task<string?> ConfiguredAsync(IEnumerable<string> path)
    {
        if (path.Select(folder => Path.Combine(folder, "pg_config")).FirstOrDefault(File.Exists) is not { } configured)
        {
            return null;
        }

        var folder = (await ServerCommand.RunAsync(configured, ["--bindir"])).Output.Trim();
        return IsComplete(folder) ? folder : null;
    }

    private static bool IsComplete(string folder) =>
        Path.IsPathRooted(folder) && Needed.All(program => File.Exists(Path.Combine(folder, program)));
}
