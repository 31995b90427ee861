using System.Text;
using FundManager.Data;
using FundManager.Data.Ledger;
using FundManager.Domain;
using FundManager.Domain.Funds;
using FundManager.Domain.History;
using FundManager.Testing;
using Npgsql;

namespace FundManager.Web.Tests.Data;

/// <summary>A database with two funds, into each of which 100, 200 and 300 yuan came: event 1 opened it, 2, 4 and 6 booked, 3, 5 and 7 confirmed.</summary>
internal sealed class LedgerScene : IAsyncDisposable
{
    public const int EventsPerFund = 7;

    public static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private static readonly Actor Officer = new(Guid.CreateVersion7(Start), [Role.FinanceOfficer]);
    private static readonly Actor Leader = new(Guid.CreateVersion7(Start), [Role.Leader]);

    private readonly FundDatabase _database;
    private readonly NpgsqlDataSource _program;
    private readonly NpgsqlDataSource _owner;

    private LedgerScene(FundDatabase database)
    {
        _database = database;
        _program = NpgsqlDataSource.Create(database.ProgramConnectionString);
        _owner = NpgsqlDataSource.Create(database.OwnerConnectionString);
    }

    public Guid FundId { get; private set; }

    public Guid OtherFundId { get; private set; }

    /// <summary>As the running program.</summary>
    public NpgsqlDataSource Program => _program;

    public static async Task<LedgerScene> CreateAsync()
    {
        var scene = new LedgerScene(await FundDatabase.CreateAsync());
        scene.FundId = await scene.OpenFundAsync("SF-1");
        scene.OtherFundId = await scene.OpenFundAsync("SF-2");
        return scene;
    }

    public Task<LedgerReport> VerifyAsync(string? sealFile = null) =>
        new VerifyLedger(_program).ExecuteAsync(sealFile, CancellationToken.None);

    /// <summary>The fault that a verification finds, which must be the only one.</summary>
    public async Task<LedgerFault> TheOnlyFaultAsync()
    {
        var report = await VerifyAsync();
        Assert.That(report.Faults.Select(f => f.Text).ToList(), Has.Count.EqualTo(1));
        return report.Faults[0];
    }

    /// <summary>Code, event and line, or place; the fault must be of the first fund.</summary>
    public string Brief(LedgerFault fault)
    {
        Assert.That(fault.CaseId, Is.EqualTo(FundId));
        return fault.Code
            + (fault.Event is null ? "" : $" {fault.Event}")
            + (fault.Line is null ? "" : $"/{fault.Line}")
            + (fault.Place is null ? "" : $" {fault.Place}");
    }

    /// <summary>Rows of the first fund.</summary>
    public string Where(string condition) => $"where case_id = '{FundId}' and {condition}";

    /// <summary>One more amount into the first fund: two events.</summary>
    public async Task BookAsync(decimal amount)
    {
        await using var db = new FundDbContext(Migrate.Options(_database.ProgramConnectionString));
        var fund = await db.Funds.FindAsync(new Id<Fund>(FundId));
        Book(fund!, amount);
        await db.SaveChangesAsync();
    }

    public Task<int> AsProgramAsync(string sql) => ExecuteAsync(_program, sql);

    public Task<int> AsOwnerAsync(string sql) => ExecuteAsync(_owner, sql);

    /// <summary>As a superuser who has switched the triggers off.</summary>
    public async Task TamperAsync(string sql)
    {
        await using var connection = await _owner.OpenConnectionAsync();
        await using var command = new NpgsqlCommand($"set session_replication_role = replica; {sql}", connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Writes event 8 of the first fund with the right hash.</summary>
    /// <param name="postings">The JSON of its postings, without the brackets.</param>
    /// <param name="insert">How: past the triggers or through them.</param>
    public async Task ForgeAsync(string postings, Func<string, Task> insert)
    {
        var body =
            $$"""{"case":"{{FundId}}","kind":"fund","number":8,"from":"Active","to":"Active","postings":[{{postings}}]}""";
        await using var last = _owner.CreateCommand(
            $"select hash from case_events where case_id = '{FundId}' and number = {EventsPerFund}"
        );
        var hash = CaseEvent.HashOf((byte[])(await last.ExecuteScalarAsync())!, Encoding.UTF8.GetBytes(body));
        await insert(
            $"""
            insert into case_events (case_id, number, body, hash)
            values ('{FundId}', 8, '{body}', decode('{Convert.ToHexString(hash)}', 'hex'))
            """
        );
    }

    /// <summary>Computes all hashes of the first fund's events again, and its row's.</summary>
    public Task RehashAsync() =>
        TamperAsync(
            $"""
            do $$
            declare
              head bytea := decode(repeat('00', 32), 'hex');
              e record;
            begin
              for e in select * from case_events where case_id = '{FundId}' order by number loop
                head := sha256(head || convert_to(e.body, 'UTF8'));
                update case_events set hash = head where case_id = e.case_id and number = e.number;
              end loop;
              update funds set head_hash = head where id = '{FundId}';
            end $$
            """
        );

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        await _owner.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task<Guid> OpenFundAsync(string number)
    {
        await using var db = new FundDbContext(Migrate.Options(_database.ProgramConnectionString));
        var fund = new Fund(Id<Fund>.New(Start), number, new("Fund", "基金"), new("", ""), new(Leader, Start));
        foreach (var amount in new[] { 100m, 200m, 300m })
        {
            Book(fund, amount);
        }

        db.Add(fund);
        await db.SaveChangesAsync();
        return fund.CaseId;
    }

    private static void Book(Fund fund, decimal amount)
    {
        var allocation = fund.Book(FundSource.Appropriation, new(amount), "拨款〔2026〕1号", new(Officer, Start));
        fund.Confirm(allocation, new(Leader, Start.AddHours(1)));
    }

    private static async Task<int> ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }
}
