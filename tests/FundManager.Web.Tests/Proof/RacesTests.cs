using System.Security.Cryptography;
using System.Text;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.Disbursements;
using FundManager.Domain.History;
using FundManager.Domain.Ledger;
using FundManager.Domain.Organisations;
using FundManager.Web.Files;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Proof;

/// <summary>Many at once for what only one can have.</summary>
public sealed class RacesTests
{
    private static readonly Money Yuan = new(1m);

    private readonly BrokenStore _store = new();
    private FundServer _server = null!;

    [SetUp]
    public async Task Start() =>
        _server = await FundServer.StartWithBasicsAsync(adjust: builder =>
            builder.Services.AddSingleton<IFileStore>(_store)
        );

    [TearDown]
    public async Task Stop() => await _server.DisposeAsync();

    [Test]
    public async Task Of_200_requests_at_once_for_one_tranche_one_is_made()
    {
        var (award, tranches) = await OpenAsync(Yuan, 1);
        var signatory = _server.Person("signatory", Role.Signatory);

        var outcomes = await ProofScene.AtOnceAsync(200, _ => RequestAsync(tranches[0], signatory, Guid.NewGuid()));

        Assert.That(outcomes.Count(outcome => outcome == "made"), Is.EqualTo(1), string.Join(' ', outcomes));
        Assert.That(outcomes.Where(outcome => outcome != "made"), Is.All.AnyOf("GEN-03", "DIS-04"));
        Assert.That(await BalancesAsync(award), Is.EqualTo((Money.Zero, Yuan)));
        Assert.That((await _server.VerifyAsync()).IsSound, Is.True);
    }

    [Test]
    public async Task Twenty_clicks_on_the_same_form_make_one_move_and_all_see_it_done()
    {
        var (award, tranches) = await OpenAsync(new Money(5m), 1);
        var signatory = _server.Person("signatory", Role.Signatory);
        var token = Guid.NewGuid();

        var outcomes = await ProofScene.AtOnceAsync(20, _ => RequestAsync(tranches[0], signatory, token));

        Assert.That(outcomes, Is.All.EqualTo("made"));
        Assert.That(await BalancesAsync(award), Is.EqualTo((Money.Zero, new Money(5m))));
        Assert.That(
            await _server.InDatabaseAsync(db => db.CaseEvents.CountAsync(made => made.Token == token)),
            Is.EqualTo(1)
        );
    }

    [Test]
    public async Task Of_100_awards_at_once_under_a_ceiling_for_one_it_is_one()
    {
        var amount = new Money(7_000_000m);
        var applications = await _server.MakeAsync(scene =>
            Task.FromResult(Enumerable.Range(1, 100).Select(i => scene.Recommend($"A-{i:000}", amount)).ToList())
        );
        var leader = _server.Person("leader", Role.Leader);

        var outcomes = await ProofScene.AtOnceAsync(
            100,
            i =>
                _server.MoveAsync(
                    (CaseKind.Application, applications[i].CaseId, "Award"),
                    leader,
                    applications[i].EventCount,
                    Guid.NewGuid(),
                    ("note", "")
                )
        );

        Assert.That(outcomes.Count(outcome => outcome == "made"), Is.EqualTo(1), string.Join(' ', outcomes));
        Assert.That(outcomes.Where(outcome => outcome != "made"), Is.All.AnyOf("CAL-16", "GEN-03"));
        Assert.That(
            await _server.InDatabaseAsync(db => db.Awards.Select(a => a.Number).ToListAsync()),
            Is.EqualTo(new[] { "FM-2026-0001" })
        );
        Assert.That(
            await _server.InDatabaseAsync(db => db.Calls.Select(c => c.Awarded).SingleAsync()),
            Is.EqualTo(amount)
        );
        Assert.That(
            await _server.BalanceAsync(_server.World.Fund.CaseId, Place.Available),
            Is.EqualTo(new Money(53_000_000m))
        );
        Assert.That((await _server.VerifyAsync()).IsSound, Is.True);
    }

