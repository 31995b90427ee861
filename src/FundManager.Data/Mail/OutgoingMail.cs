namespace FundManager.Data.Mail;

/// <summary>A mail to be sent: the row is the queue. Written with the act that causes it, sent by a job.</summary>
public sealed class OutgoingMail
{
    public required Guid Id { get; init; }

    public required string To { get; init; }

    public required string Subject { get; init; }

    public required string Body { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Names the occasion, so that the same mail is not queued twice; null where each occasion is its own.</summary>
    public string? Key { get; init; }

    public DateTimeOffset? SentAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>The same at each attempt, so that a mail which went twice is known as one.</summary>
    public string MessageId => $"{Id:N}@fundmanager";
}
