using Npgsql;

namespace FundManager.Data.Ledger;

/// <summary>Rows of one query by COPY, one at a time, so that several queries in the same order can be walked together.</summary>
internal sealed class OrderedRows<T> : IAsyncDisposable
    where T : class
{
    private readonly NpgsqlBinaryExporter _rows;
    private readonly NpgsqlConnection _connection;
    private readonly Func<NpgsqlBinaryExporter, T> _read;

    private OrderedRows(NpgsqlConnection connection, NpgsqlBinaryExporter rows, Func<NpgsqlBinaryExporter, T> read) =>
        (_connection, _rows, _read) = (connection, rows, read);

    /// <summary>The row at which the walk stands; null at the end.</summary>
    public T? Current { get; private set; }

    /// <summary>Opens the query in the moment of <paramref name="snapshot"/> and stands at its first row.</summary>
    public static async Task<OrderedRows<T>> OpenAsync(
        NpgsqlDataSource source,
        string snapshot,
        string query,
        Func<NpgsqlBinaryExporter, T> read,
        CancellationToken cancellationToken
    )
    {
        var connection = await source.OpenConnectionAsync(cancellationToken);
        try
        {
            var begin = $"begin isolation level repeatable read read only; set transaction snapshot '{snapshot}'";
            await using (var command = new NpgsqlCommand(begin, connection))
            {
                await command.ExecuteNonQueryAsync(cancellationToken);
            }

            var copy = $"copy ({query}) to stdout (format binary)";
            var rows = await connection.BeginBinaryExportAsync(copy, cancellationToken);
            var opened = new OrderedRows<T>(connection, rows, read);
            await opened.NextAsync(cancellationToken);
            return opened;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask NextAsync(CancellationToken cancellationToken) =>
        Current = await _rows.StartRowAsync(cancellationToken) == -1 ? null : _read(_rows);

    public async ValueTask DisposeAsync()
    {
        await _rows.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
