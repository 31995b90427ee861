namespace FundManager.Web.Features.Cases;

public enum MoveFieldKind
{
    /// <summary>Several lines of text; the field named "reason" becomes the reason of the act.</summary>
    LongText,
    Text,
    Amount,
    Number,
    Day,
    Choice,
    Password,
    Confirmation,
    File,
}

/// <summary>One field of the form of a move. Label and hint are the texts "fields.{Name}" and "fields.{Name}_hint".</summary>
public sealed record MoveField(string Name, MoveFieldKind Kind)
{
    public const int TextMaxLength = 2000;

    public bool IsRequired { get; init; } = true;

    /// <summary>What the form shows first.</summary>
    public string Default { get; init; } = "";

    public int MaxLength { get; init; } = TextMaxLength;

    /// <summary>For a choice: values with the keys of their texts.</summary>
    public IReadOnlyList<(string Value, string TextKey)> Choices { get; init; } = [];

    /// <summary>Why; asked of whoever ends or returns something.</summary>
    public static MoveField Reason { get; } = new("reason", MoveFieldKind.LongText);

    /// <summary>A remark that may be left out.</summary>
    public static MoveField Note { get; } = new("reason", MoveFieldKind.LongText) { IsRequired = false };
}
