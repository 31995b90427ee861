using System.Runtime.InteropServices;

namespace FundManager.Documents.Fonts;

/// <summary>
/// The subsetter inside HarfBuzzSharp's native library. HarfBuzzSharp ships and exports it without a managed face; the
/// package's version is pinned and a test fails when the export is gone.
/// </summary>
internal static partial class HarfBuzz
{
    internal const string Library = "libHarfBuzzSharp";

    /// <summary>HB_MEMORY_MODE_READONLY: the bytes belong to the caller, who keeps them where they are.</summary>
    internal const int MemoryModeReadOnly = 1;

    /// <summary>HB_SUBSET_FLAGS_NO_HINTING and HB_SUBSET_FLAGS_NO_LAYOUT_CLOSURE: glyphs are placed one by one, unhinted.</summary>
    internal const uint PlainGlyphs = 0x0001 | 0x0200;

    /// <summary>HB_SUBSET_SETS_DROP_TABLE_TAG.</summary>
    internal const int DroppedTables = 3;

    [LibraryImport(Library)]
    internal static partial nint hb_blob_create(nint data, uint length, int mode, nint userData, nint destroy);

    [LibraryImport(Library)]
    internal static partial void hb_blob_destroy(nint blob);

    [LibraryImport(Library)]
    internal static partial nint hb_blob_get_data(nint blob, out uint length);

    [LibraryImport(Library)]
    internal static partial nint hb_face_create(nint blob, uint index);

    [LibraryImport(Library)]
    internal static partial void hb_face_destroy(nint face);

    [LibraryImport(Library)]
    internal static partial nint hb_face_reference_blob(nint face);

    [LibraryImport(Library)]
    internal static partial nint hb_subset_preprocess(nint face);

    [LibraryImport(Library)]
    internal static partial nint hb_subset_input_create_or_fail();

    [LibraryImport(Library)]
    internal static partial nint hb_subset_input_unicode_set(nint input);

    [LibraryImport(Library)]
    internal static partial nint hb_subset_input_set(nint input, int set);

    [LibraryImport(Library)]
    internal static partial void hb_subset_input_set_flags(nint input, uint flags);

    [LibraryImport(Library)]
    internal static partial void hb_subset_input_destroy(nint input);

    [LibraryImport(Library)]
    internal static partial void hb_set_add(nint set, uint value);

    [LibraryImport(Library)]
    internal static partial nint hb_subset_input_glyph_set(nint input);

    [LibraryImport(Library)]
    internal static partial nint hb_subset_plan_create_or_fail(nint face, nint input);

    [LibraryImport(Library)]
    internal static partial nint hb_subset_plan_execute_or_fail(nint plan);

    [LibraryImport(Library)]
    internal static partial nint hb_subset_plan_old_to_new_glyph_mapping(nint plan);

    [LibraryImport(Library)]
    internal static partial void hb_subset_plan_destroy(nint plan);

    [LibraryImport(Library)]
    internal static partial uint hb_map_get(nint map, uint key);
}
