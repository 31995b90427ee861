using FundManager.Data.Ledger;
using FundManager.Domain.Ledger;

namespace FundManager.Web.Tests.Data;

public sealed class VerifyLedgerMoneyTests
{
    private LedgerScene _scene = null!;

    [SetUp]
    public async Task MakeScene() => _scene = await LedgerScene.CreateAsync();

    [TearDown]
    public async Task RemoveScene() => await _scene.DisposeAsync();

    [Test]
    public async Task A_changed_posting_names_its_event_and_line_with_both_amounts()
    {
        await _scene.TamperAsync($"update postings set amount = 201 {_scene.Where("event_number = 5")}");

        var fault = await _scene.TheOnlyFaultAsync();

        Assert.That(
            (fault.Code, fault.CaseId, fault.Event, fault.Line),
            Is.EqualTo((LedgerFaults.PostingAltered, _scene.FundId, 5, 1))
        );
        Assert.That(fault.Found, Does.StartWith("Source to Available 201.00"));
        Assert.That(fault.Expected, Does.StartWith("Source to Available 200.00"));
    }

    [TestCase("call_id = gen_random_uuid()")]
    [TestCase("fund_id = gen_random_uuid()")]
    [TestCase("from_place = 'Available', to_place = 'Returned'")]
    public async Task Any_other_change_of_a_posting_is_seen_too(string change)
    {
        await _scene.TamperAsync($"update postings set {change} {_scene.Where("event_number = 5")}");

        var fault = await _scene.TheOnlyFaultAsync();

        Assert.That((fault.Code, fault.Event, fault.Line), Is.EqualTo((LedgerFaults.PostingAltered, 5, 1)));
    }

    [Test]
    public async Task A_posting_that_is_gone_is_named()
    {
        await _scene.TamperAsync($"delete from postings {_scene.Where("event_number = 3")}");

        var fault = await _scene.TheOnlyFaultAsync();

        Assert.That((fault.Code, fault.Event, fault.Line), Is.EqualTo((LedgerFaults.PostingMissing, 3, 1)));
    }

    [TestCase(2, 1)]
    [TestCase(3, 2)]
    [TestCase(99, 1)]
    public async Task A_posting_that_no_event_made_is_named(int number, int line)
    {
        await _scene.TamperAsync(
            $"""
            insert into postings (case_id, event_number, line, fund_id, from_place, to_place, amount)
            values ('{_scene.FundId}', {number}, {line}, '{_scene.FundId}', 'Source', 'Available', 5)
            """
        );

        var fault = await _scene.TheOnlyFaultAsync();

        Assert.That((fault.Code, fault.Event, fault.Line), Is.EqualTo((LedgerFaults.PostingTooMany, number, line)));
    }

    [Test]
    public async Task A_state_that_the_last_event_does_not_say_is_named()
    {
        await _scene.TamperAsync($"update funds set state = 'Gone' where id = '{_scene.FundId}'");

        var fault = await _scene.TheOnlyFaultAsync();

        Assert.That((fault.Code, fault.CaseId, fault.Event), Is.EqualTo((LedgerFaults.StateAltered, _scene.FundId, 7)));
        Assert.That((fault.Found, fault.Expected), Is.EqualTo(("Gone", "Active")));
    }

    [Test]
    public async Task A_changed_balance_names_owner_and_place_with_both_amounts()
    {
        await _scene.TamperAsync(
            $"update balances set amount = amount + 0.01 where owner_id = '{_scene.FundId}' and place = 'Available'"
        );

        var fault = await _scene.TheOnlyFaultAsync();

        Assert.That(
            (fault.Code, fault.CaseId, fault.Place),
            Is.EqualTo((LedgerFaults.BalanceAltered, _scene.FundId, Place.Available))
        );
        Assert.That(
            fault.Text,
            Is.EqualTo(
                $"fund SF-1 ({_scene.FundId}), balance at Available: 600.01 of fund {_scene.FundId}, the events say 600.00 of fund {_scene.FundId}."
            )
        );
    }

    [Test]
    public async Task A_balance_that_is_gone_is_named()
    {
        await _scene.TamperAsync($"delete from balances where owner_id = '{_scene.FundId}' and place = 'Source'");

        var fault = await _scene.TheOnlyFaultAsync();

        Assert.That(
            (fault.Code, fault.CaseId, fault.Place, fault.Found),
            Is.EqualTo((LedgerFaults.BalanceAltered, _scene.FundId, Place.Source, "not there"))
        );
    }

    [Test]
    public async Task An_event_forged_with_money_and_head_lacks_its_posting_and_its_balance()
    {
        var posting = $$"""{"fund":"{{_scene.FundId}}","from":"Source","to":"Available","amount":"1000.00"}""";
        await _scene.ForgeAsync(posting, _scene.TamperAsync);
        await _scene.TamperAsync(
            $"update funds set event_count = 8, head_hash = (select hash from case_events {_scene.Where("number = 8")}) where id = '{_scene.FundId}'"
        );

        var report = await _scene.VerifyAsync();

        Assert.That(
            report.Faults.Select(_scene.Brief),
            Is.EquivalentTo(["posting-missing 8/1", "balance-altered Source", "balance-altered Available"])
        );
        Assert.That(report.Faults.Select(f => f.Expected), Has.One.EqualTo($"1600.00 of fund {_scene.FundId}"));
    }

    [Test]
    public async Task An_amount_rewritten_in_text_and_posting_with_all_hashes_leaves_the_balance_behind()
    {
        await _scene.TamperAsync(
            $"""
            update case_events set body = replace(body, '300.00', '900.00') {_scene.Where("number = 7")};
            update postings set amount = 900 {_scene.Where("event_number = 7")}
            """
        );
        await _scene.RehashAsync();

        var report = await _scene.VerifyAsync();

        Assert.That(
            report.Faults.Select(_scene.Brief),
            Is.EquivalentTo(["balance-altered Source", "balance-altered Available"])
        );
    }

    [Test]
    public async Task Inputs_stand_in_balances_of_the_award_like_its_money()
    {
        var award = Guid.CreateVersion7(LedgerScene.Start);
        var key = $$"""{"fund":"{{_scene.FundId}}","call":"{{Guid.NewGuid()}}","award":"{{award}}",""";
        await _scene.ForgeAsync(
            $$"""
            {{key}}"from":"Outside","to":"Pledged","amount":"40.00"},{{key}}"from":"Pledged","to":"Verified","amount":"10.00"}
            """,
            sql => _scene.AsOwnerAsync(sql)
        );
        await _scene.AsOwnerAsync(
            $"update funds set event_count = 8, head_hash = (select hash from case_events {_scene.Where("number = 8")}) where id = '{_scene.FundId}'"
        );

        var sound = await _scene.VerifyAsync();
        await _scene.TamperAsync("update balances set amount = 31 where place = 'Pledged'");
        var fault = await _scene.TheOnlyFaultAsync();

        Assert.That((sound.FaultCount, sound.Postings, sound.Balances), Is.EqualTo((0L, 8L, 7L)));
        Assert.That((fault.CaseId, fault.Place), Is.EqualTo((award, Place.Pledged)));
    }
}
