using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.Ledger;
using FundManager.Web.Features.Disbursements;
using FundManager.Web.Features.Findings;
using FundManager.Web.Files;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Disbursements;

internal sealed class RacingPaymentTests
{
    private const int Requests = 200;

    private readonly FailingStore _store = new();
    private FundServer _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() =>
        _server = await FundServer.StartWithBasicsAsync(adjust: builder =>
            builder.Services.AddSingleton<IFileStore>(_store)
        );

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Of_200_requests_for_the_last_1_00_of_an_award_exactly_one_succeeds()
    {
        var award = await RunningAward.StartAsync(_server, 1m, [.. Enumerable.Repeat(1m, Requests)]);
        var ids = await IdsAsync(award.Award);

        var answers = await InParallelAsync(
            ids,
            id => _server.RefusalOfAsync(id, "Request", _server.Signatory(), new() { ["amount"] = "1.00" })
        );

        Assert.That(ids, Has.Count.EqualTo(Requests));
        Assert.That(answers.Count(refusal => refusal is null), Is.EqualTo(1));
        Assert.That(answers.OfType<Refusal>().Select(refusal => refusal.Code), Has.All.EqualTo("DIS-04"));
        Assert.That(
            await award.BalancesAsync(),
            Does.ContainKey("Obligated").WithValue(0m).And.ContainKey("Reserved").WithValue(1m)
        );
    }

    [Test]
    public async Task Of_20_requests_for_the_same_tranche_exactly_one_succeeds()
    {
        var award = await RunningAward.StartAsync(_server, 100m, 100m);
        var id = await award.IdAsync(1);

        var answers = await InParallelAsync(
            [.. Enumerable.Repeat(id, 20)],
            one => _server.RefusalOfAsync(one, "Request", _server.Signatory(), new() { ["amount"] = "10.00" })
        );

        Assert.That(answers.Count(refusal => refusal is null), Is.EqualTo(1));
        Assert.That((await award.BalancesAsync())["Reserved"], Is.EqualTo(10m));
    }

    [Test]
    public async Task Payments_released_side_by_side_get_numbers_without_gap_and_a_failed_one_gives_its_number_back()
    {
        var award = await RunningAward.StartAsync(_server, 120m, [.. Enumerable.Repeat(10m, 12)]);
        var ids = await IdsAsync(award.Award);
        foreach (var id in ids)
        {
            await ApproveAsync(id);
        }

        _store.Fails = true;
        Assert.That(() => ReleaseAsync(ids[0]), Throws.TypeOf<IOException>());
        _store.Fails = false;

        var answers = await InParallelAsync(ids, ReleaseAsync);

        Assert.That(answers, Has.All.Null);
        var numbers = await _server.InDatabaseAsync(db =>
            db.Disbursements.Where(d => d.PaymentNumber != null)
                .OrderBy(d => d.PaymentNumber)
                .Select(d => d.PaymentNumber!.Value)
                .ToListAsync()
        );
        Assert.That(numbers, Is.EqualTo(Enumerable.Range(1, numbers.Count)));
        Assert.That(numbers, Has.Count.GreaterThanOrEqualTo(12));
    }

    [Test]
    public async Task A_hold_between_approval_and_release_refuses_the_release()
    {
        var award = await RunningAward.StartAsync(_server, 100m, 100m);
        var id = await award.IdAsync(1);
        await ApproveAsync(id);
        await _server.InScopeAsync(services => RaiseAsync(services, award.Award));

        var refusal = await ReleaseAsync(id);

        Assert.That(refusal?.Code, Is.EqualTo("AWD-01"));
        Assert.That((await award.BalancesAsync())["Reserved"], Is.EqualTo(10m));
    }

    [Test]
    public async Task A_release_waits_for_a_hold_that_came_first_and_is_then_refused()
    {
        var award = await RunningAward.StartAsync(_server, 100m, 100m);
        var id = await award.IdAsync(1);
        await ApproveAsync(id);
        await using var scope = _server.Services.CreateAsyncScope();
        await using var holding = await BeginAsync(scope);
        await RaiseAsync(scope.ServiceProvider, award.Award);

        var release = ReleaseAsync(id);
        await Task.WhenAny(release, Task.Delay(300));
        var waited = !release.IsCompleted;
        await holding.CommitAsync();

        Assert.That(waited, Is.True);
        Assert.That((await release)?.Code, Is.EqualTo("AWD-01"));
    }

