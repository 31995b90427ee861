using System.Security.Cryptography;
using System.Text;

namespace FundManager.Documents.Fonts;

/// <summary>
/// The characters of one face that one document shows. Each gets a code of its own in order of first use, so two characters that
/// share a glyph (目 and the Kangxi radical ⽬) are both read back as what was written.
/// </summary>
internal sealed class FontUse(FontFace face, string resource)
{
    private readonly Dictionary<Glyph, int> _codes = [];
    private readonly List<Glyph> _glyphs = [];

    public FontFace Face => face;

    /// <summary>Name in the page's resources.</summary>
    public string Resource => resource;

    /// <summary>In order of their codes, which begin with 1: code 0 is the glyph for what is missing.</summary>
    public IReadOnlyList<Glyph> Glyphs => _glyphs;

    /// <summary>Writes the code of a character: four hexadecimal digits.</summary>
    /// <param name="content">Where to.</param>
    /// <param name="rune">What is shown.</param>
    /// <param name="isLatin">Whether quotes and dots take their narrow forms.</param>
    public void Write(StringBuilder content, Rune rune, bool isLatin)
    {
        var code = Code(new Glyph(rune, isLatin && face.HasLatinForm(rune)));
        content.Append([Digit(code >> 12), Digit(code >> 8), Digit(code >> 4), Digit(code)]);
    }

    /// <summary>Six capitals and a plus, the same for the same characters.</summary>
    public string SubsetTag()
    {
        var hash = SHA256.HashData(
            Encoding.UTF8.GetBytes(
                face.Name + string.Concat(_glyphs.Select(glyph => glyph.IsLatin ? $"{glyph.Rune}\0" : $"{glyph.Rune}"))
            )
        );
        return string.Concat(hash.Take(6).Select(b => (char)('A' + (b % 26)))) + "+";
    }

    private static char Digit(int value) => "0123456789ABCDEF"[value & 0xF];

    private int Code(Glyph glyph)
    {
        if (!_codes.TryGetValue(glyph, out var code))
        {
            _glyphs.Add(glyph);
            code = _glyphs.Count;
            _codes.Add(glyph, code);
        }

        return code;
    }
}
