using FundManager.Domain.History;
using Npgsql;

namespace FundManager.Data.Ledger;

/// <summary>Computes each seal again, and looks whether the events under it are still those that were sealed.</summary>
internal sealed class SealCheck(NpgsqlConnection connection, LedgerFindings findings)
{
    private const string Leaves = """
        select l.seal, l.case_id, l.number, l.hash, e.hash,
               coalesce((select max(b.number) from seal_leaves b
                         where b.case_id = l.case_id and b.seal < l.seal), 0) + 1
        from seal_leaves l
        left join case_events e on e.case_id = l.case_id and e.number = l.number
        order by l.seal, l.case_id
        """;

    /// <summary>Checks all seals; returns how many there are.</summary>
    public async Task<long> ExecuteAsync(string? sealFile, CancellationToken cancellationToken)
    {
        var seals = await Seals.ReadAsync(connection, cancellationToken);
        var trees = await TreesAsync(cancellationToken);
        var previous = new byte[CaseEvent.HashLength];
        var next = 1;
        foreach (var seal in seals)
        {
            if (seal.Number != next)
            {
                Add(LedgerFaults.SealMissing, next);
            }

            foreach (var gone in trees.Keys.Where(number => number < seal.Number).ToList())
            {
                trees.Remove(gone);
            }

            trees.Remove(seal.Number, out var tree);
            var root = (tree ?? new()).Seal(seal.Number, seal.SealedAt, seal.Previous);
            var follows = seal.Number != next || seal.Previous.AsSpan().SequenceEqual(previous);
            if (!follows || !root.AsSpan().SequenceEqual(seal.Root))
            {
                Add(LedgerFaults.SealAltered, seal.Number);
            }

            (next, previous) = (seal.Number + 1, seal.Root);
        }

        foreach (var number in trees.Keys)
        {
            Add(LedgerFaults.SealMissing, number);
        }

        if (sealFile is not null && File.Exists(sealFile))
        {
            await SealFile.CheckAsync(sealFile, seals, findings, cancellationToken);
        }

        return seals.Count;
    }

    /// <summary>The tree of each seal over the leaves as they were sealed.</summary>
    private async Task<SortedDictionary<int, MerkleTree>> TreesAsync(CancellationToken cancellationToken)
    {
        SortedDictionary<int, MerkleTree> trees = [];
        await using var command = new NpgsqlCommand(Leaves, connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var (seal, caseId, number) = (reader.GetInt32(0), reader.GetGuid(1), reader.GetInt32(2));
            var hash = reader.GetFieldValue<byte[]>(3);
            if (!trees.TryGetValue(seal, out var tree))
            {
                trees[seal] = tree = new();
            }

            tree.Add(caseId, number, hash);
            var isThere = !await reader.IsDBNullAsync(4, cancellationToken);
            if (!isThere || !hash.AsSpan().SequenceEqual(reader.GetFieldValue<byte[]>(4)))
            {
                findings.Add(
                    new(isThere ? LedgerFaults.SealedAltered : LedgerFaults.SealedMissing)
                    {
                        Seal = seal,
                        CaseId = caseId,
                        Event = number,
                        Expected = $"event {reader.GetInt32(5)}",
                    }
                );
            }
        }

        return trees;
    }

    private void Add(string code, int seal) => findings.Add(new(code) { Seal = seal });
}
