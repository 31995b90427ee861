using FundManager.Data.Ledger;

namespace FundManager.Web.Tests.Data;

public sealed class VerifyLedgerTests
{
    private LedgerScene _scene = null!;

    [SetUp]
    public async Task MakeScene() => _scene = await LedgerScene.CreateAsync();

    [TearDown]
    public async Task RemoveScene() => await _scene.DisposeAsync();

    [Test]
    public async Task An_untouched_ledger_is_sound_and_counted()
    {
        var report = await _scene.VerifyAsync();

        Assert.That(report.IsSound, Is.True);
        Assert.That(report.Faults, Is.Empty);
        Assert.That(
            (report.Cases, report.Events, report.Postings, report.Balances, report.Seals),
            Is.EqualTo((2L, 14L, 6L, 4L, 0L))
        );
    }

    [Test]
    public async Task An_empty_database_is_sound()
    {
        await _scene.TamperAsync(
            "delete from case_events; delete from postings; delete from balances; delete from funds"
        );

        var report = await _scene.VerifyAsync();

        Assert.That((report.Cases, report.Events, report.FaultCount), Is.EqualTo((0L, 0L, 0L)));
    }

    [Test]
    public async Task A_flipped_byte_names_the_event_and_no_other()
    {
        await _scene.TamperAsync(
            $"update case_events set body = replace(body, '\"Confirm\"', '\"Cpnfirm\"') {_scene.Where("number = 3")}"
        );

        var fault = await _scene.TheOnlyFaultAsync();

        Assert.That(
            (fault.Code, fault.CaseId, fault.Case, fault.Event),
            Is.EqualTo((LedgerFaults.EventAltered, _scene.FundId, "fund SF-1", 3))
        );
        Assert.That(
            fault.Text,
            Is.EqualTo(
                $"fund SF-1 ({_scene.FundId}), event 3: the hash does not follow from the text and the event before."
            )
        );
    }

    [Test]
    public async Task A_changed_hash_names_the_event_and_no_other()
    {
        await _scene.TamperAsync(
            $"update case_events set hash = set_byte(hash, 0, get_byte(hash, 0) # 1) {_scene.Where("number = 3")}"
        );

        var fault = await _scene.TheOnlyFaultAsync();

        Assert.That((fault.Code, fault.Event), Is.EqualTo((LedgerFaults.EventAltered, 3)));
    }

    [Test]
    public async Task A_changed_head_hash_names_the_case()
    {
        await _scene.TamperAsync(
            $"update funds set head_hash = set_byte(head_hash, 31, get_byte(head_hash, 31) # 1) where id = '{_scene.FundId}'"
        );

        var fault = await _scene.TheOnlyFaultAsync();

        Assert.That((fault.Code, fault.CaseId), Is.EqualTo((LedgerFaults.HeadAltered, _scene.FundId)));
    }

    [Test]
    public async Task The_last_event_gone_with_its_posting_is_missed_by_number_and_in_the_balances()
    {
        await _scene.TamperAsync(
            $"delete from postings {_scene.Where("event_number = 7")}; delete from case_events {_scene.Where("number = 7")}"
        );

        var report = await _scene.VerifyAsync();

        Assert.That(
            report.Faults.Select(_scene.Brief),
            Is.EquivalentTo(["event-missing 7", "balance-altered Source", "balance-altered Available"])
        );
    }

    [Test]
    public async Task The_last_event_gone_and_the_head_set_back_is_missed_in_the_balances()
    {
        await _scene.TamperAsync(
            $"""
            delete from postings {_scene.Where("event_number = 7")};
            delete from case_events {_scene.Where("number = 7")};
            update funds set event_count = 6, head_hash = (select hash from case_events {_scene.Where("number = 6")})
            where id = '{_scene.FundId}'
            """
        );

        var report = await _scene.VerifyAsync();

        Assert.That(
            report.Faults.Select(_scene.Brief),
            Is.EquivalentTo(["balance-altered Source", "balance-altered Available"])
        );
    }

