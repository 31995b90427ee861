using FundManager.Domain.Organisations;
using FundManager.Domain.Reviews.Calibration;

namespace FundManager.Domain.Calls;

/// <summary>On what terms one can apply. Frozen when the call is scheduled.</summary>
public sealed record CallTerms
{
    /// <summary>Whether an endorsing body must recommend each application.</summary>
    public bool RequiresEndorsement { get; init; } = true;

    /// <summary>How many applications one body may endorse; null for any number.</summary>
    public int? EndorserQuota { get; init; }

    /// <summary>Least that may be asked for, inclusive.</summary>
    public Money MinAmount { get; init; } = new(50_000m);

    /// <summary>Most that may be asked for, inclusive.</summary>
    public Money MaxAmount { get; init; } = new(2_000_000m);

    /// <summary>Planned inputs as a share of the amount asked for, at least; per cent, 0 or more, may pass 100.</summary>
    public decimal MatchingSharePercent { get; init; } = 50m;

    /// <summary>Which kinds of organisation may apply; none means all.</summary>
    public IReadOnlyList<OrganisationKind> OrganisationKinds { get; init; } = [];

    /// <summary>Which first-level regions (two digits, GB/T 2260) may apply; none means all.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Credit codes of organisations that may not apply.</summary>
    public IReadOnlyList<string> Barred { get; init; } = [];

    /// <summary>Whether a lead may have only one running award.</summary>
    public bool OneRunningAwardPerLead { get; init; } = true;

    /// <summary>Name of the scheme by which applications are scored.</summary>
    public string ReviewScheme { get; init; } = "review-standard";

    /// <summary>Name of the scheme by which critical checkpoints are scored.</summary>
    public string CheckpointScheme { get; init; } = "checkpoint-standard";

    /// <summary>Name of the appraisal framework of the awards.</summary>
    public string Framework { get; init; } = "cn-self-2020";

    /// <summary>What is shown beside the raw ranking, which decides; null for nothing.</summary>
    public CalibrationMethod? Calibration { get; init; }

    /// <summary>Reviews that each application needs.</summary>
    public int ReviewersPerApplication { get; init; } = 3;

    /// <summary>Calendar days that a reviewer has.</summary>
    public int ReviewDays { get; init; } = 14;

    /// <summary>Calendar days for which a decision is made public before an agreement is offered.</summary>
    public int PublicityDays { get; init; } = 7;

    /// <summary>Calendar days for which an offer stands.</summary>
    public int OfferDays { get; init; } = 30;

    /// <summary>For how many days after it an applicant may appeal against a screening or a decision; at least 1.</summary>
    public int AppealDays { get; init; } = 15;

    /// <summary>Calendar days for a clarification, a self-appraisal, a reply.</summary>
    public int AnswerDays { get; init; } = 10;
}
