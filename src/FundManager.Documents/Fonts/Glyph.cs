using System.Runtime.InteropServices;
using System.Text;

namespace FundManager.Documents.Fonts;

/// <summary>A character as a document shows it.</summary>
/// <param name="Rune">The character.</param>
/// <param name="IsLatin">Whether in the narrow form that quotes and dots have among Latin letters.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Glyph(Rune Rune, bool IsLatin);
