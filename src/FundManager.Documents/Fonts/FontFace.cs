using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;
using SkiaSharp;

namespace FundManager.Documents.Fonts;

/// <summary>One whole font file in memory with its metrics, all in thousandths of an em. Safe for many threads.</summary>
internal sealed class FontFace
{
    private const double None = -1;

    // Held on purpose: HarfBuzz and Skia read the bytes in place, which the collector does not see.
    private readonly byte[] _file;
    private readonly FontSubset _subset;
    private readonly Dictionary<Rune, (ushort Glyph, int Advance)> _latin;
    private readonly SKFont _font;
    private readonly Lock _fontLock = new();

    // Of the basic plane, where nearly all text is: NaN until it is measured, below 0 where there is no glyph.
    private readonly double[] _advances = new double[char.MaxValue + 1];
    private readonly ConcurrentDictionary<Rune, double> _rareAdvances = new();

    private FontFace(string name, byte[] file, FontFace? fallback)
    {
        Fallback = fallback;
        _file = file;
        _subset = new FontSubset(file);
        Name = name;
        Array.Fill(_advances, double.NaN);
        _latin = LatinForms.Of(file);
        // Read in place: the file is pinned and outlives the typeface.
        using var data = SKData.Create(Marshal.UnsafeAddrOfPinnedArrayElement(file, 0), file.Length);
        var typeface =
            SKTypeface.FromData(data) ?? throw new InvalidDataException($"{name} is not a font that can be read.");
        _font = Measuring(typeface);
        Ascent = -_font.Metrics.Ascent;
        Descent = -_font.Metrics.Descent;
        CapHeight = _font.Metrics.CapHeight;
        Box = [_font.Metrics.XMin, -_font.Metrics.Bottom, _font.Metrics.XMax, -_font.Metrics.Top];
    }

    /// <summary>The PostScript name under which the face stands in a document, without its subset tag.</summary>
    public string Name { get; }

    /// <summary>The face that draws what this one lacks; null for none.</summary>
    public FontFace? Fallback { get; }

    /// <summary>Above the baseline, positive.</summary>
    public double Ascent { get; }

    /// <summary>Below the baseline, negative.</summary>
    public double Descent { get; }

    /// <summary>Height of a Latin capital.</summary>
    public double CapHeight { get; }

    /// <summary>Left, bottom, right, top of a box that holds every glyph.</summary>
    public IReadOnlyList<double> Box { get; }

    /// <exception cref="FileNotFoundException">The file is not there.</exception>
    /// <exception cref="InvalidDataException">The file is no font.</exception>
    public static FontFace Load(string path, string name, FontFace? fallback = null)
    {
        using var source = File.OpenRead(path);
        // Pinned: HarfBuzz reads it in place, from many threads, for as long as the process lives.
        var file = GC.AllocateUninitializedArray<byte>(checked((int)source.Length), pinned: true);
        source.ReadExactly(file);
        return new FontFace(name, file, fallback);
    }

    /// <summary>Whether the face has a narrow form of a character, for use among Latin letters.</summary>
    public bool HasLatinForm(Rune rune) => _latin.ContainsKey(rune);

    /// <summary>Whether the font itself draws a character in its usual form.</summary>
    public bool HasGlyph(Rune rune)
    {
        lock (_fontLock)
        {
            return _font.GetGlyph(rune.Value) != 0;
        }
    }

    /// <summary>How far the pen moves after a character, or null when the font has none.</summary>
    public double? Advance(Glyph glyph) =>
        glyph.IsLatin && _latin.TryGetValue(glyph.Rune, out var form) ? Thousandths(form.Advance) : Advance(glyph.Rune);

    /// <summary>The face that draws a character: this one, or else the fallback.</summary>
    public FontFace Drawing(Rune rune) => Fallback is { } fallback && Own(rune) is null ? fallback : this;

    /// <summary>How far the pen moves after a character in its usual form, or null when neither this face nor the fallback has it.</summary>
    public double? Advance(Rune rune) => Own(rune) ?? Fallback?.Advance(rune);

    private double? Own(Rune rune)
    {
        if (!rune.IsBmp)
        {
            return Known(_rareAdvances.GetOrAdd(rune, Measure));
        }

        // Two threads may both measure: they find the same, and a double is written in one go.
        ref var advance = ref _advances[rune.Value];
        if (double.IsNaN(advance))
        {
            advance = Measure(rune);
        }

        return Known(advance);
    }

    /// <summary>A font file with these characters only, and the number of each glyph in that file, in the order given.</summary>
    public (byte[] File, IReadOnlyList<ushort> Glyphs) Subset(IReadOnlyList<Glyph> glyphs) =>
        _subset.Cut(glyphs.Where(glyph => !glyph.IsLatin).Select(glyph => glyph.Rune), [.. glyphs.Select(NumberOf)]);

    private ushort NumberOf(Glyph glyph)
    {
        if (glyph.IsLatin && _latin.TryGetValue(glyph.Rune, out var form))
        {
            return form.Glyph;
        }

        lock (_fontLock)
        {
            return NumberOf(glyph.Rune);
        }
    }

    /// <summary>0 where the font has none.</summary>
    private ushort NumberOf(Rune rune) =>
        _font.GetGlyph(rune.Value) is > 0 and var glyph ? glyph
        : SmallFigures.Plain(rune) is { } plain ? _font.GetGlyph(plain.Value)
        : (ushort)0;

    private static SKFont Measuring(SKTypeface typeface) =>
        new(typeface, 1000)
        {
            Hinting = SKFontHinting.None,
            Subpixel = true,
            LinearMetrics = true,
        };

    private static double? Known(double advance) => advance < 0 ? null : advance;

    private double Thousandths(double units) => units * 1000 / _font.Typeface.UnitsPerEm;

    private double Measure(Rune rune)
    {
        lock (_fontLock)
        {
            var glyph = NumberOf(rune);
            if (glyph == 0)
            {
                return None;
            }

            // Whole units of the font, as they stand in its file: the scaler leaves dust behind the point.
            var units = _font.GetGlyphWidths([glyph])[0] * _font.Typeface.UnitsPerEm / 1000;
            return Thousandths(Math.Round(units, MidpointRounding.AwayFromZero));
        }
    }
}
