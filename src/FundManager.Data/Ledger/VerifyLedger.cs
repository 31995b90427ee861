using System.Data;
using System.Diagnostics;
using Npgsql;

namespace FundManager.Data.Ledger;

/// <summary>Computes every chain again, and from the events alone every posting and every balance.</summary>
/// <remarks>One snapshot for all of it: moves go on meanwhile, and rows, events and balances still belong together.</remarks>
public sealed class VerifyLedger(NpgsqlDataSource source)
{
    private static readonly int Walks = Math.Clamp(Environment.ProcessorCount, 1, 4);

    /// <summary>Verifies all of it, and the seals against <paramref name="sealFile"/> where there is such a file.</summary>
    public async Task<LedgerReport> ExecuteAsync(string? sealFile, CancellationToken cancellationToken)
    {
        var took = Stopwatch.StartNew();
        var findings = new LedgerFindings();
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(
            IsolationLevel.RepeatableRead,
            cancellationToken
        );
        var ranges = await RangesAsync(connection, cancellationToken);
        await Task.WhenAll(
            ranges.Select(range =>
                Task.Run(
                    () => new LedgerWalk(source, range, findings).ExecuteAsync(cancellationToken),
                    cancellationToken
                )
            )
        );
        var balances = await findings.CompareBalancesAsync(connection, cancellationToken);
        await new StateCheck(connection, findings).ExecuteAsync(cancellationToken);
        var seals = await new SealCheck(connection, findings).ExecuteAsync(sealFile, cancellationToken);
        return new(
            findings.Cases,
            findings.Events,
            findings.Postings,
            balances,
            seals,
            findings.FaultCount,
            await findings.NamedFaultsAsync(connection, cancellationToken),
            took.Elapsed
        );
    }

    /// <summary>Parts of about the same number of cases, together all identities that there can be.</summary>
    private static async Task<List<CaseRange>> RangesAsync(
        NpgsqlConnection connection,
        CancellationToken cancellationToken
    )
    {
        await using var export = new NpgsqlCommand("select pg_export_snapshot()", connection);
        var snapshot = (string)(await export.ExecuteScalarAsync(cancellationToken))!;
        await using var command = new NpgsqlCommand(
            """
            select max(case_id::text)::uuid
            from (select case_id, ntile($1) over (order by case_id) as part from case_heads) h
            where part < $1 group by part order by part
            """,
            connection
        )
        {
            Parameters = { new() { Value = Walks } },
        };
        List<CaseRange> ranges = [];
        Guid? after = null;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var upTo = reader.GetGuid(0);
            ranges.Add(new(snapshot, after, upTo));
            after = upTo;
        }

        return [.. ranges, new(snapshot, after, null)];
    }
}
