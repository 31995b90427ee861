using System.Data;
using FundManager.Domain.History;
using Npgsql;

namespace FundManager.Data.Ledger;

/// <summary>One night's root over the heads of every case that moved since the night before.</summary>
/// <param name="Number">1, 2, 3 …</param>
/// <param name="SealedAt">UTC, to the microsecond.</param>
/// <param name="Previous">The root before; zeros before the first.</param>
/// <param name="Root">The root.</param>
/// <param name="Leaves">How many cases moved.</param>
public sealed record SealRow(int Number, DateTimeOffset SealedAt, byte[] Previous, byte[] Root, int Leaves);

/// <summary>Makes the nightly seals. Whoever can rewrite a whole chain cannot rewrite a root that is kept elsewhere.</summary>
public static class Seals
{
    private const long Lock = 0x46756E64_5365616C;

    private const string AddNewHeads = """
        insert into seal_leaves (seal, case_id, number, hash)
        select $1, h.case_id, h.event_count, h.head_hash from case_heads h
        where h.event_count > coalesce((select max(l.number) from seal_leaves l where l.case_id = h.case_id), 0)
        """;

    /// <summary>Seals the cases that moved, and writes each root that is not there yet into <paramref name="sealFile"/>; null when none moved.</summary>
    public static async Task<SealRow?> MakeAsync(
        NpgsqlDataSource source,
        DateTimeOffset at,
        string? sealFile,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);

        // Before the transaction, whose snapshot must show the seal of whoever held the lock.
        await ExecuteAsync(connection, $"select pg_advisory_lock({Lock})", cancellationToken);
        try
        {
            var made = await SealAsync(connection, ToMicroseconds(at), cancellationToken);
            if (sealFile is not null)
            {
                await SealFile.AppendAsync(sealFile, await ReadAsync(connection, cancellationToken), cancellationToken);
            }

            return made;
        }
        finally
        {
            await ExecuteAsync(connection, $"select pg_advisory_unlock({Lock})", CancellationToken.None);
        }
    }

    /// <summary>What is wrong with the seals, the leaves under them, and the file; the first faults only.</summary>
    public static async Task<IReadOnlyList<LedgerFault>> FaultsAsync(
        NpgsqlDataSource source,
        string? sealFile,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(
            IsolationLevel.RepeatableRead,
            cancellationToken
        );
        var findings = new LedgerFindings();
        await new SealCheck(connection, findings).ExecuteAsync(sealFile, cancellationToken);
        return await findings.NamedFaultsAsync(connection, cancellationToken);
    }

    /// <summary>All seals, in order.</summary>
    internal static async Task<List<SealRow>> ReadAsync(
        NpgsqlConnection connection,
        CancellationToken cancellationToken
    )
    {
        List<SealRow> seals = [];
        await using var command = new NpgsqlCommand(
            "select number, sealed_at, previous, root, leaves from seals order by number",
            connection
        );
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            seals.Add(
                new(
                    reader.GetInt32(0),
                    reader.GetFieldValue<DateTimeOffset>(1),
                    reader.GetFieldValue<byte[]>(2),
                    reader.GetFieldValue<byte[]>(3),
                    reader.GetInt32(4)
                )
            );
        }

        return seals;
    }

    private static async Task<SealRow?> SealAsync(
        NpgsqlConnection connection,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await connection.BeginTransactionAsync(
            IsolationLevel.RepeatableRead,
            cancellationToken
        );
        var last = (await ReadAsync(connection, cancellationToken)).LastOrDefault();
        var number = (last?.Number ?? 0) + 1;
        var previous = last?.Root ?? new byte[CaseEvent.HashLength];
        if (await ExecuteAsync(connection, AddNewHeads, cancellationToken, number) == 0)
        {
            return null;
        }

        var tree = await TreeAsync(connection, number, cancellationToken);
        var made = new SealRow(number, at, previous, tree.Seal(number, at, previous), tree.Leaves);
        await ExecuteAsync(
            connection,
            "insert into seals (number, sealed_at, previous, root, leaves) values ($1, $2, $3, $4, $5)",
            cancellationToken,
            made.Number,
            made.SealedAt,
            made.Previous,
            made.Root,
            made.Leaves
        );
        await transaction.CommitAsync(cancellationToken);
        return made;
    }

    private static async Task<MerkleTree> TreeAsync(
        NpgsqlConnection connection,
        int number,
        CancellationToken cancellationToken
    )
    {
        var tree = new MerkleTree();
        await using var command = new NpgsqlCommand(
            "select case_id, number, hash from seal_leaves where seal = $1 order by case_id",
            connection
        )
        {
            Parameters = { new() { Value = number } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            tree.Add(reader.GetGuid(0), reader.GetInt32(1), reader.GetFieldValue<byte[]>(2));
        }

        return tree;
    }

    private static async Task<int> ExecuteAsync(
        NpgsqlConnection connection,
        string sql,
        CancellationToken cancellationToken,
        params object[] values
    )
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>As the database keeps it: the root is computed over what can be read back.</summary>
    private static DateTimeOffset ToMicroseconds(DateTimeOffset at) =>
        new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
