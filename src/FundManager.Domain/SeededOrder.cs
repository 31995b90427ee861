using System.Security.Cryptography;
using System.Text;

namespace FundManager.Domain;

/// <summary>An order that chance gives and anybody can repeat: by SHA-256 of the seed, a line feed and the id, in UTF-8.</summary>
/// <remarks>The order depends on nothing but the seed and the ids: not on their order of arrival, the machine or the language.</remarks>
public static class SeededOrder
{
    /// <summary>The name under which a record keeps this way of drawing.</summary>
    public const string Algorithm = "sha256-order.v1";

    /// <summary>The draw of one id: 64 hexadecimal digits in lower case; the lesser text stands first.</summary>
    public static string KeyOf(string seed, string id) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}\n{id}")));

    /// <summary><paramref name="items"/> in drawn order.</summary>
    /// <param name="seed">Whatever was recorded as the seed.</param>
    /// <param name="items">What is drawn.</param>
    /// <param name="idOf">The id of each; ids differ.</param>
    public static IReadOnlyList<T> Of<T>(string seed, IEnumerable<T> items, Func<T, string> idOf) =>
        [.. items.OrderBy(item => KeyOf(seed, idOf(item)), StringComparer.Ordinal)];
}
