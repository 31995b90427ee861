using System.Diagnostics;
using FundManager.Web.Features.Account;

namespace FundManager.Benchmarks;

/// <summary>How many pages a second the program shows to four signed-in people, among few and among many awards.</summary>
internal static class PagesBenchmark
{
    private const int People = 4;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(5);
    private static readonly int[] Sizes = [1_000, 10_000];

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await Machine.DescribeAsync();
        await using var fund = await BenchmarkFund.StartAsync(cancellationToken);
        await fund.OpenTranchesAsync("P", 1, 4);
        await fund.App.StartAsync(cancellationToken);
        using var officer = await SignedIn.AsAsync(fund, $"officer@{DemoAccounts.Domain}", cancellationToken);
        var award = await fund.FirstAwardAsync(cancellationToken);
        foreach (var size in Sizes)
        {
            await fund.FillAsync(MoreAwards(size), cancellationToken);
            foreach (var path in (string[])["/awards", $"/awards/{award}"])
            {
                await GetAsync(officer, path, WarmUp, cancellationToken);
                var (pages, median) = await GetAsync(officer, path, Time, cancellationToken);
                var what = path == "/awards" ? "list" : "one award";
                Console.WriteLine(
                    FormattableString.Invariant(
                        $"{size, 6} awards, {what, 9}: {pages:0} pages/s, half of them within {median:0} ms"
                    )
                );
            }
        }

        await Machine.LoadAsync();
        await fund.App.StopAsync(cancellationToken);
    }

    /// <summary>Copies of the one award until there are so many, spread over a year.</summary>
    private static string MoreAwards(int size) =>
        $$"""
            insert into awards select (jsonb_populate_record(null::awards, to_jsonb(a) || jsonb_build_object(
              'id', gen_random_uuid(), 'application_id', gen_random_uuid(), 'number', 'P-' || n, 'state_since', a.state_since - n * interval '50 minutes'))).*
            from (select * from awards order by id limit 1) a, generate_series((select count(*) + 1 from awards), {{size}}) n
            """;

    private static async Task<(double PerSecond, double MedianMilliseconds)> GetAsync(
        SignedIn officer,
        string path,
        TimeSpan time,
        CancellationToken cancellationToken
    )
    {
        var took = Stopwatch.StartNew();
        var waits = await Task.WhenAll(
            Enumerable
                .Range(0, People)
                .Select(async _ =>
                {
                    List<double> own = [];
                    while (took.Elapsed < time)
                    {
                        own.Add((await officer.TimeAsync(path, cancellationToken)).TotalMilliseconds);
                    }

                    return own;
                })
        );
        var sorted = waits.SelectMany(own => own).Order().ToList();
        return (sorted.Count / took.Elapsed.TotalSeconds, sorted[sorted.Count / 2]);
    }
}
