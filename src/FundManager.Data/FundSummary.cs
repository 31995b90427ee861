namespace FundManager.Data;

/// <summary>What the leader's page shows of a fund, counted a minute ago: no page sums over everything.</summary>
public sealed class FundSummary
{
    public required Guid FundId { get; init; }

    /// <summary>JSON of the figures.</summary>
    public required string Body { get; set; }

    public required DateTimeOffset MadeAt { get; set; }
}
