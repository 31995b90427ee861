namespace FundManager.Domain.Applications;

/// <summary>What an applicant typed, as typed: a draft keeps every word, also one that is no number yet.</summary>
/// <remarks>Amounts, dates and counts are text here; <see cref="Proposal.From"/> reads them once everything is in order.</remarks>
public sealed record ApplicationForm
{
    /// <summary>Longest title in characters, each language.</summary>
    public const int TitleMaxLength = 120;

    /// <summary>Longest summary in characters.</summary>
    public const int SummaryMaxLength = 2000;

    /// <summary>Longest line of text: names, deliverables, headings.</summary>
    public const int LineMaxLength = 200;

    /// <summary>Most rows of any list in the form.</summary>
    public const int MaxRows = 30;

    /// <summary>Title in English.</summary>
    public string TitleEn { get; init; } = "";

    /// <summary>Title in Chinese.</summary>
    public string TitleZh { get; init; } = "";

    /// <summary>What, for whom, to what effect.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Who answers for the work.</summary>
    public string LeadName { get; init; } = "";

    /// <summary>Where decisions are sent; also tells one lead from another.</summary>
    public string LeadEmail { get; init; } = "";

    /// <summary>The lead's position.</summary>
    public string LeadPosition { get; init; } = "";

    /// <summary>The others who do the work.</summary>
    public IReadOnlyList<TeamRow> Team { get; init; } = [];

    /// <summary>Organisations that do part of it.</summary>
    public IReadOnlyList<PartnerRow> Partners { get; init; } = [];

    /// <summary>First-level discipline, three digits of GB/T 13745.</summary>
    public string Discipline { get; init; } = "";

    /// <summary>First-level region where most of the work is done, two digits of GB/T 2260.</summary>
    public string Region { get; init; } = "";

    /// <summary>First day of the term, yyyy-MM-dd.</summary>
    public string StartsOn { get; init; } = "";

    /// <summary>Length of the term in months.</summary>
    public string TermMonths { get; init; } = "";

    /// <summary>Planned costs.</summary>
    public IReadOnlyList<BudgetRow> Budget { get; init; } = [];

    /// <summary>What the recipient and its partners will put in.</summary>
    public IReadOnlyList<InputRow> Inputs { get; init; } = [];

    /// <summary>Agreed events.</summary>
    public IReadOnlyList<MilestoneRow> Milestones { get; init; } = [];

    /// <summary>What success is measured by.</summary>
    public IReadOnlyList<IndicatorRow> Indicators { get; init; } = [];

    /// <summary>When which part of the money is wanted, and on what conditions.</summary>
    public IReadOnlyList<TrancheRow> Tranches { get; init; } = [];

    /// <summary>Persons who must not review it.</summary>
    public IReadOnlyList<AvoidedRow> Avoided { get; init; } = [];

    /// <summary>The endorsing body chosen; "" for none yet.</summary>
    public string EndorserId { get; init; } = "";
}

/// <summary>One member of the team, as typed.</summary>
public sealed record TeamRow(string Name = "", string Task = "");

/// <summary>One partner, as typed.</summary>
public sealed record PartnerRow(string Name = "", string Task = "");

/// <summary>One planned cost, as typed: what, under which heading, from the fund and from own means.</summary>
public sealed record BudgetRow(string What = "", string Heading = "", string FromFund = "", string Own = "");

/// <summary>One planned input, as typed: a name of <see cref="Awards.InputKind"/>, what, amount, the day, and where a rate comes from.</summary>
public sealed record InputRow(
    string Kind = "",
    string What = "",
    string Amount = "",
    string DueOn = "",
    string RateSource = ""
);

/// <summary>One milestone, as typed. <paramref name="Checkpoint"/> is "true" for one that reviewers score.</summary>
public sealed record MilestoneRow(
    string Title = "",
    string DueOn = "",
    string Deliverable = "",
    string Checkpoint = ""
);

/// <summary>One indicator, as typed: block and level of the framework, operator, target, unit, source, weight.</summary>
public sealed record IndicatorRow(
    string Name = "",
    string Level1 = "",
    string Level2 = "",
    string Operator = "",
    string Target = "",
    string Unit = "",
    string Source = "",
    string Weight = ""
);

/// <summary>One tranche, as typed: amount, planned day, share of inputs asked for (per cent), numbers of milestones asked for.</summary>
public sealed record TrancheRow(
    string Amount = "",
    string PlannedOn = "",
    string InputShare = "",
    string Milestones = ""
);

/// <summary>One person to be avoided, as typed.</summary>
public sealed record AvoidedRow(string Name = "", string Reason = "");
