using System.Globalization;

namespace FundManager.Data.Postgres;

/// <summary>The server process of a cluster, as its postmaster.pid describes it.</summary>
internal sealed record Postmaster(int ProcessId, int Port)
{
    private const string FileName = "postmaster.pid";

    /// <summary>The process that serves <paramref name="data"/>, or null. What a dead one left in the way is removed.</summary>
    public static Postmaster? Of(string data)
    {
        var file = Path.Combine(data, FileName);
        if (!File.Exists(file))
        {
            return null;
        }

        string[] lines = File.ReadAllLines(file);
        if (lines.Length < 4 || !TryParse(lines[0], out var process) || !TryParse(lines[3], out var port))
        {
            return null;
        }

        if (!Directory.Exists("/proc/self") || Serves(process, lines[1]))
        {
            return new(process, port);
        }

        // PostgreSQL itself forgives a number that nobody has, and checks for orphans of that server first. It does not forgive its own zombie (a container whose first
        // process reaps nobody), nor a number that someone else has now (after the machine started anew).
        if (Directory.Exists($"/proc/{process}"))
        {
            File.Delete(file);
        }

        return null;
    }

    /// <summary>Whether the process lives and is the one that was started for <paramref name="data"/>, as spelled in its file.</summary>
    private static bool Serves(int process, string data)
    {
        try
        {
            // Readable for everyone; the working directory of another user's process is not. Empty for a zombie.
            return File.ReadAllText($"/proc/{process}/cmdline").Split('\0').Contains(data, StringComparer.Ordinal);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool TryParse(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
