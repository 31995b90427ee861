using FundManager.Data;
using FundManager.Documents.Blocks;
using FundManager.Documents.Workbooks;
using FundManager.Domain;
using FundManager.Domain.Disbursements;
using FundManager.Domain.Organisations;
using FundManager.Web.Features;
using FundManager.Web.Features.Disbursements;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Reports.Payments;

/// <summary>The voucher of a released payment: amount in words, payee, the entries of the ledger, and who did what.</summary>
/// <remarks>It shows the whole account number, so it goes to those only who may open the payment file.</remarks>
[UseCase]
public sealed class PaymentVoucher(FundDbContext db, ReadForReports read) : Report<Disbursement>(db)
{
    public override string Name => "payment-voucher";

    public override string CaseKind => Domain.History.CaseKind.Disbursement;

    protected override IQueryable<Disbursement> Fitting =>
        Db
            .Disbursements.Where(one => one.PaymentNumber != null && one.Payee != null)
            .OrderByDescending(one => one.PaymentYear)
            .ThenByDescending(one => one.PaymentNumber);

    protected override bool MayRead(Disbursement @case, Person person) =>
        person.Holds(Role.FinanceOfficer) || person.Holds(Role.Auditor);

    protected override async Task<ReportContent?> ReadAsync(Disbursement @case, CancellationToken cancellationToken)
    {
        if (@case is not { PaymentNumber: { } number, PaymentYear: { } year, Payee: { } payee })
        {
            return null;
        }

        var fund = await Db
            .Funds.Where(f => f.Id == @case.FundId)
            .Select(f => new { f.Number, f.Name })
            .SingleAsync(cancellationToken);
        var award = await Db.Awards.AsNoTracking().SingleAsync(a => a.Id == @case.AwardId, cancellationToken);
        var events = await read.EventsAsync(@case.CaseId, cancellationToken);
        var duties = events.Where(made => Duties.Contains(made.View.Move)).ToList();
        var people = await read.PeopleAsync(duties.Select(made => (Guid?)made.View.Actor), cancellationToken);
        return new VoucherContent
        {
            Number = PaymentNumber.Of(fund.Number, year, number),
            At = events[^1].View.At,
            Issuer = fund.Name,
            Subject = award.Title,
            AwardNumber = award.Number,
            Tranche = @case.Sequence,
            Recipient = (await read.OrganisationAsync(@case.OrganisationId, cancellationToken)).Name,
            Payee = payee,
            Amount = @case.Requested,
            State = @case.State,
            ReleasedAt = events.Last(made => made.View.Move == nameof(Disbursement.Release)).View.At,
            PaidOn = @case.PaidOn,
            Statement = @case.StatementReference ?? "",
            FileHash = @case.PaymentFileHash ?? "",
            Entries = EntriesOf(events),
            Duties = DutiesOf(duties, people),
            Chain = (events[^1].Number, events[^1].Hash),
        };
    }

    private static IReadOnlyList<VoucherEntry> EntriesOf(IEnumerable<ReportEvent> events) =>
        [
            .. events.SelectMany(made =>
                made.View.Postings.Select(posting => new VoucherEntry(
                    made.View.At,
                    posting.From,
                    posting.To,
                    posting.Amount
                ))
            ),
        ];

    private static IReadOnlyList<VoucherDuty> DutiesOf(
        IEnumerable<ReportEvent> events,
        IReadOnlyDictionary<Guid, LocalText> people
    ) =>
        [
            .. events.Select(made => new VoucherDuty(
                made.View.Move == "ApproveFirst" ? nameof(Disbursement.Approve) : made.View.Move,
                people.GetValueOrDefault(made.View.Actor) ?? new LocalText("–", "–"),
                made.View.At
            )),
        ];

    private static readonly string[] Duties =
    [
        nameof(Disbursement.Request),
        nameof(Disbursement.Prepare),
        "ApproveFirst",
        nameof(Disbursement.Approve),
        nameof(Disbursement.Release),
        nameof(Disbursement.Reconcile),
    ];
}

/// <summary>An entry that the payment made in the ledger.</summary>
public sealed record VoucherEntry(DateTimeOffset At, string From, string To, Money Amount);

/// <summary>A step of the payment, by whom and when.</summary>
public sealed record VoucherDuty(string Name, LocalText Person, DateTimeOffset At);

/// <summary>What the voucher tells.</summary>
public sealed record VoucherContent : ReportContent
{
    public required string AwardNumber { get; init; }

    public required int Tranche { get; init; }

    public required LocalText Recipient { get; init; }

    public required Payee Payee { get; init; }

    public required Money Amount { get; init; }

    public required string State { get; init; }

    public required DateTimeOffset ReleasedAt { get; init; }

    public required DateOnly? PaidOn { get; init; }

    public required string Statement { get; init; }

    public required string FileHash { get; init; }

    public required IReadOnlyList<VoucherEntry> Entries { get; init; }

    public required IReadOnlyList<VoucherDuty> Duties { get; init; }

    public required (int Number, string Hash) Chain { get; init; }

