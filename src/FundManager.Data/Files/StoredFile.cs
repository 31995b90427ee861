namespace FundManager.Data.Files;

/// <summary>A file of a case: its content lies in the file store under its hash, and is reached only through the case.</summary>
public sealed class StoredFile
{
    public const int NameMaxLength = 150;

    public required Guid Id { get; init; }

    public required string CaseKind { get; init; }

    public required Guid CaseId { get; init; }

    /// <summary>What it is for: "attachment", "evidence", "deliverable", "agreement", "payment", "reply".</summary>
    public required string Purpose { get; init; }

    public required string Name { get; init; }

    public required string ContentType { get; init; }

    public required long SizeBytes { get; init; }

    /// <summary>SHA-256 of the content, hexadecimal.</summary>
    public required string Hash { get; init; }

    public required Guid UploadedBy { get; init; }

    public required DateTimeOffset UploadedAt { get; init; }
}
