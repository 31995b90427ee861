using FundManager.Web.CommandLine;
using FundManager.Web.Setup;
using FundManager.Web.Tests.Harness;
using Npgsql;

namespace FundManager.Web.Tests.CommandLine;

/// <summary>What a shell sees: results on standard output, faults on standard error, and the exit code.</summary>
[NonParallelizable]
internal sealed class VerifyAndCheckTests
{
    private static readonly string[] Variables = ["ConnectionStrings__Fund", "Storage__SealFile"];

    private FundServer _server = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _server = await FundServer.StartWithBasicsAsync();
        Environment.SetEnvironmentVariable(Variables[0], _server.Database.ProgramConnectionString);
        Environment.SetEnvironmentVariable(Variables[1], Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()));
    }

    [TearDown]
    public async Task StopAsync()
    {
        foreach (var variable in Variables)
        {
            Environment.SetEnvironmentVariable(variable, null);
        }

        await _server.DisposeAsync();
    }

    [Test]
    public async Task Verify_of_a_sound_ledger_prints_counts_and_exits_0()
    {
        var (code, output, errors) = await RunAsync("verify");

        Assert.That(code, Is.Zero, errors);
        Assert.That(output, Does.Match(@"^\d+ cases, \d+ events, 1 postings, 2 balances, 0 seals: sound\.\s*$"));
        Assert.That(errors, Is.Empty);
    }

    [Test]
    public async Task Verify_exits_1_with_the_entry_that_was_changed()
    {
        await TamperAsync();

        var (code, output, errors) = await RunAsync("verify", "--json");

        Assert.That(code, Is.EqualTo(1));
        Assert.That(output, Does.Contain("\"isSound\": false").And.Contain("balance-altered"));
        Assert.That(errors, Does.Contain("balance at Available: 60000001.00").And.Contain("fund F-01"));
    }

    [Test]
    public async Task Check_counts_every_kind_of_file_and_exits_0()
    {
        var (code, output, errors) = await RunAsync("check");

        Assert.That(code, Is.Zero, errors);
        Assert.That(output, Does.Contain("12 workflows").And.Contain("7 frameworks").And.Contain("3 banks"));
    }

    [Test]
    public void Check_tells_every_fault_with_its_file()
    {
        var folder = Directory.CreateTempSubdirectory("fund-check-");
        foreach (var name in new[] { "frameworks", "schemes" })
        {
            folder.CreateSubdirectory(name);
            File.WriteAllText(Path.Combine(folder.FullName, name, $"bad-{name}.v1.json"), "{}");
        }

        File.WriteAllText(Path.Combine(folder.FullName, "bad.v1.json"), "{");

        var check = new TemplateCheck(folder.FullName, folder.FullName);

        folder.Delete(recursive: true);
        Assert.That(check.Faults, Has.Some.StartsWith("bad.v1.json: "));
        Assert.That(check.Faults, Has.Some.StartsWith("bad-frameworks.v1.json: "));
        Assert.That(check.Faults, Has.Some.StartsWith("bad-schemes.v1.json: "));
    }

    [Test]
    public async Task A_verb_that_does_not_exist_is_a_usage_fault()
    {
        var (code, _, _) = await RunAsync("verfy");

        Assert.That(code, Is.EqualTo(2));
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] args)
    {
        var (before, beforeErrors) = (Console.Out, Console.Error);
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        Console.SetOut(output);
        Console.SetError(errors);
        try
        {
            return (await Commands.RunAsync(args), output.ToString(), errors.ToString());
        }
        finally
        {
            Console.SetOut(before);
            Console.SetError(beforeErrors);
        }
    }

    private async Task TamperAsync()
    {
        await using var connection = new NpgsqlConnection(_server.Database.OwnerConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            alter table balances disable trigger all;
            update balances set amount = amount + 1 where place = 'Available';
            alter table balances enable trigger all;
            """,
            connection
        );
        await command.ExecuteNonQueryAsync();
    }
}
