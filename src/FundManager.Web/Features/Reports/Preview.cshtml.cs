using FundManager.Documents.Blocks;
using FundManager.Domain.History;
using FundManager.Web.Access;
using FundManager.Web.Reports;
using Microsoft.AspNetCore.Mvc;

namespace FundManager.Web.Features.Reports;

/// <summary>How a file is wanted: its language, and whether there is a workbook to choose.</summary>
public sealed record WayView(string Language, bool HasWorkbook);

/// <summary>A report of a case, to be read on the page and to be asked for as a file. Who may see the case's report, the report says.</summary>
public sealed class PreviewModel(CaseReader cases, ReportCatalog reports, RenderReport render, AskForReport ask)
    : FundPage
{
    [BindProperty(SupportsGet = true)]
    public string Name { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Language { get; set; }

    [BindProperty]
    public string? Format { get; set; }

    public Report Report { get; private set; } = null!;

    public Case Case { get; private set; } = null!;

    public IReadOnlyList<Block> Blocks { get; private set; } = [];

    public string Chosen => ReportWordings.Languages.FirstOrDefault(known => known == Language) ?? Show.Language;

    public string Title => render.TitleOf(Report, Show.Language);

    public WayView Way => new(Chosen, Report.HasWorkbook);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken) || await Report.ReadAsync(Case, cancellationToken) is not { } content)
        {
            return NotFound();
        }

        Blocks = BlocksOf(content);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        var way = (Chosen, Format ?? "pdf");
        var id = await ask.OfCaseAsync(Report, Case, way, User.ToPerson(), cancellationToken);
        return Redirect($"/reports/asked/{id}");
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (await Report.ReadAsync(Case, cancellationToken) is { } content)
        {
            Blocks = BlocksOf(content);
        }
    }

    // The page has the title already.
    private IReadOnlyList<Block> BlocksOf(ReportContent content) =>
        [.. render.Preview(Report, content, Chosen).SkipWhile(block => block is Heading { Level: 1 })];

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        if (
            reports.Find(Name) is not { } report
            || await cases.FindAsync(report.CaseKind, Id, person, cancellationToken) is not { } found
            || !report.MayRead(found, person)
            || await report.BarsAsync(found, person, cancellationToken)
        )
        {
            return false;
        }

        (Report, Case) = (report, found);
        return true;
    }
}
