using FundManager.Domain.Ledger;
using Npgsql;
using NpgsqlTypes;

namespace FundManager.Data.Ledger;

/// <summary>A case's row: how many events it counts and the hash of the last.</summary>
internal sealed record HeadRow(Guid CaseId, int Count, byte[] Hash)
{
    public const string Query = "select case_id, event_count, head_hash from case_heads where {0} order by case_id";

    public static HeadRow Read(NpgsqlBinaryExporter row) =>
        new(
            row.Read<Guid>(NpgsqlDbType.Uuid),
            row.Read<int>(NpgsqlDbType.Integer),
            row.Read<byte[]>(NpgsqlDbType.Bytea)
        );
}

/// <summary>An event as it is stored.</summary>
internal sealed record EventRow(Guid CaseId, int Number, byte[] Text, byte[] Hash)
{
    public const string Query =
        "select case_id, number, convert_to(body, 'UTF8'), hash from case_events where {0} order by case_id, number";

    public static EventRow Read(NpgsqlBinaryExporter row) =>
        new(
            row.Read<Guid>(NpgsqlDbType.Uuid),
            row.Read<int>(NpgsqlDbType.Integer),
            row.Read<byte[]>(NpgsqlDbType.Bytea),
            row.Read<byte[]>(NpgsqlDbType.Bytea)
        );
}

/// <summary>A posting as it is stored.</summary>
internal sealed record StoredPosting(Guid CaseId, int Event, short Line, PostingLine Posting)
{
    public const string Query = """
        select case_id, event_number, line, fund_id, call_id, award_id, from_place, to_place, amount
        from postings where {0} order by case_id, event_number, line
        """;

    public static StoredPosting Read(NpgsqlBinaryExporter row) =>
        new(
            row.Read<Guid>(NpgsqlDbType.Uuid),
            row.Read<int>(NpgsqlDbType.Integer),
            row.Read<short>(NpgsqlDbType.Smallint),
            new(
                row.Read<Guid>(NpgsqlDbType.Uuid),
                ReadId(row),
                ReadId(row),
                PlaceOf(row.Read<string>(NpgsqlDbType.Text)),
                PlaceOf(row.Read<string>(NpgsqlDbType.Text)),
                row.Read<decimal>(NpgsqlDbType.Numeric)
            )
        );

    /// <summary>The place; what is none equals no place, so that the comparison names the row.</summary>
    public static Place PlaceOf(string text) => Enum.TryParse<Place>(text, out var place) ? place : (Place)(-1);

    private static Guid? ReadId(NpgsqlBinaryExporter row)
    {
        if (!row.IsNull)
        {
            return row.Read<Guid>(NpgsqlDbType.Uuid);
        }

        row.Skip();
        return null;
    }
}
