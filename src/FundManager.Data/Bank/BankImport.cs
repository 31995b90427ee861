namespace FundManager.Data.Bank;

/// <summary>A file from a bank, as it was read: who brought it, and what is in it. Read whole or not at all; its lines are the queue of what is still to be booked.</summary>
public sealed class BankImport
{
    public const int MostAttempts = 5;

    public required Guid Id { get; init; }

    /// <summary>As it was called.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the content, hexadecimal: the same file is read once.</summary>
    public required string Hash { get; init; }

    public required long SizeBytes { get; init; }

    /// <summary>The message and its version, like "camt.053.001.08", or the profile by which a table was read.</summary>
    public required string Version { get; init; }

    public required Guid UploadedBy { get; init; }

    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>How many lines it has, without those that another file brought before.</summary>
    public required int Lines { get; init; }

    /// <summary>How many lines another file brought before.</summary>
    public required int Known { get; init; }

    /// <summary>How often booking was begun.</summary>
    public int Attempts { get; set; }

    /// <summary>When everything that could be booked was booked; null while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}
