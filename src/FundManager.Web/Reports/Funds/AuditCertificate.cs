using FundManager.Data;
using FundManager.Data.Ledger;
using FundManager.Documents.Blocks;
using FundManager.Documents.Workbooks;
using FundManager.Domain;
using FundManager.Domain.Funds;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Web.Features;
using FundManager.Web.Jobs;
using FundManager.Web.Options;
using FundManager.Web.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace FundManager.Web.Reports.Funds;

/// <summary>The certificate of an audit: the whole history and ledger computed again, and the head of every case's chain.</summary>
[UseCase]
public sealed class AuditCertificate(
    FundDbContext db,
    FundDatabases databases,
    IOptions<StorageOptions> storage,
    TimeProvider clock
) : Report<Fund>(db)
{
    public override string Name => "audit-certificate";

    public override string CaseKind => Domain.History.CaseKind.Fund;

    protected override IQueryable<Fund> Fitting => Db.Funds.OrderByDescending(fund => fund.Id);

    protected override bool MayRead(Fund @case, Person person) =>
        person.Holds(Role.Auditor) || person.Holds(Role.Leader);

    protected override async Task<ReportContent?> ReadAsync(Fund @case, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(databases.Program);
        var result = await new VerifyLedger(source).ExecuteAsync(SealFilePath.In(storage.Value), cancellationToken);
        return new CertificateContent
        {
            Number = @case.Number,
            At = clock.GetUtcNow(),
            Issuer = @case.Name,
            Subject = @case.Name,
            Cases = result.Cases,
            Events = result.Events,
            Postings = result.Postings,
            Balances = result.Balances,
            FaultCount = result.FaultCount,
            Faults = [.. result.Faults.Select(fault => $"{fault.Code}: {fault.Text}")],
            Seals = await SealsAsync(cancellationToken),
            SealCount = result.Seals,
            Heads = await HeadsAsync(@case, cancellationToken),
        };
    }

    private async Task<IReadOnlyList<CertifiedSeal>> SealsAsync(CancellationToken cancellationToken)
    {
        const int Newest = 10;
        var seals = await Db
            .Database.SqlQuery<SealLine>($"select number, sealed_at, encode(root, 'hex') as root, leaves from seals")
            .OrderByDescending(seal => seal.Number)
            .Take(Newest)
            .ToListAsync(cancellationToken);
        return [.. seals.Select(seal => new CertifiedSeal(seal.Number, seal.SealedAt, seal.Root, seal.Leaves))];
    }

    private async Task<IReadOnlyList<CertifiedHead>> HeadsAsync(Fund fund, CancellationToken cancellationToken)
    {
        var id = fund.Id;
        var calls = await Db
            .Calls.Where(c => c.FundId == id)
            .OrderBy(c => c.Number)
            .Select(c => new Head(c.Number, c.EventCount, c.HeadHash))
            .ToListAsync(cancellationToken);
        List<CertifiedHead> heads =
        [
            HeadOf(Domain.History.CaseKind.Fund, new Head(fund.Number, fund.EventCount, fund.HeadHash)),
        ];
        heads.AddRange(calls.Select(head => HeadOf(Domain.History.CaseKind.Call, head)));
        await AddAsync(Domain.History.CaseKind.Application, Db.Applications);
        await AddAsync(Domain.History.CaseKind.Review, Db.Reviews);
        await AddAsync(Domain.History.CaseKind.Award, Db.Awards);
        await AddAsync(Domain.History.CaseKind.Input, Db.Inputs);
        await AddAsync(Domain.History.CaseKind.Milestone, Db.Milestones);
        await AddAsync(Domain.History.CaseKind.Disbursement, Db.Disbursements);
        await AddAsync(Domain.History.CaseKind.Appraisal, Db.Appraisals);
        await AddAsync(Domain.History.CaseKind.Finding, Db.Findings);
        return heads;

        async Task AddAsync<T>(string kind, IQueryable<T> cases)
            where T : GrantCase
        {
            var found = await cases
                .Where(c => c.FundId == id)
                .OrderBy(c => c.Number)
                .Select(c => new Head(c.Number, c.EventCount, c.HeadHash))
                .ToListAsync(cancellationToken);
            heads.AddRange(found.Select(head => HeadOf(kind, head)));
        }
    }

    private static CertifiedHead HeadOf(string kind, Head head) =>
        new(kind, head.Number, head.Events, Convert.ToHexStringLower(head.Hash));

    private sealed record Head(string Number, int Events, byte[] Hash);

    private sealed class SealLine
    {
        public required int Number { get; init; }

        public required DateTimeOffset SealedAt { get; init; }

        public required string Root { get; init; }

        public required int Leaves { get; init; }
    }
}

