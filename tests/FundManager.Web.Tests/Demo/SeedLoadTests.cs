using FundManager.Data;
using FundManager.Data.Identity;
using FundManager.Data.Ledger;
using FundManager.Domain;
using FundManager.Web.Demo.Load;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace FundManager.Web.Tests.Demo;

internal sealed class SeedLoadTests
{
    private const int Applications = 480;

    private FundServer _server = null!;
    private bool _loaded;

    [OneTimeSetUp]
    public async Task Load()
    {
        _server = await FundServer.StartWithBasicsAsync();
        await using var scope = _server.Services.CreateAsyncScope();
        _loaded = await scope
            .ServiceProvider.GetRequiredService<SeedLoad>()
            .ExecuteAsync(_server.Database.OwnerConnectionString, Applications, CancellationToken.None);
    }

    [OneTimeTearDown]
    public Task Stop() => _server.DisposeAsync().AsTask();

    [Test]
    public async Task Chains_postings_and_balances_of_a_load_are_sound()
    {
        await using var source = NpgsqlDataSource.Create(_server.Database.ProgramConnectionString);

        var report = await new VerifyLedger(source).ExecuteAsync(sealFile: null, CancellationToken.None);

        Assert.That(_loaded, Is.True);
        Assert.That(report.Faults.Select(fault => fault.Text), Is.Empty);
        Assert.That((report.Events, report.Postings), Is.GreaterThan((Applications * 20L, (long)Applications)));
    }

    [Test]
    public async Task As_many_applications_as_asked_stand_where_time_has_brought_them()
    {
        await using var scope = _server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FundDbContext>();

        var states = await db.Applications.GroupBy(a => a.State).ToDictionaryAsync(g => g.Key, g => g.Count());

        Assert.That(states.Values.Sum(), Is.EqualTo(Applications));
        Assert.That(states.Keys, Is.SupersetOf(new[] { "Awarded", "AppealClosed", "Lapsed", "Withdrawn" }));
        Assert.That(await db.Disbursements.CountAsync(d => d.State == "Paid"), Is.Positive);
    }

    [Test]
    public async Task Payment_numbers_of_a_load_are_gapless_and_go_on()
    {
        await using var scope = _server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FundDbContext>();
        var fund = await db.Funds.SingleAsync(f => f.Id != _server.World.Fund.Id);

        var years = await db
            .Disbursements.Where(d => d.FundId == fund.Id && d.PaymentNumber != null)
            .GroupBy(d => d.PaymentYear!.Value)
            .Select(g => new
            {
                Year = g.Key,
                Count = g.Count(),
                Last = g.Max(d => d.PaymentNumber!.Value),
            })
            .ToListAsync();

        Assert.That(years, Has.Count.GreaterThan(1));
        Assert.That(years.Select(year => year.Last), Is.EqualTo(years.Select(year => year.Count)));
        await using var transaction = await db.Database.BeginTransactionAsync();
        foreach (var year in years)
        {
            var next = await db.TakeNumberAsync($"payment:{fund.Number}:{year.Year}", CancellationToken.None);
            Assert.That(next, Is.EqualTo(year.Last + 1));
        }
    }

    [Test]
    public async Task History_is_guarded_again_after_a_load()
    {
        await using var connection = new NpgsqlConnection(_server.Database.OwnerConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("update postings set amount = amount + 1", connection);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());

        Assert.That(refused!.MessageText, Does.Contain("append-only"));
    }

    [Test]
    public async Task Beside_real_people_nothing_is_loaded()
    {
        await using var server = await FundServer.StartAsync();
        await using var scope = server.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FundDbContext>();
        db.Users.Add(
            new FundUser
            {
                UserName = "someone@example.org",
                Email = "someone@example.org",
                DisplayName = new LocalText("Someone", "某人"),
            }
        );
        await db.SaveChangesAsync();

        var loaded = await scope
            .ServiceProvider.GetRequiredService<SeedLoad>()
            .ExecuteAsync(server.Database.OwnerConnectionString, 1, CancellationToken.None);

        Assert.That(loaded, Is.False);
        Assert.That(await db.Funds.AnyAsync(), Is.False);
    }
}
