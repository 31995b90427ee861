namespace FundManager.Data.Postgres;

/// <summary>Where the private database lies and whether it must survive a power cut.</summary>
/// <param name="DataFolder">The program's data folder; the database is in its sub-folder "pg".</param>
/// <param name="Durable">False makes it faster and loses it with the power: for tests only.</param>
public sealed record PrivatePostgresOptions(string DataFolder, bool Durable = true)
{
    /// <summary>FUND_DATA, else /var/lib/fundmanager for root, else the user's own data folder.</summary>
    public static string DefaultFolder()
    {
        if (Environment.GetEnvironmentVariable("FUND_DATA") is { Length: > 0 } chosen)
        {
            return chosen;
        }

        // LocalApplicationData is $XDG_DATA_HOME, else ~/.local/share.
        return Environment.IsPrivilegedProcess
            ? "/var/lib/fundmanager"
            : Path.Combine(
                Environment.GetFolderPath(
                    Environment.SpecialFolder.LocalApplicationData,
                    Environment.SpecialFolderOption.DoNotVerify
                ),
                "fundmanager"
            );
    }
}
