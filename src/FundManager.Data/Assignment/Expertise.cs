namespace FundManager.Data.Assignment;

/// <summary>What somebody who reviews knows, as said by himself.</summary>
public sealed class Expertise
{
    public const int WordsMaxLength = 1000;

    public const int MostDisciplines = 3;

    public required Guid UserId { get; init; }

    /// <summary>Codes of GB/T 13745.</summary>
    public IReadOnlyList<string> Disciplines { get; set; } = [];

    /// <summary>Key words in either language.</summary>
    public string Words { get; set; } = "";

    /// <summary>What the person brings beside the field: of <see cref="Attributes"/>.</summary>
    public IReadOnlyList<string> Brings { get; set; } = [];

    /// <summary>What a round can ask for.</summary>
    public static IReadOnlyList<string> Attributes { get; } = ["finance", "industry"];
}
