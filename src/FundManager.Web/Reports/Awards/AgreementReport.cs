using FundManager.Data;
using FundManager.Documents.Blocks;
using FundManager.Documents.Workbooks;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.Organisations;
using FundManager.Web.Features;

namespace FundManager.Web.Reports.Awards;

/// <summary>The agreement of an award as it is in force: terms, plan, conditions of payment, signatures.</summary>
[UseCase]
public sealed class AgreementReport(FundDbContext db, ReadForReports read, FrameworkCatalog frameworks)
    : Report<Award>(db)
{
    public override string Name => "agreement";

    public override string CaseKind => Domain.History.CaseKind.Award;

    protected override IQueryable<Award> Fitting =>
        Db.Awards.Where(award => award.OfferExpiresAt != null).OrderByDescending(award => award.Id);

    protected override bool MayRead(Award @case, Person person) => true;

    protected override async Task<ReportContent?> ReadAsync(Award @case, CancellationToken cancellationToken)
    {
        if (@case.OfferExpiresAt is null)
        {
            return null;
        }

        var events = await read.EventsAsync(@case.CaseId, cancellationToken);
        var people = await read.PeopleAsync([@case.SignedBy, @case.CountersignedBy], cancellationToken);
        var signed = events.LastOrDefault(made => made.View.Move == nameof(Award.Sign));
        var last = events.Last(made =>
            made.View.Move is nameof(Award.Offer) or nameof(Award.Sign) or nameof(Award.Countersign)
        );
        return new AgreementContent
        {
            Number = @case.Number,
            At = last.View.At,
            Issuer = await read.FundNameAsync(@case.FundId, cancellationToken),
            Subject = @case.Title,
            Recipient = await read.OrganisationAsync(@case.OrganisationId, cancellationToken),
            LeadEmail = @case.LeadEmail,
            Amount = @case.Amount,
            Version = @case.AgreementNumber,
            Terms = @case.Agreement,
            Framework = frameworks[@case.Agreement.Framework],
            SignedBy = NameOf(@case.SignedBy, people),
            SignedAt = @case.SignedBy is null ? null : signed?.View.At,
            CountersignedBy = NameOf(@case.CountersignedBy, people),
            CountersignedAt = @case.CountersignedAt,
            Chain = (last.Number, last.Hash),
        };
    }

    private static LocalText? NameOf(Guid? person, IReadOnlyDictionary<Guid, LocalText> people) =>
        person is { } id ? people.GetValueOrDefault(id) : null;
}

/// <summary>What the agreement tells.</summary>
public sealed record AgreementContent : ReportContent
{
    public required Organisation Recipient { get; init; }

    public required string LeadEmail { get; init; }

    public required Money Amount { get; init; }

    public required int Version { get; init; }

    public required Agreement Terms { get; init; }

    public required AppraisalFramework Framework { get; init; }

    public required LocalText? SignedBy { get; init; }

    public required DateTimeOffset? SignedAt { get; init; }

    public required LocalText? CountersignedBy { get; init; }

    public required DateTimeOffset? CountersignedAt { get; init; }

    /// <summary>The entry of the history that the text rests on.</summary>
    public required (int Number, string Hash) Chain { get; init; }

    public override IEnumerable<Block> Part(string part, ReportPen pen) =>
        part switch
        {
            "parties" => [Parties(pen)],
            "subject" => [new Paragraph(pen["subjectText", pen.Of(Subject), Show.Money(Amount), InWords(Amount)])],
            "budget" => [ReportParts.Budget(pen, Terms.Budget).Block(pen)],
            "inputs" => [ReportParts.Inputs(pen, Terms.Inputs).Block(pen)],
            "tranches" => [ReportParts.Tranches(pen, Terms.Tranches).Block(pen)],
            "milestones" => [ReportParts.Milestones(pen, Terms.Milestones).Block(pen)],
            "indicators" =>
            [
                ReportParts.Indicators(pen, Framework, Terms.Indicators).Block(pen),
                pen.Note(pen["indicatorsNote", pen.Of(Framework.Title)]),
            ],
            "duties" => [new ItemList([.. Duties(pen)]) { Numbered = true }],
            "signatures" =>
            [
                pen.Facts(
                    ("signedAt", SignedAt is { } signed ? pen.Instant(signed) : pen["notYet"]),
                    ("countersignedAt", CountersignedAt is { } in_force ? pen.Instant(in_force) : pen["notYet"])
                ),
                pen.Signatures(("forRecipient", NameOf(SignedBy)), ("forFund", NameOf(CountersignedBy))),
            ],
            "integrity" => [ReportParts.Chain(pen, Chain.Number, Chain.Hash)],
            _ => throw new InvalidOperationException($"No part {part}."),
        };

    public override IReadOnlyList<Sheet> Sheets(ReportPen pen) =>
        [
            ReportParts.Tranches(pen, Terms.Tranches).Sheet($"{pen[TitleKey]} {Number}"),
            ReportParts.Budget(pen, Terms.Budget).Sheet(),
            ReportParts.Inputs(pen, Terms.Inputs).Sheet(),
            ReportParts.Milestones(pen, Terms.Milestones).Sheet(),
            ReportParts.Indicators(pen, Framework, Terms.Indicators).Sheet(),
            pen.FactSheet("parties", Parties(pen)),
        ];

    private static string InWords(Money amount) =>
        amount.Amount > AmountInWords.Greatest ? ""
        : Show.IsChinese ? AmountInWords.Chinese(amount)
        : AmountInWords.English(amount);

    private static string? NameOf(LocalText? name) => name is null ? null : Show.Of(name);

    private KeyValues Parties(ReportPen pen) =>
        pen.Facts(
            ("award", Number),
            ("version", Version.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("fund", pen.Of(Issuer)),
            ("recipient", pen.Of(Recipient.Name)),
            ("creditCode", Recipient.CreditCode),
            ("lead", pen.Typed(LeadEmail)),
            ("term", pen.Term(Terms.StartsOn, Terms.EndsOn)),
            ("amount", Show.Money(Amount))
        );

    private IEnumerable<Paragraph> Duties(ReportPen pen) =>
        [
            new(pen["duty_money"]),
            new(pen["duty_inputs"]),
            new(pen["duty_milestones"]),
            new(pen["duty_appraisal", Show.Day(Terms.MidTermOn), Terms.AnswerDays]),
            new(pen["duty_findings"]),
            new(pen["duty_records"]),
        ];
}
