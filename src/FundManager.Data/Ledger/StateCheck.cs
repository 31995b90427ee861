using System.Globalization;
using FundManager.Domain.Ledger;
using Npgsql;

namespace FundManager.Data.Ledger;

/// <summary>Compares the state on each case's row with its last event, and where the money of an award is with the states of its payments.</summary>
/// <remarks>The text is searched, not parsed: one that cannot be parsed is a fault of its own, found elsewhere.</remarks>
internal sealed class StateCheck(NpgsqlConnection connection, LedgerFindings findings)
{
    private const string States = """
        select h.case_id, h.event_count, h.state, e.state
        from case_heads h
        join lateral (
          select substring(body from '"to":"([^"]*)"') as state from case_events e
          where e.case_id = h.case_id and e.number = h.event_count and e.hash = h.head_hash) e on e.state <> h.state
        limit 21
        """;

    private const string Money = """
        with due as (
          select award_id, place, sum(amount) as amount from (
            select award_id, case when state in ('InBatch', 'Sent') then 'Payable' when state = 'Paid' then 'Disbursed' else 'Reserved' end as place,
                   requested as amount
            from disbursements where state in ('Requested', 'Prepared', 'Approved', 'InBatch', 'Sent', 'Paid', 'Failed')
            union all select award_id, 'Disbursed', set_off from disbursements where set_off > 0
            union all select award_id, 'Disbursed', -amount from recoveries where state <> 'Annulled'
            union all select award_id, 'Receivable', amount + interest - received from recoveries
            where state in ('Determined', 'Notified', 'PartlyRecovered')) parts group by 1, 2),
        have as (
          select owner_id as award_id, place, amount from balances where place in ('Reserved', 'Payable', 'Disbursed', 'Receivable'))
        select award_id, place, coalesce(have.amount, 0), coalesce(due.amount, 0)
        from due full join have using (award_id, place)
        where coalesce(have.amount, 0) <> coalesce(due.amount, 0) limit 21
        """;

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        await foreach (var row in RowsAsync(States, cancellationToken))
        {
            findings.Add(
                new(LedgerFaults.StateAltered)
                {
                    CaseId = row.GetGuid(0),
                    Event = row.GetInt32(1),
                    Found = row.GetString(2),
                    Expected = row.GetString(3),
                }
            );
        }

        await foreach (var row in RowsAsync(Money, cancellationToken))
        {
            findings.Add(
                new(LedgerFaults.MoneyElsewhere)
                {
                    CaseId = row.GetGuid(0),
                    Place = Enum.Parse<Place>(row.GetString(1)),
                    Found = row.GetDecimal(2).ToString("0.00", CultureInfo.InvariantCulture),
                    Expected = row.GetDecimal(3).ToString("0.00", CultureInfo.InvariantCulture),
                }
            );
        }
    }

    private async IAsyncEnumerable<NpgsqlDataReader> RowsAsync(
        string sql,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return reader;
        }
    }
}