    private string Words =>
        Amount.Amount > AmountInWords.Greatest ? "–"
        : Show.IsChinese ? $"人民币{AmountInWords.Chinese(Amount)}"
        : AmountInWords.English(Amount);

    public override IEnumerable<Block> Part(string part, ReportPen pen) =>
        part switch
        {
            "payment" => [Slip(pen)],
            "entries" => [EntryTable(pen).Block(pen)],
            "duties" => [DutyTable(pen)],
            "integrity" => [pen.Facts(("paymentFile", FileHash)), ReportParts.Chain(pen, Chain.Number, Chain.Hash)],
            "signatures" =>
            [
                pen.Signatures(
                    ("preparer", NameOf("Prepare")),
                    ("approver", NameOf("Approve")),
                    ("releaser", NameOf("Release")),
                    ("bookkeeper", NameOf("Reconcile"))
                ),
            ],
            _ => throw new InvalidOperationException($"No part {part}."),
        };

    public override IReadOnlyList<Sheet> Sheets(ReportPen pen) =>
        [
            new ReportTable(
                pen["payment"],
                [
                    new(pen["voucher"]),
                    new(pen["award"]),
                    new(pen["project"], Share: 2),
                    new(pen["recipient"]),
                    new(pen["tranche"], Figure.Count),
                    new(pen["amountCny"], Figure.Money),
                    new(pen["inWords"], Share: 2),
                    new(pen["accountName"]),
                    new(pen["accountNumber"]),
                    new(pen["bank"]),
                    new(pen["paidOn"], Figure.Day),
                ],
                [
                    [
                        Number,
                        AwardNumber,
                        pen.Of(Subject),
                        pen.Of(Recipient),
                        Tranche,
                        Amount.Amount,
                        Words,
                        Payee.AccountName,
                        Payee.AccountNumber,
                        Payee.BankName,
                        PaidOn,
                    ],
                ]
            ).Sheet($"{pen[TitleKey]} {Number}"),
            EntryTable(pen).Sheet(),
        ];

    /// <summary>The form of a voucher: names at the left, each amount in figures and in words.</summary>
    private Table Slip(ReportPen pen)
    {
        TableRow Wide(string key, string value) => new(pen[key], new TableCell(value) { ColumnSpan = 3 });
        return new Table(
            [
                new(pen["voucher"]) { Share = 1.2 },
                new(Number) { Share = 2.4 },
                new(pen["releasedAt"]) { Share = 1.2 },
                new(pen.Day(ReleasedAt)) { Share = 2 },
            ],
            [
                Wide("recipient", pen.Of(Recipient)),
                new TableRow(
                    pen["accountName"],
                    pen.Typed(Payee.AccountName),
                    pen["accountNumber"],
                    pen.Typed(Payee.AccountNumber)
                ),
                new TableRow(pen["bank"], pen.Typed(Payee.BankName), pen["bankCode"], pen.Typed(Payee.BankCode)),
                Wide("purpose", pen["purposeText", AwardNumber, pen.Of(Subject), Tranche]),
                new TableRow(
                    pen["inFigures"],
                    new TableCell(new Run(Show.Money(Amount)) { Bold = true }) { ColumnSpan = 3 }
                ),
                new TableRow(pen["inWords"], new TableCell(new Run(Words) { Bold = true }) { ColumnSpan = 3 }),
                new TableRow(
                    pen["state"],
                    pen.State(Domain.History.CaseKind.Disbursement, State),
                    pen["paidOn"],
                    PaidOn is { } day ? Show.Day(day) : pen["notYet"]
                ),
                Wide("statement", Statement.Length > 0 ? pen.Typed(Statement) : pen["notYet"]),
            ]
        )
        {
            FirstColumnNamesRow = true,
        };
    }

    private ReportTable EntryTable(ReportPen pen) =>
        new(
            pen["entries"],
            [
                new(pen["enteredAt"], Share: 1.4),
                new(pen["debit"], Share: 1.4),
                new(pen["credit"], Share: 1.4),
                new(pen["amountCny"], Figure.Money),
            ],
            [
                .. Entries.Select(entry =>
                    (IReadOnlyList<SheetCell>)
                        [
                            pen.Instant(entry.At),
                            pen.Texts[$"places.{entry.To}"],
                            pen.Texts[$"places.{entry.From}"],
                            entry.Amount.Amount,
                        ]
                ),
            ]
        );

    private Table DutyTable(ReportPen pen) =>
        new(
            [new(pen["duty"]), new(pen["person"]), new(pen["doneAt"])],
            [
                .. Duties.Select(duty => new TableRow(
                    pen[$"duty_{duty.Name}"],
                    pen.Of(duty.Person),
                    pen.Instant(duty.At)
                )),
            ]
        )
        {
            EmptyText = pen["none"],
            FirstColumnNamesRow = true,
        };

    private string? NameOf(string duty)
    {
        var names = Duties
            .Where(one => one.Name == duty)
            .Select(one => Show.Of(one.Person))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return names.Count == 0 ? null : string.Join(' ', names);
    }
}
