using FundManager.Data;
using FundManager.Documents.Blocks;
using FundManager.Documents.Workbooks;
using FundManager.Domain;
using FundManager.Domain.Disbursements;
using FundManager.Domain.Funds;
using FundManager.Domain.Organisations;
using FundManager.Web.Features;
using FundManager.Web.Features.Disbursements;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Reports.Payments;

/// <summary>Every tranche of a fund with its payment, in the order of numbers; those that are not released follow by their day.</summary>
[UseCase]
public sealed class PaymentRegister(FundDbContext db, TimeProvider clock) : Report<Fund>(db)
{
    public override string Name => "payment-register";

    public override string CaseKind => Domain.History.CaseKind.Fund;

    protected override IQueryable<Fund> Fitting => Db.Funds.OrderByDescending(fund => fund.Id);

    protected override bool MayRead(Fund @case, Person person) =>
        person.Holds(Role.FinanceOfficer) || person.Holds(Role.Leader) || person.Holds(Role.Auditor);

    protected override async Task<ReportContent?> ReadAsync(Fund @case, CancellationToken cancellationToken)
    {
        var found = await (
            from payment in Db.Disbursements
            join award in Db.Awards on payment.AwardId equals award.Id
            join recipient in Db.Organisations on payment.OrganisationId equals recipient.Id
            where payment.FundId == @case.Id
            orderby payment.PaymentYear
                == null, payment.PaymentYear, payment.PaymentNumber, payment.PlannedOn, payment.Number
            select new
            {
                Payment = payment,
                Award = award.Number,
                award.Title,
                Recipient = recipient.Name,
            }
        )
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        return new RegisterContent
        {
            Number = @case.Number,
            At = clock.GetUtcNow(),
            Issuer = @case.Name,
            Subject = @case.Name,
            Rows = [.. found.Select(row => RowOf(@case.Number, row.Payment, (row.Award, row.Title, row.Recipient)))],
        };
    }

    private static RegisterRow RowOf(
        string fund,
        Disbursement payment,
        (string Number, LocalText Title, LocalText Recipient) award
    ) =>
        new(
            PaymentNumber.Of(fund, payment.PaymentYear, payment.PaymentNumber),
            award.Number,
            award.Title,
            award.Recipient,
            payment.Requested == Money.Zero ? payment.Tranche : payment.Requested
        )
        {
            Tranche = payment.Sequence,
            State = payment.State,
            PlannedOn = payment.PlannedOn,
            PaidOn = payment.PaidOn,
            Statement = payment.StatementReference ?? "",
        };
}

/// <summary>One line of the register of payments.</summary>
/// <param name="PaymentNumber">Its number within fund and year; "" before release.</param>
/// <param name="AwardNumber">Of which award.</param>
/// <param name="Title">The title of the work.</param>
/// <param name="Recipient">Whom it goes to.</param>
/// <param name="Amount">What is asked for; the tranche while nothing is.</param>
public sealed record RegisterRow(
    string PaymentNumber,
    string AwardNumber,
    LocalText Title,
    LocalText Recipient,
    Money Amount
)
{
    public required int Tranche { get; init; }

    public required string State { get; init; }

    public required DateOnly PlannedOn { get; init; }

    public DateOnly? PaidOn { get; init; }

    /// <summary>Where it stands on the bank's statement; "" while it does not.</summary>
    public string Statement { get; init; } = "";
}

/// <summary>What the register tells.</summary>
public sealed record RegisterContent : ReportContent
{
    public required IReadOnlyList<RegisterRow> Rows { get; init; }

    public override bool IsLandscape => true;

    public override IEnumerable<Block> Part(string part, ReportPen pen) =>
        part switch
        {
            "summary" => [Summary(pen).Block(pen), pen.Note(pen["madeFrom", pen.Instant(At)])],
            "register" => [Register(pen).Block(pen)],
            "signatures" => [pen.Signatures(("finance", null), ("leader", null))],
            _ => throw new InvalidOperationException($"No part {part}."),
        };

    public override IReadOnlyList<Sheet> Sheets(ReportPen pen) =>
        [Register(pen).Sheet($"{pen[TitleKey]} {Number}"), Summary(pen).Sheet()];

    private ReportTable Summary(ReportPen pen) =>
        new(
            pen["summary"],
            [
                new(pen["state"], Share: 2),
                new(pen["count"], Figure.Count) { IsSummed = true },
                new(pen["amountCny"], Figure.Money, 1.4) { IsSummed = true },
            ],
            [
                .. Rows.GroupBy(row => row.State, StringComparer.Ordinal)
                    .OrderByDescending(of => of.Sum(row => row.Amount.Amount))
                    .ThenBy(of => of.Key, StringComparer.Ordinal)
                    .Select(of =>
                        (IReadOnlyList<SheetCell>)
                            [
                                pen.State(Domain.History.CaseKind.Disbursement, of.Key),
                                of.Count(),
                                of.Sum(row => row.Amount.Amount),
                            ]
                    ),
            ]
        )
        {
            TotalLabel = pen["total"],
        };

    private ReportTable Register(ReportPen pen) =>
        new(
            pen["register"],
            [
                new(pen["payment"], Share: 1.4),
                new(pen["award"], Share: 1.4),
                new(pen["project"], Share: 2),
                new(pen["recipient"], Share: 1.6),
                new(pen["tranche"], Figure.Count, 0.5),
                new(pen["amountCny"], Figure.Money, 1.3) { IsSummed = true },
                new(pen["state"], Share: 1),
                new(pen["plannedOn"], Figure.Day, 1.1),
                new(pen["paidOn"], Figure.Day, 1.1),
                new(pen["statement"], Share: 1.4),
            ],
            [
                .. Rows.Select(row =>
                    (IReadOnlyList<SheetCell>)
                        [
                            row.PaymentNumber,
                            row.AwardNumber,
                            pen.Of(row.Title),
                            pen.Of(row.Recipient),
                            row.Tranche,
                            row.Amount.Amount,
                            pen.State(Domain.History.CaseKind.Disbursement, row.State),
                            row.PlannedOn,
                            row.PaidOn,
                            row.Statement,
                        ]
                ),
            ]
        )
        {
            TotalLabel = pen["total"],
            EmptyText = pen["noPayments"],
        };
}
