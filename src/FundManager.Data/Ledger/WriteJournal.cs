using System.Globalization;
using FundManager.Domain.Ledger;
using Npgsql;

namespace FundManager.Data.Ledger;

/// <summary>Writes the ledger as a plain-text journal that accountants' programs read: one entry per event, and at the end what the balance rows say.</summary>
/// <remarks>
/// Accounts are FUND:Place and FUND:AWARD:Place; the memo ledger of inputs stands under "memo". The last entry moves nothing and
/// asserts each stored balance, so a reader that checks the file has checked the balances too.
/// </remarks>
public static class WriteJournal
{
    private const string Postings = """
        select f.number, f.currency, f.time_zone, a.number, p.from_place, p.to_place, p.amount, h.kind, h.number, p.event_number,
               e.body::jsonb ->> 'move', (e.body::jsonb ->> 'at')::timestamptz, p.case_id
        from postings p
        join case_events e on e.case_id = p.case_id and e.number = p.event_number
        join case_heads h on h.case_id = p.case_id
        join funds f on f.id = p.fund_id
        left join awards a on a.id = p.award_id
        where $1 = '' or f.number = $1
        order by 12, p.case_id, p.event_number, p.line
        """;

    private const string Balances = """
        select f.number, f.currency, a.number, b.place, b.amount
        from balances b join funds f on f.id = b.fund_id left join awards a on a.id = b.owner_id
        where $1 = '' or f.number = $1
        order by 1, 3 nulls first, 4
        """;

    /// <summary>Writes it from one snapshot of the database.</summary>
    /// <param name="source">Where the ledger is.</param>
    /// <param name="fund">Number of the fund; "" for all.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellationToken">Stops it between rows.</param>
    /// <returns>How many entries and how many balances were written.</returns>
    public static async Task<(int Entries, int Balances)> ExecuteAsync(
        NpgsqlDataSource source,
        string fund,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(
            System.Data.IsolationLevel.RepeatableRead,
            cancellationToken
        );
        var balances = await BalancesAsync(connection, fund, cancellationToken);
        await DeclareAsync(balances, output);
        var (entries, last) = await EntriesAsync(connection, fund, output, cancellationToken);
        await AssertAsync(balances, last, output);
        return (entries, balances.Count);
    }

    private static async Task<List<(string Account, string Amount, string Currency)>> BalancesAsync(
        NpgsqlConnection connection,
        string fund,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(Balances, connection) { Parameters = { new() { Value = fund } } };
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        List<(string, string, string)> found = [];
        while (await rows.ReadAsync(cancellationToken))
        {
            var account = AccountOf(rows.GetString(0), Text(rows, 2), rows.GetString(3));
            found.Add((account, Amount(rows.GetDecimal(4)), rows.GetString(1)));
        }

        return found;
    }

    private static async Task DeclareAsync(
        List<(string Account, string Amount, string Currency)> balances,
        TextWriter output
    )
    {
        foreach (var currency in balances.Select(b => b.Currency).Distinct(StringComparer.Ordinal))
        {
            await output.WriteLineAsync($"commodity 1000.00 {currency}");
        }

        foreach (var (account, _, _) in balances)
        {
            await output.WriteLineAsync($"account {account}");
        }
    }

    private static async Task<(int Entries, string Last)> EntriesAsync(
        NpgsqlConnection connection,
        string fund,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(Postings, connection)
        {
            Parameters = { new() { Value = fund } },
            CommandTimeout = 0,
        };
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var (entries, last) = (0, "1970-01-01");
        (Guid, int) open = default;
        while (await rows.ReadAsync(cancellationToken))
        {
            var entry = (rows.GetGuid(12), rows.GetInt32(9));
            if (entry != open)
            {
                (open, entries, last) = (entry, entries + 1, DayOf(rows));
                await output.WriteLineAsync(
                    $"\n{last} ({rows.GetString(8)}/{entry.Item2}) {rows.GetString(7)} {rows.GetString(10)}  ; case:{entry.Item1}"
                );
            }

            await WritePostingAsync(rows, output);
        }

        return (entries, last);
    }

    private static async Task WritePostingAsync(NpgsqlDataReader rows, TextWriter output)
    {
        var (fund, award, amount) = (rows.GetString(0), Text(rows, 3), Amount(rows.GetDecimal(6)));
        await output.WriteLineAsync($"    {AccountOf(fund, award, rows.GetString(4))}  -{amount} {rows.GetString(1)}");
        await output.WriteLineAsync($"    {AccountOf(fund, award, rows.GetString(5))}  {amount} {rows.GetString(1)}");
    }

    private static async Task AssertAsync(
        List<(string Account, string Amount, string Currency)> balances,
        string day,
        TextWriter output
    )
    {
        if (balances.Count > 0)
        {
            await output.WriteLineAsync($"\n{day} (balances) as the balance rows have it");
        }

        foreach (var (account, amount, currency) in balances)
        {
            await output.WriteLineAsync($"    {account}  0.00 {currency} = {amount} {currency}");
        }
    }

    private static string AccountOf(string fund, string award, string place)
    {
        var known = Enum.Parse<Place>(place);
        var memo = known is Place.Outside or Place.Pledged or Place.Verified ? "memo:" : "";
        return known.OfFund() || award.Length == 0 ? $"{memo}{fund}:{place}" : $"{memo}{fund}:{award}:{place}";
    }

    private static string DayOf(NpgsqlDataReader rows)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(rows.GetString(2));
        var local = TimeZoneInfo.ConvertTime(rows.GetFieldValue<DateTimeOffset>(11), zone);
        return local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static string Text(NpgsqlDataReader rows, int column) =>
        rows.IsDBNull(column) ? "" : rows.GetString(column);

    private static string Amount(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);
}
