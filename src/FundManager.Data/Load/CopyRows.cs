using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace FundManager.Data.Load;

/// <summary>Writes rows of one table by COPY, with the columns and conversions of the model.</summary>
internal sealed class CopyRows
{
    private readonly string _command;
    private readonly (string Type, Func<object, object?> Read)[] _columns;

    public CopyRows(IEntityType entity)
    {
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        // The row version is the database's own column, and shadow properties have no value here.
        var properties = entity.GetFlattenedProperties().Where(property => !property.IsShadowProperty()).ToList();
        _command =
            $"copy \"{table.Name}\" ({string.Join(", ", properties.Select(property => $"\"{property.GetColumnName(table)}\""))}) from stdin (format binary)";
        _columns =
        [
            .. properties.Select(property =>
                (property.GetRelationalTypeMapping().StoreTypeNameBase, ReaderOf(property))
            ),
        ];
    }

    public async Task WriteAsync(
        NpgsqlConnection connection,
        IEnumerable<object> rows,
        CancellationToken cancellationToken
    )
    {
        await using var writer = await connection.BeginBinaryImportAsync(_command, cancellationToken);
        writer.Timeout = TimeSpan.FromMinutes(10);
        WriteRows(writer, rows, cancellationToken);
        await writer.CompleteAsync(cancellationToken);
    }

    // One await for each of some hundred million values would cost more than the values.
    private void WriteRows(NpgsqlBinaryImporter writer, IEnumerable<object> rows, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.StartRow();
            foreach (var (type, read) in _columns)
            {
                if (read(row) is { } value)
                {
                    writer.Write(value, type);
                }
                else
                {
                    writer.WriteNull();
                }
            }
        }
    }

    private static Func<object, object?> ReaderOf(IProperty property)
    {
        var getter = property.GetGetter();
        var converter = property.GetRelationalTypeMapping().Converter;
        Func<object, object?> read = property.DeclaringType is IComplexType complex
            ? row => complex.ComplexProperty.GetGetter().GetClrValue(row) is { } part ? getter.GetClrValue(part) : null
            : getter.GetClrValue;
        return converter is null ? read : row => converter.ConvertToProvider(read(row));
    }
}
