using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using FundManager.Web.Features.Account;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Benchmarks;

/// <summary>A browser in which one of the demo's people has signed in.</summary>
internal sealed partial class SignedIn : IDisposable
{
    private readonly HttpClient _http;

    private SignedIn(HttpClient http) => _http = http;

    /// <summary>The program has been started.</summary>
    public static async Task<SignedIn> AsAsync(BenchmarkFund fund, string email, CancellationToken cancellationToken)
    {
        var http = new HttpClient(
            new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }
        )
        {
            BaseAddress = new Uri(
                fund.App.Services.GetRequiredService<IServer>()
                    .Features.Get<IServerAddressesFeature>()!
                    .Addresses.First()
            ),
        };
        var page = await http.GetStringAsync("/sign-in", cancellationToken);
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Input.Email"] = email,
                ["Input.Password"] = DemoAccounts.Password,
                ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
            }
        );
        using var answer = await http.PostAsync("/sign-in", form, cancellationToken);
        return answer.StatusCode == HttpStatusCode.Redirect
            ? new SignedIn(http)
            : throw new InvalidOperationException($"Sign-in of {email}: {answer.StatusCode}");
    }

    /// <summary>How long a page takes to the last byte.</summary>
    public async Task<TimeSpan> TimeAsync(string path, CancellationToken cancellationToken)
    {
        var asked = Stopwatch.GetTimestamp();
        using var page = await _http.GetAsync(path, cancellationToken);
        page.EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(asked);
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Token();
}
