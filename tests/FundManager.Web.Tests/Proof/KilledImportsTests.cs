using System.Text;
using FundManager.Domain;
using FundManager.Web.Features.Disbursements;
using FundManager.Web.Tests.Features.BankFiles;
using FundManager.Web.Tests.Features.Disbursements;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Proof;

/// <summary>The program is killed again and again while it reads and books statements: every payment is booked, and none twice.</summary>
public sealed class KilledImportsTests
{
    private const int PerStatement = 30;

    private readonly Random _dice = new(20261124);
    private FundServer _server = null!;

    [SetUp]
    public async Task Start() => _server = await FundServer.StartWithBasicsAsync(TimeProvider.System.GetUtcNow());

    [TearDown]
    public async Task Stop() => await _server.DisposeAsync();

    [Test]
    public async Task Each_payment_is_booked_once_whenever_the_program_dies()
    {
        var statements = await StatementsAsync();
        using var files = new DataFolderOfOne();
        foreach (var statement in statements)
        {
            using var instance = new ProgramInstance(_server, files);
            await instance.Program.ReadyAsync(instance.Address);
            await BringUntilKilledAsync(instance, statement);

            var report = await _server.VerifyAsync();
            Assert.That(report.Faults.Select(fault => fault.Text), Is.Empty);
        }

        // What a person does after a crash: bring every file again, whether it was read or not.
        var bank = new BankScene(_server);
        foreach (var statement in statements)
        {
            await bank.BringAsync(statement);
        }

        await bank.BookAsync();

        var states = await _server.InDatabaseAsync(db => db.Disbursements.Select(d => d.State).ToListAsync());
        Assert.That(states, Is.EqualTo(Enumerable.Repeat("Paid", PerStatement * statements.Count)));
        Assert.That(await BookingsAsync(), Is.EqualTo(Enumerable.Repeat(1, PerStatement * statements.Count)));
        Assert.That(await bank.CountAsync(), Is.EqualTo(statements.Count));
        Assert.That((await _server.VerifyAsync()).IsSound, Is.True);
    }

    /// <summary>A statement for each kill, of payments that were released together.</summary>
    private async Task<IReadOnlyList<string>> StatementsAsync()
    {
        await ApproveAsync();
        await _server.InScopeAsync(async services =>
        {
            var approved = await _server.InDatabaseAsync(db => db.Disbursements.AsNoTracking().ToListAsync());
            return await services
                .GetRequiredService<ReleaseMany>()
                .ExecuteAsync(
                    [.. approved.Select(d => new Ticked(d.CaseId, d.EventCount, Guid.NewGuid()))],
                    _server.Finance("finance4"),
                    CancellationToken.None
                );
        });
        var told = await _server.InDatabaseAsync(db =>
            db.PaymentInstructions.OrderBy(told => told.Number).Select(told => told.EndToEndId).ToListAsync()
        );
        var today = DateOnly.FromDateTime(_server.Clock.GetUtcNow().AddHours(8).DateTime);
        var bank = new BankScene(_server) { BookedOn = today };
        return [.. told.Chunk(PerStatement).Select(ids => bank.Statement([.. ids.Select(id => (1m, (string?)id))]))];
    }

    private Task<bool> ApproveAsync() =>
        _server.MakeAsync(async scene =>
        {
            for (var i = 1; i <= KillCount.Kills; i++)
            {
                var award = await scene.RunAsync($"FM-{i}", new Money(PerStatement));
                foreach (var number in Enumerable.Range(1, PerStatement))
                {
                    var payment = scene.OpenTranche(award, number, new Money(1m));
                    scene.Approve(payment, award, _server.World.Cast.Organisations["hexi"]);
                }
            }

            return true;
        });

    private async Task BringUntilKilledAsync(ProgramInstance instance, string statement)
    {
        var bringing = BringAsync(instance.Address, statement);
        await Task.Delay(_dice.Next(200, 2500));
        instance.Program.Kill();
        await bringing;
    }

    private async Task BringAsync(string address, string statement)
    {
        using var finance = new FundClient(address, "en");
        try
        {
            await finance.SignInAsync("finance4");
            await finance.PostFormAsync(
                "/bank-files",
                new() { ["Fund"] = _server.World.Fund.Id.ToString() },
                handler: null,
                ("Upload", Encoding.UTF8.GetBytes(statement))
            );
        }
        catch (HttpRequestException)
        {
            // Killed while it answered.
        }
        catch (IOException)
        {
            // Killed in the middle of an answer.
        }
    }

    private Task<List<int>> BookingsAsync() =>
        _server.InDatabaseAsync(db =>
            db.CaseEvents.Where(made => EF.Functions.Like(made.Body, "%\"move\":\"Reconcile\"%"))
                .GroupBy(made => made.CaseId)
                .Select(group => group.Count())
                .ToListAsync()
        );
}
