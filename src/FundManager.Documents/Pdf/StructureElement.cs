namespace FundManager.Documents.Pdf;

/// <summary>A node of the tree that says what the marks on the pages mean, in reading order.</summary>
internal sealed class StructureElement(string type)
{
    private readonly List<object> _kids = [];

    /// <summary>A standard structure type of PDF 1.7, for example TD.</summary>
    public string Type => type;

    /// <summary>Attribute dictionaries with their owner, for example /O/Table/Scope/Column; empty for none.</summary>
    public string Attributes { get; init; } = "";

    /// <summary>What a figure shows, for those who do not see it.</summary>
    public string? Alternative { get; init; }

    /// <summary>Language of the content where it is not the document's.</summary>
    public string? Language { get; init; }

    /// <summary>A name that no other element has; a note must have one.</summary>
    public string? Id { get; init; }

    /// <summary>Where a figure stands on its page; set when it is drawn.</summary>
    public string? Box { get; set; }

    /// <summary>In reading order: <see cref="StructureElement"/>, <see cref="MarkedContent"/>, <see cref="LinkAnnotation"/>.</summary>
    public IReadOnlyList<object> Kids => _kids;

    public StructureElement Add(StructureElement kid)
    {
        _kids.Add(kid);
        return kid;
    }

    public StructureElement Add(string kidType) => Add(new StructureElement(kidType));

    public void Add(MarkedContent content) => _kids.Add(content);

    public void Add(LinkAnnotation link) => _kids.Add(link);
}
