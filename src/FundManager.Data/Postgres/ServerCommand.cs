using System.Diagnostics;

namespace FundManager.Data.Postgres;

/// <summary>The user under which the server runs: PostgreSQL refuses root.</summary>
internal sealed record ServerUser(string Name, string UserId, string GroupId)
{
    /// <summary>postgres, else nobody; null when we are not root and the server runs as we do.</summary>
    public static ServerUser? ToRunAs()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return null;
        }

        var users = File.ReadLines("/etc/passwd").Select(line => line.Split(':')).Where(f => f.Length > 3).ToList();
        var user = users.Find(f => f[0] == "postgres") ?? users.Find(f => f[0] == "nobody");
        return user is null
            ? throw new PrivatePostgresException(
                "PostgreSQL does not run as root and this machine has neither a user postgres nor nobody: run the program as another user."
            )
            : new(user[0], user[2], user[3]);
    }
}

/// <summary>Runs the programs of the server.</summary>
internal static class ServerCommand
{
    /// <summary>Runs a program to its end, as <paramref name="user"/> if given. Secrets never go into its arguments.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        string program,
        string[] arguments,
        ServerUser? user = null
    )
    {
        // A session of its own: Ctrl-C in the terminal is for us, and we stop the server when we are through.
        List<string> command = OwnSession is { } setsid ? [setsid, "--wait"] : [];
        if (user is not null)
        {
            // setpriv needs no PAM session, unlike su and runuser.
            command.AddRange("setpriv", $"--reuid={user.UserId}", $"--regid={user.GroupId}", "--init-groups");
            command.AddRange("--reset-env", "--");
        }

        command.AddRange([program, .. arguments]);
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        foreach (var name in start.Environment.Keys.Where(IsForClients).ToList())
        {
            start.Environment.Remove(name);
        }

        return await FinishAsync(start);
    }

    private static string? OwnSession { get; } = new[] { "/usr/bin/setsid", "/bin/setsid" }.FirstOrDefault(File.Exists);

    private static bool IsForClients(string variable) => variable.StartsWith("PG", StringComparison.Ordinal);

    private static async Task<(int ExitCode, string Output)> FinishAsync(ProcessStartInfo start)
    {
        using var process =
            Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
