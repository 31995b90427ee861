using System.Collections.Concurrent;
using System.Text;
using FundManager.Documents.Text;

namespace FundManager.Documents.Fonts;

/// <summary>The regular and bold face that documents are set in, and for characters that those lack (ž, Ж, ệ) a second pair. Loaded once a process for each folder; safe for many threads.</summary>
public sealed class FontSet
{
    /// <summary>File of the regular face in the folder of fonts.</summary>
    public const string RegularFile = "NotoSansSC_400Regular.ttf";

    /// <summary>File of the bold face in the folder of fonts.</summary>
    public const string BoldFile = "NotoSansSC_700Bold.ttf";

    /// <summary>File of the regular face for characters that the first lacks.</summary>
    public const string FallbackRegularFile = "NotoSans_400Regular.ttf";

    /// <summary>File of the bold face for characters that the first lacks.</summary>
    public const string FallbackBoldFile = "NotoSans_700Bold.ttf";

    private static readonly ConcurrentDictionary<string, Lazy<FontSet>> Loaded = new(StringComparer.Ordinal);

    private FontSet(string folder)
    {
        var fallback = FontFace.Load(Path.Combine(folder, FallbackRegularFile), "NotoSans-Regular");
        var fallbackBold = FontFace.Load(Path.Combine(folder, FallbackBoldFile), "NotoSans-Bold");
        Regular = FontFace.Load(Path.Combine(folder, RegularFile), "NotoSansSC-Regular", fallback);
        Bold = FontFace.Load(Path.Combine(folder, BoldFile), "NotoSansSC-Bold", fallbackBold);
    }

    internal FontFace Regular { get; }

    internal FontFace Bold { get; }

    /// <summary>
    /// The characters of a text that cannot be printed, each once, in the order in which they come; characters that have no shape by
    /// definition (joiners, variation selectors) and ends of lines are never among them. Empty where all can be printed.
    /// </summary>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public IReadOnlyList<Rune> Lacking(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<Rune> lacking = [];
        foreach (var rune in PlainText.Clean(text).EnumerateRunes())
        {
            if (rune.Value != '\n' && !(Has(Regular, rune) && Has(Bold, rune)) && !lacking.Contains(rune))
            {
                lacking.Add(rune);
            }
        }

        return lacking;
    }

    private static bool Has(FontFace face, Rune rune) => face.Advance(rune) is not null;

    /// <summary>The fonts in <paramref name="folder"/>, from memory when they were loaded before (22 MB).</summary>
    /// <exception cref="FileNotFoundException">The folder lacks one of the four files.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidDataException">One of them is not a font.</exception>
    public static FontSet Load(string folder)
    {
        var key = Path.GetFullPath(folder);
        try
        {
            return Loaded.GetOrAdd(key, path => new Lazy<FontSet>(() => new FontSet(path))).Value;
        }
        catch (Exception)
        {
            // A fault must not be remembered: the fonts may arrive later.
            Loaded.TryRemove(key, out _);
            throw;
        }
    }
}
