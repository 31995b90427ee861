using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.Ledger;

namespace FundManager.Web.Reports.Appraisals;

/// <summary>What the report of an appraisal tells.</summary>
public sealed partial record AppraisalContent : ReportContent
{
    public required AppraisalStage Stage { get; init; }

    /// <summary>The number of the published appraisal that it corrects; null for none.</summary>
    public required string? Corrects { get; init; }

    public required AppraisalOutcome? Outcome { get; init; }

    public required ReportAward Award { get; init; }

    public required FrozenContent Frozen { get; init; }

    public required AppraisalFramework Framework { get; init; }

    /// <summary>What the recipient entered; null where no self-appraisal came in time.</summary>
    public required AppraisalEntries? Self { get; init; }

    public required decimal? SelfTotal { get; init; }

    public required string Opinion { get; init; }

    public required string Reply { get; init; }

    public required LocalText Appraiser { get; init; }

    public required LocalText? Approver { get; init; }

    public required ReportSeal Seal { get; init; }

    public required DateTimeOffset? PublishedAt { get; init; }

    public required IReadOnlyList<ReportInput> Inputs { get; init; }

    /// <summary>Where the award's money was when the appraisal became final; places without money are left out.</summary>
    public required IReadOnlyList<(Place Place, Money Amount)> Money { get; init; }

    public required IReadOnlyList<ReportFinding> Findings { get; init; }

    public required IReadOnlyList<ReportFile> Evidence { get; init; }
}

/// <summary>The award as its agreement stood when the appraisal became final.</summary>
public sealed record ReportAward(string Number, LocalText Recipient)
{
    public required Money Amount { get; init; }

    public required DateOnly StartsOn { get; init; }

    public required DateOnly EndsOn { get; init; }
}

/// <summary>The frozen version and its place in the history of the case.</summary>
/// <param name="Hash">Of framework, inputs and result.</param>
/// <param name="EventNumber">Which entry of the history.</param>
/// <param name="EventHash">The hash of that entry, which holds all before it.</param>
/// <param name="At">When.</param>
public sealed record ReportSeal(string Hash, int EventNumber, string EventHash, DateTimeOffset At);

/// <summary>Inputs of one kind, planned in the agreement and verified on the spot.</summary>
public sealed record ReportInput(InputKind Kind, Money Planned, Money Verified);

/// <summary>A finding on the award; the text of one that the program raised is the key of a sentence.</summary>
public sealed record ReportFinding(string Number, Severity Severity, string Text, bool IsClosed);