    [Test]
    public async Task A_hold_waits_for_a_release_that_came_first()
    {
        var award = await RunningAward.StartAsync(_server, 100m, 100m);
        await using var scope = _server.Services.CreateAsyncScope();
        await using var releasing = await BeginAsync(scope);
        await scope
            .ServiceProvider.GetRequiredService<ReadPayment>()
            .HeldAwardAsync(await award.TrancheAsync(1), CancellationToken.None);

        var hold = _server.InScopeAsync(services => RaiseAsync(services, award.Award));
        await Task.WhenAny(hold, Task.Delay(300));
        var waited = !hold.IsCompleted;
        await releasing.CommitAsync();
        await hold;

        Assert.That(waited, Is.True);
    }

    [Test]
    public void The_ledger_refuses_an_award_above_what_the_fund_has_like_the_rule() =>
        Assert.That(
            () => RunningAward.StartAsync(_server, 60_000_000.01m, 60_000_000.01m),
            Throws.TypeOf<RefusedException>().With.Message.EqualTo("FND-02")
        );

    [Test]
    public async Task The_ledger_refuses_what_is_not_there_at_any_other_place()
    {
        var award = await RunningAward.StartAsync(_server, 100m, 100m);

        Task<int> PayWithoutRelease() =>
            _server.InDatabaseAsync(async db =>
            {
                var payment = await db.Disbursements.SingleAsync(d => d.AwardId == award.Award.Id);
                var workflow = _server.Services.GetRequiredService<Domain.Workflows.WorkflowCatalog>()["disbursement"];
                payment
                    .CloseGate(workflow, new GateAnswer([]), new Act(Actor.System, _server.Clock.GetUtcNow()))
                    .Post(new Posting(payment.Key, Place.Payable, Place.Disbursed, new Money(0.01m)));
                return await db.SaveChangesAsync();
            });

        Assert.That(PayWithoutRelease, Throws.TypeOf<RefusedException>().With.Message.EqualTo("LED-01"));
    }

    private static async Task<IReadOnlyList<Refusal?>> InParallelAsync(List<Guid> ids, Func<Guid, Task<Refusal?>> act)
    {
        var answers = new Refusal?[ids.Count];
        await Parallel.ForEachAsync(
            ids.Index(),
            new ParallelOptions { MaxDegreeOfParallelism = 40 },
            async (one, _) => answers[one.Index] = await act(one.Item)
        );
        return answers;
    }

    private static async Task<Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction> BeginAsync(
        AsyncServiceScope scope
    ) => await scope.ServiceProvider.GetRequiredService<FundDbContext>().Database.BeginTransactionAsync();

    private async Task RaiseAsync(IServiceProvider services, Award award)
    {
        var db = services.GetRequiredService<FundDbContext>();
        var tracked = await db.Awards.SingleAsync(a => a.Id == award.Id);
        await services
            .GetRequiredService<RaiseFinding>()
            .ExecuteAsync(
                tracked,
                Severity.High,
                "The equipment is not there.",
                new Act(_server.World.Cast.As("officer", Role.ProgrammeOfficer), _server.Clock.GetUtcNow()),
                CancellationToken.None
            );
        await db.SaveChangesAsync();
    }

    private async Task ApproveAsync(Guid id)
    {
        await _server.RefusalOfAsync(id, "Request", _server.Signatory(), new() { ["amount"] = "10.00" });
        await _server.RefusalOfAsync(id, "Prepare", _server.Finance("finance1"));
        await _server.RefusalOfAsync(id, "Approve", _server.Finance("finance2"));
    }

    private Task<Refusal?> ReleaseAsync(Guid id) => _server.RefusalOfAsync(id, "Release", _server.Finance("finance3"));

    private Task<List<Guid>> IdsAsync(Award award) =>
        _server.InDatabaseAsync(db =>
            db.Disbursements.Where(d => d.AwardId == award.Id)
                .OrderBy(d => d.Sequence)
                .Select(d => (Guid)(object)d.Id)
                .ToListAsync()
        );

    /// <summary>A store of files whose disk can be full.</summary>
    private sealed class FailingStore : IFileStore
    {
        private readonly FolderFileStore _folder = new(Directory.CreateTempSubdirectory("fund-files-").FullName);

        public bool Fails { get; set; }

        public Task<(string Hash, long SizeBytes)> WriteAsync(Stream content, CancellationToken cancellationToken) =>
            Fails ? throw new IOException("No space left.") : _folder.WriteAsync(content, cancellationToken);

        public Stream OpenRead(string hash) => _folder.OpenRead(hash);

        public void Drop(string hash, DateTimeOffset before) => _folder.Drop(hash, before);
    }
}
