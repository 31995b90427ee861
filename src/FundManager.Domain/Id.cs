using System.Diagnostics.CodeAnalysis;

namespace FundManager.Domain;

/// <summary>Identity of one <typeparamref name="T"/>. Two ids are equal when their values are; an id of an award is never one of a call.</summary>
/// <param name="Value">A version 7 UUID: ids made later sort later.</param>
public readonly record struct Id<T>(Guid Value) : IParsable<Id<T>>
{
    /// <summary>A new identity, ordered by the instant <paramref name="at"/>.</summary>
    public static Id<T> New(DateTimeOffset at) => new(Guid.CreateVersion7(at));

    /// <inheritdoc/>
    public static Id<T> Parse(string s, IFormatProvider? provider) => new(Guid.Parse(s, provider));

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Id<T> result)
    {
        var parsed = Guid.TryParse(s, provider, out var value);
        result = new Id<T>(value);
        return parsed;
    }

    /// <summary>The UUID, in lower case with hyphens.</summary>
    public override string ToString() => Value.ToString();
}
