using FundManager.Documents.Fonts;
using FundManager.Documents.Pdf;
using FundManager.Documents.Text;

namespace FundManager.Documents.Layout;

/// <summary>How documents look. All measures in points.</summary>
internal sealed class Theme(FontSet fonts, string language)
{
    public const double ShortSide = 595.28;
    public const double LongSide = 841.89;
    public const double SideMargin = 56;
    public const double TopMargin = 64;
    public const double BottomMargin = 62;
    public const double HeaderBaseline = 40;
    public const double FooterBaseline = 34;

    public const double BodySize = 10;
    public const double SmallSize = 8.5;
    public const double RunningSize = 8;
    public const double TableSize = 9;

    /// <summary>Distance of baselines in relation to the size: Chinese wants air between the lines.</summary>
    public const double Leading = 1.6;
    public const double TightLeading = 1.45;

    /// <summary>Where the baseline lies below a line's top, in relation to the line's height: text stands in its middle.</summary>
    public const double BaselineShare = 0.69;

    public const double ParagraphGap = 6;
    public const double BlockGap = 12;
    public const double ListIndent = 18;
    public const double CellPaddingX = 6;
    public const double CellPaddingY = 4;
    public const double HairLine = 0.5;
    public const double StrongLine = 1;

    public static readonly Colour Paper = new(0xff, 0xff, 0xff);
    public static readonly Colour Ink = new(0x1f, 0x29, 0x33);
    public static readonly Colour Quiet = new(0x5b, 0x67, 0x73);
    public static readonly Colour Brand = new(0x1f, 0x5a, 0x96);
    public static readonly Colour RuleColour = new(0xd0, 0xd6, 0xdc);
    public static readonly Colour FrameColour = new(0x8a, 0x94, 0x9e);
    public static readonly Colour HeaderFill = new(0xed, 0xf2, 0xf8);
    public static readonly Colour ZebraFill = new(0xf7, 0xf9, 0xfb);
    public static readonly Colour TrackFill = new(0xe9, 0xed, 0xf1);

    private static readonly Colour[] SeriesColours =
    [
        Brand,
        new(0xe0, 0x8e, 0x1b),
        new(0x2c, 0x94, 0x86),
        new(0xa8, 0x3f, 0x5b),
        new(0x7f, 0x9c, 0xc9),
        new(0x5b, 0x67, 0x73),
    ];

    public TextStyle Body { get; } = new(fonts.Regular, BodySize, Ink);

    public TextStyle BodyBold { get; } = new(fonts.Bold, BodySize, Ink);

    public TextStyle Lead { get; } = new(fonts.Regular, 12, Quiet);

    public TextStyle Note { get; } = new(fonts.Regular, SmallSize, Quiet);

    public TextStyle Running { get; } = new(fonts.Regular, RunningSize, Quiet);

    public TextStyle Gauge { get; } = new(fonts.Bold, 20, Ink);

    public TextStyle Watermark { get; } = new(fonts.Bold, 110, new Colour(0xf0, 0xf2, 0xf4));

    public TextStyle Cell { get; } = new(fonts.Regular, TableSize, Ink);

    public TextStyle CellBold { get; } = new(fonts.Bold, TableSize, Ink);

    public TextStyle CellLabel { get; } = new(fonts.Regular, TableSize, Quiet);

    public TextStyle Heading(int level) =>
        level switch
        {
            1 => new TextStyle(fonts.Bold, 19, Brand),
            2 => new TextStyle(fonts.Bold, 13.5, Brand),
            3 => new TextStyle(fonts.Bold, 11, Ink),
            4 => new TextStyle(fonts.Bold, BodySize, Ink),
            5 => new TextStyle(fonts.Bold, BodySize, Quiet),
            6 => new TextStyle(fonts.Regular, BodySize, Quiet),
            _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Headings have the levels 1 to 6."),
        };

    /// <summary>Space above a heading.</summary>
    public static double HeadingGap(int level) =>
        level switch
        {
            <= 2 => 22,
            3 => 14,
            _ => 10,
        };

    /// <summary>Colours that stay apart for most eyes, also in grey; markers and order help the others.</summary>
    public static Colour Series(int index) => SeriesColours[index % SeriesColours.Length];

    public TextStyle Bold(TextStyle style) => style with { Face = fonts.Bold };

    /// <summary>The style with the quotes that a text wants.</summary>
    /// <param name="style">How it looks.</param>
    /// <param name="text">What is set.</param>
    /// <param name="own">The text's language where that is not the document's.</param>
    public TextStyle For(TextStyle style, string text, string? own = null) =>
        style with
        {
            IsLatin = TextScript.IsLatin(text, own ?? language),
        };
}
