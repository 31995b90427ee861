using FundManager.Domain;
using FundManager.Domain.Organisations;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Tests.Features.Disbursements;

internal sealed class DutiesOfPaymentTests
{
    private FundServer _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await FundServer.StartWithBasicsAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Prepare_refuses_an_account_that_nobody_verified()
    {
        var award = await RunningAward.StartAsync(_server, 1_000m, 1_000m);
        var id = await award.BringAsync(1, "Requested");
        await SetVerifierAsync(null);

        var refusal = await RefusalAsync(id, "Prepare", "finance1");

        await SetVerifierAsync(_server.World.Cast.People["finance1"]);
        Assert.That(refusal?.Code, Is.EqualTo("DIS-05"));
    }

    [Test]
    public async Task Approve_refuses_the_officer_who_prepared()
    {
        var award = await RunningAward.StartAsync(_server, 1_000m, 1_000m);
        var id = await award.BringAsync(1, "Prepared");

        var refusal = await RefusalAsync(id, "Approve", "finance1");

        Assert.That(refusal?.Code, Is.EqualTo("DIS-07"));
    }

    [Test]
    public async Task Approve_refuses_the_second_approval_of_the_same_officer()
    {
        var award = await RunningAward.StartAsync(_server, 600_000m, 600_000m);
        var id = await award.BringAsync(1, "Prepared");
        await RefusalAsync(id, "Approve", "finance2");

        var refusal = await RefusalAsync(id, "Approve", "finance2");

        Assert.That(refusal?.Code, Is.EqualTo("DIS-08"));
        Assert.That((await award.TrancheAsync(1)).State, Is.EqualTo("Prepared"));
    }

    [TestCase("500000.00", 1)]
    [TestCase("500000.01", 2)]
    public async Task Only_amounts_above_the_threshold_need_two_approvals(string amount, int needed)
    {
        var asked = decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture);
        var award = await RunningAward.StartAsync(_server, 600_000m, 600_000m);
        var id = await award.BringAsync(1, "Prepared", asked);

        await RefusalAsync(id, "Approve", "finance2");

        var first = await award.TrancheAsync(1);
        Assert.That(first.ApprovalsNeeded, Is.EqualTo(needed));
        Assert.That(first.State, Is.EqualTo(needed == 1 ? "Approved" : "Prepared"));
    }

    [Test]
    public async Task Two_approvals_by_different_people_approve_a_large_payment()
    {
        var award = await RunningAward.StartAsync(_server, 600_000m, 600_000m);
        var id = await award.BringAsync(1, "Prepared");
        await RefusalAsync(id, "Approve", "finance2");

        var refusal = await RefusalAsync(id, "Approve", "finance3");

        Assert.That(refusal, Is.Null);
        Assert.That((await award.TrancheAsync(1)).State, Is.EqualTo("Approved"));
    }

    [TestCase("finance1", "DIS-09")]
    [TestCase("finance2", "DIS-10")]
    public async Task Release_refuses_who_prepared_and_who_approved(string account, string code)
    {
        var award = await RunningAward.StartAsync(_server, 1_000m, 1_000m);
        var id = await award.BringAsync(1, "Approved");

        var refusal = await RefusalAsync(id, "Release", account);

        Assert.That(refusal?.Code, Is.EqualTo(code));
    }

    [Test]
    public async Task Reconcile_refuses_the_officer_who_released()
    {
        var award = await RunningAward.StartAsync(_server, 1_000m, 1_000m);
        var id = await award.BringAsync(1, "InBatch");

        var refusal = await RefusalAsync(
            id,
            "Reconcile",
            "finance3",
            new() { ["statement"] = "S-1", ["paidOn"] = "2026-06-09" }
        );

        Assert.That(refusal?.Code, Is.EqualTo("DIS-11"));
    }

    [Test]
    public async Task Whoever_holds_every_role_of_the_fund_gets_no_further_than_prepared()
    {
        var award = await RunningAward.StartAsync(_server, 1_000m, 1_000m);
        var id = await award.BringAsync(1, "Requested");
        var everybody = new Person(Guid.NewGuid(), [.. Role.OfFund.Select(role => new RoleHeld(role, null))]);

        await TryEverythingAsync(id, everybody);

        Assert.That((await award.TrancheAsync(1)).State, Is.EqualTo("Prepared"));
    }

    [Test]
    public async Task Whoever_also_belongs_to_the_recipient_gets_no_further_than_requested()
    {
        var award = await RunningAward.StartAsync(_server, 1_000m, 1_000m);
        var hexi = _server.World.Cast.Organisations["hexi"].Id;
        var everybody = new Person(
            Guid.NewGuid(),
            [
                .. Role.OfFund.Select(role => new RoleHeld(role, null)),
                .. Role.OfOrganisations.Select(role => new RoleHeld(role, hexi)),
            ]
        );

        await TryEverythingAsync(await award.IdAsync(1), everybody);

        Assert.That((await award.TrancheAsync(1)).State, Is.EqualTo("Requested"));
    }

    [Test]
    public async Task The_database_refuses_a_release_by_who_prepared_like_the_rule()
    {
        var award = await RunningAward.StartAsync(_server, 1_000m, 1_000m);
        await award.BringAsync(1, "Approved");

        Task<int> ReleaseByPreparer() =>
            _server.InDatabaseAsync(async db =>
            {
                var payment = await db.Disbursements.SingleAsync(d => d.AwardId == award.Award.Id);
                db.Entry(payment).Property(d => d.ReleasedBy).CurrentValue = payment.PreparedBy;
                return await db.SaveChangesAsync();
            });

        Assert.That(ReleaseByPreparer, Throws.TypeOf<RefusedException>().With.Message.EqualTo("DIS-07"));
    }

    /// <summary>Tries every move again and again until nothing changes any more.</summary>
    private async Task TryEverythingAsync(Guid id, Person person)
    {
        string[] triggers = ["Request", "Prepare", "Approve", "Release", "Reconcile"];
        foreach (var trigger in triggers.Concat(triggers).Concat(triggers))
        {
            await _server.RefusalOfAsync(
                id,
                trigger,
                person,
                new(StringComparer.Ordinal)
                {
                    ["amount"] = "1000.00",
                    ["statement"] = "S-1",
                    ["paidOn"] = "2026-06-09",
                }
            );
        }
    }

    private Task<Refusal?> RefusalAsync(
        Guid id,
        string trigger,
        string account,
        Dictionary<string, string>? values = null
    ) => _server.RefusalOfAsync(id, trigger, _server.Finance(account), values);

    private Task<int> SetVerifierAsync(Guid? by) =>
        _server.InDatabaseAsync(async db =>
        {
            var hexi = await db.Organisations.SingleAsync(o => o.Id == _server.World.Cast.Organisations["hexi"].Id);
            db.Entry(hexi).Property(o => o.PayeeVerifiedBy).CurrentValue = by;
            return await db.SaveChangesAsync();
        });
}
