using System.Security.Cryptography;
using FundManager.Domain;
using FundManager.Domain.Disbursements;
using FundManager.Domain.History;
using FundManager.Web.Files;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Tests.Proof;

/// <summary>The program is killed again and again while a finance officer releases payments: nothing is lost and nothing goes twice.</summary>
public sealed class KilledReleasesTests
{
    private const int Awards = 10;
    private const int Hands = 3;

    private static readonly int PerAward = Math.Max(30, 3 * KillCount.Kills);

    private readonly Random _dice = new(20261124);
    private FundServer _server = null!;

    [SetUp]
    public async Task Start() => _server = await FundServer.StartWithBasicsAsync(TimeProvider.System.GetUtcNow());

    [TearDown]
    public async Task Stop() => await _server.DisposeAsync();

    [Test]
    public async Task Each_payment_is_released_once_whenever_the_program_dies()
    {
        var payments = await ApprovedAsync();
        using var files = new DataFolderOfOne();
        for (var i = 0; i < KillCount.Kills; i++)
        {
            using var instance = new ProgramInstance(_server, files);
            await instance.Program.ReadyAsync(instance.Address);
            await ReleaseUntilKilledAsync(instance);

            var report = await _server.VerifyAsync();
            Assert.That(report.Faults.Select(fault => fault.Text), Is.Empty, $"after kill {i + 1}");
        }

        using var last = new ProgramInstance(_server, files);
        await last.Program.ReadyAsync(last.Address);
        await ReleaseAsync(last.Address, await WaitingAsync());

        Assert.That(await WaitingAsync(), Is.Empty);
        var numbers = await _server.InDatabaseAsync(db =>
            db.PaymentInstructions.OrderBy(told => told.Number).Select(told => told.Number).ToListAsync()
        );
        Assert.That(numbers, Is.EqualTo(Enumerable.Range(1, payments)));
        Assert.That(await ReleasesAsync(), Is.EqualTo(Enumerable.Repeat(1, payments)));
        Assert.That(await FilesAsync(files), Is.All.True);
        Assert.That((await _server.VerifyAsync()).IsSound, Is.True);
    }

    private Task<int> ApprovedAsync() =>
        _server.MakeAsync(async scene =>
        {
            var recipient = _server.World.Cast.Organisations["hexi"];
            for (var i = 1; i <= Awards; i++)
            {
                var award = await scene.RunAsync($"FM-{i}", new Money(PerAward));
                foreach (var number in Enumerable.Range(1, PerAward))
                {
                    scene.Approve(scene.OpenTranche(award, number, new Money(1m)), award, recipient);
                }
            }

            return Awards * PerAward;
        });

    private async Task ReleaseUntilKilledAsync(ProgramInstance instance)
    {
        var waiting = await WaitingAsync();
        var releasing = Enumerable
            .Range(0, Hands)
            .Select(hand => ReleaseAsync(instance.Address, [.. waiting.Where((_, i) => i % Hands == hand)]))
            .ToList();
        await Task.Delay(_dice.Next(200, 1500));
        instance.Program.Kill();
        await Task.WhenAll(releasing);
    }

    /// <summary>One after the other, as long as the program answers.</summary>
    private static async Task ReleaseAsync(string address, IReadOnlyList<Guid> payments)
    {
        using var finance = new FundClient(address, "en");
        try
        {
            await finance.SignInAsync("finance4");
            foreach (var payment in payments)
            {
                await finance.MoveAsync(CaseKind.Disbursement, payment, nameof(Disbursement.Release));
            }
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

    private Task<List<Guid>> WaitingAsync() =>
        _server.InDatabaseAsync(async db =>
            (await db.Disbursements.Where(d => d.State == "Approved").OrderBy(d => d.Number).ToListAsync())
                .Select(d => d.CaseId)
                .ToList()
        );

    /// <summary>For each batch, whether the file that its row names is whole in the store.</summary>
    private async Task<List<bool>> FilesAsync(DataFolderOfOne files)
    {
        var store = new FolderFileStore(files.Path);
        var named = await _server.InDatabaseAsync(db => db.ReleasedBatches.Select(b => b.FileHash).ToListAsync());
        return
        [
            .. named.Select(hash =>
            {
                using var file = store.OpenRead(hash!);
                return Convert.ToHexStringLower(SHA256.HashData(file)) == hash;
            }),
        ];
    }

    private Task<List<int>> ReleasesAsync() =>
        _server.InDatabaseAsync(db =>
            db.CaseEvents.Where(made => EF.Functions.Like(made.Body, "%\"move\":\"Release\"%"))
                .GroupBy(made => made.CaseId)
                .Select(group => group.Count())
                .ToListAsync()
        );
}
