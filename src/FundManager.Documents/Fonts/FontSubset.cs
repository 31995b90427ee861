using System.Runtime.InteropServices;
using System.Text;

namespace FundManager.Documents.Fonts;

/// <summary>Cuts a font of ten megabytes to the glyphs that a document shows. Safe for many threads.</summary>
internal sealed class FontSubset
{
    // Tables that only a shaper reads; viewers draw the glyphs that we name.
    private static readonly string[] ShaperTables = ["GSUB", "GPOS", "GDEF", "vhea", "vmtx", "VORG", "BASE"];

    // Read once and never again: what each cut would otherwise find out anew costs more than the cut. It is kept for the life of
    // the process, as is the font itself.
    private readonly nint _face;

    /// <param name="font">A whole TrueType font in memory that is pinned for the life of the process.</param>
    public FontSubset(byte[] font)
    {
        var blob = HarfBuzz.hb_blob_create(
            Marshal.UnsafeAddrOfPinnedArrayElement(font, 0),
            (uint)font.Length,
            HarfBuzz.MemoryModeReadOnly,
            0,
            0
        );
        var face = HarfBuzz.hb_face_create(blob, 0);
        HarfBuzz.hb_blob_destroy(blob);
        _face = HarfBuzz.hb_subset_preprocess(face);
        HarfBuzz.hb_face_destroy(face);
    }

    /// <param name="runes">The characters to keep in their usual forms.</param>
    /// <param name="glyphs">The glyphs to keep, by their numbers in the whole font.</param>
    /// <returns>The font, and the number that each of the glyphs has in it.</returns>
    public (byte[] File, IReadOnlyList<ushort> Glyphs) Cut(IEnumerable<Rune> runes, IReadOnlyList<ushort> glyphs)
    {
        var input = HarfBuzz.hb_subset_input_create_or_fail();
        nint plan = 0;
        try
        {
            Describe(input, runes, glyphs);
            plan = HarfBuzz.hb_subset_plan_create_or_fail(_face, input);
            var subset = plan == 0 ? 0 : HarfBuzz.hb_subset_plan_execute_or_fail(plan);
            if (subset == 0)
            {
                throw new InvalidOperationException("The font could not be cut.");
            }

            var numbers = HarfBuzz.hb_subset_plan_old_to_new_glyph_mapping(plan);
            return (TakeFile(subset), [.. glyphs.Select(glyph => (ushort)HarfBuzz.hb_map_get(numbers, glyph))]);
        }
        finally
        {
            HarfBuzz.hb_subset_plan_destroy(plan);
            HarfBuzz.hb_subset_input_destroy(input);
        }
    }

    private static void Describe(nint input, IEnumerable<Rune> runes, IEnumerable<ushort> glyphs)
    {
        HarfBuzz.hb_subset_input_set_flags(input, HarfBuzz.PlainGlyphs);
        var kept = HarfBuzz.hb_subset_input_unicode_set(input);
        foreach (var rune in runes)
        {
            HarfBuzz.hb_set_add(kept, (uint)rune.Value);
        }

        var drawn = HarfBuzz.hb_subset_input_glyph_set(input);
        foreach (var glyph in glyphs)
        {
            HarfBuzz.hb_set_add(drawn, glyph);
        }

        var dropped = HarfBuzz.hb_subset_input_set(input, HarfBuzz.DroppedTables);
        foreach (var table in ShaperTables)
        {
            HarfBuzz.hb_set_add(dropped, Tag(table));
        }
    }

    private static uint Tag(string name) => (uint)((name[0] << 24) | (name[1] << 16) | (name[2] << 8) | name[3]);

    private static byte[] TakeFile(nint subset)
    {
        var blob = HarfBuzz.hb_face_reference_blob(subset);
        try
        {
            var data = HarfBuzz.hb_blob_get_data(blob, out var length);
            var file = new byte[length];
            Marshal.Copy(data, file, 0, file.Length);
            return file;
        }
        finally
        {
            HarfBuzz.hb_blob_destroy(blob);
            HarfBuzz.hb_face_destroy(subset);
        }
    }
}
