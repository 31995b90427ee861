using FundManager.Documents.Workbooks;
using FundManager.Domain;
using FundManager.Domain.Calls;
using FundManager.Domain.History;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Disbursements;

/// <summary>The register of payments.</summary>
[Authorize(Policy = FundRoles.Money)]
public sealed class IndexModel(
    ListPayments payments,
    CaseAccess access,
    CaseStates states,
    Texts texts,
    TimeProvider clock
) : FundPage
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public Id<Call>? Call { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true, Name = ListUrl.PageName)]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<PaymentRow> Rows { get; private set; } = [];

    public int Count { get; private set; }

    public decimal Total { get; private set; }

    public PageLinksView Pages { get; private set; } = null!;

    public IReadOnlyList<(string Value, string Text)> States { get; private set; } = [];

    public IReadOnlyList<(string Value, string Text)> Calls { get; private set; } = [];

    public string SortOrDefault => string.IsNullOrEmpty(Sort) ? "-planned" : Sort;

    public bool IsFiltered =>
        !string.IsNullOrEmpty(Text)
        || !string.IsNullOrEmpty(State)
        || Call is not null
        || From is not null
        || To is not null;

    public bool IsFinance => User.ToPerson().Holds(Role.FinanceOfficer);

    public ListUrl List =>
        new(
            "/disbursements",
            [
                ("q", Text),
                ("state", State),
                ("call", Call?.ToString()),
                ("from", DayText(From)),
                ("to", DayText(To)),
                ("sort", Sort),
            ]
        );

    private PaymentFilter Filter =>
        new()
        {
            Text = Text ?? "",
            State = State ?? "",
            Call = Call,
            From = From,
            To = To,
            Sort = SortOrDefault,
        };

    public static string? DayText(DateOnly? day) =>
        day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public StateView Badge(string state) => states.Badge(CaseKind.Disbursement, state);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        (Count, Total) = await payments.TotalAsync(Filter, person, cancellationToken);
        Pages = PageLinksView.Of(List, PageNumber, Count);
        Rows = await payments.RowsAsync(Filter, person, (Pages.Skipped, PageLinksView.Size), cancellationToken);
        States = [.. states.All(CaseKind.Disbursement).Select(s => (s.State, s.Label))];
        var calls = await access
            .Calls(person)
            .OrderByDescending(c => c.OpensAt)
            .Select(c => new
            {
                c.Id,
                c.Number,
                c.Title,
            })
            .ToListAsync(cancellationToken);
        Calls = [.. calls.Select(c => (c.Id.ToString(), $"{c.Number} {Show.Of(c.Title)}"))];
    }

    public async Task<IActionResult> OnGetExportAsync(string? format, CancellationToken cancellationToken)
    {
        var rows = await payments.RowsAsync(Filter, User.ToPerson(), (0, null), cancellationToken);
        return ExportFile.Of(SheetOf(rows), format ?? "xlsx", "payments", clock.GetUtcNow());
    }

    private Sheet SheetOf(IReadOnlyList<PaymentRow> rows) =>
        new()
        {
            Name = texts["shared.Payments"],
            Title = texts["disbursements.Title"],
            TotalLabel = texts["disbursements.Total"],
            Columns =
            [
                new(texts["disbursements.Payment"]),
                new(texts["disbursements.Award"]),
                new(texts["disbursements.AwardTitle"]),
                new(texts["disbursements.Recipient"]),
                new(texts["disbursements.Tranche"], CellKind.Number),
                new(texts["disbursements.Amount"], CellKind.Money) { IsSummed = true },
                new(texts["disbursements.State"]),
                new(texts["disbursements.PlannedOn"], CellKind.Date),
                new(texts["disbursements.PaidOn"], CellKind.Date),
            ],
            Rows =
            [
                .. rows.Select(row =>
                    (IReadOnlyList<SheetCell>)
                        [
                            row.PaymentNumber,
                            row.AwardNumber,
                            Show.Of(row.Title),
                            Show.Of(row.Recipient),
                            row.Sequence,
                            row.Amount.Amount,
                            states.Label(CaseKind.Disbursement, row.State),
                            row.PlannedOn,
                            row.PaidOn,
                        ]
                ),
            ],
        };
}
