using System.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace FundManager.Data.Figures;

/// <summary>Rows of a query over many tables, read by position.</summary>
internal static class FigureRows
{
    public static async Task<List<T>> ReadAsync<T>(
        this FundDbContext db,
        string sql,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken,
        params object[] values
    )
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        if (connection.State != ConnectionState.Open)
        {
            await db.Database.OpenConnectionAsync(cancellationToken);
        }

        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        List<T> rows = [];
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
