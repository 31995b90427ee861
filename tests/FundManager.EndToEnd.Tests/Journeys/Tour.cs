using FundManager.Domain;
using FundManager.Domain.Awards;
using Microsoft.EntityFrameworkCore;

namespace FundManager.EndToEnd.Tests.Journeys;

/// <summary>Every page that the journey met, and the lists around them, in both languages.</summary>
internal sealed class Tour(JourneyWorld world, Guid call, Guid application, Guid award)
{
    public async Task VisitAsync()
    {
        var pages = await CasePagesAsync();
        foreach (var language in (string[])["en", "zh-Hans"])
        {
            var auditor = await world.AsAsync("auditor", language);
            foreach (var page in pages)
            {
                await auditor.GoAsync(page);
            }

            await PagesOfAsync(
                "leader2",
                language,
                "/",
                "/performance",
                "/applications",
                "/awards",
                "/disbursements",
                "/appraisals",
                $"/calls/{call}/ranking"
            );
            await PagesOfAsync("officer2", language, "/", "/calls", "/calls/new", $"/calls/{call}");
            await PagesOfAsync(
                "applicant",
                language,
                "/",
                "/profile",
                "/accessibility",
                $"/applications/{application}",
                $"/awards/{award}"
            );
            await PagesOfAsync("finance4", language, "/", "/disbursements", "/disbursements/desk");
            await PagesOfAsync("admin", language, "/", "/administration");
            await PagesOfAsync("reviewer1", language, "/");
        }
    }

    private async Task PagesOfAsync(string account, string language, params string[] pages)
    {
        var person = await world.AsAsync(account, language);
        foreach (var page in pages)
        {
            await person.GoAsync(page);
        }
    }

    private Task<List<string>> CasePagesAsync() =>
        world.ReadAsync(async db =>
        {
            var id = new Id<Award>(award);
            List<string> pages =
            [
                $"/applications/{application}",
                $"/awards/{award}",
                $"/awards/{award}/agreement",
                "/funds",
            ];
            var funds = await db.Funds.Select(f => f.Id).ToListAsync();
            pages.AddRange(funds.SelectMany(fund => new[] { $"/funds/{fund}", $"/funds/{fund}/ledger" }));
            pages.AddRange(await PagesAsync("inputs", db.Inputs.Where(i => i.AwardId == id).Select(i => i.Id)));
            pages.AddRange(await PagesAsync("milestones", db.Milestones.Where(m => m.AwardId == id).Select(m => m.Id)));
            pages.AddRange(
                await PagesAsync("disbursements", db.Disbursements.Where(d => d.AwardId == id).Select(d => d.Id))
            );
            pages.AddRange(await PagesAsync("appraisals", db.Appraisals.Where(a => a.AwardId == id).Select(a => a.Id)));
            pages.AddRange(
                await PagesAsync("reviews", db.Reviews.Where(r => r.SubjectId == application).Select(r => r.Id))
            );
            return pages;
        });

    private static async Task<IEnumerable<string>> PagesAsync<T>(string folder, IQueryable<T> ids) =>
        (await ids.ToListAsync()).Select(id => $"/{folder}/{id}");
}
