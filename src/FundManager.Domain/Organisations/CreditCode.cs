namespace FundManager.Domain.Organisations;

/// <summary>Unified social credit code of an organisation in China (统一社会信用代码, GB 32100-2015).</summary>
/// <remarks>
/// 18 characters: authority, type, six digits of the region, nine of the organisation code, one check character. Real codes of
/// early pilots with a wrong check character exist, so a wrong one is a warning, never a reason to turn somebody away.
/// </remarks>
public static class CreditCode
{
    /// <summary>Number of characters.</summary>
    public const int Length = 18;

    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>Whether <paramref name="code"/> has the length and only characters of the set (no I, O, S, V, Z; upper case).</summary>
    public static bool IsWellFormed(string code) => code.Length == Length && code.All(Alphabet.Contains);

    /// <summary>Whether the last character is the one that the other seventeen give.</summary>
    public static bool HasValidCheck(string code) =>
        IsWellFormed(code) && CheckOf(code.AsSpan(0, Length - 1)) == code[^1];

    /// <summary>The check character of the first seventeen.</summary>
    /// <exception cref="ArgumentException">Not seventeen characters of the set.</exception>
    public static char CheckOf(ReadOnlySpan<char> body)
    {
        if (body.Length != Length - 1)
        {
            throw new ArgumentException("Seventeen characters are needed.", nameof(body));
        }

        var (sum, weight) = (0, 1);
        foreach (var character in body)
        {
            var value = Alphabet.IndexOf(character, StringComparison.Ordinal);
            if (value < 0)
            {
                throw new ArgumentException("A character is not of the set.", nameof(body));
            }

            sum += value * weight;
            weight = weight * 3 % 31;
        }

        return Alphabet[(31 - (sum % 31)) % 31];
    }
}
