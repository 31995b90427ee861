using FundManager.Domain.History;
using FundManager.Domain.Ledger;
using FundManager.Web.Tests.Features.Disbursements;
using FundManager.Web.Tests.Harness;
using FundManager.Web.Tests.Proof;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Tests.Features.Awards;

/// <summary>Money that comes back, and findings on their way through a plan.</summary>
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

        await DoAsync("leader", "award", award.Award.CaseId, "Terminate", ("askedBack", "40.00"), ("interest", "1.50"));

        var recovery = await RecoveryIdAsync(award);
        Assert.That(await StateAsync(award), Is.EqualTo("Recovering"));
        Assert.That(await AtAsync(_server.World.Fund.CaseId, Place.Available), Is.EqualTo(available + 40m));
        Assert.That(await MoneyAsync(award), Is.EqualTo((0m, 20m, 41.5m, 0m)));
        Assert.That((await award.TrancheAsync(2)).State, Is.EqualTo("Cancelled"));

        await DoAsync("officer", "recovery", recovery, "Notify", ("payBackBy", "2030-01-31"));
        await DoAsync(
            "finance1",
            "recovery",
            recovery,
            "ReceivePart",
            ("cameBack", "10.00"),
            ("receivedTo", "Available")
        );
        await DoAsync(
            "finance1",
            "recovery",
            recovery,
            "ReceiveMore",
            ("cameBack", "20.00"),
            ("receivedTo", "Available")
        );
        var tooMuch = await TryAsync(
            "finance1",
            "recovery",
            recovery,
            "ReceiveMore",
            ("cameBack", "11.50"),
            ("receivedTo", "Available")
        );
        var early = await TryAsync("officer", "award", award.Award.CaseId, "StartCloseout");
        await DoAsync("finance1", "recovery", recovery, "ReceiveRest", ("receivedTo", "Returned"));
        await DoAsync("officer", "award", award.Award.CaseId, "StartCloseout");
        await DoAsync("leader", "award", award.Award.CaseId, "Close");

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
        await DoAsync("leader", "award", award.Award.CaseId, "Terminate", ("askedBack", "60.00"), ("interest", "0.00"));
        var recovery = await RecoveryIdAsync(award);
        await DoAsync("officer", "recovery", recovery, "Notify", ("payBackBy", "2030-01-31"));

        var alone = await TryAsync("leader", "recovery", recovery, "WriteOff");
        await DoAsync("finance1", "recovery", recovery, "ProposeWriteOff");
        await DoAsync("leader", "recovery", recovery, "WriteOff");

        Assert.That(alone, Does.Contain("Nobody has proposed yet"));
        Assert.That(await MoneyAsync(award), Is.EqualTo((0m, 0m, 0m, 60m)));

        var other = await PaidAsync();
        await DoAsync("leader", "award", other.Award.CaseId, "Terminate", ("askedBack", "10.00"), ("interest", "5.00"));
        await DoAsync("leader2", "recovery", await RecoveryIdAsync(other), "Annul");

        Assert.That(await MoneyAsync(other), Is.EqualTo((0m, 60m, 0m, 0m)));
        Assert.That((await _server.VerifyAsync()).IsSound, Is.True);
    }

    [Test]
    public async Task Nothing_is_asked_back_beyond_what_was_paid_nor_while_the_bank_has_money()
    {
        var award = await PaidAsync();
        var tooMuch = await TryAsync(
            "leader",
            "award",
            award.Award.CaseId,
            "Terminate",
            ("askedBack", "60.01"),
            ("interest", "0.00")
        );
        var interest = await TryAsync(
            "leader",
            "award",
            award.Award.CaseId,
            "Terminate",
            ("askedBack", "0.00"),
            ("interest", "1.00")
        );
        await award.BringAsync(2, "InBatch");
        var atBank = await TryAsync(
            "leader",
            "award",
            award.Award.CaseId,
            "Terminate",
            ("askedBack", "1.00"),
            ("interest", "0.00")
        );

        Assert.That(tooMuch, Does.Contain("more than the"));
        Assert.That(interest, Does.Contain("Interest is asked only"));
        Assert.That(atBank, Does.Contain("at the bank"));
    }

    [Test]
    public async Task An_award_from_which_nothing_is_asked_back_may_be_closed_out_at_once()
    {
        var award = await RunningAward.StartAsync(_server, 10m, 10m);
        await award.BringAsync(1, "Approved");

        await DoAsync("leader", "award", award.Award.CaseId, "Terminate", ("askedBack", "0.00"), ("interest", "0.00"));
        await DoAsync("officer", "award", award.Award.CaseId, "StartCloseout");

        Assert.That(await MoneyAsync(award), Is.EqualTo((0m, 0m, 0m, 0m)));
        Assert.That(await StateAsync(award), Is.EqualTo("Closing"));
    }

    [Test]
    public async Task A_finding_goes_through_its_plan_and_a_high_one_is_dismissed_by_a_leader_only()
    {
        var award = await RunningAward.StartAsync(_server, 10m, 10m);
        var finding = await RaiseAsync(award, "High");

        var early = await TryAsync("signatory", "finding", finding, "Correct");
        await DoAsync("officer", "finding", finding, "RequestPlan", ("planBy", "2030-01-31"));
        await DoAsync("applicant", "finding", finding, "SubmitPlan", ("plan", "We keep two sets of field books."));
        await DoAsync("officer", "finding", finding, "ReturnPlan");
        await DoAsync("applicant", "finding", finding, "SubmitPlan", ("plan", "We keep three."));
        var past = await TryAsync("officer", "finding", finding, "AcceptPlan", ("correctedBy", "2000-01-01"));
        await DoAsync("officer", "finding", finding, "AcceptPlan", ("correctedBy", "2030-02-28"));
        await DoAsync("signatory", "finding", finding, "Correct");
        await DoAsync("officer", "finding", finding, "SendBack");
        await DoAsync("signatory", "finding", finding, "Correct");
        var byOfficer = await TryAsync("officer", "finding", finding, "Dismiss");
        await DoAsync("leader", "finding", finding, "Dismiss");

        Assert.That(early, Does.Contain("low severity"));
        Assert.That(past, Does.Contain("or a later day"));
        Assert.That(byOfficer, Does.Contain("closed by a leader"));
        var held = await _server.InDatabaseAsync(db =>
            db.Awards.Where(a => a.Id == award.Award.Id).Select(a => a.OpenHighFindings).SingleAsync()
        );
        Assert.That(held, Is.Zero);

        var low = await RaiseAsync(award, "Low");
        await DoAsync("signatory", "finding", low, "Correct");
        await DoAsync("officer", "finding", low, "Close");
    }

    private async Task<Guid> RaiseAsync(RunningAward award, string severity)
    {
        await DoAsync(
            "officer",
            "award",
            award.Award.CaseId,
            "RaiseFinding",
            ("severity", severity),
            ("found", "Books are missing.")
        );
        return await _server.InDatabaseAsync(async db =>
            (
                await db.Findings.Where(f => f.AwardId == award.Award.Id).OrderByDescending(f => f.Number).FirstAsync()
            ).CaseId
        );
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
        await DoAsync("finance1", CaseKind.Disbursement, id, "Reconcile", ("statement", "S-1"), ("paidOn", day));
        await award.BringAsync(2, "Requested");
        return award;
    }

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

    private async Task DoAsync(string account, string kind, Guid id, string trigger, params (string, string)[] values)
    {
        var page = await PostAsync(account, kind, id, trigger, values);
        Assert.That(page.Location, Is.Not.Null, $"{trigger}: {page.Text}");
    }

    private async Task<string> TryAsync(
        string account,
        string kind,
        Guid id,
        string trigger,
        params (string, string)[] values
    )
    {
        var page = await PostAsync(account, kind, id, trigger, values);
        Assert.That(page.Location, Is.Null, trigger);
        return page.Text;
    }

    private async Task<FundPageView> PostAsync(
        string account,
        string kind,
        Guid id,
        string trigger,
        (string Name, string Value)[] values
    )
    {
        using var client = await _server.SignInAsync(account);
        var form = values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);
        form.TryAdd("reason", "As the record says.");
        return await client.MoveAsync(kind, id, trigger, form);
    }
}
