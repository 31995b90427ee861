namespace FundManager.Domain.Reviews;

/// <summary>One reviewer's judgement on one criterion.</summary>
/// <param name="Criterion">Id of the criterion.</param>
/// <param name="Score">0 to its maximum, on its step.</param>
/// <param name="Comment">In the reviewer's words; needed below the floor.</param>
/// <param name="IsVeto">Whether the reviewer vetoes on it.</param>
/// <param name="VetoReason">Why; needed with a veto.</param>
public sealed record CriterionScore(
    string Criterion,
    decimal Score,
    string? Comment = null,
    bool IsVeto = false,
    string? VetoReason = null
);

/// <summary>One reviewer's scores.</summary>
/// <param name="Reviewer">What tells reviewers apart in the result: a number or an id, not a name.</param>
/// <param name="Scores">One for each criterion once submitted.</param>
public sealed record ReviewScore(string Reviewer, IReadOnlyList<CriterionScore> Scores)
{
    /// <summary>Null when the scores can be submitted, else the first reason why not.</summary>
    /// <remarks>
    /// REV-11: a criterion is not scored (name of the first, how many, of how many). REV-12: outside the range (name, score, maximum, minimum).
    /// REV-13: not on the step (name, score, step). REV-14: below the floor without a comment (name, score, floor). REV-15: a veto where
    /// none is allowed (name). REV-16: a veto without a reason (name). REV-17: no such criterion (id). REV-18: scored twice (name).
    /// Names are <see cref="LocalText"/>.
    /// </remarks>
    public static Refusal? WhyNotSubmit(Scheme scheme, IReadOnlyList<CriterionScore> scores)
    {
        var unknown = scores.FirstOrDefault(score => scheme.Find(score.Criterion) is null);
        if (unknown is not null)
        {
            return new Refusal("REV-17", unknown.Criterion);
        }

        var twice = scores.GroupBy(score => score.Criterion, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        if (twice is not null)
        {
            return new Refusal("REV-18", scheme.Find(twice.Key)!.Name);
        }

        return Faults(scheme, scores).Select(fault => fault.Refusal).FirstOrDefault();
    }

    /// <summary>Every refusal that belongs to a criterion, so that a form can show each beside its field; empty for none.</summary>
    /// <remarks>What is missing is told once, at the first criterion without a score, and before the rest.</remarks>
    public static IReadOnlyList<CriterionFault> Faults(Scheme scheme, IReadOnlyList<CriterionScore> scores)
    {
        var missing = scheme.Criteria.Where(criterion => scores.All(score => score.Criterion != criterion.Id)).ToList();
        List<CriterionFault> faults = [];
        if (missing.Count > 0)
        {
            var refusal = new Refusal("REV-11", missing[0].Name, missing.Count, scheme.Criteria.Count);
            faults.Add(new CriterionFault(missing[0].Id, refusal));
        }

        foreach (var criterion in scheme.Criteria.Except(missing))
        {
            if (WhyNot(scheme, criterion, scores.First(score => score.Criterion == criterion.Id)) is { } refusal)
            {
                faults.Add(new CriterionFault(criterion.Id, refusal));
            }
        }

        return faults;
    }

    private static Refusal? WhyNot(Scheme scheme, Criterion criterion, CriterionScore score)
    {
        var points = score.Score;
        if (points < criterion.Min || points > criterion.Max)
        {
            return new Refusal("REV-12", criterion.Name, points, criterion.Max, criterion.Min);
        }

        if ((points - criterion.Min) % criterion.Step != 0)
        {
            return new Refusal("REV-13", criterion.Name, points, criterion.Step);
        }

        if (scheme.Misses(points, criterion.Floor) && string.IsNullOrWhiteSpace(score.Comment))
        {
            return new Refusal("REV-14", criterion.Name, points, criterion.Floor!.Value);
        }

        if (score.IsVeto && !criterion.AllowsVeto)
        {
            return new Refusal("REV-15", criterion.Name);
        }

        return score.IsVeto && string.IsNullOrWhiteSpace(score.VetoReason)
            ? new Refusal("REV-16", criterion.Name)
            : null;
    }
}

/// <summary>Why the score of one criterion cannot be submitted.</summary>
/// <param name="Criterion">Id of the criterion.</param>
/// <param name="Refusal">Why.</param>
public sealed record CriterionFault(string Criterion, Refusal Refusal);

/// <summary>The total of one review.</summary>
public static class ReviewTotal
{
    /// <summary>Σ weight × score ÷ maximum, or the sum of the points, as the scheme counts; not rounded.</summary>
    /// <exception cref="RefusedException">The scores could not be submitted.</exception>
    public static decimal Of(Scheme scheme, IReadOnlyList<CriterionScore> scores)
    {
        Refusal.ThrowIf(ReviewScore.WhyNotSubmit(scheme, scores));
        return scheme.Counted.Sum(criterion => PartOf(scheme, criterion, ScoreOf(criterion, scores)));
    }

    /// <summary>What the ranking counts: under <see cref="TotalScale.Points"/> Σ weight × score, else the total.</summary>
    /// <exception cref="RefusedException">The scores could not be submitted.</exception>
    public static decimal ForRanking(Scheme scheme, IReadOnlyList<CriterionScore> scores)
    {
        var total = Of(scheme, scores);
        return scheme.Scale == TotalScale.Percent
            ? total
            : scheme.Counted.Sum(criterion => criterion.Weight * ScoreOf(criterion, scores));
    }

    /// <summary>What one score adds to the total.</summary>
    internal static decimal PartOf(Scheme scheme, Criterion criterion, decimal score) =>
        scheme.Scale == TotalScale.Percent ? criterion.Weight * score / criterion.Max : score;

    private static decimal ScoreOf(Criterion criterion, IReadOnlyList<CriterionScore> scores) =>
        scores.Single(score => score.Criterion == criterion.Id).Score;
}
