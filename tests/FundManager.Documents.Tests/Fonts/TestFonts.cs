using FundManager.Documents.Fonts;

namespace FundManager.Documents.Tests.Fonts;

/// <summary>The fonts that the build copies beside the tests.</summary>
internal static class TestFonts
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "fonts");

    public static FontSet All => FontSet.Load(Folder);
}
