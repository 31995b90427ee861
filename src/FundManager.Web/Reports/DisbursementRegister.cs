using FundManager.Documents.Workbooks;
using FundManager.Domain;

namespace FundManager.Web.Reports;

/// <summary>One line of the register of payments.</summary>
/// <param name="PaymentNumber">Its number within fund and year; "" before release.</param>
/// <param name="AwardNumber">Of which award.</param>
/// <param name="Title">The title of the work.</param>
/// <param name="Recipient">Whom it goes to.</param>
/// <param name="Amount">How much.</param>
public sealed record DisbursementRow(
    string PaymentNumber,
    string AwardNumber,
    LocalText Title,
    LocalText Recipient,
    Money Amount
)
{
    public required int Tranche { get; init; }

    /// <summary>Its state in the reader's words.</summary>
    public required string State { get; init; }

    public required DateOnly PlannedOn { get; init; }

    public DateOnly? PaidOn { get; init; }

    /// <summary>Where it stands on the bank's statement; "" while it does not.</summary>
    public string Statement { get; init; } = "";
}

/// <summary>The register of payments as a workbook with a live sum, in the reader's language.</summary>
public static class DisbursementRegister
{
    /// <summary>The workbook of <paramref name="rows"/>, in their order.</summary>
    /// <param name="rows">The lines.</param>
    /// <param name="texts">The words.</param>
    /// <param name="at">The instant that the file says it was made at.</param>
    public static Workbook Of(IReadOnlyList<DisbursementRow> rows, Texts texts, DateTimeOffset at) =>
        new()
        {
            Title = texts["reports.Register"],
            CreatedAt = at,
            Sheets =
            [
                new Sheet
                {
                    Name = texts["reports.Register"],
                    Title = texts["reports.Register"],
                    TotalLabel = texts["reports.Total"],
                    Columns =
                    [
                        new(texts["reports.Payment"]),
                        new(texts["reports.Award"]),
                        new(texts["reports.Project"]) { Width = 36 },
                        new(texts["reports.Recipient"]),
                        new(texts["reports.Tranche"], CellKind.Number),
                        new(texts["reports.Amount"], CellKind.Money) { IsSummed = true },
                        new(texts["reports.State"]),
                        new(texts["reports.PlannedOn"], CellKind.Date),
                        new(texts["reports.PaidOn"], CellKind.Date),
                        new(texts["reports.Statement"]),
                    ],
                    Rows = [.. rows.Select(Cells)],
                },
            ],
        };

    private static IReadOnlyList<SheetCell> Cells(DisbursementRow row) =>
        [
            row.PaymentNumber,
            row.AwardNumber,
            Show.Of(row.Title),
            Show.Of(row.Recipient),
            row.Tranche,
            row.Amount.Amount,
            row.State,
            row.PlannedOn,
            row.PaidOn,
            row.Statement,
        ];
}
