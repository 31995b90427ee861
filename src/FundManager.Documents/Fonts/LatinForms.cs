using System.Runtime.InteropServices;
using System.Text;
using HarfBuzzSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace FundManager.Documents.Fonts;

/// <summary>
/// The narrow forms of characters that Chinese and Latin text share. A font for Chinese draws quotes as wide as an ideograph and
/// keeps the others behind its feature pwid.
/// </summary>
internal static class LatinForms
{
    private const string Shared = "‘’“”…";

    /// <summary>The glyph and the advance of each character that has such a form, in units of the font.</summary>
    /// <param name="font">A whole font in memory that is pinned for the life of the process.</param>
    public static Dictionary<Rune, (ushort Glyph, int Advance)> Of(byte[] font)
    {
        using var blob = new Blob(
            Marshal.UnsafeAddrOfPinnedArrayElement(font, 0),
            font.Length,
            HarfBuzzSharp.MemoryMode.ReadOnly
        );
        using var face = new Face(blob, 0);
        using var shaper = new Font(face);
        var forms = new Dictionary<Rune, (ushort, int)>();
        foreach (var rune in Shared.EnumerateRunes())
        {
            var narrow = Shape(shaper, rune, 1);
            if (narrow != Shape(shaper, rune, 0))
            {
                forms.Add(rune, narrow);
            }
        }

        return forms;
    }

    private static (ushort Glyph, int Advance) Shape(Font font, Rune rune, uint proportional)
    {
        using var buffer = new Buffer();
        buffer.AddUtf16(rune.ToString());
        buffer.Direction = Direction.LeftToRight;
        buffer.Script = Script.Latin;
        buffer.Language = new Language("en");
        font.Shape(buffer, new Feature(Tag.Parse("pwid"), proportional));
        return ((ushort)buffer.GlyphInfos[0].Codepoint, buffer.GlyphPositions[0].XAdvance);
    }
}
