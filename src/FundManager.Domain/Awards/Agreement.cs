using FundManager.Domain.Applications;

namespace FundManager.Domain.Awards;

/// <summary>The terms of an award: what is promised and what is asked for. A change makes a new version; the old one stays.</summary>
public sealed record Agreement
{
    /// <summary>First day of the term.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>Last day of the term, inclusive.</summary>
    public required DateOnly EndsOn { get; init; }

    /// <summary>Planned costs.</summary>
    public required IReadOnlyList<BudgetLine> Budget { get; init; }

    /// <summary>What recipient and partners put in.</summary>
    public required IReadOnlyList<PlannedInput> Inputs { get; init; }

    /// <summary>Agreed events.</summary>
    public required IReadOnlyList<PlannedMilestone> Milestones { get; init; }

    /// <summary>What success is measured by.</summary>
    public required IReadOnlyList<PlannedIndicator> Indicators { get; init; }

    /// <summary>Parts of the award with their gates.</summary>
    public required IReadOnlyList<Tranche> Tranches { get; init; }

    /// <summary>Name of the appraisal framework.</summary>
    public required string Framework { get; init; }

    /// <summary>Name of the scheme by which checkpoints are scored.</summary>
    public required string CheckpointScheme { get; init; }

    /// <summary>Calendar days for a self-appraisal, a reply, a review of a checkpoint.</summary>
    public required int AnswerDays { get; init; }

    /// <summary>Interest on money that is asked back, per cent a year of 365 days; null where none is agreed.</summary>
    public decimal? RecoveryInterestPercent { get; init; }

    /// <summary>By how much of itself accepted cost may pass a line of the budget without an amendment; per cent, 0 to 100.</summary>
    public decimal VirementPercent { get; init; } = 10m;

    /// <summary>Sum of the milestones' weights in per cent where they can count: each has one above 0; null where none is given.</summary>
    /// <remarks>0 where only some have one, so that it is never taken for 100.</remarks>
    public decimal? MilestoneWeights =>
        Milestones.All(milestone => milestone.Weight is null) ? null
        : Milestones.All(milestone => milestone.Weight > 0) ? Milestones.Sum(milestone => milestone.Weight!.Value)
        : 0;

    /// <summary>The day on which the mid-term appraisal opens: half of the term, rounded down to a day.</summary>
    public DateOnly MidTermOn => StartsOn.AddDays((EndsOn.DayNumber - StartsOn.DayNumber) / 2);

    /// <summary>A draft after <paramref name="proposal"/>, its tranches scaled to <paramref name="amount"/>.</summary>
    /// <remarks>Each tranche keeps its share of the amount asked for, to 0.01; the last takes the rest, so that they sum exactly.</remarks>
    public static Agreement Draft(Proposal proposal, Money amount, Calls.CallTerms terms) =>
        new()
        {
            StartsOn = proposal.StartsOn,
            EndsOn = proposal.EndsOn,
            Budget = proposal.Budget,
            Inputs = proposal.Inputs,
            Milestones = proposal.Milestones,
            Indicators = proposal.Indicators,
            Tranches = Scale(proposal.Tranches, amount),
            Framework = terms.Framework,
            CheckpointScheme = terms.CheckpointScheme,
            AnswerDays = terms.AnswerDays,
        };

    private static List<Tranche> Scale(IReadOnlyList<Tranche> tranches, Money amount)
    {
        var asked = Money.Sum(tranches.Select(t => t.Amount)).Amount;
        var rest = amount;
        List<Tranche> scaled = [];
        foreach (var tranche in tranches)
        {
            var isLast = scaled.Count == tranches.Count - 1;
            var part = isLast
                ? rest
                : new Money(decimal.Round(tranche.Amount.Amount * amount.Amount / asked, 2, MidpointRounding.ToZero));
            scaled.Add(tranche with { Amount = part });
            rest -= part;
        }

        return scaled;
    }
}

/// <summary>One version of an award's agreement; never changed.</summary>
public sealed class AgreementVersion
{
    internal AgreementVersion(Id<Award> awardId, int number, Agreement terms, DateTimeOffset at) =>
        (AwardId, Number, Terms, MadeAt) = (awardId, number, terms, at);

    private AgreementVersion() { }

    /// <summary>Of which award.</summary>
    public Id<Award> AwardId { get; private set; }

    /// <summary>1 for the first.</summary>
    public int Number { get; private set; }

    /// <summary>Its terms.</summary>
    public Agreement Terms { get; private set; } = null!;

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset MadeAt { get; private set; }
}
