using FundManager.Domain.Ledger;

namespace FundManager.Data.Ledger;

/// <summary>Something in the history, the ledger or its seals that is not as it was written.</summary>
/// <param name="Code">One of <see cref="LedgerFaults"/>.</param>
public sealed record LedgerFault(string Code)
{
    /// <summary>The case; of a balance its owner, which is a fund or an award and so a case too.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>Kind and number, like "award FM-2026-0137"; null where the case's row is gone.</summary>
    public string? Case { get; init; }

    public int? Event { get; init; }

    /// <summary>The posting's line within its event, from 1.</summary>
    public int? Line { get; init; }

    public Place? Place { get; init; }

    public int? Seal { get; init; }

    /// <summary>What the database holds, or the file of seals.</summary>
    public string? Found { get; init; }

    /// <summary>What follows from the events, or from the seal.</summary>
    public string? Expected { get; init; }

    /// <summary>One sentence for the command line.</summary>
    public string Text => $"{Where}: {What}.";

    private string Where =>
        string.Join(
            ", ",
            new[]
            {
                Seal is null ? null : $"seal {Seal}",
                CaseId is null ? null : $"{Case ?? "case"} ({CaseId})",
                Event is null ? null : $"event {Event}",
                Line is null ? null : $"posting {Line}",
                Place is null ? null : $"balance at {Place}",
            }.Where(part => part is not null)
        );

    private string What =>
        Code switch
        {
            LedgerFaults.EventMissing => "the event is missing",
            LedgerFaults.EventTooMany => $"the event is one too many, the case's row counts {Expected}",
            LedgerFaults.EventAltered => "the hash does not follow from the text and the event before",
            LedgerFaults.EventElsewhere => $"the text belongs to {Found}",
            LedgerFaults.EventUnreadable => $"the text cannot be read ({Found})",
            LedgerFaults.CaseMissing => $"{Found} events and no row of the case",
            LedgerFaults.HeadAltered => "the case's row has another hash than its last event",
            LedgerFaults.StateAltered => $"the case's row says {Found}, its last event {Expected}",
            LedgerFaults.MoneyElsewhere => $"{Found}, the states of its payments say {Expected}",
            LedgerFaults.PostingMissing => $"not there, the event says {Expected}",
            LedgerFaults.PostingTooMany => $"{Found} is not in the event",
            LedgerFaults.PostingAltered => $"{Found}, the event says {Expected}",
            LedgerFaults.BalanceAltered => $"{Found}, the events say {Expected}",
            LedgerFaults.SealMissing => "the seal is missing",
            LedgerFaults.SealedAltered => $"an event from {Expected} on was rewritten after it was sealed",
            LedgerFaults.SealedMissing => "the event was sealed and is gone",
            LedgerFaults.SealAltered => "its root does not follow from its leaves and the seal before",
            LedgerFaults.SealFileDiffers => $"the file outside of the database says {Found}, the database {Expected}",
            _ => throw new InvalidOperationException($"No sentence for {Code}."),
        };
}

/// <summary>The kinds of faults.</summary>
public static class LedgerFaults
{
    public const string EventMissing = "event-missing";
    public const string EventTooMany = "event-too-many";
    public const string EventAltered = "event-altered";
    public const string EventElsewhere = "event-elsewhere";
    public const string EventUnreadable = "event-unreadable";
    public const string CaseMissing = "case-missing";
    public const string HeadAltered = "head-altered";
    public const string StateAltered = "state-altered";
    public const string MoneyElsewhere = "money-elsewhere";
    public const string PostingMissing = "posting-missing";
    public const string PostingTooMany = "posting-too-many";
    public const string PostingAltered = "posting-altered";
    public const string BalanceAltered = "balance-altered";
    public const string SealMissing = "seal-missing";
    public const string SealedAltered = "sealed-event-altered";
    public const string SealedMissing = "sealed-event-missing";
    public const string SealAltered = "seal-altered";
    public const string SealFileDiffers = "seal-file-differs";
}
