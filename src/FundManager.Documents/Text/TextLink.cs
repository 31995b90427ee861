using FundManager.Documents.Layout;

namespace FundManager.Documents.Text;

/// <summary>A link in a text. Each is one of its own, so that two neighbours with the same target stay two.</summary>
internal sealed class TextLink(object target, string text)
{
    /// <summary>A <see cref="Uri"/> or a place in the document.</summary>
    public object Target => target;

    public string Text => text;

    /// <summary>The note that it leads to, where that is printed at the foot of the page.</summary>
    public NoteMark? FootNote { get; init; }
}
