namespace FundManager.Documents.Text;

/// <summary>A link in a text. Each is one of its own, so that two neighbours with the same target stay two.</summary>
internal sealed class TextLink(Uri target, string text)
{
    public Uri Target => target;

    public string Text => text;
}
