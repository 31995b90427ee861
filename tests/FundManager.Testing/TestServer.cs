using FundManager.Data.Postgres;

namespace FundManager.Testing;

/// <summary>The one database server of a test run, in a temporary folder, gone after the run.</summary>
internal static class TestServer
{
    private const string Prefix = "fundmanager-tests-";
    private const string Alive = "alive";

    private static readonly Lock Gate = new();
    private static Task<Started>? _started;

    public static async Task<PrivatePostgres> StartedAsync()
    {
        Task<Started> started;
        lock (Gate)
        {
            started = _started ??= Task.Run(StartAsync);
        }

        return (await started).Server;
    }

    public static async Task StopAsync()
    {
        Task<Started>? started;
        lock (Gate)
        {
            (started, _started) = (_started, null);
        }

        if (started is not null)
        {
            var (server, folder, mark) = await started;
            await server.DisposeAsync();
            Directory.Delete(folder, recursive: true);
            await mark.DisposeAsync();
        }
    }

    private static async Task<Started> StartAsync()
    {
        await RemoveLeftoversAsync();
        var (folder, mark) = MarkedFolder();
        var server = await PrivatePostgres.StartAsync(new(folder, Durable: false), CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => StopAsync().GetAwaiter().GetResult();
        return new(server, folder, mark);
    }

    /// <summary>A folder with a locked file in it. The kernel takes the lock back when this process dies, so a dead run is told from a live one.</summary>
    private static (string Folder, FileStream Mark) MarkedFolder()
    {
        var name = Prefix + Path.GetRandomFileName();
        var staging = Path.Combine(Path.GetTempPath(), "new-" + name);
        Directory.CreateDirectory(staging);
        OpenToTheServersUser(staging);
        var mark = new FileStream(Path.Combine(staging, Alive), FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        // Under its name only with the lock on it: another run may be looking for leftovers at this moment.
        var folder = Path.Combine(Path.GetTempPath(), name);
        Directory.Move(staging, folder);
        return (folder, mark);
    }

    private static async Task RemoveLeftoversAsync()
    {
        foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            try
            {
                await using var dead = new FileStream(
                    Path.Combine(folder, Alive),
                    FileMode.Open,
                    FileAccess.ReadWrite,
                    FileShare.None
                );
                if (File.Exists(Path.Combine(folder, "pg", "server", "data", "postmaster.pid")))
                {
                    // To be the last one who leaves is to stop it.
                    await using var last = await PrivatePostgres.StartAsync(new(folder, Durable: false), default);
                }

                Directory.Delete(folder, recursive: true);
            }
            catch (Exception kept) when (kept is IOException or UnauthorizedAccessException or PrivatePostgresException)
            {
                // It lives, it is another user's, or it is broken: a run does not fail over another one's remains.
            }
        }
    }

    private static void OpenToTheServersUser(string folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherExecute);
        }
    }

    private sealed record Started(PrivatePostgres Server, string Folder, FileStream Mark);
}
