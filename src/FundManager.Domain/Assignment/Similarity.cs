using System.Collections.Frozen;

namespace FundManager.Domain.Assignment;

/// <summary>What somebody knows, as said by himself.</summary>
/// <param name="Disciplines">Codes of GB/T 13745, three digits each.</param>
/// <param name="Words">Key words in either language, as typed.</param>
public sealed record KnownFields(IReadOnlyList<string> Disciplines, string Words);

/// <summary>How well a reviewer's fields fit a proposal: an estimate between 0 and 1, nothing that was measured.</summary>
/// <remarks>
/// Half of it is the discipline: 1 for the same, 0.5 for one of the same hundred of GB/T 13745, 0 otherwise. The other half is the cosine
/// of the texts, words weighted by how rare they are among the proposals (tf-idf with 1 + ln(n / df)). Chinese has no spaces, so every
/// two signs that follow each other are a word. Who has named no field fits nothing: 0.
/// </remarks>
public sealed class Similarity
{
    /// <summary>What a neighbouring discipline alone gives. Below it at most key words fit.</summary>
    public const double Weak = 0.25;

    private const double OfDiscipline = 0.5;
    private const int ShortestWord = 3;

    private readonly FrozenDictionary<string, double> _rarity;

    /// <summary>Counts how rare words are among <paramref name="proposals"/>.</summary>
    public Similarity(IReadOnlyCollection<string> proposals)
    {
        Dictionary<string, int> found = new(StringComparer.Ordinal);
        foreach (var word in proposals.SelectMany(text => Words(text).Distinct(StringComparer.Ordinal)))
        {
            found[word] = found.GetValueOrDefault(word) + 1;
        }

        _rarity = found.ToFrozenDictionary(
            each => each.Key,
            each => 1 + Math.Log((double)proposals.Count / each.Value),
            StringComparer.Ordinal
        );
    }

    /// <summary>The estimate, 0 to 1.</summary>
    /// <param name="discipline">Of the proposal, three digits; "" for none.</param>
    /// <param name="proposal">Its text, weighted by <see cref="Weigh"/>.</param>
    /// <param name="reviewer">What the reviewer knows.</param>
    /// <param name="words">The reviewer's words, weighted by <see cref="Weigh"/>.</param>
    public static double Estimate(string discipline, WeighedText proposal, KnownFields reviewer, WeighedText words) =>
        (OfDiscipline * Discipline(discipline, reviewer.Disciplines))
        + ((1 - OfDiscipline) * WeighedText.Cosine(proposal, words));

    /// <summary>A text as a vector of its words; a word that no proposal has weighs nothing.</summary>
    public WeighedText Weigh(string text) =>
        new(
            Words(text)
                .Where(_rarity.ContainsKey)
                .GroupBy(word => word, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Count() * _rarity[group.Key], StringComparer.Ordinal)
        );

    private static double Discipline(string of, IReadOnlyList<string> known) =>
        of.Length == 0 ? 0
        : known.Contains(of, StringComparer.Ordinal) ? 1
        : known.Any(code => code.Length > 0 && code[0] == of[0]) ? 0.5
        : 0;

    private static IEnumerable<string> Words(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var isLatin = i < text.Length && char.IsLetterOrDigit(text[i]) && !IsHan(text[i]);
            if (isLatin)
            {
                continue;
            }

            if (i - start >= ShortestWord)
            {
                yield return text[start..i].ToLowerInvariant();
            }

            start = i + 1;
            if (i + 1 < text.Length && IsHan(text[i]) && IsHan(text[i + 1]))
            {
                yield return text.Substring(i, 2);
            }
        }
    }

    private static bool IsHan(char sign) => sign is >= '\u3400' and <= '\u9FFF';
}

/// <summary>A text as weights of its words.</summary>
/// <param name="Weights">By word, above 0.</param>
public sealed record WeighedText(IReadOnlyDictionary<string, double> Weights)
{
    private readonly double _length = Math.Sqrt(Weights.Values.Sum(weight => weight * weight));

    /// <summary>Cosine of the angle between two texts, 0 to 1; 0 where one has no words.</summary>
    public static double Cosine(WeighedText one, WeighedText other)
    {
        if (one._length == 0 || other._length == 0)
        {
            return 0;
        }

        var (few, many) = one.Weights.Count < other.Weights.Count ? (one, other) : (other, one);
        var product = few.Weights.Sum(each => each.Value * many.Weights.GetValueOrDefault(each.Key));
        return Math.Min(1, product / (one._length * other._length));
    }
}
