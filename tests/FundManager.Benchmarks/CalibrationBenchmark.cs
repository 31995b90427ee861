using System.Diagnostics;
using System.Globalization;
using FundManager.Domain.Reviews.Calibration;

namespace FundManager.Benchmarks;

/// <summary>Seconds that a million scores take, and the estimate of variances from ten thousand.</summary>
/// <remarks>Seconds of the processor stand beside the elapsed ones, for other work on the machine lengthens only the latter much.</remarks>
internal static class CalibrationBenchmark
{
    private const int Seed = 7;

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await Machine.DescribeAsync();
        var million = Measure("1,000,000 scores of 20,000 reviewers numbered", () => Simulate(250_000, 20_000, 4));
        var given = new VarianceComponents(36, 16, 25);
        Measure("  additive", () => PanelCalibration.Compute(million, CalibrationMethod.Additive));
        Measure(
            "  Gaussian, variances given",
            () => PanelCalibration.Compute(million, CalibrationMethod.Gaussian, given)
        );
        foreach (var (proposals, reviewers, each) in new[] { (2_500, 400, 4), (2_500, 1_000, 4), (2_500, 1_450, 4) })
        {
            cancellationToken.ThrowIfCancellationRequested();
            var panel = Simulate(proposals, reviewers, each);
            var found = Measure(
                Invariant($"variances from {panel.Count:N0} scores, {reviewers:N0} reviewers"),
                () => VarianceComponents.Estimate(panel)
            );
            Console.WriteLine(
                Invariant($"    {found.Quality:0.00}, {found.Reviewer:0.00}, {found.Noise:0.00} by {found.Source}")
            );
        }

        await Machine.LoadAsync();
    }

    private static PanelScores Simulate(int proposals, int reviewers, int each)
    {
        var random = new Random(Seed);
        var leniencies = Enumerable.Range(0, reviewers).Select(_ => 4 * Normal(random)).ToArray();
        List<PanelScore> scores = new(proposals * each);
        for (var p = 0; p < proposals; p++)
        {
            var quality = 70 + (6 * Normal(random));
            HashSet<int> chosen = [];
            while (chosen.Count < each)
            {
                chosen.Add(random.Next(reviewers));
            }

            var proposal = Invariant($"P{p}");
            scores.AddRange(
                chosen.Select(r => new PanelScore(
                    Invariant($"R{r}"),
                    proposal,
                    decimal.Round(
                        (decimal)(quality + leniencies[r] + (5 * Normal(random))),
                        2,
                        MidpointRounding.AwayFromZero
                    )
                ))
            );
        }

        return new PanelScores(scores);
    }

    private static T Measure<T>(string what, Func<T> work)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var (before, clock) = (process.TotalProcessorTime, Stopwatch.StartNew());
        var result = work();
        clock.Stop();
        process.Refresh();
        var processor = process.TotalProcessorTime - before;
        Console.WriteLine(
            Invariant($"{what}: {clock.Elapsed.TotalSeconds:0.00} s, processor {processor.TotalSeconds:0.00} s")
        );
        return result;
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
