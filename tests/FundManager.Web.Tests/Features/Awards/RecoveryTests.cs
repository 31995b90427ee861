using FundManager.Domain;
using FundManager.Domain.History;
using FundManager.Domain.Ledger;
using FundManager.Web.Features.Disbursements;
using FundManager.Web.Tests.Features.Disbursements;
using FundManager.Web.Tests.Harness;
using FundManager.Web.Tests.Proof;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Awards;

/// <summary>Money that comes back.</summary>
internal sealed class RecoveryTests
{
    private FundServer _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await FundServer.StartWithBasicsAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task A_terminated_award_gives_back_what_was_not_paid_and_owes_what_is_asked_back()
    {
        var award = await PaidAsync();
        var available = await AtAsync(_server.World.Fund.CaseId, Place.Available);

        await TerminateAsync(award, ("askedBack", "40.00"), ("interestFrom", DaysAgo(375)));

        var recovery = await RecoveryIdAsync(award);
        Assert.That(await StateAsync(award), Is.EqualTo("Recovering"));
        Assert.That(await AtAsync(_server.World.Fund.CaseId, Place.Available), Is.EqualTo(available + 40m));
        Assert.That(await MoneyAsync(award), Is.EqualTo((0m, 20m, 41.5m, 0m)));
        Assert.That((await award.TrancheAsync(2)).State, Is.EqualTo("Cancelled"));

        await NotifyAsync(recovery, "1");
        await BookAsync(recovery, "ReceivePart", ("cameBack", "10.00"), ("receivedTo", "Available"));
        await BookAsync(recovery, "ReceiveMore", ("cameBack", "20.00"), ("receivedTo", "Available"));
        var tooMuch = await RefusedAsync(recovery, "ReceiveMore", ("cameBack", "11.50"), ("receivedTo", "Available"));
        var early = await _server.TryAsync("officer", "award", award.Award.CaseId, "StartCloseout");
        await BookAsync(recovery, "ReceiveRest", ("receivedTo", "Returned"));
        await _server.DoAsync("officer", "award", award.Award.CaseId, "StartCloseout");
        await _server.DoAsync("leader", "award", award.Award.CaseId, "Close");

        Assert.That(tooMuch, Does.Contain("less than the"));
        Assert.That(early, Does.Contain("still owed"));
        Assert.That(await MoneyAsync(award), Is.EqualTo((0m, 20m, 0m, 0m)));
        Assert.That(await AtAsync(_server.World.Fund.CaseId, Place.Available), Is.EqualTo(available + 70m));
        Assert.That(await StateAsync(award), Is.EqualTo("Closed"));
        Assert.That((await _server.VerifyAsync()).IsSound, Is.True);
    }

    [Test]
    public async Task The_rest_is_written_off_by_two_people_and_a_decision_can_fall()
    {
        var award = await PaidAsync();
        await TerminateAsync(award, ("askedBack", "60.00"));
        var recovery = await RecoveryIdAsync(award);
        await NotifyAsync(recovery, "1");

        var alone = await _server.TryAsync("leader", "recovery", recovery, "WriteOff");
        await _server.DoAsync("finance1", "recovery", recovery, "ProposeWriteOff");
        await _server.DoAsync("leader", "recovery", recovery, "WriteOff");

        Assert.That(alone, Does.Contain("Nobody has proposed yet"));
        Assert.That(await MoneyAsync(award), Is.EqualTo((0m, 0m, 0m, 60m)));

        var other = await PaidAsync();
        await TerminateAsync(other, ("askedBack", "10.00"), ("interestFrom", DaysAgo(100)));
        await _server.DoAsync("leader2", "recovery", await RecoveryIdAsync(other), "Annul");

        Assert.That(await MoneyAsync(other), Is.EqualTo((0m, 60m, 0m, 0m)));
        Assert.That((await _server.VerifyAsync()).IsSound, Is.True);
    }

