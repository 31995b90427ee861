using FundManager.Domain.Reviews;
using FundManager.Testing;

namespace FundManager.Domain.Tests.Reviews;

internal static class Schemes
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "templates", "schemes");

    public static string ReviewText { get; } = File.ReadAllText(Path.Combine(Folder, "review-standard.v1.json"));

    public static Scheme Review { get; } = Scheme.Parse(ReviewText);

    public static Scheme Checkpoint { get; } =
        Scheme.Parse(File.ReadAllText(Path.Combine(Folder, "checkpoint-standard.v1.json")));

    public static Scheme Named(string key) => Scheme.Parse(File.ReadAllText(Path.Combine(Folder, $"{key}.json")));

    /// <summary>One score for each criterion, in the order of the scheme, each with a comment.</summary>
    public static IReadOnlyList<CriterionScore> Scores(Scheme scheme, params decimal[] scores) =>
        [.. scheme.Criteria.Zip(scores, (criterion, score) => new CriterionScore(criterion.Id, score, "as seen"))];

    public static ReviewScore ReviewOf(Scheme scheme, string reviewer, params decimal[] scores) =>
        new(reviewer, Scores(scheme, scores));
}
