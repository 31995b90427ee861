using System.Diagnostics;
using Npgsql;

namespace FundManager.Data.Postgres;

/// <summary>A PostgreSQL server of our own for a machine where none was set up. The first process starts it, the last one stops it.</summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    /// <summary>Owns the database: migrates and verifies.</summary>
    public const string OwnerRole = "fund";

    /// <summary>The running program's role, with no more rights than the migrator gives it.</summary>
    public const string ProgramRole = "fund_app";

    private const string Database = "fund";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan RetryFor = TimeSpan.FromSeconds(10);

    private readonly PrivatePostgresOptions _options;
    private readonly PostgresFolder _folder;
    private readonly string _binaries;
    private readonly ServerUser? _user;
    private FileLock? _use;
    private (string Owner, string Program) _passwords;
    private int _port;

    private PrivatePostgres(PrivatePostgresOptions options, string binaries, ServerUser? user)
    {
        (_options, _binaries, _user) = (options, binaries, user);
        _folder = new(Path.GetFullPath(options.DataFolder), binaries, user);
    }

    /// <summary>To the database "fund", as its owner.</summary>
    public string OwnerConnectionString => ConnectionStringFor(Database, owner: true);

    /// <summary>To the database "fund", as the running program.</summary>
    public string ProgramConnectionString => ConnectionStringFor(Database, owner: false);

    /// <summary>Starts the server in the data folder, or joins the one that another process started there.</summary>
    /// <exception cref="PrivatePostgresException">It cannot be had; the message says what to do.</exception>
    public static async Task<PrivatePostgres> StartAsync(
        PrivatePostgresOptions options,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var binaries = await PostgresBinaries.FindAsync(Environment.GetEnvironmentVariable);
            var postgres = new PrivatePostgres(options, binaries, ServerUser.ToRunAs());
            await postgres.JoinAsync(cancellationToken);
            return postgres;
        }
        catch (Exception denied) when (denied is UnauthorizedAccessException or IOException)
        {
            throw new PrivatePostgresException(
                $"The database's folder {options.DataFolder} cannot be used ({denied.Message}): set FUND_DATA to one that you may write.",
                denied
            );
        }
    }

    /// <summary>To any database of this server.</summary>
    public string ConnectionStringFor(string database, bool owner) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = _port,
            Database = database,
            Username = owner ? OwnerRole : ProgramRole,
            Password = owner ? _passwords.Owner : _passwords.Program,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;

    /// <summary>Stops the server unless another process still uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _use, null) is not { } use)
        {
            return;
        }

        using var alone = await LockAsync(CancellationToken.None);
        await LeaveAsync(use);
    }

    private async Task JoinAsync(CancellationToken cancellationToken)
    {
        await _folder.CreateAsync();
        using var alone = await LockAsync(cancellationToken);
        await _folder.InitialiseAsync(_options.Durable);
        _passwords = (_folder.ReadPassword(owner: true), _folder.ReadPassword(owner: false));
        var use = FileLock.Shared(_folder.UseLock);
        try
        {
            await RunAsync(cancellationToken);
            await PrepareAsync(cancellationToken);
        }
        catch
        {
            await LeaveAsync(use);
            throw;
        }

        _use = use;
    }

    private async Task<FileLock> LockAsync(CancellationToken cancellationToken) =>
        await FileLock.ExclusiveAsync(_folder.StartLock, Patience, cancellationToken)
        ?? throw new PrivatePostgresException(
            $"Another process has been starting or stopping the database in {_options.DataFolder} for {Patience.TotalSeconds} seconds: end it and try again."
        );

    /// <summary>Until the server answers. What a crash left behind needs a second try now and then.</summary>
    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var tried = Stopwatch.StartNew();
        while (true)
        {
            var fault = Postmaster.Of(_folder.Data) is { } running ? Use(running.Port) : await StartServerAsync();
            fault ??= await AnswerAsync(cancellationToken);
            if (fault is null)
            {
                return;
            }

            if (tried.Elapsed > RetryFor)
            {
                throw new PrivatePostgresException($"The database in {_folder.Server} does not start: {fault}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken);
        }
    }

    private string? Use(int port)
    {
        _port = port;
        return null;
    }

    private async Task<string?> StartServerAsync()
    {
        _port = await _folder.ChoosePortAsync();
        var settings =
            $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200"
            + (_options.Durable ? "" : " -c fsync=off -c synchronous_commit=off -c full_page_writes=off");
        var (exitCode, output) = await ControlAsync("start", "-t", "60", "-l", _folder.Log, "-o", settings);
        return exitCode == 0 ? null : $"{output.Trim()} See {_folder.Log}.";
    }

    /// <summary>What is wrong with a connection, or null.</summary>
    private async Task<string?> AnswerAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await OpenAsync("postgres", cancellationToken);
            return null;
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            throw new PrivatePostgresException(
                $"The database in {_folder.Server} does not accept the password that is kept beside it: put back the file that belongs to it.",
                refused
            );
        }
        catch (NpgsqlException silent)
        {
            return silent.Message;
        }
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync("postgres", cancellationToken);
        await using var asked = new NpgsqlCommand(
            "select exists (select from pg_roles where rolname = $1), exists (select from pg_database where datname = $2)",
            connection
        )
        {
            Parameters =
            {
                new() { Value = ProgramRole },
                new() { Value = Database },
            },
        };
        bool hasRole;
        bool hasDatabase;
        await using (var answer = await asked.ExecuteReaderAsync(cancellationToken))
        {
            await answer.ReadAsync(cancellationToken);
            (hasRole, hasDatabase) = (answer.GetBoolean(0), answer.GetBoolean(1));
        }

        if (!hasRole)
        {
            // The password is hexadecimal. A statement that fails is not to leave it in the log.
            await ExecuteAsync(connection, "set log_min_error_statement = panic", cancellationToken);
            var role = $"create role {ProgramRole} login password '{_passwords.Program}'";
            await ExecuteAsync(connection, role, cancellationToken);
        }

        if (!hasDatabase)
        {
            await ExecuteAsync(connection, $"create database {Database}", cancellationToken);
        }
    }

    /// <summary>Gives the use back, and stops the server if it was the last. The start lock is held.</summary>
    private async Task LeaveAsync(FileLock use)
    {
        use.Dispose();
        using var last = FileLock.TryExclusive(_folder.UseLock);
        if (last is null || Postmaster.Of(_folder.Data) is null)
        {
            return;
        }

        ForgetConnections();
        var (exitCode, output) = await ControlAsync("stop", "-t", "60", "-m", "fast");
        if (exitCode != 0 && Postmaster.Of(_folder.Data) is not null)
        {
            throw new PrivatePostgresException($"The database in {_folder.Server} does not stop: {output.Trim()}");
        }
    }

    /// <summary>A pooled connection would be the next start's first failure.</summary>
    private void ForgetConnections()
    {
        foreach (var text in new[] { OwnerConnectionString, ProgramConnectionString })
        {
            using var connection = new NpgsqlConnection(text);
            NpgsqlConnection.ClearPool(connection);
        }
    }

    private Task<(int ExitCode, string Output)> ControlAsync(string verb, params string[] arguments) =>
        ServerCommand.RunAsync(
            Path.Combine(_binaries, "pg_ctl"),
            [verb, "-w", "-D", _folder.Data, .. arguments],
            _user
        );

    private async Task<NpgsqlConnection> OpenAsync(string database, CancellationToken cancellationToken)
    {
        var text = ConnectionStringFor(database, owner: true);
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(text) { Pooling = false }.ConnectionString
        );
        await connection.OpenAsync(cancellationToken);
        return connection;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
