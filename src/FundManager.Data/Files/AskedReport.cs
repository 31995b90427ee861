namespace FundManager.Data.Files;

/// <summary>A report that somebody asked for, or a batch of them: the row is its place in the queue, its progress, and later the file.</summary>
public sealed class AskedReport
{
    public const int MostAttempts = 3;

    public required Guid Id { get; init; }

    /// <summary>Name of the report.</summary>
    public required string Report { get; init; }

    public required string CaseKind { get; init; }

    /// <summary>Of which case; null for a batch of every case of <see cref="FundId"/>.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>Of which fund a batch is; null for one case.</summary>
    public Guid? FundId { get; init; }

    /// <summary>"en" or "zh-Hans".</summary>
    public required string Language { get; init; }

    /// <summary>"pdf" or "xlsx"; a batch is a ZIP of such files.</summary>
    public required string Format { get; init; }

    /// <summary>What the report is bound to where it can never read otherwise; one row for each then. Null where it can.</summary>
    public string? FrozenAs { get; init; }

    public required Guid AskedBy { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>From what conflicts of interest barred the asker when it was made: a batch that leaves out less than today is not handed out.</summary>
    public string Barring { get; set; } = "";

    public int Attempts { get; set; }

    /// <summary>How many files are written.</summary>
    public int Done { get; set; }

    /// <summary>How many there are to write; 0 while nobody counted.</summary>
    public int Total { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Code of a refusal where it came to nothing.</summary>
    public string? Fault { get; set; }

    /// <summary>SHA-256 of the content, hexadecimal; null while there is none.</summary>
    public string? Hash { get; set; }

    public long SizeBytes { get; set; }

    /// <summary>What a browser saves it as.</summary>
    public string FileName { get; set; } = "";
}
