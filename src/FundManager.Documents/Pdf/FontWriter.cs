using System.Globalization;
using System.Text;
using FundManager.Documents.Fonts;

namespace FundManager.Documents.Pdf;

/// <summary>Embeds what a document shows of one face, with the way back from its codes to the characters.</summary>
internal sealed class FontWriter(PdfFile file)
{
    // A CMap may list at most this many characters in one block.
    private const int MappingsPerBlock = 100;

    // Symbolic: the codes are our own, not those of a known set.
    private const int Symbolic = 4;

    /// <returns>The number of the font in the file.</returns>
    public int Write(FontUse use)
    {
        var (program, glyphs) = use.Face.Subset(use.Glyphs);
        var name = use.SubsetTag() + use.Face.Name;
        var programNumber = file.AddStream(
            string.Create(CultureInfo.InvariantCulture, $"/Length1 {program.Length}"),
            program
        );
        var descriptor = file.Add(Descriptor(use.Face, name, programNumber));
        var toGlyph = file.AddStream("", GlyphTable(glyphs));
        var toUnicode = file.AddStream("", Encoding.ASCII.GetBytes(CharacterMap(use)));
        var widths = string.Join(' ', use.Glyphs.Select(glyph => PdfSyntax.Number(use.Face.Advance(glyph)!.Value)));
        var descendant = file.Add(
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                + $"/FontDescriptor {PdfSyntax.Reference(descriptor)}/CIDToGIDMap {PdfSyntax.Reference(toGlyph)}/DW 1000/W[1[{widths}]]>>"
        );
        return file.Add(
            $"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{PdfSyntax.Reference(descendant)}]"
                + $"/ToUnicode {PdfSyntax.Reference(toUnicode)}>>"
        );
    }

    private static string Descriptor(FontFace face, string name, int program) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"<</Type/FontDescriptor/FontName/{name}/Flags {Symbolic}/FontBBox{PdfSyntax.Box(face.Box[0], face.Box[1], face.Box[2], face.Box[3])}"
        )
        + $"/ItalicAngle 0/Ascent {PdfSyntax.Number(face.Ascent)}/Descent {PdfSyntax.Number(face.Descent)}"
        + $"/CapHeight {PdfSyntax.Number(face.CapHeight)}/StemV 80/FontFile2 {PdfSyntax.Reference(program)}>>";

    /// <summary>Two bytes a code, from code 0.</summary>
    private static byte[] GlyphTable(IReadOnlyList<ushort> glyphs) =>
        [0, 0, .. glyphs.SelectMany(glyph => new[] { (byte)(glyph >> 8), (byte)(glyph & 0xFF) })];

    private static string CharacterMap(FontUse use)
    {
        var map = new StringBuilder(
            """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
            /CMapName /FundManager-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange

            """
        );
        foreach (var block in use.Glyphs.Select((glyph, i) => (glyph.Rune, Code: i + 1)).Chunk(MappingsPerBlock))
        {
            map.Append(CultureInfo.InvariantCulture, $"{block.Length} beginbfchar\n");
            foreach (var (rune, code) in block)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{code:X4}> <{PdfSyntax.Utf16(rune.ToString())}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
