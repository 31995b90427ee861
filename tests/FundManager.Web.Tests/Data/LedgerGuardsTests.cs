using Npgsql;

namespace FundManager.Web.Tests.Data;

public sealed class LedgerGuardsTests
{
    private const string Refused = PostgresErrorCodes.InsufficientPrivilege;

    private LedgerScene _scene = null!;

    [OneTimeSetUp]
    public async Task MakeScene()
    {
        _scene = await LedgerScene.CreateAsync();
        await FundManager.Data.Ledger.Seals.MakeAsync(_scene.Program, LedgerScene.Start, null, CancellationToken.None);
    }

    [OneTimeTearDown]
    public async Task RemoveScene() => await _scene.DisposeAsync();

    [TearDown]
    public async Task The_ledger_is_as_it_was()
    {
        var report = await _scene.VerifyAsync();

        Assert.That((report.Events, report.FaultCount), Is.EqualTo((14L, 0L)));
    }

    [Test]
    public async Task The_history_is_changed_by_nobody(
        [Values] bool asOwner,
        [Values(
            "update case_events set body = body",
            "delete from case_events",
            "truncate case_events cascade",
            "update postings set amount = amount",
            "delete from postings",
            "truncate postings",
            "update balances set amount = amount",
            "delete from balances",
            "truncate balances",
            "update seals set root = root",
            "delete from seals",
            "update seal_leaves set hash = hash",
            "delete from seal_leaves"
        )]
            string sql
    )
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => RunAsync(asOwner, sql));

        Assert.That(refused?.SqlState, Is.EqualTo(Refused));
    }

    [Test]
    public async Task Postings_and_balances_are_made_by_nobody_but_their_event(
        [Values] bool asOwner,
        [Values(
            "insert into postings select case_id, event_number, 9, fund_id, call_id, award_id, from_place, to_place, amount from postings limit 1",
            "insert into balances (owner_id, place, fund_id, amount) values (gen_random_uuid(), 'Available', gen_random_uuid(), 1)"
        )]
            string sql
    )
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => RunAsync(asOwner, sql));

        Assert.That(refused?.SqlState, Is.EqualTo(Refused));
    }

    [Test]
    public async Task An_event_enters_only_at_the_end_of_its_chain_and_with_its_own_hash(
        [Values] bool asOwner,
        [Values(8, 9)] int number
    )
    {
        var sql = $"""
            insert into case_events (case_id, number, body, hash)
            select case_id, {number}, body, hash from case_events where case_id = '{_scene.FundId}' and number = 7
            """;

        var refused = await Assert.ThrowsAsync<PostgresException>(() => RunAsync(asOwner, sql));

        Assert.That(refused?.ConstraintName, Is.EqualTo("ck_case_events_chain"));
    }

    [TestCase("Available", "Committed", "600.01", "ck_balances_available")]
    [TestCase("Available", "Available", "1.00", "ck_postings_arrow")]
    [TestCase("Available", "Nowhere", "1.00", "ck_postings_arrow")]
    [TestCase("Available", "Committed", "-1.00", "ck_postings_amount")]
    public async Task An_event_whose_money_is_not_there_or_goes_nowhere_is_refused(
        string from,
        string to,
        string amount,
        string constraint
    )
    {
        var award = Guid.CreateVersion7(LedgerScene.Start);
        var posting =
            $$"""{"fund":"{{_scene.FundId}}","award":"{{award}}","from":"{{from}}","to":"{{to}}","amount":"{{amount}}"}""";

        var refused = await Assert.ThrowsAsync<PostgresException>(() =>
            _scene.ForgeAsync(posting, sql => _scene.AsProgramAsync(sql))
        );

        Assert.That(refused?.ConstraintName, Is.EqualTo(constraint));
    }

    [Test]
    public async Task An_event_enters_only_once([Values] bool asOwner)
    {
        const string Again =
            "insert into case_events (case_id, number, body, hash) select case_id, number, body, hash from case_events where number = 1";

        var refused = await Assert.ThrowsAsync<PostgresException>(() => RunAsync(asOwner, Again));

        Assert.That(refused?.ConstraintName, Is.EqualTo("pk_case_events"));
    }

    [Test]
    public async Task The_program_can_neither_switch_a_trigger_off_nor_drop_it(
        [Values(
            "alter table case_events disable trigger all",
            "drop trigger refuse_change on postings",
            "set session_replication_role = replica",
            "create or replace function refuse_change() returns trigger language plpgsql as $$ begin return new; end $$",
            "alter table balances drop constraint ck_balances_available",
            "create table mine (n integer)"
        )]
            string sql
    )
    {
        var refused = await Assert.ThrowsAsync<PostgresException>(() => RunAsync(asOwner: false, sql));

        Assert.That(refused?.SqlState, Is.EqualTo(Refused));
    }

    private Task<int> RunAsync(bool asOwner, string sql) =>
        asOwner ? _scene.AsOwnerAsync(sql) : _scene.AsProgramAsync(sql);
}
