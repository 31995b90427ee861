using System.Globalization;
using FundManager.Documents.Workbooks;
using FundManager.Domain.Appraisals;
using FundManager.Domain.History;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Appraisals;

/// <summary>The appraisals that a person may see, by stage, state and grade.</summary>
[Authorize(Policy = FundRoles.AwardReaders)]
public sealed class IndexModel(
    AppraisalList list,
    CaseStates states,
    FrameworkCatalog frameworks,
    Texts texts,
    TimeProvider clock
) : FundPage
{
    public const int PageSize = 25;

    [BindProperty(SupportsGet = true, Name = "")]
    public AppraisalFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<AppraisalRow> Rows { get; private set; } = [];

    public int Count { get; private set; }

    public int PageCount => Math.Max(1, (Count + PageSize - 1) / PageSize);

    public bool IsFiltered =>
        Filter.Stage is not null || !string.IsNullOrEmpty(Filter.State) || !string.IsNullOrEmpty(Filter.Grade);

    public IEnumerable<(string Value, string Text)> Stages =>
        Enum.GetValues<AppraisalStage>().Select(stage => (stage.ToString(), texts[$"appraisals.Stage_{stage}"]));

    public IEnumerable<(string Value, string Text)> States =>
        states.All(CaseKind.Appraisal).Append((AppraisalList.Corrected, texts["appraisals.Corrected"]));

    public IEnumerable<(string Value, string Text)> Grades =>
        frameworks
            .All.SelectMany(framework =>
                framework.Precondition is { } precondition
                    ? framework.Grades.Append(precondition.Otherwise)
                    : framework.Grades
            )
            .DistinctBy(grade => grade.Id, StringComparer.Ordinal)
            .Select(grade => (grade.Id, Show.Of(grade.Name)));

    public StateView Badge(AppraisalRow row) =>
        row.IsCorrected
            ? new StateView(texts["appraisals.Corrected"], "is-idle")
            : states.Badge(CaseKind.Appraisal, row.State);

    public string GradeOf(AppraisalRow row) => Grades.FirstOrDefault(grade => grade.Value == row.Grade).Text ?? "–";

    public string UrlOf(int page = 1, string? handler = null) =>
        "/appraisals"
        + QueryString.Create(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["stage"] = Filter.Stage?.ToString(),
                ["state"] = Filter.State,
                ["grade"] = Filter.Grade,
                ["p"] = page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null,
                ["handler"] = handler,
            }.Where(part => !string.IsNullOrEmpty(part.Value))
        );

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var found = list.Find(User.ToPerson(), Filter);
        Count = await found.CountAsync(cancellationToken);
        PageNumber = Math.Clamp(PageNumber, 1, PageCount);
        Rows = await found.Skip((PageNumber - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken);
    }

    /// <summary>What the filter finds as a workbook, all of it.</summary>
    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken)
    {
        var rows = await list.Find(User.ToPerson(), Filter).ToListAsync(cancellationToken);
        var workbook = new Workbook
        {
            Title = texts["appraisals.Appraisals"],
            CreatedAt = clock.GetUtcNow(),
            Sheets = [SheetOf(rows)],
        };
        return File(workbook.Write(), SelfWorkbook.ContentType, "appraisals.xlsx");
    }

    private Sheet SheetOf(IReadOnlyList<AppraisalRow> rows) =>
        new()
        {
            Name = texts["appraisals.Appraisals"],
            Title = texts["appraisals.Appraisals"],
            Columns =
            [
                new(texts["appraisals.Number"]),
                new(texts["appraisals.Project"]),
                new(texts["appraisals.Organisation"]),
                new(texts["appraisals.Stage"]),
                new(texts["appraisals.State"]),
                new(texts["appraisals.OpensOn"], CellKind.Date),
                new(texts["appraisals.Total"], CellKind.Number) { Format = "0.00" },
                new(texts["appraisals.Grade"]),
            ],
            Rows =
            [
                .. rows.Select(row =>
                    (IReadOnlyList<SheetCell>)
                        [
                            row.Number,
                            Show.Of(row.Title),
                            Show.Of(row.Organisation),
                            texts[$"appraisals.Stage_{row.Stage}"],
                            Badge(row).Label,
                            row.OpensOn,
                            row.Total,
                            row.Grade is null ? null : GradeOf(row),
                        ]
                ),
            ],
        };
}
