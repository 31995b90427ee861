using FundManager.Data.Postgres;

namespace FundManager.Web.Tests.Data;

public sealed class PostgresBinariesTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory().FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_machine_without_a_server_is_told_what_to_install_or_to_set()
    {
        var path = Environment("PATH", _folder);

        var refused = await Assert.ThrowsAsync<PrivatePostgresException>(() =>
            PostgresBinaries.FindAsync(path, _folder)
        );

        Assert.That(
            refused?.Message,
            Does.Contain("apt-get install postgresql").And.Contain("ConnectionStrings:Fund").And.Not.Contain("\n")
        );
    }

    [Test]
    public async Task A_wrong_FUND_PG_BIN_is_named_and_not_passed_over()
    {
        Install("15");
        var chosen = Environment("FUND_PG_BIN", "/nowhere/at/all");

        var refused = await Assert.ThrowsAsync<PrivatePostgresException>(() =>
            PostgresBinaries.FindAsync(chosen, _folder)
        );

        Assert.That(refused?.Message, Does.Contain("FUND_PG_BIN is /nowhere/at/all"));
    }

    [Test]
    public async Task FUND_PG_BIN_comes_before_what_is_installed()
    {
        Install("17");
        var chosen = Install("elsewhere");

        var found = await PostgresBinaries.FindAsync(Environment("FUND_PG_BIN", chosen), _folder);

        Assert.That(found, Is.EqualTo(chosen));
    }

    [Test]
    public async Task The_highest_version_is_taken_by_number_and_not_by_text()
    {
        Install("9.6");
        Install("15");
        var highest = Install("17");
        Directory.CreateDirectory(Path.Combine(_folder, "18", "bin"));

        var found = await PostgresBinaries.FindAsync(Environment("PATH", ""), _folder);

        Assert.That(found, Is.EqualTo(highest));
    }

    [Test]
    public async Task The_PATH_is_searched_where_no_version_is_installed()
    {
        var onPath = Install("own");

        var found = await PostgresBinaries.FindAsync(Environment("PATH", $"/none:{onPath}"), "/none");

        Assert.That(found, Is.EqualTo(onPath));
    }

    [Test]
    public async Task Pg_config_is_asked_last()
    {
        var hidden = Install("hidden");
        var script = Path.Combine(_folder, "pg_config");
        await File.WriteAllTextAsync(script, $"#!/bin/sh\necho {hidden}\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var found = await PostgresBinaries.FindAsync(Environment("PATH", _folder), "/none");

        Assert.That(found, Is.EqualTo(hidden));
    }

    private static Func<string, string?> Environment(string name, string value) =>
        asked => asked == name ? value : null;

    private string Install(string version)
    {
        var bin = Directory.CreateDirectory(Path.Combine(_folder, version, "bin")).FullName;
        foreach (var program in new[] { "initdb", "pg_ctl", "postgres" })
        {
            File.WriteAllText(Path.Combine(bin, program), "");
        }

        return bin;
    }
}
