using FundManager.Web.Demo.Load;
using FundManager.Web.Features.Account;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Benchmarks;

/// <summary>
/// What lists and dashboards cost in a fund of 100,000 applications beside one of 10,000: the two programs take turns, so that a busy
/// machine slows both.
/// </summary>
internal static class ListsBenchmark
{
    private const int Rounds = 30;
    private const int WarmUp = 5;
    private static readonly int[] Sizes = [10_000, 100_000];

    private static readonly (string Account, string[] Paths)[] Asked =
    [
        (
            "officer",
            ["/", "/applications", "/applications?state=Rejected", "/awards", "/appraisals", "/calls", "/performance"]
        ),
        (
            "finance1",
            ["/", "/disbursements", "/disbursements/desk", "/disbursements/forecast", "/batches", "/bank-files/breaks"]
        ),
        ("leader", ["/", "/funds", "/performance"]),
        ("auditor", ["/disbursements", "/awards"]),
    ];

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await Machine.DescribeAsync();
        await using var small = await FullAsync(Sizes[0], cancellationToken);
        await using var large = await FullAsync(Sizes[1], cancellationToken);
        foreach (var (account, paths) in Asked)
        {
            using var few = await SignedIn.AsAsync(small, $"{account}@{DemoAccounts.Domain}", cancellationToken);
            using var many = await SignedIn.AsAsync(large, $"{account}@{DemoAccounts.Domain}", cancellationToken);
            foreach (var path in paths)
            {
                await CompareAsync(account, path, (few, many), cancellationToken);
            }
        }

        await Machine.LoadAsync();
    }

    private static async Task<BenchmarkFund> FullAsync(int applications, CancellationToken cancellationToken)
    {
        var fund = await BenchmarkFund.StartAsync(cancellationToken);
        await using (var scope = fund.App.Services.CreateAsyncScope())
        {
            var load = scope.ServiceProvider.GetRequiredService<SeedLoad>();
            await load.ExecuteAsync(fund.Owner, applications, cancellationToken);
        }

        await fund.FillAsync("select 1", cancellationToken);
        await fund.App.StartAsync(cancellationToken);
        Console.WriteLine(FormattableString.Invariant($"{applications} applications loaded"));
        return fund;
    }

    private static async Task CompareAsync(
        string account,
        string path,
        (SignedIn Few, SignedIn Many) people,
        CancellationToken cancellationToken
    )
    {
        List<TimeSpan> few = [];
        List<TimeSpan> many = [];
        for (var i = 0; i < WarmUp + Rounds; i++)
        {
            var (one, other) = (
                await people.Few.TimeAsync(path, cancellationToken),
                await people.Many.TimeAsync(path, cancellationToken)
            );
            if (i >= WarmUp)
            {
                few.Add(one);
                many.Add(other);
            }
        }

        var (a, b) = (Median(few), Median(many));
        Console.WriteLine(
            FormattableString.Invariant(
                $"{account, -12} {path, -30} {a.TotalMilliseconds, 7:0.0} ms {b.TotalMilliseconds, 7:0.0} ms, ratio {b / a:0.00}"
            )
        );
    }

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);
}
