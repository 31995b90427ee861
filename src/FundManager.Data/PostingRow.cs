using FundManager.Domain.Ledger;

namespace FundManager.Data;

/// <summary>A posting as the database keeps it, derived from its event. Read only.</summary>
public sealed class PostingRow
{
    private PostingRow() { }

    public Guid CaseId { get; private set; }

    public int EventNumber { get; private set; }

    public short Line { get; private set; }

    public Guid FundId { get; private set; }

    public Guid? CallId { get; private set; }

    public Guid? AwardId { get; private set; }

    public Place FromPlace { get; private set; }

    public Place ToPlace { get; private set; }

    public decimal Amount { get; private set; }
}