    [Test]
    public async Task Nothing_is_asked_back_beyond_what_was_paid_nor_while_the_bank_has_money()
    {
        var award = await PaidAsync();
        var tooMuch = await _server.TryAsync(
            "leader",
            "award",
            award.Award.CaseId,
            "Terminate",
            ("askedBack", "60.01")
        );
        var interest = await _server.TryAsync(
            "leader",
            "award",
            award.Award.CaseId,
            "Terminate",
            ("askedBack", "0.00"),
            ("interestFrom", DaysAgo(1))
        );
        await award.BringAsync(2, "InBatch", from: "Prepare");
        var atBank = await _server.TryAsync("leader", "award", award.Award.CaseId, "Terminate", ("askedBack", "1.00"));

        Assert.That(tooMuch, Does.Contain("more than the"));
        Assert.That(interest, Does.Contain("Interest is asked only"));
        Assert.That(atBank, Does.Contain("at the bank"));
    }

    [Test]
    public async Task An_award_from_which_nothing_is_asked_back_may_be_closed_out_at_once()
    {
        var award = await RunningAward.StartAsync(_server, 10m, 10m);
        await award.BringAsync(1, "Approved");

        await TerminateAsync(award, ("askedBack", "0.00"));
        await _server.DoAsync("officer", "award", award.Award.CaseId, "StartCloseout");

        Assert.That(await MoneyAsync(award), Is.EqualTo((0m, 0m, 0m, 0m)));
        Assert.That(await StateAsync(award), Is.EqualTo("Closing"));
    }

    [Test]
    public async Task A_payment_of_another_award_keeps_back_what_is_owed()
    {
        var owing = await PaidAsync();
        await TerminateAsync(owing, ("askedBack", "50.00"));
        var recovery = await RecoveryIdAsync(owing);
        await NotifyAsync(recovery, "3");
        var other = await RunningAward.StartAsync(_server, 100m, 100m);
        var payment = await other.BringAsync(1, "Requested");
        var number = (await other.TrancheAsync(1)).Number;
        var available = await AtAsync(_server.World.Fund.CaseId, Place.Available);

        var unknown = await RefusedAsync(recovery, "PlanSetOff", ("payment", "X"), ("setOff", "1"));
        var all = await RefusedAsync(recovery, "PlanSetOff", ("payment", number), ("setOff", "50.01"));
        await BookAsync(recovery, "PlanSetOff", ("payment", number), ("setOff", "30.00"));
        await other.BringAsync(1, "InBatch", from: "Prepare");
        var released = await other.TrancheAsync(1);

        Assert.That(unknown, Does.Contain("No payment with this number"));
        Assert.That(all, Does.Contain("still owed"));
        Assert.That((released.Requested, released.SetOff), Is.EqualTo((new Money(70m), new Money(30m))));
        Assert.That(await AtAsync(other.Award.CaseId, Place.Payable), Is.EqualTo(70m));
        Assert.That(await AtAsync(other.Award.CaseId, Place.Disbursed), Is.EqualTo(30m));
        Assert.That(await MoneyAsync(owing), Is.EqualTo((0m, 10m, 20m, 0m)));
        Assert.That(await AtAsync(_server.World.Fund.CaseId, Place.Available), Is.EqualTo(available + 30m));
        Assert.That((await _server.VerifyAsync()).IsSound, Is.True);

        using var client = await _server.SignInAsync("applicant");
        var page = await client.GetAsync($"/recoveries/{recovery}");
        Assert.That(page.Text, Does.Contain(number).And.Contain("16.66").And.Contain("16.68"));
        Assert.That(payment, Is.Not.EqualTo(Guid.Empty));
    }

    [Test]
    public async Task A_payment_that_would_keep_back_all_of_itself_is_refused()
    {
        var owing = await PaidAsync();
        await TerminateAsync(owing, ("askedBack", "60.00"));
        var recovery = await RecoveryIdAsync(owing);
        await NotifyAsync(recovery, "1");
        var other = await RunningAward.StartAsync(_server, 20m, 20m);
        await other.BringAsync(1, "Requested");
        var number = (await other.TrancheAsync(1)).Number;

        var whole = await RefusedAsync(recovery, "PlanSetOff", ("payment", number), ("setOff", "20.00"));
        var parts = await _server.TryAsync(
            "officer",
            "recovery",
            await NewRecoveryAsync(),
            "Notify",
            ("payBackBy", "2030-01-31"),
            ("instalments", "37")
        );

        Assert.That(whole, Does.Contain("left for the bank"));
        Assert.That(parts, Does.Contain("1 to 36 instalments"));
    }

