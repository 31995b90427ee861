using System.Globalization;
using System.Text;

namespace FundManager.Documents.Pdf;

/// <summary>How values are written in a PDF file.</summary>
internal static class PdfSyntax
{
    /// <summary>A number with at most two decimals.</summary>
    public static PdfNumber Number(double value) => new(value);

    /// <summary>Texts of one byte a character, one after another.</summary>
    public static byte[] Bytes(params ReadOnlySpan<StringBuilder> texts)
    {
        var length = 0;
        foreach (var text in texts)
        {
            length += text.Length;
        }

        var bytes = new byte[length];
        var written = 0;
        foreach (var text in texts)
        {
            foreach (var chunk in text.GetChunks())
            {
                written += Encoding.Latin1.GetBytes(chunk.Span, bytes.AsSpan(written));
            }
        }

        return bytes;
    }

    /// <summary>A text string for people, in UTF-16 with its mark.</summary>
    public static string Text(string value) => $"<FEFF{Utf16(value)}>";

    /// <summary>The hexadecimal digits of a text in UTF-16, most significant byte first.</summary>
    public static string Utf16(string value) => Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(value));

    /// <summary>A string of bytes, here only ASCII such as a language or an address.</summary>
    public static string Ascii(string value) =>
        $"({value.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("(", @"\(", StringComparison.Ordinal).Replace(")", @"\)", StringComparison.Ordinal)})";

    /// <summary>The tag of a language; Chinese by the region, which every reading aid knows.</summary>
    public static string Language(string tag) => Ascii(LanguageTag(tag));

    public static string LanguageTag(string tag) => tag == "zh-Hans" ? "zh-CN" : tag;

    /// <summary>An instant in UTC.</summary>
    public static string Date(DateTimeOffset instant) =>
        $"(D:{instant.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}Z)";

    public static string Reference(int number) => string.Create(CultureInfo.InvariantCulture, $"{number} 0 R");

    public static string Box(double left, double bottom, double right, double top) =>
        $"[{Number(left)} {Number(bottom)} {Number(right)} {Number(top)}]";
}