    [Test]
    public async Task A_middle_event_that_is_gone_is_named_and_what_follows_is_not_blamed()
    {
        await _scene.TamperAsync($"delete from case_events {_scene.Where("number = 4")}");

        var fault = await _scene.TheOnlyFaultAsync();

        Assert.That((fault.Code, fault.CaseId, fault.Event), Is.EqualTo((LedgerFaults.EventMissing, _scene.FundId, 4)));
    }

    [Test]
    public async Task A_middle_event_gone_without_its_posting_leaves_the_posting_behind()
    {
        await _scene.TamperAsync($"delete from case_events {_scene.Where("number = 5")}");

        var report = await _scene.VerifyAsync();

        Assert.That(
            report.Faults.Select(_scene.Brief),
            Is.EquivalentTo([
                "event-missing 5",
                "posting-too-many 5/1",
                "balance-altered Source",
                "balance-altered Available",
            ])
        );
    }

    [Test]
    public async Task An_event_forged_with_its_right_hash_is_one_too_many()
    {
        await _scene.ForgeAsync("", _scene.TamperAsync);

        var fault = await _scene.TheOnlyFaultAsync();

        Assert.That(
            (fault.Code, fault.CaseId, fault.Event, fault.Expected),
            Is.EqualTo((LedgerFaults.EventTooMany, _scene.FundId, 8, "7"))
        );
    }

    [Test]
    public async Task Events_that_changed_places_say_where_they_belong()
    {
        await _scene.TamperAsync(
            $"""
            update case_events set number = 1004 {_scene.Where("number = 4")};
            update case_events set number = 4 {_scene.Where("number = 6")};
            update case_events set number = 6 {_scene.Where("number = 1004")}
            """
        );
        await _scene.RehashAsync();

        var report = await _scene.VerifyAsync();

        Assert.That(report.Faults.Select(_scene.Brief), Is.EqualTo(["event-elsewhere 4", "event-elsewhere 6"]));
        Assert.That(report.Faults[0].Found, Is.EqualTo($"event 6 of case {_scene.FundId}"));
    }

    [Test]
    public async Task A_text_that_is_no_event_is_named()
    {
        await _scene.TamperAsync($"update case_events set body = 'gone' {_scene.Where("number = 2")}");

        var report = await _scene.VerifyAsync();

        Assert.That(report.Faults.Select(_scene.Brief), Is.EquivalentTo(["event-altered 2", "event-unreadable 2"]));
    }

    [Test]
    public async Task Events_of_a_case_whose_row_is_gone_are_named()
    {
        await _scene.TamperAsync($"delete from funds where id = '{_scene.FundId}'");

        var fault = await _scene.TheOnlyFaultAsync();

        Assert.That(
            (fault.Code, fault.CaseId, fault.Case, fault.Found),
            Is.EqualTo((LedgerFaults.CaseMissing, _scene.FundId, (string?)null, "7"))
        );
    }

    [Test]
    public async Task Only_the_first_twenty_faults_are_kept_and_all_are_counted()
    {
        await _scene.TamperAsync(
            """
            insert into balances (owner_id, place, fund_id, amount)
            select gen_random_uuid(), 'Available', gen_random_uuid(), n from generate_series(1, 25) n
            """
        );

        var report = await _scene.VerifyAsync();

        Assert.That((report.FaultCount, report.Faults.Count), Is.EqualTo((25L, 20)));
    }

    [Test]
    public async Task Moves_that_go_on_meanwhile_are_no_faults()
    {
        var moving = Task.Run(async () =>
        {
            for (var i = 1; i <= 40; i++)
            {
                await _scene.BookAsync(i);
            }
        });

        List<LedgerReport> reports = [];
        while (!moving.IsCompleted)
        {
            reports.Add(await _scene.VerifyAsync());
        }

        await moving;
        reports.Add(await _scene.VerifyAsync());

        Assert.That(reports.SelectMany(r => r.Faults).Select(f => f.Text), Is.Empty);
        Assert.That(reports[^1].Events, Is.EqualTo(2 * LedgerScene.EventsPerFund + 80));
    }
}