    [Test]
    public async Task Two_payments_of_one_batch_keep_back_no_more_than_is_owed()
    {
        var owing = await PaidAsync();
        await TerminateAsync(owing, ("askedBack", "50.00"));
        var recovery = await RecoveryIdAsync(owing);
        await NotifyAsync(recovery, "1");
        var other = await RunningAward.StartAsync(_server, 200m, 100m, 100m);
        List<Ticked> ticked = [];
        foreach (var sequence in (int[])[1, 2])
        {
            var id = await other.BringAsync(sequence, "Requested");
            var number = (await other.TrancheAsync(sequence)).Number;
            await BookAsync(recovery, "PlanSetOff", ("payment", number), ("setOff", "30.00"));
            await other.BringAsync(sequence, "Approved", from: "Prepare");
            ticked.Add(new Ticked(id, (await other.TrancheAsync(sequence)).EventCount, Guid.NewGuid()));
        }

        var released = await _server.InScopeAsync(services =>
            services
                .GetRequiredService<ReleaseMany>()
                .ExecuteAsync(ticked, _server.Finance("finance3"), CancellationToken.None)
        );

        Assert.That(released.Batches.Single().Count, Is.EqualTo(1));
        Assert.That(released.Results.Select(result => result.WhyNot?.Code), Is.EqualTo((string?[])[null, "RCV-15"]));
        Assert.That(await MoneyAsync(owing), Is.EqualTo((0m, 10m, 20m, 0m)));
        Assert.That((await _server.VerifyAsync()).IsSound, Is.True);
    }

    private Task TerminateAsync(RunningAward award, params (string, string)[] values) =>
        _server.DoAsync("leader", "award", award.Award.CaseId, "Terminate", values);

    private Task NotifyAsync(Guid recovery, string instalments) =>
        _server.DoAsync(
            "officer",
            "recovery",
            recovery,
            "Notify",
            ("payBackBy", "2030-01-31"),
            ("instalments", instalments)
        );

    private Task BookAsync(Guid recovery, string trigger, params (string, string)[] values) =>
        _server.DoAsync("finance1", "recovery", recovery, trigger, values);

    private Task<string> RefusedAsync(Guid recovery, string trigger, params (string, string)[] values) =>
        _server.TryAsync("finance1", "recovery", recovery, trigger, values);

    private async Task<Guid> NewRecoveryAsync()
    {
        var award = await PaidAsync();
        await TerminateAsync(award, ("askedBack", "60.00"));
        return await RecoveryIdAsync(award);
    }

    /// <summary>An award of 100 of which 60 are paid and 40 asked for.</summary>
    private async Task<RunningAward> PaidAsync()
    {
        var award = await RunningAward.StartAsync(_server, 100m, 60m, 40m);
        var id = await award.BringAsync(1, "InBatch");
        var day = _server
            .Clock.GetUtcNow()
            .AddHours(8)
            .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await _server.DoAsync(
            "finance1",
            CaseKind.Disbursement,
            id,
            "Reconcile",
            ("statement", "S-1"),
            ("paidOn", day)
        );
        await award.BringAsync(2, "Requested");
        return award;
    }

    private string DaysAgo(int days) =>
        _server
            .Clock.GetUtcNow()
            .AddHours(8)
            .AddDays(-days)
            .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private Task<Guid> RecoveryIdAsync(RunningAward award) =>
        _server.InDatabaseAsync(async db => (await db.Recoveries.SingleAsync(r => r.AwardId == award.Award.Id)).CaseId);

    private Task<string> StateAsync(RunningAward award) =>
        _server.InDatabaseAsync(db => db.Awards.Where(a => a.Id == award.Award.Id).Select(a => a.State).SingleAsync());

    private async Task<(decimal Obligated, decimal Disbursed, decimal Receivable, decimal WrittenOff)> MoneyAsync(
        RunningAward award
    ) =>
        (
            await AtAsync(award.Award.CaseId, Place.Obligated),
            await AtAsync(award.Award.CaseId, Place.Disbursed),
            await AtAsync(award.Award.CaseId, Place.Receivable),
            await AtAsync(award.Award.CaseId, Place.WrittenOff)
        );

    private Task<decimal> AtAsync(Guid owner, Place place) =>
        _server.InDatabaseAsync(db =>
            db.Balances.Where(b => b.OwnerId == owner && b.Place == place).Select(b => b.Amount).SingleOrDefaultAsync()
        );
}