/// <summary>The last entry of a case's chain, whose hash holds all before it.</summary>
public sealed record CertifiedHead(string Kind, string Number, int Events, string Hash);

/// <summary>A nightly seal over the heads of all cases that moved.</summary>
public sealed record CertifiedSeal(int Number, DateTimeOffset At, string Root, int Leaves);

/// <summary>What the certificate tells.</summary>
public sealed record CertificateContent : ReportContent
{
    private const int MostFaults = 50;

    public required long Cases { get; init; }

    public required long Events { get; init; }

    public required long Postings { get; init; }

    public required long Balances { get; init; }

    public required long FaultCount { get; init; }

    /// <summary>The first of them.</summary>
    public required IReadOnlyList<string> Faults { get; init; }

    /// <summary>The newest, the last one first.</summary>
    public required IReadOnlyList<CertifiedSeal> Seals { get; init; }

    public required long SealCount { get; init; }

    public required IReadOnlyList<CertifiedHead> Heads { get; init; }

    private bool IsSound => FaultCount == 0;

    public override IEnumerable<Block> Part(string part, ReportPen pen) =>
        part switch
        {
            "statement" => Statement(pen),
            "result" => [Result(pen).Block(pen)],
            "faults" => FaultCount == 0
                ? [new Paragraph(pen["noFaults"])]
                : [new ItemList([.. Faults.Take(MostFaults).Select(fault => new Paragraph(pen.Typed(fault)))])],
            "seals" => [SealTable(pen).Block(pen)],
            "method" => [new Paragraph(pen["methodText"])],
            "heads" => [HeadTable(pen).Block(pen)],
            "signatures" => [pen.Signatures(("auditor", null), ("leader", null))],
            _ => throw new InvalidOperationException($"No part {part}."),
        };

    public override IReadOnlyList<Sheet> Sheets(ReportPen pen) =>
        [HeadTable(pen).Sheet($"{pen[TitleKey]} {Number}"), Result(pen).Sheet(), SealTable(pen).Sheet()];

    private IEnumerable<Block> Statement(ReportPen pen) =>
        [
            new Paragraph(new Run(pen[IsSound ? "sound" : "unsound", FaultCount]) { Bold = true }),
            new Paragraph(pen["statementText", pen.Of(Subject), pen.Instant(At)]),
        ];

    private ReportTable Result(ReportPen pen) =>
        new(
            pen["result"],
            [new(pen["checked"], Share: 3), new(pen["count"], Figure.Count)],
            [
                [pen["cases"], Cases],
                [pen["events"], Events],
                [pen["postings"], Postings],
                [pen["balances"], Balances],
                [pen["sealsChecked"], SealCount],
                [pen["faultsFound"], FaultCount],
            ]
        );

    private ReportTable SealTable(ReportPen pen) =>
        new(
            pen["seals"],
            [
                new(pen["sealNumber"], Figure.Count, 0.6),
                new(pen["sealedAt"], Share: 1.4),
                new(pen["leaves"], Figure.Count, 0.8),
                new(pen["root"], Share: 4),
            ],
            [
                .. Seals.Select(seal =>
                    (IReadOnlyList<SheetCell>)[seal.Number, pen.Instant(seal.At), seal.Leaves, seal.Root]
                ),
            ]
        )
        {
            EmptyText = pen["noSeals"],
        };

    private ReportTable HeadTable(ReportPen pen) =>
        new(
            pen["heads"],
            [
                new(pen["case"], Share: 1.6),
                new(pen["kind"]),
                new(pen["entries"], Figure.Count, 0.6),
                new(pen["headHash"], Share: 4),
            ],
            [
                .. Heads.Select(head =>
                    (IReadOnlyList<SheetCell>)[head.Number, pen.Texts[$"kinds.{head.Kind}"], head.Events, head.Hash]
                ),
            ]
        );
}
