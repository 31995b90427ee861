using FundManager.Domain.History;
using Npgsql;

namespace FundManager.Data.Load;

/// <summary>
/// Brings in cases by the hundred thousand, for tests of load: one transaction of the tables' owner, in which rows are copied without
/// their triggers, and postings and balances are then made from the texts of the events, as the triggers would have made them.
/// </summary>
/// <remarks>What comes in is proved by <c>verify</c> like everything else. The program's own role cannot do this.</remarks>
public sealed class BulkLoad : IAsyncDisposable
{
    private static readonly string[] Guarded = ["case_events", "postings", "balances"];

    // Rows of this transaction only: the ones before have their postings.
    private const string Post = """
        insert into postings (case_id, event_number, line, fund_id, call_id, award_id, from_place, to_place, amount)
        select e.case_id, e.number, p.line, (p.value ->> 'fund')::uuid, (p.value ->> 'call')::uuid, (p.value ->> 'award')::uuid,
               p.value ->> 'from', p.value ->> 'to', (p.value ->> 'amount')::numeric(18, 2)
        from case_events e, jsonb_array_elements(e.body::jsonb -> 'postings') with ordinality as p (value, line)
        where e.xmin = pg_current_xact_id()::xid and e.body like '%"postings":[{%';

        insert into balances (owner_id, place, fund_id, amount)
        select balance_owner(m.place, p.fund_id, p.award_id), m.place, p.fund_id, sum(m.amount)
        from postings p cross join lateral (values (p.from_place, -p.amount), (p.to_place, p.amount)) as m (place, amount)
        where p.xmin = pg_current_xact_id()::xid
        group by 1, 2, 3
        on conflict (owner_id, place) do update set amount = balances.amount + excluded.amount;
        """;

    private readonly FundDbContext _db;
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly Dictionary<Type, CopyRows> _tables = [];

    private BulkLoad(FundDbContext db, NpgsqlConnection connection, NpgsqlTransaction transaction) =>
        (_db, _connection, _transaction) = (db, connection, transaction);

    /// <summary>Begins.</summary>
    /// <param name="db">For the model alone; nothing goes through it.</param>
    /// <param name="owner">Connection of the owner of the tables.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<BulkLoad> BeginAsync(FundDbContext db, string owner, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(owner);
        await connection.OpenAsync(cancellationToken);
        var load = new BulkLoad(db, connection, await connection.BeginTransactionAsync(cancellationToken));
        await load.TriggersAsync("disable", cancellationToken);
        return load;
    }

    /// <summary>Rows that are no cases.</summary>
    public Task CopyAsync<T>(IReadOnlyCollection<T> rows, CancellationToken cancellationToken)
        where T : class => TableOf(typeof(T)).WriteAsync(_connection, rows, cancellationToken);

    /// <summary>Cases with the events that they have made.</summary>
    public async Task CopyCasesAsync<T>(IReadOnlyCollection<T> cases, CancellationToken cancellationToken)
        where T : Case
    {
        List<CaseEvent> events = [.. cases.SelectMany(one => one.Seal())];
        await CopyAsync(cases, cancellationToken);
        await CopyAsync(events, cancellationToken);
    }

    /// <summary>The last number that was given in a series.</summary>
    public async Task CountToAsync(string series, int last, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "insert into counters (name, last) values ($1, $2) on conflict (name) do update set last = excluded.last",
            _connection
        )
        {
            Parameters =
            {
                new() { Value = series },
                new() { Value = last },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Makes postings and balances, puts the triggers back, and commits.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await RunAsync(Post, cancellationToken);
        // What was copied has deferred constraints to be looked at before a trigger can be put back.
        await RunAsync("set constraints all immediate", cancellationToken);
        await TriggersAsync("enable", cancellationToken);
        await _transaction.CommitAsync(cancellationToken);
        await RunAsync("analyze", cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private Task TriggersAsync(string what, CancellationToken cancellationToken) =>
        RunAsync(
            string.Join("; ", Guarded.Select(table => $"alter table {table} {what} trigger user")),
            cancellationToken
        );

    private async Task RunAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private CopyRows TableOf(Type type) =>
        _tables.TryGetValue(type, out var known)
            ? known
            : _tables[type] = new CopyRows(_db.Model.FindEntityType(type)!);
}
