using FundManager.Documents.Pdf;

namespace FundManager.Documents.Layout;

/// <summary>A note with its number.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">What it says.</param>
/// <param name="IsAtFoot">Whether it is printed at the foot of the page that refers to it.</param>
internal sealed record NoteMark(int Number, string Text, bool IsAtFoot)
{
    /// <summary>Where it is printed.</summary>
    public PageDestination Place { get; } = new();

    public string Label => FormattableString.Invariant($"[{Number}]");
}
