using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace FundManager.Data.Postgres;

/// <summary>What lies where: "server" belongs to the user that the server runs as, the rest to us.</summary>
internal sealed class PostgresFolder(string dataFolder, string binaries, ServerUser? user)
{
    private const UnixFileMode OnlyOwner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Passable = OnlyOwner | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const string StagingPrefix = "server.new-";

    private readonly string _root = Path.Combine(dataFolder, "pg");

    /// <summary>Whoever starts or stops the server holds this one alone.</summary>
    public string StartLock => Path.Combine(_root, "lock");

    /// <summary>Whoever uses the server shares this one.</summary>
    public string UseLock => Path.Combine(_root, "users");

    public string Server => Path.Combine(_root, "server");

    public string Data => Path.Combine(Server, "data");

    public string Log => Path.Combine(Server, "server.log");

    private string PortFile => Path.Combine(_root, "port");

    /// <summary>Makes the folder, where the server's user can come to it.</summary>
    public async Task CreateAsync()
    {
        var mode = user is null ? OnlyOwner : Passable;
        await CheckReachAsync();
        Directory.CreateDirectory(dataFolder, mode);
        Directory.CreateDirectory(_root, mode);
    }

    /// <summary>Makes the cluster on the first start. It appears under its name only when it is complete.</summary>
    public async Task InitialiseAsync(bool durable)
    {
        RemoveUnfinished();
        if (Directory.Exists(Server))
        {
            return;
        }

        var staging = Path.Combine(_root, StagingPrefix + NewPassword());
        Directory.CreateDirectory(staging, OnlyOwner);
        await WriteAsync(Path.Combine(staging, PasswordFile(owner: true)), NewPassword());
        await WriteAsync(Path.Combine(staging, PasswordFile(owner: false)), NewPassword());
        await GiveToServerAsync(staging);
        string[] arguments =
        [
            $"--pgdata={Path.Combine(staging, "data")}",
            $"--username={PrivatePostgres.OwnerRole}",
            $"--pwfile={Path.Combine(staging, PasswordFile(owner: true))}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--data-checksums",
            .. durable ? Array.Empty<string>() : ["--no-sync"],
        ];
        var (exitCode, output) = await ServerCommand.RunAsync(Path.Combine(binaries, "initdb"), arguments, user);
        if (exitCode != 0)
        {
            throw new PrivatePostgresException($"The database cannot be made in {Server}: {output.Trim()}");
        }

        Directory.Move(staging, Server);
    }

    public string ReadPassword(bool owner)
    {
        var file = Path.Combine(Server, PasswordFile(owner));
        return File.Exists(file)
            ? File.ReadAllText(file)
            : throw new PrivatePostgresException(
                $"The password file {file} is gone: put it back, the database cannot be opened without it."
            );
    }

    /// <summary>The port of last time, or another one where someone else has taken it meanwhile.</summary>
    public async Task<int> ChoosePortAsync()
    {
        if (
            File.Exists(PortFile)
            && int.TryParse(await File.ReadAllTextAsync(PortFile), CultureInfo.InvariantCulture, out var kept)
            && TryBind(kept) is { } free
        )
        {
            return free;
        }

        var port = TryBind(0) ?? throw new PrivatePostgresException("No port of 127.0.0.1 is free for the database.");
        await WriteAsync(PortFile, port.ToString(CultureInfo.InvariantCulture));
        return port;
    }

    private static string PasswordFile(bool owner) => owner ? "owner.password" : "program.password";

    private static string NewPassword() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    private static int? TryBind(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (Exception taken) when (taken is SocketException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static async Task WriteAsync(string path, string text)
    {
        var staging = path + ".new";
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        await using (var writer = new StreamWriter(staging, options))
        {
            await writer.WriteAsync(text);
        }

        File.Move(staging, path, overwrite: true);
    }

    private async Task CheckReachAsync()
    {
        var existing = Path.GetFullPath(dataFolder);
        while (!Directory.Exists(existing))
        {
            existing = Path.GetDirectoryName(existing)!;
        }

        if (user is not null && (await ServerCommand.RunAsync("test", ["-x", existing], user)).ExitCode != 0)
        {
            throw new PrivatePostgresException(
                $"As root, the database runs as user {user.Name}, who may not enter {existing}: set FUND_DATA to a folder elsewhere, like /var/lib/fundmanager."
            );
        }
    }

    private async Task GiveToServerAsync(string path)
    {
        if (user is null)
        {
            return;
        }

        var (exitCode, output) = await ServerCommand.RunAsync("chown", ["-R", $"{user.UserId}:{user.GroupId}", path]);
        if (exitCode != 0)
        {
            throw new PrivatePostgresException($"{path} cannot be given to user {user.Name}: {output.Trim()}");
        }
    }

    /// <summary>Removes what a start left that was killed while it made the cluster.</summary>
    private void RemoveUnfinished()
    {
        foreach (var unfinished in Directory.GetDirectories(_root, StagingPrefix + "*"))
        {
            try
            {
                Directory.Delete(unfinished, recursive: true);
            }
            catch (IOException)
            {
                // Its initdb still writes there. It will not be missed if it stays until the next start.
            }
        }
    }
}
