using FundManager.Web.Tests.Harness;
using Npgsql;

namespace FundManager.Web.Tests.Proof;

/// <summary>The verbs, as processes: what they print, where, and with which exit code.</summary>
public sealed class CommandLineTests
{
    // A documentation address (RFC 5737): no machine has it, so nothing is ever opened to a network here.
    private const string NobodysAddress = "http://192.0.2.1:5080";
    private const string DemoSentence = "listens on loopback only";

    [Test]
    public async Task Verify_exits_0_on_a_sound_ledger_and_says_what_it_looked_at()
    {
        await using var server = await FundServer.StartWithBasicsAsync();

        var (exitCode, output, errors) = await ProgramProcess.RunAsync(["verify"], OnDatabaseOf(server));

        Assert.That((exitCode, errors.Trim()), Is.EqualTo((0, "")));
        Assert.That(output, Does.Contain("2 cases, 7 events, 1 postings, 2 balances, 0 seals: sound."));
    }

    [Test]
    public async Task Verify_exits_1_and_names_the_entry_in_which_a_byte_was_flipped()
    {
        await using var server = await FundServer.StartWithBasicsAsync();
        var fund = server.World.Fund;
        await TamperAsync(
            server,
            $"update case_events set body = overlay(body placing '~' from 20) where case_id = '{fund.CaseId}' and number = 2"
        );

        var (exitCode, _, errors) = await ProgramProcess.RunAsync(["verify"], OnDatabaseOf(server));

        Assert.That(exitCode, Is.EqualTo(1), errors);
        Assert.That(errors, Does.Contain($"fund F-01 ({fund.CaseId}), event 2:"));
        Assert.That(errors, Does.Not.Contain("event 1:").And.Not.Contain("event 3:"));
    }

    [Test]
    public async Task Check_reads_every_file_that_ships_with_the_program_and_exits_0()
    {
        var (exitCode, output, errors) = await ProgramProcess.RunAsync(["check"]);

        Assert.That((exitCode, errors.Trim()), Is.EqualTo((0, "")));
        Assert.That(output, Does.Match("[1-9][0-9]* workflows"));
    }

    [TestCase("frobnicate")]
    [TestCase("verify --nonsense")]
    public async Task A_verb_or_an_option_that_is_not_there_exits_2(string verb)
    {
        var (exitCode, _, errors) = await ProgramProcess.RunAsync(verb.Split(' '));

        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(errors.Trim(), Is.Not.Empty);
    }

    [Test]
    public async Task Serve_does_not_show_the_demo_accounts_to_a_network()
    {
        await using var server = await FundServer.StartWithBasicsAsync();

        var (exitCode, _, errors) = await ProgramProcess.RunAsync(
            ["serve"],
            [.. OnDatabaseOf(server), ("FUND_URLS", NobodysAddress)]
        );

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(errors, Does.Contain(DemoSentence));
    }

    [Test]
    public async Task Serve_goes_on_to_listen_when_demo_accounts_are_allowed_there()
    {
        await using var server = await FundServer.StartWithBasicsAsync();

        var (exitCode, _, errors) = await ProgramProcess.RunAsync(
            ["serve"],
            [.. OnDatabaseOf(server), ("FUND_URLS", NobodysAddress), ("Demo__AllowRemote", "true")]
        );

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(errors, Does.Contain($"Cannot listen at {NobodysAddress}").And.Not.Contain(DemoSentence));
    }

    [Test]
    public async Task Serve_goes_on_to_listen_where_there_is_no_demo_account()
    {
        await using var server = await FundServer.StartAsync();

        var (exitCode, _, errors) = await ProgramProcess.RunAsync(
            ["serve"],
            [.. OnDatabaseOf(server), ("FUND_URLS", NobodysAddress)]
        );

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(errors, Does.Contain($"Cannot listen at {NobodysAddress}").And.Not.Contain(DemoSentence));
    }

    [Test]
    public async Task Serve_makes_its_own_database_in_an_empty_folder_and_finds_it_again()
    {
        using var folder = new DataFolderOfOne();
        var address = ProgramProcess.FreeAddress();
        (string, string)[] environment = [("FUND_DATA", folder.Path), ("FUND_URLS", address)];

        using var first = ProgramProcess.Start(["serve"], environment);
        await first.ReadyAsync(address);
        var stopped = await first.StopAsync();
        var verified = await ProgramProcess.RunAsync(["verify"], environment);

        Assert.That(stopped, Is.EqualTo(0), first.Errors);
        Assert.That((verified.ExitCode, verified.Errors.Trim()), Is.EqualTo((0, "")));
    }

    private static (string, string)[] OnDatabaseOf(FundServer server) =>
        [
            ("ConnectionStrings__Fund", server.Database.ProgramConnectionString),
            ("ConnectionStrings__FundOwner", server.Database.OwnerConnectionString),
            ("Jobs__Enabled", "false"),
        ];

    /// <summary>As a superuser who has switched the triggers off.</summary>
    private static async Task TamperAsync(FundServer server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.Database.OwnerConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"set session_replication_role = replica; {sql}", connection);
        await command.ExecuteNonQueryAsync();
    }
}
