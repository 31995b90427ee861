using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using FundManager.Data.Postgres;
using Npgsql;

namespace FundManager.Web.Tests.Data;

public sealed class PrivatePostgresTests
{
    private static readonly TimeSpan SecondStartLimit = TimeSpan.FromSeconds(5);

    private string _folder = "";

    private string ServerFolder => Path.Combine(_folder, "pg", "server");

    private string PidFile => Path.Combine(ServerFolder, "data", "postmaster.pid");

    private bool IsRunning => File.Exists(PidFile);

    [SetUp]
    public void MakeFolder()
    {
        _folder = Directory.CreateTempSubdirectory("fund-pg-").FullName;
        File.SetUnixFileMode(_folder, File.GetUnixFileMode(_folder) | UnixFileMode.OtherExecute);
    }

    [TearDown]
    public async Task RemoveFolder()
    {
        if (IsRunning)
        {
            // A test that failed may have left it: the last one who leaves stops it.
            await (await StartAsync()).DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    [Test]
    public async Task The_first_start_makes_a_database_for_an_owner_and_a_program_of_few_rights()
    {
        await using var postgres = await StartAsync();

        var owner = await ScalarAsync(postgres.OwnerConnectionString, WhoAmI);
        var program = await ScalarAsync(postgres.ProgramConnectionString, WhoAmI);

        Assert.That(owner, Is.EqualTo("fund fund true UTF8 on"));
        Assert.That(program, Is.EqualTo("fund_app fund false UTF8 on"));
    }

    [Test]
    public async Task It_listens_on_the_loopback_only_and_lets_nobody_in_without_the_password()
    {
        await using var postgres = await StartAsync();
        var wrong = new NpgsqlConnectionStringBuilder(postgres.OwnerConnectionString)
        {
            Password = "guessed",
            Pooling = false,
        };

        var listens = await ScalarAsync(
            postgres.OwnerConnectionString,
            "select current_setting('listen_addresses') || current_setting('unix_socket_directories')"
        );
        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            ScalarAsync(wrong.ConnectionString, "select 1")
        );

        Assert.That(listens, Is.EqualTo("127.0.0.1"));
        Assert.That(refused?.SqlState, Is.EqualTo(PostgresErrorCodes.InvalidPassword));
    }

    [Test]
    public async Task Secrets_are_for_their_owner_only_and_stand_neither_in_the_log_nor_in_an_argument()
    {
        await using var postgres = await StartAsync();
        string[] files = [.. new[] { "owner.password", "program.password" }.Select(f => Path.Combine(ServerFolder, f))];
        string[] passwords = [.. files.Select(File.ReadAllText)];
        var arguments = await File.ReadAllTextAsync($"/proc/{ProcessId()}/cmdline");
        var log = await File.ReadAllTextAsync(Path.Combine(ServerFolder, "server.log"));

        Assert.That(files.Select(File.GetUnixFileMode), Is.All.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.That(passwords, Is.Unique.And.All.Length.EqualTo(32));
        Assert.That(passwords.Where(p => log.Contains(p, StringComparison.Ordinal)), Is.Empty);
        Assert.That(passwords.Where(p => arguments.Contains(p, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task A_second_one_joins_and_the_last_one_stops_it()
    {
        var first = await StartAsync();
        var second = await StartAsync();

        await first.DisposeAsync();
        var afterFirst = await ScalarAsync(second.OwnerConnectionString, "select 'here'");
        await second.DisposeAsync();

        Assert.That(afterFirst, Is.EqualTo("here"));
        Assert.That(IsRunning, Is.False);
    }

    [Test]
    public async Task Several_that_start_at_once_share_one_server()
    {
        var started = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => StartAsync()));
        var ports = started.Select(PortOf).Distinct().ToList();

        await Task.WhenAll(started.Select(postgres => postgres.DisposeAsync().AsTask()));

        Assert.That(ports, Has.Count.EqualTo(1));
        Assert.That(IsRunning, Is.False);
    }

    [Test]
    public async Task One_that_was_killed_counts_no_longer()
    {
        var postgres = await StartAsync();
        using var other = Process.Start("flock", ["--shared", Path.Combine(_folder, "pg", "users"), "sleep", "60"]);
        await Task.Delay(TimeSpan.FromMilliseconds(200));

        await postgres.DisposeAsync();
        var whileOtherLives = IsRunning;
        other.Kill(entireProcessTree: true);
        await other.WaitForExitAsync();
        await (await StartAsync()).DisposeAsync();

        Assert.That(whileOtherLives, Is.True);
        Assert.That(IsRunning, Is.False);
    }

    [Test]
    public async Task What_was_committed_is_there_after_the_server_was_killed()
    {
        var killed = await StartAsync(durable: true);
        await ScalarAsync(killed.OwnerConnectionString, "create table kept (n integer); insert into kept values (7)");
        KillServer();

        var again = await StartAsync(durable: true);
        var kept = await ScalarAsync(again.OwnerConnectionString, "select n::text from kept");
        await killed.DisposeAsync();
        await again.DisposeAsync();

        Assert.That(kept, Is.EqualTo("7"));
        Assert.That(IsRunning, Is.False);
    }

    [Test]
    public async Task A_process_number_that_someone_else_has_now_does_not_keep_it_from_starting()
    {
        await (await StartAsync()).DisposeAsync();
        using var someone = Process.Start("sleep", "60");
        var stale = $"{someone.Id}\n{ServerFolder}/data\n1700000000\n1\n\n127.0.0.1\n  0 0\nready   \n";
        await File.WriteAllTextAsync(PidFile, stale);

        await using var postgres = await StartAsync();
        someone.Kill();

        Assert.That(await ScalarAsync(postgres.OwnerConnectionString, "select 'here'"), Is.EqualTo("here"));
    }

    [Test]
    public async Task A_first_start_that_was_killed_half_way_is_made_anew()
    {
        var unfinished = Path.Combine(_folder, "pg", "server.new-half", "data", "base");
        Directory.CreateDirectory(unfinished);
        await File.WriteAllTextAsync(Path.Combine(_folder, "pg", "server.new-half", "data", "PG_VERSION"), "15\n");

        await using var postgres = await StartAsync();

        Assert.That(await ScalarAsync(postgres.OwnerConnectionString, "select 'here'"), Is.EqualTo("here"));
        Assert.That(Directory.Exists(unfinished), Is.False);
    }

    [Test]
    public async Task The_second_start_is_fast_and_keeps_port_and_password()
    {
        string before;
        await using (var first = await StartAsync(durable: true))
        {
            before = first.ProgramConnectionString;
        }

        var took = Stopwatch.StartNew();
        await using var second = await StartAsync(durable: true);

        Assert.That(took.Elapsed, Is.LessThan(SecondStartLimit));
        Assert.That(second.ProgramConnectionString, Is.EqualTo(before));
    }

    [Test]
    public async Task A_port_that_someone_else_took_is_left_for_another()
    {
        var first = await StartAsync();
        var port = PortOf(first);
        await first.DisposeAsync();
        using var someone = new TcpListener(IPAddress.Loopback, port);
        someone.Start();

        await using var second = await StartAsync();

        Assert.That(PortOf(second), Is.Not.EqualTo(port));
        Assert.That(await ScalarAsync(second.OwnerConnectionString, "select 'here'"), Is.EqualTo("here"));
    }

    [Test]
    public async Task Ctrl_C_in_the_terminal_does_not_reach_the_server()
    {
        await using var postgres = await StartAsync();
        var afterName = (await File.ReadAllTextAsync($"/proc/{ProcessId()}/stat")).Split(") ")[1].Split(' ');

        var session = int.Parse(afterName[3], CultureInfo.InvariantCulture);

        Assert.That(session, Is.EqualTo(ProcessId()));
    }

    [Test]
    public async Task Root_is_told_when_the_servers_user_cannot_reach_the_folder()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            Assert.Ignore("Only root starts the server as another user.");
        }

        File.SetUnixFileMode(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var inside = new PrivatePostgresOptions(Path.Combine(_folder, "data"));

        var refused = await Assert.ThrowsAsync<PrivatePostgresException>(() =>
            PrivatePostgres.StartAsync(inside, default)
        );

        Assert.That(refused?.Message, Does.Contain($"may not enter {_folder}").And.Contain("FUND_DATA"));
        Assert.That(Directory.Exists(inside.DataFolder), Is.False);
    }

    [Test]
    public async Task A_lost_password_file_is_named()
    {
        await (await StartAsync()).DisposeAsync();
        File.Delete(Path.Combine(ServerFolder, "owner.password"));

        var refused = await Assert.ThrowsAsync<PrivatePostgresException>(() => StartAsync());

        Assert.That(refused?.Message, Does.Contain("owner.password"));
        Assert.That(IsRunning, Is.False);
    }

    private const string WhoAmI = """
        select current_user || ' ' || current_database() || ' ' || rolsuper || ' '
               || current_setting('server_encoding') || ' ' || current_setting('data_checksums')
        from pg_roles where rolname = current_user
        """;

    private Task<PrivatePostgres> StartAsync(bool durable = false) =>
        PrivatePostgres.StartAsync(new(_folder, durable), CancellationToken.None);

    private int ProcessId() => int.Parse(File.ReadLines(PidFile).First(), CultureInfo.InvariantCulture);

    private void KillServer()
    {
        using var server = Process.GetProcessById(ProcessId());
        server.Kill();
    }

    private static int PortOf(PrivatePostgres postgres) =>
        new NpgsqlConnectionStringBuilder(postgres.OwnerConnectionString).Port;

    private static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
