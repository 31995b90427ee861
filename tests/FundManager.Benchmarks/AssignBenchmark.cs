using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace FundManager.Benchmarks;

/// <summary>How long a round of reviewers takes as a whole process, from the file to the answer, and how much memory.</summary>
internal static class AssignBenchmark
{
    private const int Reviews = 3;
    private const int Times = 3;

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await Machine.DescribeAsync();
        using var folder = new TemporaryFolder();
        var small = Path.Combine(folder.Path, "613x201.csv");
        await File.WriteAllTextAsync(small, Across(613, 201, oneIn: 6), cancellationToken);
        await MeasureAsync("613 × 201, 3 each, one table", small, most: 12, cancellationToken);
        var pairs = Path.Combine(folder.Path, "pairs.csv");
        await File.WriteAllTextAsync(pairs, Pairs(10_000, 3_000, each: 60), cancellationToken);
        await MeasureAsync("10,000 × 3,000, 60 pairs a proposal, one pair a row", pairs, most: 12, cancellationToken);
        var sparse = Path.Combine(folder.Path, "10000x3000.csv");
        await File.WriteAllTextAsync(sparse, Across(10_000, 3_000, oneIn: 0), cancellationToken);
        await MeasureAsync("10,000 × 3,000, 60 pairs a proposal, one table", sparse, most: 12, cancellationToken);
        await Machine.LoadAsync();
    }

    private static async Task MeasureAsync(string what, string file, int most, CancellationToken cancellationToken)
    {
        for (var i = 0; i < Times; i++)
        {
            var load = most.ToString(CultureInfo.InvariantCulture);
            var start = new ProcessStartInfo(
                "dotnet",
                [
                    Path.Combine(AppContext.BaseDirectory, "FundManager.Web.dll"),
                    .. (string[])["assign", "--scores", file, "--reviews", $"{Reviews}", "--max-load", load, "--json"],
                ]
            )
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            };
            var took = Stopwatch.StartNew();
            using var program = Process.Start(start)!;
            long peak = 0;
            var reading = program.StandardOutput.ReadToEndAsync(cancellationToken);
            while (!program.HasExited)
            {
                program.Refresh();
                peak = Math.Max(peak, program.HasExited ? 0 : program.PeakWorkingSet64);
                await Task.Delay(10, cancellationToken);
            }

            var seconds = took.Elapsed.TotalSeconds;
            var answer = await reading;
            var isWhole =
                program.ExitCode == 0
                && answer
                    .Replace(" ", "", StringComparison.Ordinal)
                    .Contains("\"unassigned\":[]", StringComparison.Ordinal);
            Console.WriteLine(
                FormattableString.Invariant(
                    $"{what}: {seconds:0.00} s, {peak / 1_000_000} MB{(isWhole ? "" : " (not every review assigned)")}"
                )
            );
        }
    }

    // Scores in quarters; with 0, three thousand columns of which sixty have a score.
    private static string Across(int proposals, int reviewers, int oneIn)
    {
        var random = new Random(proposals);
        StringBuilder text = new("proposal");
        for (var r = 0; r < reviewers; r++)
        {
            text.Append(CultureInfo.InvariantCulture, $",r{r}");
        }

        for (var p = 0; p < proposals; p++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\np{p}");
            for (var r = 0; r < reviewers; r++)
            {
                var hasScore = oneIn == 0 ? random.Next(reviewers) < 60 : random.Next(oneIn) > 0;
                text.Append(',').Append(hasScore ? Quarter(random) : "");
            }
        }

        return text.Append('\n').ToString();
    }

    private static string Pairs(int proposals, int reviewers, int each)
    {
        var random = new Random(each);
        StringBuilder text = new("proposal,reviewer,score\n");
        for (var p = 0; p < proposals; p++)
        {
            foreach (var r in Enumerable.Range(0, each).Select(_ => random.Next(reviewers)).Distinct())
            {
                text.Append(CultureInfo.InvariantCulture, $"p{p},r{r},{Quarter(random)}\n");
            }
        }

        return text.ToString();
    }

    private static string Quarter(Random random) =>
        (random.Next(5) / 4m).ToString("0.00", CultureInfo.InvariantCulture);
}
