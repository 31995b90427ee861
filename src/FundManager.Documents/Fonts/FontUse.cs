using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FundManager.Documents.Fonts;

/// <summary>
/// The characters of one face that one document shows. Each gets a code of its own in order of first use, so two characters that
/// share a glyph (目 and the Kangxi radical ⽬) are both read back as what was written.
/// </summary>
internal sealed class FontUse(FontFace face, string resource)
{
    private readonly Dictionary<Rune, int> _codes = [];
    private readonly List<Rune> _runes = [];

    public FontFace Face => face;

    /// <summary>Name in the page's resources.</summary>
    public string Resource => resource;

    /// <summary>In order of their codes, which begin with 1: code 0 is the glyph for what is missing.</summary>
    public IReadOnlyList<Rune> Runes => _runes;

    /// <summary>The text as hexadecimal codes of four digits.</summary>
    public string Encode(string text)
    {
        var hex = new StringBuilder(text.Length * 4);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!_codes.TryGetValue(rune, out var code))
            {
                _runes.Add(rune);
                code = _runes.Count;
                _codes.Add(rune, code);
            }

            hex.Append(code.ToString("X4", CultureInfo.InvariantCulture));
        }

        return hex.ToString();
    }

    /// <summary>Six capitals and a plus, the same for the same characters.</summary>
    public string SubsetTag()
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(face.Name + string.Concat(_runes)));
        return string.Concat(hash.Take(6).Select(b => (char)('A' + (b % 26)))) + "+";
    }
}
