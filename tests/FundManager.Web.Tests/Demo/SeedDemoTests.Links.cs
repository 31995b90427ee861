using System.Text.RegularExpressions;
using FundManager.Web.Tests.Harness;

namespace FundManager.Web.Tests.Demo;

/// <content>Whoever follows the links of the demo comes to a page.</content>
internal sealed partial class SeedDemoTests
{
    private const int Most = 250;
    private const int OfEachPage = 4;

    private static readonly string[] LeadAway = ["sign-out", "/files/", "handler=", "/hangfire", "/jobs"];

    [TestCase("applicant")]
    [TestCase("signatory")]
    [TestCase("endorser")]
    [TestCase("officer")]
    [TestCase("reviewer1")]
    [TestCase("appraiser")]
    [TestCase("finance1")]
    [TestCase("leader")]
    [TestCase("auditor")]
    [TestCase("admin")]
    public async Task No_link_leads_to_nothing(string account)
    {
        using var client = await _server.SignInAsync(account);
        Queue<(string Link, string On)> links = new([("/", "")]);
        HashSet<string> known = ["/"];
        Dictionary<string, int> visits = new(StringComparer.Ordinal);
        List<string> broken = [];
        while (links.TryDequeue(out var next) && visits.Values.Sum() < Most)
        {
            var page = IdInPath().Replace(next.Link.Split('?')[0], "{id}");
            if (visits.GetValueOrDefault(page) == OfEachPage)
            {
                continue;
            }

            visits[page] = visits.GetValueOrDefault(page) + 1;

            var answer = await client.GetAsync(next.Link);
            if ((int)answer.Status >= 400)
            {
                broken.Add($"{(int)answer.Status} {next.Link} on {next.On}");
            }

            foreach (var link in LinksOf(answer).Where(known.Add))
            {
                links.Enqueue((link, next.Link));
            }
        }

        Assert.That(broken, Is.Empty);
        Assert.That(visits, Has.Count.GreaterThan(3));
    }

    private static IEnumerable<string> LinksOf(FundPageView page) =>
        page
            .Document.QuerySelectorAll("a[href^='/']")
            .Select(link => link.GetAttribute("href")!.Split('#')[0])
            .Where(link => !LeadAway.Any(away => link.Contains(away, StringComparison.Ordinal)));

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex IdInPath();
}
