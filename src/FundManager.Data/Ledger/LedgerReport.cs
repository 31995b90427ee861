namespace FundManager.Data.Ledger;

/// <summary>What a verification saw.</summary>
/// <param name="Cases">Cases with a row or with events.</param>
/// <param name="Events">Events whose hash was computed again.</param>
/// <param name="Postings">Postings that the events contain.</param>
/// <param name="Balances">Balance rows compared.</param>
/// <param name="Seals">Seals checked.</param>
/// <param name="FaultCount">All faults, also those that are not in <paramref name="Faults"/>.</param>
/// <param name="Faults">The first of them, by case and event.</param>
/// <param name="Duration">How long it took.</param>
public sealed record LedgerReport(
    long Cases,
    long Events,
    long Postings,
    long Balances,
    long Seals,
    long FaultCount,
    IReadOnlyList<LedgerFault> Faults,
    TimeSpan Duration
)
{
    public bool IsSound => FaultCount == 0;
}
