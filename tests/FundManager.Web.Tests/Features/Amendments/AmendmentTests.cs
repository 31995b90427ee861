using System.Globalization;
using System.Net;
using FundManager.Domain;
using FundManager.Domain.Amendments;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Ledger;
using FundManager.Domain.Organisations;
using FundManager.Web.Tests.Features.Disbursements;
using FundManager.Web.Tests.Harness;
using FundManager.Web.Tests.Proof;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Tests.Features.Amendments;

/// <summary>An agreement in force becomes another one, by several hands.</summary>
internal sealed class AmendmentTests
{
    private FundServer _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await FundServer.StartWithBasicsAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task A_supplement_takes_money_from_the_fund_and_makes_a_new_version()
    {
        var award = await RunningAward.StartAsync(_server, 100m, 60m, 40m);
        var available = await AtAsync(_server.World.Fund.CaseId, Place.Available);
        var id = await BeginAsync(award, "signatory", AmendmentKind.Supplement);
        await WriteAsync(
            "signatory",
            id,
            ("Form.Tranches[1].Amount", "45.00"),
            ("Form.Tranches[2].Amount", "5.00"),
            ("Form.Tranches[2].PlannedOn", "2030-01-31"),
            ("Form.Budget[0].FromFund", "90.00")
        );

        await _server.DoAsync("signatory", "amendment", id, "Submit");
        await _server.DoAsync("officer", "amendment", id, "Recommend");
        var early = await _server.TryAsync("leader", "amendment", id, "Approve");
        await _server.DoAsync("finance1", "amendment", id, "CheckFinance");
        await _server.DoAsync("leader", "amendment", id, "Approve");
        await _server.DoAsync("officer", "amendment", id, "Apply");

        var after = await AwardAsync(award);
        Assert.That(early, Does.Contain("Finance has not agreed"));
        Assert.That((after.Amount, after.AgreementNumber), Is.EqualTo((new Money(110m), 2)));
        Assert.That(await AtAsync(after.CaseId, Place.Obligated), Is.EqualTo(110m));
        Assert.That(await AtAsync(_server.World.Fund.CaseId, Place.Available), Is.EqualTo(available - 10m));
        Assert.That((await award.TrancheAsync(2)).Tranche, Is.EqualTo(new Money(45m)));
        Assert.That((await award.TrancheAsync(3)).Tranche, Is.EqualTo(new Money(5m)));
        Assert.That((await _server.VerifyAsync()).IsSound, Is.True);

        using var client = await _server.SignInAsync("applicant");
        var old = await client.GetAsync($"/awards/{after.Id}/agreement?version=1");
        var changes = await client.GetAsync($"/awards/{after.Id}/agreement/compare?from=1&to=2");
        var none = await client.GetAsync($"/awards/{after.Id}/agreement/compare?from=1&to=3");
        Assert.That(old.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(changes.Text, Does.Contain("40.00").And.Contain("45.00"));
        Assert.That(none.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_reduction_gives_back_at_most_what_remains_and_touches_nothing_that_was_asked_for()
    {
        var award = await RunningAward.StartAsync(_server, 100m, 60m, 40m);
        await award.BringAsync(1, "Requested");
        var id = await BeginAsync(award, "officer", AmendmentKind.Reduction);
        await WriteAsync("officer", id, ("Form.Tranches[0].Amount", "50.00"), ("Form.Budget[0].FromFund", "70.00"));
        var asked = await _server.TryAsync("officer", "amendment", id, "Submit");
        await WriteAsync(
            "officer",
            id,
            ("Form.Tranches[0].Amount", "60.00"),
            ("Form.Tranches[1].Amount", "15.00"),
            ("Form.Budget[0].FromFund", "54.00")
        );
        var budget = await _server.TryAsync("officer", "amendment", id, "Submit");
        await WriteAsync("officer", id, ("Form.Tranches[1].Amount", "15.00"), ("Form.Budget[0].FromFund", "55.00"));
        await _server.DoAsync("officer", "amendment", id, "Submit");
        var own = await _server.TryAsync("officer", "amendment", id, "Recommend");
        await _server.DoAsync("officer2", "amendment", id, "Recommend");
        await _server.DoAsync("finance1", "amendment", id, "CheckFinance");
        await _server.DoAsync("leader", "amendment", id, "Approve");
        await award.BringAsync(1, "InBatch", from: "Prepare");
        var atBank = await _server.TryAsync("officer", "amendment", id, "Apply");
        await ReconcileAsync(award, 1);
        await _server.DoAsync("officer", "amendment", id, "Apply");

        Assert.That(asked, Does.Contain("Tranche 1 was asked for already"));
        Assert.That(budget, Does.Contain("The lines of the budget sum to"));
        Assert.That(own, Does.Contain("somebody else takes this step"));
        Assert.That(atBank, Does.Contain("1 payments of the award are at the bank"));
        Assert.That(await AtAsync(award.Award.CaseId, Place.Obligated), Is.EqualTo(15m));
        Assert.That((await AwardAsync(award)).Amount, Is.EqualTo(new Money(75m)));
        Assert.That((await _server.VerifyAsync()).IsSound, Is.True);
    }

    [Test]
    public async Task A_virement_leaves_the_sum_and_a_second_amendment_waits()
    {
        var award = await RunningAward.StartAsync(_server, 100m, 100m);
        var id = await BeginAsync(award, "applicant", AmendmentKind.Virement);
        var nothing = await _server.TryAsync("signatory", "amendment", id, "Submit");
        await WriteAsync("applicant", id, ("Form.Budget[0].FromFund", "70.00"));
        var sum = await _server.TryAsync("signatory", "amendment", id, "Submit");
        await WriteAsync("applicant", id, ("Form.Budget[0].FromFund", "70.00"), ("Form.Budget[1].FromFund", "30.00"));
        await _server.DoAsync("signatory", "amendment", id, "Submit");
        using var client = await _server.SignInAsync("applicant");
        var late = await client.GetAsync($"/amendments/{id}/terms");
        var other = await BeginAsync(award, "signatory", AmendmentKind.Extension);
        await WriteAsync("signatory", other, ("Form.EndsOn", "2040-01-31"));
        var second = await _server.TryAsync("signatory", "amendment", other, "Submit");
        await _server.DoAsync("signatory", "amendment", id, "Withdraw");
        await _server.DoAsync("signatory", "amendment", other, "Submit");
        await _server.DoAsync("officer", "amendment", other, "Recommend");
        var finance = await _server.TryAsync("finance1", "amendment", other, "CheckFinance");
        await _server.DoAsync("leader", "amendment", other, "Approve");
        await _server.DoAsync("officer", "amendment", other, "Apply");

        Assert.That(nothing, Does.Contain("Nothing is changed"));
        Assert.That(sum, Does.Contain("they must go on summing"));
        Assert.That(late.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(second, Does.Contain("Another amendment of this award"));
        Assert.That(finance, Does.Contain("not about money"));
        Assert.That((await AwardAsync(award)).EndsOn, Is.EqualTo(new DateOnly(2040, 1, 31)));
    }

    [Test]
    public async Task A_change_of_account_waits_for_two_looks_and_some_days()
    {
        var award = await RunningAward.StartAsync(_server, 20m, 20m);
        var id = await BeginAsync(award, "signatory", AmendmentKind.BankAccount);
        using (var client = await _server.SignInAsync("signatory"))
        {
            var page = await client.MoveAsync(
                "amendment",
                id,
                "Submit",
                [],
                ("account.png", Awards.AwardScene.Picture)
            );
            Assert.That(page.Location, Is.Not.Null, page.Text);
        }

        await _server.DoAsync("officer", "amendment", id, "Recommend");
        await _server.DoAsync("finance1", "amendment", id, "CheckFinance");
        await _server.DoAsync("leader", "amendment", id, "Approve");
        var early = await _server.TryAsync("officer", "amendment", id, "Apply");
        await ReplaceAccountAsync();
        var cooling = await _server.TryAsync("officer", "amendment", id, "Apply");
        _server.Clock.Advance(TimeSpan.FromDays(4));
        await _server.DoAsync("officer", "amendment", id, "Apply");

        Assert.That(early, Does.Contain("new account is not ready"));
        Assert.That(cooling, Does.Contain("new account is not ready"));
        Assert.That((await AwardAsync(award)).AgreementNumber, Is.EqualTo(2));
    }

    [Test]
    public async Task A_draft_is_its_own_sides_and_ends_with_the_award()
    {
        var award = await RunningAward.StartAsync(_server, 20m, 20m);
        var id = await BeginAsync(award, "applicant", AmendmentKind.Lead);
        using var officer = await _server.SignInAsync("officer");
        var hidden = await officer.GetAsync($"/amendments/{id}");
        await WriteAsync("applicant", id, ("Form.LeadEmail", "next@demo.example"));
        await _server.DoAsync("signatory", "amendment", id, "Submit");
        var foreign = await _server.TryAsync("officer", "amendment", id, "Withdraw");
        await _server.DoAsync("leader", "award", award.Award.CaseId, "Terminate", ("askedBack", "0.00"));

        Assert.That(hidden.Status, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(foreign, Does.Contain("None of your roles"));
        Assert.That(await StateAsync(id), Is.EqualTo("Withdrawn"));
        var closed = await _server.TryAsync(
            "officer",
            "award",
            award.Award.CaseId,
            "StartAmendment",
            ("amendmentKind", "Lead"),
            ("amendmentWhy", "Too late.")
        );
        Assert.That(closed, Does.Contain("not in force"));
    }

    private async Task<Guid> BeginAsync(RunningAward award, string account, AmendmentKind kind)
    {
        await _server.DoAsync(
            account,
            "award",
            award.Award.CaseId,
            "StartAmendment",
            ("amendmentKind", kind.ToString()),
            ("amendmentWhy", "The machine costs less.")
        );
        return await _server.InDatabaseAsync(async db =>
            (
                await db
                    .Amendments.Where(a => a.AwardId == award.Award.Id)
                    .OrderByDescending(a => a.Number)
                    .FirstAsync()
            ).CaseId
        );
    }

    private async Task WriteAsync(string account, Guid id, params (string Name, string Value)[] values)
    {
        using var client = await _server.SignInAsync(account);
        var page = await client.PostFormAsync(
            $"/amendments/{id}/terms",
            values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal)
        );
        Assert.That(page.Location, Is.Not.Null, page.Text);
    }

    private async Task ReconcileAsync(RunningAward award, int tranche)
    {
        var day = _server.Clock.GetUtcNow().AddHours(8).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await _server.DoAsync(
            "finance1",
            CaseKind.Disbursement,
            await award.IdAsync(tranche),
            "Reconcile",
            ("statement", "S-1"),
            ("paidOn", day)
        );
    }

    private Task<int> ReplaceAccountAsync() =>
        _server.InDatabaseAsync(async db =>
        {
            var id = _server.World.Cast.Organisations["hexi"].Id;
            var hexi = await db.Organisations.SingleAsync(o => o.Id == id);
            hexi.ReplacePayee(
                new Payee("河西粮食科技协会", "6222020012345678", "演示银行", "102100099996"),
                _server.Clock.GetUtcNow().AddDays(3)
            );
            hexi.VerifyPayee(_server.World.Cast.As("finance1", Role.FinanceOfficer));
            hexi.VerifyPayee(_server.World.Cast.As("finance2", Role.FinanceOfficer));
            return await db.SaveChangesAsync();
        });

    private Task<Award> AwardAsync(RunningAward award) =>
        _server.InDatabaseAsync(db => db.Awards.SingleAsync(a => a.Id == award.Award.Id));

    private Task<string> StateAsync(Guid id) =>
        _server.InDatabaseAsync(db =>
            db.Amendments.Where(a => a.Id == new Id<Amendment>(id)).Select(a => a.State).SingleAsync()
        );

    private Task<decimal> AtAsync(Guid owner, Place place) =>
        _server.InDatabaseAsync(db =>
            db.Balances.Where(b => b.OwnerId == owner && b.Place == place).Select(b => b.Amount).SingleOrDefaultAsync()
        );
}
