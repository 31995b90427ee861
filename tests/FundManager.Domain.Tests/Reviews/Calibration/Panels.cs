using FundManager.Domain.Reviews.Calibration;

namespace FundManager.Domain.Tests.Reviews.Calibration;

/// <summary>A panel whose truth is known.</summary>
/// <param name="Scores">What reviewers gave.</param>
/// <param name="Qualities">The truth by proposal.</param>
internal sealed record SimulatedPanel(PanelScores Scores, IReadOnlyDictionary<string, double> Qualities)
{
    /// <summary>Mean square of what an estimate misses.</summary>
    public double ErrorOf(CalibrationMethod method) =>
        PanelCalibration
            .Compute(Scores, method)
            .Proposals.Average(proposal => Math.Pow(proposal.Estimate - Qualities[proposal.Id], 2));

    public double ErrorOfRawMean() =>
        Scores.Proposals.Zip(Scores.RawMeans).Average(pair => Math.Pow((double)pair.Second - Qualities[pair.First], 2));
}

internal static class Panels
{
    /// <summary>Every proposal is scored by as many reviewers as asked, chosen by the seed.</summary>
    public static SimulatedPanel Simulate(
        int seed,
        (int Proposals, int Reviewers, int Each) size,
        (double Quality, double Reviewer, double Noise) deviations
    )
    {
        var random = new Random(seed);
        var leniencies = Enumerable
            .Range(0, size.Reviewers)
            .Select(_ => deviations.Reviewer * Normal(random))
            .ToArray();
        var reviewers = Enumerable.Range(0, size.Reviewers).ToArray();
        Dictionary<string, double> qualities = [];
        List<PanelScore> scores = [];
        for (var p = 0; p < size.Proposals; p++)
        {
            var quality = 70 + (deviations.Quality * Normal(random));
            qualities.Add($"P{p}", quality);
            random.Shuffle(reviewers);
            foreach (var r in reviewers.AsSpan(0, size.Each))
            {
                var score = quality + leniencies[r] + (deviations.Noise * Normal(random));
                scores.Add(new PanelScore($"R{r}", $"P{p}", (decimal)score));
            }
        }

        return new SimulatedPanel(new PanelScores(scores), qualities);
    }

    public static PanelScores Of(params (string Reviewer, string Proposal, decimal Score)[] scores) =>
        new([.. scores.Select(score => new PanelScore(score.Reviewer, score.Proposal, score.Score))]);

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
