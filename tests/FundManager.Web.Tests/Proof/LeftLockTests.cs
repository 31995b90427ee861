using FundManager.Web.Tests.Harness;
using Npgsql;

namespace FundManager.Web.Tests.Proof;

/// <summary>What an instance that was killed while it started leaves in the queue's tables.</summary>
internal sealed class LeftLockTests
{
    private FundServer _server = null!;

    [SetUp]
    public async Task StartAsync() => _server = await FundServer.StartAsync(TimeProvider.System.GetUtcNow());

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task A_lock_that_nobody_holds_any_more_does_not_keep_the_program_from_starting()
    {
        using var files = new DataFolderOfOne();
        using (var killed = new ProgramInstance(_server, files))
        {
            await killed.Program.ReadyAsync(killed.Address);
        }

        await using (var connection = new NpgsqlConnection(_server.Database.OwnerConnectionString))
        {
            await connection.OpenAsync();
            await using var lockLeft = new NpgsqlCommand(
                "insert into hangfire.lock (resource, acquired) values ('hangfire:lock:recurring-job:open-calls', now())",
                connection
            );
            await lockLeft.ExecuteNonQueryAsync();
        }

        using var instance = new ProgramInstance(_server, files);

        await instance.Program.ReadyAsync(instance.Address);

        Assert.That(await LocksAsync(), Is.Zero);
    }

    private async Task<long> LocksAsync()
    {
        await using var connection = new NpgsqlConnection(_server.Database.OwnerConnectionString);
        await connection.OpenAsync();
        await using var count = new NpgsqlCommand(
            "select count(*) from hangfire.lock where resource like '%:recurring-job:open-calls'",
            connection
        );
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
