namespace FundManager.Documents.Text;

/// <summary>A link in a text. Each is one of its own, so that two neighbours with the same target stay two.</summary>
internal sealed class TextLink(object target, string text)
{
    /// <summary>A <see cref="Uri"/> or a place in the document.</summary>
    public object Target => target;

    public string Text => text;
}
