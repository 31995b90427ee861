using FundManager.Data;
using FundManager.Data.Files;
using FundManager.Domain;
using FundManager.Domain.Funds;
using FundManager.Domain.History;
using FundManager.Web.Access;
using FundManager.Web.Reports;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Reports;

/// <summary>Whole-fund batches as one ZIP, and what the reader asked for lately.</summary>
[Authorize(Policy = FundRoles.FundSide)]
public sealed class IndexModel(
    FundDbContext db,
    CaseAccess access,
    ReportCatalog reports,
    RenderReport render,
    AskForReport ask
) : FundPage
{
    private const int Lately = 20;

    public IReadOnlyList<(Id<Fund> Id, string Name)> Funds { get; private set; } = [];

    public IReadOnlyList<AskedReport> Mine { get; private set; } = [];

    /// <summary>Reports of which a fund has many.</summary>
    public IEnumerable<Report> Batches => reports.All.Where(report => report.CaseKind != CaseKind.Fund);

    public string TitleOf(Report report) => render.TitleOf(report, Show.Language);

    public string TitleOf(string name) => reports.Find(name) is { } report ? TitleOf(report) : name;

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(
        Id<Fund> fund,
        string? name,
        string? language,
        string? format,
        CancellationToken cancellationToken
    )
    {
        var person = User.ToPerson();
        var isOwn = await access.Funds(person).AnyAsync(one => one.Id == fund, cancellationToken);
        if (!isOwn || Batches.FirstOrDefault(one => one.Name == name) is not { } report)
        {
            return NotFound();
        }

        var chosen = ReportWordings.Languages.FirstOrDefault(known => known == language) ?? Show.Language;
        var id = await ask.OfFundAsync(report, fund, (chosen, format ?? "pdf"), person, cancellationToken);
        return Redirect($"/reports/asked/{id}");
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        var funds = await access
            .Funds(person)
            .OrderBy(fund => fund.Number)
            .Select(fund => new { fund.Id, fund.Name })
            .ToListAsync(cancellationToken);
        Funds = [.. funds.Select(fund => (fund.Id, Show.Of(fund.Name)))];
        var reader = person.UserId;
        Mine = await db
            .AskedReports.AsNoTracking()
            .Where(asked => asked.AskedBy == reader)
            .OrderByDescending(asked => asked.AskedAt)
            .Take(Lately)
            .ToListAsync(cancellationToken);
    }
}
