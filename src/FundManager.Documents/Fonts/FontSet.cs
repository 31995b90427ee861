using System.Collections.Concurrent;

namespace FundManager.Documents.Fonts;

/// <summary>The regular and bold face that documents are set in. Loaded once a process for each folder; safe for many threads.</summary>
public sealed class FontSet
{
    /// <summary>File of the regular face in the folder of fonts.</summary>
    public const string RegularFile = "NotoSansSC_400Regular.ttf";

    /// <summary>File of the bold face in the folder of fonts.</summary>
    public const string BoldFile = "NotoSansSC_700Bold.ttf";

    private static readonly ConcurrentDictionary<string, Lazy<FontSet>> Loaded = new(StringComparer.Ordinal);

    private FontSet(string folder)
    {
        Regular = FontFace.Load(Path.Combine(folder, RegularFile), "NotoSansSC-Regular");
        Bold = FontFace.Load(Path.Combine(folder, BoldFile), "NotoSansSC-Bold");
    }

    internal FontFace Regular { get; }

    internal FontFace Bold { get; }

    /// <summary>The fonts in <paramref name="folder"/>, from memory when they were loaded before (20 MB).</summary>
    /// <exception cref="FileNotFoundException">The folder lacks one of the two files.</exception>
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
