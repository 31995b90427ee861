using FundManager.Domain.Ledger;
using Npgsql;

namespace FundManager.Data.Ledger;

/// <summary>Collects, from several walks at once, counts, faults, and the balances that the events make.</summary>
internal sealed class LedgerFindings
{
    /// <summary>More than these only cost time: the first ones tell where to look.</summary>
    public const int MaxFaults = 20;

    private readonly Lock _gate = new();
    private readonly List<LedgerFault> _faults = [];
    private readonly Dictionary<(Guid Owner, Place Place), BalanceSum> _balances = [];

    public long Cases { get; private set; }

    public long Events { get; private set; }

    public long Postings { get; private set; }

    public long FaultCount { get; private set; }

    public void Add(LedgerFault fault)
    {
        lock (_gate)
        {
            FaultCount++;
            if (_faults.Count < MaxFaults)
            {
                _faults.Add(fault);
            }
        }
    }

    public void Include(LedgerTally tally)
    {
        lock (_gate)
        {
            Cases += tally.Cases;
            Events += tally.Events;
            Postings += tally.Postings;
            foreach (var (key, sum) in tally.Balances)
            {
                _balances[key] = sum.Plus(_balances.GetValueOrDefault(key));
            }
        }
    }

    /// <summary>Compares each stored balance with what the events make; returns how many are stored.</summary>
    public async Task<long> CompareBalancesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var rows = 0L;
        await using var command = new NpgsqlCommand(
            "select owner_id, place, fund_id, amount from balances",
            connection
        );
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows++;
            var (owner, place) = (reader.GetGuid(0), StoredPosting.PlaceOf(reader.GetString(1)));
            var stored = new BalanceSum(reader.GetGuid(2), reader.GetDecimal(3));
            var isKnown = _balances.Remove((owner, place), out var due);
            if (!isKnown || stored != due)
            {
                Add(Fault(owner, place, stored.ToString(), isKnown ? due.ToString() : "nothing"));
            }
        }

        foreach (var ((owner, place), due) in _balances)
        {
            Add(Fault(owner, place, "not there", due.ToString()));
        }

        return rows;
    }

    /// <summary>The first faults with the names that people know the cases by.</summary>
    public async Task<IReadOnlyList<LedgerFault>> NamedFaultsAsync(
        NpgsqlConnection connection,
        CancellationToken cancellationToken
    )
    {
        var ids = _faults.Select(fault => fault.CaseId).OfType<Guid>().Distinct().ToArray();
        Dictionary<Guid, string> names = [];
        await using var command = new NpgsqlCommand(
            "select case_id, kind || ' ' || number from case_heads where case_id = any ($1)",
            connection
        )
        {
            Parameters = { new() { Value = ids } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            names[reader.GetGuid(0)] = reader.GetString(1);
        }

        return
        [
            .. _faults
                .Select(f => f.CaseId is { } id ? f with { Case = names.GetValueOrDefault(id) } : f)
                .OrderBy(f => f.Seal)
                .ThenBy(f => f.CaseId)
                .ThenBy(f => f.Event)
                .ThenBy(f => f.Line),
        ];
    }

    private static LedgerFault Fault(Guid owner, Place place, string found, string expected) =>
        new(LedgerFaults.BalanceAltered)
        {
            CaseId = owner,
            Place = place,
            Found = found,
            Expected = expected,
        };
}