    [Test]
    public async Task Twenty_releases_at_once_are_numbered_without_a_gap_and_one_that_fails_gives_its_number_back()
    {
        var recipient = _server.World.Cast.Organisations["hexi"];
        var payments = await _server.MakeAsync(async scene =>
        {
            var award = await scene.RunAsync("FM-1", new Money(21m));
            var tranches = Enumerable.Range(1, 21).Select(i => scene.OpenTranche(award, i, Yuan)).ToList();
            tranches.ForEach(tranche => scene.Approve(tranche, award, recipient));
            return tranches;
        });
        _store.Refuses = content => content.Contains($"<Ustrd>{payments[7].Number}</Ustrd>", StringComparison.Ordinal);
        var finance = _server.Person("finance4", Role.FinanceOfficer);

        var outcomes = await ProofScene.AtOnceAsync(21, i => ReleaseAsync(payments[i], finance));
        _store.Refuses = _ => false;
        var late = await ReleaseAsync(payments[7], finance);

        Assert.That(
            outcomes.Select((outcome, i) => (outcome, i)).Where(o => o.outcome != "made"),
            Is.EqualTo(new[] { ("broken", 7) })
        );
        Assert.That(late, Is.EqualTo("made"));
        var numbers = await _server.InDatabaseAsync(db =>
            db.Disbursements.OrderBy(d => d.PaymentNumber).Select(d => d.PaymentNumber).ToListAsync()
        );
        Assert.That(numbers, Is.EqualTo(Enumerable.Range(1, 21)));
        Assert.That(await PaymentNumberAsync(payments[7]), Is.EqualTo(21));
        Assert.That((await _server.VerifyAsync()).IsSound, Is.True);
    }

    private Task<(Award Award, List<Disbursement> Tranches)> OpenAsync(Money amount, int tranches) =>
        _server.MakeAsync(async scene =>
        {
            var award = await scene.RunAsync("FM-1", amount);
            return (award, Enumerable.Range(1, tranches).Select(i => scene.OpenTranche(award, i, amount)).ToList());
        });

    private Task<string> RequestAsync(Disbursement tranche, Person signatory, Guid token) =>
        _server.MoveAsync(
            (CaseKind.Disbursement, tranche.CaseId, "Request"),
            signatory,
            tranche.EventCount,
            token,
            ("amount", tranche.Tranche.ToString())
        );

    private async Task<string> ReleaseAsync(Disbursement payment, Person finance)
    {
        try
        {
            return await _server.MoveAsync(
                (CaseKind.Disbursement, payment.CaseId, "Release"),
                finance,
                payment.EventCount,
                Guid.NewGuid()
            );
        }
        catch (IOException)
        {
            return "broken";
        }
    }

    private Task<int?> PaymentNumberAsync(Disbursement payment) =>
        _server.InDatabaseAsync(db =>
            db.Disbursements.Where(d => d.Id == payment.Id).Select(d => d.PaymentNumber).SingleAsync()
        );

    private async Task<(Money Obligated, Money Reserved)> BalancesAsync(Award award) =>
        (
            await _server.BalanceAsync(award.CaseId, Place.Obligated),
            await _server.BalanceAsync(award.CaseId, Place.Reserved)
        );

    /// <summary>A disk that fails for the contents that the test names.</summary>
    private sealed class BrokenStore : IFileStore
    {
        public Func<string, bool> Refuses { get; set; } = _ => false;

        public async Task<(string Hash, long SizeBytes)> WriteAsync(Stream content, CancellationToken cancellationToken)
        {
            using var reader = new StreamReader(content, leaveOpen: true);
            var text = await reader.ReadToEndAsync(cancellationToken);
            return Refuses(text)
                ? throw new IOException("The disk is full.")
                : (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), text.Length);
        }

        public Stream OpenRead(string hash) => throw new FileNotFoundException(hash);

        public void Drop(string hash, DateTimeOffset before) => throw new FileNotFoundException(hash);
    }
}
