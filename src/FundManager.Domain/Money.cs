using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace FundManager.Domain;

/// <summary>An amount in the fund's currency: 0 or more, at most two decimal places, at most 9,999,999,999,999,999.99.</summary>
/// <remarks>There is no negative money: a direction is where a posting goes from and to, not a sign.</remarks>
[JsonConverter(typeof(MoneyJsonConverter))]
public readonly record struct Money : IComparable<Money>
{
    /// <summary>The greatest amount that a column of the ledger holds.</summary>
    public const decimal MaxAmount = 9_999_999_999_999_999.99m;

    /// <summary>An amount of <paramref name="amount"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, above <see cref="MaxAmount"/>, or finer than 0.01.</exception>
    public Money(decimal amount)
    {
        if (!IsValid(amount))
        {
            throw new ArgumentOutOfRangeException(
                nameof(amount),
                amount,
                "Money is 0 or more with at most two decimal places."
            );
        }

        Amount = amount;
    }

    /// <summary>Nothing.</summary>
    public static Money Zero => default;

    /// <summary>The amount in currency units, 0 or more.</summary>
    public decimal Amount { get; }

    /// <summary>Whether <paramref name="amount"/> can be money.</summary>
    public static bool IsValid(decimal amount) =>
        amount is >= 0 and <= MaxAmount && decimal.Truncate(amount * 100) == amount * 100;

    /// <summary>Sum of <paramref name="amounts"/>; nothing for none.</summary>
    public static Money Sum(IEnumerable<Money> amounts) => new(amounts.Sum(m => m.Amount));

    /// <summary>The lesser of two amounts.</summary>
    public static Money Min(Money left, Money right) => left < right ? left : right;

    /// <summary>A share of this amount, rounded to 0.01 with midpoints away from zero.</summary>
    /// <param name="percent">0 to 100.</param>
    public Money Share(decimal percent) =>
        new(decimal.Round(Amount * percent / 100m, 2, MidpointRounding.AwayFromZero));

    /// <inheritdoc/>
    public int CompareTo(Money other) => Amount.CompareTo(other.Amount);

    /// <summary>Both together.</summary>
    public static Money operator +(Money left, Money right) => new(left.Amount + right.Amount);

    /// <summary>What is left of one after the other; throws when that is less than nothing.</summary>
    public static Money operator -(Money left, Money right) => new(left.Amount - right.Amount);

    /// <summary>Whether one is less than the other.</summary>
    public static bool operator <(Money left, Money right) => left.Amount < right.Amount;

    /// <summary>Whether one is more than the other.</summary>
    public static bool operator >(Money left, Money right) => left.Amount > right.Amount;

    /// <summary>Whether one is at most the other.</summary>
    public static bool operator <=(Money left, Money right) => left.Amount <= right.Amount;

    /// <summary>Whether one is at least the other.</summary>
    public static bool operator >=(Money left, Money right) => left.Amount >= right.Amount;

    /// <summary>Two places and a point, without grouping: the form that events and files keep.</summary>
    public override string ToString() => Amount.ToString("0.00", CultureInfo.InvariantCulture);

    private sealed class MoneyJsonConverter : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(
                reader.TokenType == JsonTokenType.String
                    ? decimal.Parse(reader.GetString()!, CultureInfo.InvariantCulture)
                    : reader.GetDecimal()
            );

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
