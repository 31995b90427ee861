using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FundManager.Domain;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace FundManager.Data;

internal sealed class IdConverter<T>() : ValueConverter<Id<T>, Guid>(id => id.Value, value => new Id<T>(value));

internal sealed class MoneyConverter()
    : ValueConverter<Money, decimal>(money => money.Amount, amount => new Money(amount));

/// <summary>A value that is kept whole, as jsonb: forms, terms, answers. Never changed in place, so equal text is the same value.</summary>
internal sealed class JsonConverter<T>()
    : ValueConverter<T, string>(value => Json.Write(value), text => Json.Read<T>(text));

internal sealed class JsonComparer<T>()
    : ValueComparer<T>(
        (left, right) => ReferenceEquals(left, right) || Json.Write(left) == Json.Write(right),
        value => Json.Write(value).GetHashCode(StringComparison.Ordinal),
        value => value
    );

/// <summary>How values that are kept whole are written.</summary>
public static class Json
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options)!;
}
