using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Ledger;
using FundManager.Domain.Organisations;
using FundManager.Web.Features;
using FundManager.Web.Features.Appraisals;
using FundManager.Web.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Reports.Appraisals;

/// <summary>The report of an appraisal as of the instant at which it became final, so that it reads the same ever after.</summary>
[UseCase]
public sealed class AppraisalReport(
    FundDbContext db,
    ReadForReports read,
    ReadCorrections corrections,
    FrameworkCatalog frameworks
) : Report<Appraisal>(db)
{
    public override string Name => "appraisal";

    public override string CaseKind => Domain.History.CaseKind.Appraisal;

    protected override IQueryable<Appraisal> Fitting =>
        Db.Appraisals.Where(a => a.State == "Published").OrderByDescending(a => a.PublishedAt);

    /// <summary>A final result and its state are all that the report depends on.</summary>
    public override string? FrozenAs(Case @case) =>
        @case is Appraisal { FrozenHash: { } hash } appraisal ? $"{hash}:{appraisal.State}" : null;

    /// <summary>The fund's people have it from finalisation on, others once it is published.</summary>
    protected override bool MayRead(Appraisal @case, Person person) => AppraisalSight.Of(@case, person).SeesReport;

    protected override async Task<ReportContent?> ReadAsync(Appraisal @case, CancellationToken cancellationToken)
    {
        if (ReadAppraisal.FrozenOf(@case) is not { } frozen)
        {
            return null;
        }

        var events = await read.EventsAsync(@case.CaseId, cancellationToken);
        var final = events.Last(made => made.View.Move == nameof(Appraisal.Finalise));
        var at = final.View.At;
        var (award, terms) = await AwardAsync(@case, at, cancellationToken);
        var moved = await read.PostingsAsync(@case.AwardId, at, cancellationToken);
        var people = await read.PeopleAsync([@case.AppraiserId, @case.ApprovedBy], cancellationToken);
        return new AppraisalContent
        {
            Number = @case.Number,
            At = @case.StateSince,
            Issuer = await read.FundNameAsync(@case.FundId, cancellationToken),
            Subject = await Db
                .Awards.Where(a => a.Id == @case.AwardId)
                .Select(a => a.Title)
                .SingleAsync(cancellationToken),
            Stage = @case.Stage,
            Corrects = (await corrections.CorrectedAsync(@case, cancellationToken))?.Number,
            Outcome = @case.Outcome,
            Award = award,
            Frozen = frozen,
            Framework = frameworks[FrameworkCatalog.KeyOf(frozen.Framework.Name, frozen.Framework.Version)],
            Self = @case.SelfTotal.HasValue ? AppraisalEntries.Read(@case.SelfEntries) : null,
            SelfTotal = @case.SelfTotal,
            Opinion = @case.Opinion,
            Reply = @case.Reply,
            Appraiser = people.GetValueOrDefault(@case.AppraiserId ?? Guid.Empty) ?? new LocalText("", ""),
            Approver = people.GetValueOrDefault(@case.ApprovedBy ?? Guid.Empty),
            Seal = new ReportSeal(@case.FrozenHash!, final.Number, final.Hash, at),
            PublishedAt = @case.PublishedAt,
            Inputs = await InputsAsync(@case.AwardId, terms, moved, cancellationToken),
            Money = MoneyOf(moved),
            Findings = await FindingsAsync(@case, cancellationToken),
            Evidence = await EvidenceAsync(@case, at, cancellationToken),
        };
    }

    private async Task<List<ReportFile>> EvidenceAsync(
        Appraisal appraisal,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        List<ReportFile> files = [];
        foreach (var id in await corrections.LineageAsync(appraisal, cancellationToken))
        {
            files.AddRange(await read.FilesAsync(id, ["evidence"], at, cancellationToken));
        }

        return files;
    }

    private async Task<(ReportAward Award, Agreement Terms)> AwardAsync(
        Appraisal appraisal,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var award = await Db
            .Awards.Where(a => a.Id == appraisal.AwardId)
            .Select(a => new
            {
                a.Number,
                Recipient = Db.Organisations.Where(o => o.Id == a.OrganisationId).Select(o => o.Name).Single(),
            })
            .SingleAsync(cancellationToken);
        var version = await Db
            .AgreementVersions.Where(v => v.AwardId == appraisal.AwardId && v.MadeAt <= at)
            .OrderByDescending(v => v.Number)
            .FirstAsync(cancellationToken);
        var terms = version.Terms;
        var known = new ReportAward(award.Number, award.Recipient)
        {
            Amount = Money.Sum(terms.Tranches.Select(tranche => tranche.Amount)),
            StartsOn = terms.StartsOn,
            EndsOn = terms.EndsOn,
        };
        return (known, terms);
    }

    private static List<(Place, Money)> MoneyOf(IReadOnlyList<MovedMoney> moved) =>
        [
            .. new[]
            {
                Place.Committed,
                Place.Obligated,
                Place.Reserved,
                Place.Payable,
                Place.Disbursed,
                Place.Receivable,
            }
                .Select(place => (place, new Money(MovedMoney.SumAt(moved, place))))
                .Where(row => row.Item2 > Money.Zero),
        ];

    private async Task<List<ReportInput>> InputsAsync(
        Id<Award> award,
        Agreement terms,
        IReadOnlyList<MovedMoney> moved,
        CancellationToken cancellationToken
    )
    {
        var kinds = await Db
            .Inputs.Where(input => input.AwardId == award)
            .Select(input => new { Id = (Guid)(object)input.Id, input.InputKind })
            .ToDictionaryAsync(input => input.Id, input => input.InputKind, cancellationToken);
        var verified = moved
            .Where(row => kinds.ContainsKey(row.CaseId))
            .GroupBy(row => kinds[row.CaseId])
            .ToDictionary(of => of.Key, of => MovedMoney.SumAt(of, Place.Verified));
        return
        [
            .. terms
                .Inputs.GroupBy(plan => plan.Kind)
                .OrderBy(of => of.Key)
                .Select(of => new ReportInput(
                    of.Key,
                    Money.Sum(of.Select(plan => plan.Amount)),
                    new Money(verified.GetValueOrDefault(of.Key))
                )),
        ];
    }

    private async Task<List<ReportFinding>> FindingsAsync(Appraisal appraisal, CancellationToken cancellationToken)
    {
        var findings = await Db
            .Findings.Where(finding => finding.AwardId == appraisal.AwardId)
            .OrderBy(finding => finding.Number)
            .Select(finding => new
            {
                Finding = finding,
                Raised = Db
                    .CaseEvents.Where(made => made.CaseId == (Guid)(object)finding.Id && made.Number == 1)
                    .Select(made => made.Body)
                    .Single(),
            })
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        var at = appraisal.StateSince;
        return
        [
            .. findings
                .Where(row => EventView.Read(row.Raised).At <= at)
                .Select(row => new ReportFinding(
                    row.Finding.Number,
                    row.Finding.Severity,
                    row.Finding.Text,
                    row.Finding.State == "Closed" && row.Finding.StateSince <= at
                )),
        ];
    }
}
