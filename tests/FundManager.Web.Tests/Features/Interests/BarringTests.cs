using System.IO.Compression;
using System.Net;
using System.Text;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Domain.Reviews;
using FundManager.Web.Demo;
using FundManager.Web.Features.Cases;
using FundManager.Web.Reports;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Interests;

/// <summary>
/// Somebody with every role of the fund declares a financial interest in an organisation. Every address of the program is then asked with
/// the identity of every case and file of that organisation: the addresses come from the routing table, so that a new one is asked too.
/// </summary>
internal sealed class BarringTests
{
    private const string Account = "reviewer1@demo.example";
    private const int EachKind = 3;

    private static readonly string[] Roles =
    [
        Role.ProgrammeOfficer,
        Role.Leader,
        Role.Auditor,
        Role.FinanceOfficer,
        Role.Appraiser,
    ];

    private FundServer _server = null!;
    private FundClient _client = null!;
    private Guid _person;
    private List<(string Kind, Guid Id)> _cases = [];
    private List<string> _words = [];
    private Dictionary<string, Guid> _shared = [];
    private List<string> _seenBefore = [];

    [OneTimeSetUp]
    public async Task BarAsync()
    {
        _server = await FundServer.StartAsync(FundServer.Noon);
        await _server.InScopeAsync(services =>
            services.GetRequiredService<SeedDemo>().ExecuteAsync(CancellationToken.None)
        );
        var organisation = await _server.InDatabaseAsync(async db =>
        {
            _person = await db.Users.Where(u => u.UserName == Account).Select(u => u.Id).SingleAsync();
            foreach (var role in Roles)
            {
                db.Memberships.Add(new(Id<Membership>.New(FundServer.Noon), _person, role, null));
            }

            await db.SaveChangesAsync();
            return await db
                .Awards.GroupBy(a => a.OrganisationId)
                .OrderByDescending(g => g.Count())
                .Select(g => g.Key)
                .FirstAsync();
        });
        await ReadCasesAsync(organisation);
        _client = await _server.SignInAsync("reviewer1");
        _seenBefore = await SeenAsync();
        await _server.InDatabaseAsync(async db =>
        {
            var from = new DateOnly(2026, 1, 1);
            db.Interests.Add(
                new Interest(_person, InterestKind.FinancialInterest, ("", organisation), (from, null), FundServer.Noon)
            );
            return await db.SaveChangesAsync();
        });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task No_address_shows_anything_of_a_case_that_a_hard_conflict_bars()
    {
        await TestContext.Out.WriteLineAsync($"{_cases.Count} cases and files; {_seenBefore.Count} answers before.");
        foreach (var kind in _cases.Select(each => each.Kind).Distinct(StringComparer.Ordinal))
        {
            Assert.That(_seenBefore.Any(line => line.StartsWith(kind, StringComparison.Ordinal)), Is.True, kind);
        }

        Assert.That(await SeenAsync(), Is.Empty);
    }

    [Test]
    public async Task No_form_of_such_a_case_can_be_sent()
    {
        var page = await _client.GetAsync("/interests");
        var guard = page.Document.QuerySelector("main [name='__RequestVerificationToken']")!.GetAttribute("value")!;
        List<string> taken = [];
        foreach (var (kind, path) in Addresses("POST"))
        {
            using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", guard)]);
            using var response = await _client.Http.PostAsync(path, form);
            if (!IsBarred(response))
            {
                taken.Add($"{kind} {path}: {response.StatusCode} {response.Headers.Location}");
            }
        }

        Assert.That(taken, Is.Empty);
    }

    [Test]
    public async Task No_list_export_ranking_or_report_names_it()
    {
        // What a fund has promised and paid is published; its books stay whole for whoever keeps them.
        string[] books =
        [
            "funds/",
            "fund-performance",
            "payment-register",
            "audit-certificate",
            "/performance",
            "/reports",
        ];
        List<string> named = [];
        foreach (var path in CommonAddresses().Where(path => !books.Any(path.Contains)))
        {
            using var response = await _client.Http.GetAsync(path);
            var text = TextOf(await response.Content.ReadAsByteArrayAsync());
            named.AddRange(
                _words.Where(word => text.Contains(word, StringComparison.Ordinal)).Select(word => $"{path}: {word}")
            );
        }

        Assert.That(named, Is.Empty);
    }

    private async Task ReadCasesAsync(Id<Organisation> of) =>
        await _server.InDatabaseAsync(async db =>
        {
            var applications = await db
                .Applications.Where(a => a.OrganisationId == of && a.State != "Draft")
                .ToListAsync();
            var awards = await db.Awards.Where(a => a.OrganisationId == of).ToListAsync();
            List<Case> all =
            [
                .. applications,
                .. awards,
                .. await db
                    .Reviews.Where(r => r.OrganisationId == of)
                    .OrderBy(r => r.ReviewerId == _person ? 0 : 1)
                    .ToListAsync(),
                .. await db.Milestones.Where(m => m.OrganisationId == of).ToListAsync(),
                .. await db.Inputs.Where(i => i.OrganisationId == of).ToListAsync(),
                .. await db.Disbursements.Where(d => d.OrganisationId == of).ToListAsync(),
                .. await db.Appraisals.Where(a => a.OrganisationId == of).OrderByDescending(a => a.State).ToListAsync(),
                .. await db.Findings.Where(f => f.OrganisationId == of).ToListAsync(),
            ];
            await FilesAsync(db, all);
            _words =
            [
                .. applications.Select(a => a.Number),
                .. awards.Select(a => a.Number),
                .. applications.Select(a => a.Title.En),
            ];
            _shared = new(StringComparer.Ordinal)
            {
                ["calls"] = applications[0].CallId.Value,
                ["review-summary"] = applications.First(a => a.Panel is not null).CallId.Value,
            };
            return 0;
        });

    private async Task FilesAsync(FundDbContext db, List<Case> all)
    {
        var ids = all.ConvertAll(each => each.CaseId);
        var files = await db.Files.Where(f => ids.Contains(f.CaseId)).Select(f => f.Id).ToListAsync();
        _cases =
        [
            .. all.Select(each => (each.Kind, each.CaseId))
                .Concat(files.Select(id => ("file", id)))
                .GroupBy(each => each.Item1, StringComparer.Ordinal)
                .SelectMany(group => group.Take(EachKind)),
        ];
    }

    private async Task<List<string>> SeenAsync()
    {
        List<string> seen = [];
        foreach (var (kind, path) in Addresses("GET"))
        {
            using var response = await _client.Http.GetAsync(path);
            if (!IsBarred(response))
            {
                seen.Add($"{kind} {path}: {response.StatusCode} {response.Headers.Location}");
            }
        }

        return seen;
    }

    private static bool IsBarred(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.NotFound
        || response.Headers.Location?.OriginalString.Contains("/error/403", StringComparison.Ordinal) == true;

    /// <summary>Every page with an identity in its address, with each of its handlers, for each case and file.</summary>
    private IEnumerable<(string Kind, string Path)> Addresses(string method)
    {
        using var scope = _server.Services.CreateScope();
        var moves = scope.ServiceProvider.GetRequiredService<CaseMoves>();
        var reports = scope.ServiceProvider.GetRequiredService<ReportCatalog>();
        List<(string, string)> paths = [];
        foreach (var page in RoutedPages.Of(_server).Where(page => page.RoutePattern.GetParameter("id") is not null))
        {
            foreach (var (kind, id) in _cases)
            {
                string[] names = page.RoutePattern.GetParameter("name") is null
                    ? [""]
                    : [.. reports.All.Select(r => r.Name)];
                string[] triggers = page.RoutePattern.GetParameter("trigger") is null
                    ? [""]
                    : [.. moves.Of(kind).Select(move => move.Trigger)];
                foreach (var (name, trigger) in names.SelectMany(name => triggers.Select(trigger => (name, trigger))))
                {
                    var path = RoutedPages.PathOf(page, (id, kind, name, trigger));
                    paths.AddRange(RoutedPages.HandlersOf(page, method).Select(handler => (kind, path + handler)));
                }
            }
        }

        return paths.Distinct();
    }

    /// <summary>Every page without an identity, and those of calls.</summary>
    private IEnumerable<string> CommonAddresses()
    {
        foreach (var page in RoutedPages.Of(_server))
        {
            var raw = page.RoutePattern.RawText!.Trim('/');
            var id = _shared.FirstOrDefault(each => raw.StartsWith(each.Key, StringComparison.Ordinal)).Value;
            if (page.RoutePattern.GetParameter("id") is null || id != Guid.Empty)
            {
                var path = RoutedPages.PathOf(page, (id, CaseKind.Call, "review-summary", "Decide"));
                foreach (var handler in RoutedPages.HandlersOf(page, "GET"))
                {
                    yield return path + handler;
                }
            }
        }

        yield return $"/calls/{_shared["review-summary"]}/ranking";
        yield return $"/reports/review-summary/{_shared["review-summary"]}";
    }

    private static string TextOf(byte[] content)
    {
        if (content is not [(byte)'P', (byte)'K', ..])
        {
            return WebUtility.HtmlDecode(Encoding.UTF8.GetString(content));
        }

        using var zip = new ZipArchive(new MemoryStream(content));
        return string.Concat(
            zip.Entries.Select(entry =>
            {
                using var reader = new StreamReader(entry.Open());
                return WebUtility.HtmlDecode(reader.ReadToEnd());
            })
        );
    }
}
