using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using FundManager.Web.Features.Account;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Benchmarks;

/// <summary>How many pages a second the program shows to four signed-in people, among few and among many awards.</summary>
internal static partial class PagesBenchmark
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
        var address = fund
            .App.Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.First();
        using var http = await SignInAsync(address, cancellationToken);
        var award = await fund.FirstAwardAsync(cancellationToken);
        foreach (var size in Sizes)
        {
            await fund.FillAsync(MoreAwards(size), cancellationToken);
            foreach (var path in (string[])["/awards", $"/awards/{award}"])
            {
                await GetAsync(http, path, WarmUp, cancellationToken);
                var (pages, median) = await GetAsync(http, path, Time, cancellationToken);
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

    private static async Task<HttpClient> SignInAsync(string address, CancellationToken cancellationToken)
    {
        var http = new HttpClient(
            new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }
        )
        {
            BaseAddress = new Uri(address),
        };
        var page = await http.GetStringAsync("/sign-in", cancellationToken);
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Input.Email"] = $"officer@{DemoAccounts.Domain}",
                ["Input.Password"] = DemoAccounts.Password,
                ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
            }
        );
        using var answer = await http.PostAsync("/sign-in", form, cancellationToken);
        return answer.StatusCode == HttpStatusCode.Redirect
            ? http
            : throw new InvalidOperationException($"Sign-in: {answer.StatusCode}");
    }

    private static async Task<(double PerSecond, double MedianMilliseconds)> GetAsync(
        HttpClient http,
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
                        var asked = Stopwatch.GetTimestamp();
                        using var page = await http.GetAsync(path, cancellationToken);
                        page.EnsureSuccessStatusCode();
                        own.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                    }

                    return own;
                })
        );
        var sorted = waits.SelectMany(own => own).Order().ToList();
        return (sorted.Count / took.Elapsed.TotalSeconds, sorted[sorted.Count / 2]);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
