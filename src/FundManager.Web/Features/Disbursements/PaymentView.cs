using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.Disbursements;
using FundManager.Domain.Organisations;
using FundManager.Web.Features.Awards;

namespace FundManager.Web.Features.Disbursements;

/// <summary>What the page of a payment shows besides its frame.</summary>
public sealed record PaymentView
{
    public required Award Award { get; init; }

    public required Organisation Recipient { get; init; }

    public required int TrancheCount { get; init; }

    /// <summary>What remains of the award.</summary>
    public required Money Obligated { get; init; }

    /// <summary>The conditions: as they stand now, after the release as they stood then.</summary>
    public required GateView Gate { get; init; }

    /// <summary>"" while it is not released.</summary>
    public required string PaymentNumber { get; init; }

    /// <summary>Another organisation whose account has the same name and another number; null for none.</summary>
    public LocalText? SameName { get; init; }

    /// <summary>What the bank was told, the latest first.</summary>
    public required IReadOnlyList<PaymentInstruction> Told { get; init; }

    public required IReadOnlyList<DutyView> Duties { get; init; }
}

/// <summary>One step of a payment that must be another person's.</summary>
/// <param name="Name">Key of the step, like "Prepare".</param>
/// <param name="Rule">Who may do it, as a sentence.</param>
/// <param name="People">Who did it.</param>
/// <param name="Needed">How many must do it.</param>
public sealed record DutyView(string Name, string Rule, IReadOnlyList<string> People, int Needed = 1)
{
    public int Missing => Math.Max(0, Needed - People.Count);
}
