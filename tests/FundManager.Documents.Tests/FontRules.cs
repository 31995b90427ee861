using System.Text;
using System.Text.RegularExpressions;
using SkiaSharp;
using UglyToad.PdfPig.Tokens;

namespace FundManager.Documents.Tests;

/// <summary>What the standards ask of fonts: embedded, readable back, with the widths of the program inside.</summary>
internal sealed partial class FontRules(PdfObjects objects, List<string> broken)
{
    // ISO 19005-2, 6.2.11.5: a thousandth of an em; and what two decimals round away.
    private const double Tolerance = 1.01;

    public void Check(DictionaryToken page)
    {
        var resources = objects.Get<DictionaryToken>(page, "Resources")!;
        foreach (var (name, token) in objects.Get<DictionaryToken>(resources, "Font")!.Data)
        {
            CheckFont(name, (DictionaryToken)objects.Resolve(token));
        }
    }

    private void Ask(bool holds, string rule)
    {
        if (!holds)
        {
            broken.Add(rule);
        }
    }

    private void CheckFont(string name, DictionaryToken font)
    {
        var baseName = objects.Get<NameToken>(font, "BaseFont")!.Data;
        Ask(SubsetName().IsMatch(baseName), $"{name}: name of a subset");
        var descendant = (DictionaryToken)objects.Resolve(objects.Get<ArrayToken>(font, "DescendantFonts")!.Data[0]);
        var descriptor = objects.Get<DictionaryToken>(descendant, "FontDescriptor")!;
        Ask(objects.Get<NameToken>(descriptor, "FontName")!.Data == baseName, $"{name}: one name");
        var program = objects.Get<StreamToken>(descriptor, "FontFile2");
        var map = objects.Get<StreamToken>(font, "ToUnicode");
        var glyphs = objects.Get<StreamToken>(descendant, "CIDToGIDMap");
        if (program is null || map is null || glyphs is null)
        {
            broken.Add($"{name}: embedded with the ways to glyphs and characters");
            return;
        }

        var widths = ((ArrayToken)objects.Get<ArrayToken>(descendant, "W")!.Data[1]).Data.Cast<NumericToken>().ToList();
        CheckCharacters(name, Encoding.ASCII.GetString(PdfObjects.Bytes(map)), widths.Count);
        CheckWidths(name, PdfObjects.Bytes(program), PdfObjects.Bytes(glyphs), widths);
    }

    private void CheckCharacters(string name, string map, int codes)
    {
        var characters = Mapping()
            .Matches(map[map.IndexOf("endcodespacerange", StringComparison.Ordinal)..])
            .Select(match => match.Groups[2].Value)
            .ToList();
        Ask(characters.Count == codes, $"{name}: each code has a character");
        Ask(!characters.Exists(hex => hex is "0000" or "FEFF" or "FFFE"), $"{name}: characters are characters");
    }

    private void CheckWidths(string name, byte[] program, byte[] glyphs, List<NumericToken> widths)
    {
        using var data = SKData.CreateCopy(program);
        using var typeface = SKTypeface.FromData(data);
        using var font = new SKFont(typeface, 1000) { Hinting = SKFontHinting.None, LinearMetrics = true };
        for (var code = 1; code <= widths.Count; code++)
        {
            var glyph = (ushort)((glyphs[2 * code] << 8) | glyphs[(2 * code) + 1]);
            Ask(glyph > 0, $"{name}: code {code} has a glyph");
            var width = font.GetGlyphWidths([glyph])[0];
            Ask(Math.Abs(width - widths[code - 1].Double) < Tolerance, $"{name}: width of code {code}");
        }
    }

    [GeneratedRegex(@"^[A-Z]{6}\+NotoSansSC-(Regular|Bold)$")]
    private static partial Regex SubsetName();

    [GeneratedRegex("^<([0-9A-F]{4})> <([0-9A-F]+)>$", RegexOptions.Multiline)]
    private static partial Regex Mapping();
}
