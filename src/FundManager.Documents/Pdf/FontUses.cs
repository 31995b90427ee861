using FundManager.Documents.Fonts;

namespace FundManager.Documents.Pdf;

/// <summary>The faces that one document shows.</summary>
internal sealed class FontUses(FontSet fonts)
{
    private readonly FontUse _regular = new(fonts.Regular, "F1");
    private readonly FontUse _bold = new(fonts.Bold, "F2");

    /// <summary>The faces that show at least one character.</summary>
    public IEnumerable<FontUse> Used => new[] { _regular, _bold }.Where(use => use.Glyphs.Count > 0);

    public FontUse Of(FontFace face) => face == _bold.Face ? _bold : _regular;
}
