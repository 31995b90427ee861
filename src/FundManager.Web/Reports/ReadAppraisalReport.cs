using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.Ledger;
using FundManager.Web.Features;
using FundManager.Web.Features.Appraisals;
using FundManager.Web.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Reports;

/// <summary>Reads the report of an appraisal as of the instant at which it became final, so that it reads the same ever after.</summary>
[UseCase]
public sealed class ReadAppraisalReport(FundDbContext db, FrameworkCatalog frameworks)
{
    /// <summary>Null while the appraisal is not final.</summary>
    public async Task<AppraisalReport?> ExecuteAsync(Appraisal appraisal, CancellationToken cancellationToken)
    {
        if (ReadAppraisal.FrozenOf(appraisal) is not { } frozen)
        {
            return null;
        }

        var seal = await SealAsync(appraisal, cancellationToken);
        var (award, terms) = await AwardAsync(appraisal, seal.At, cancellationToken);
        var moved = await PostingsAsync(appraisal.AwardId, seal.At, cancellationToken);
        var key = FrameworkCatalog.KeyOf(frozen.Framework.Name, frozen.Framework.Version);
        return new AppraisalReport
        {
            Number = appraisal.Number,
            Stage = appraisal.Stage,
            Outcome = appraisal.Outcome,
            Award = award,
            Frozen = frozen,
            Framework = frameworks[key],
            Self = appraisal.SelfTotal.HasValue ? AppraisalEntries.Read(appraisal.SelfEntries) : null,
            SelfTotal = appraisal.SelfTotal,
            Opinion = appraisal.Opinion,
            Reply = appraisal.Reply,
            Appraiser = await NameAsync(appraisal.AppraiserId, cancellationToken) ?? new LocalText("", ""),
            Approver = await NameAsync(appraisal.ApprovedBy, cancellationToken),
            Seal = seal,
            PublishedAt = appraisal.PublishedAt,
            StandsSince = appraisal.StateSince,
            Inputs = await InputsAsync(appraisal.AwardId, terms, moved, cancellationToken),
            Money = MoneyOf(moved),
            Findings = await FindingsAsync(appraisal, cancellationToken),
            Evidence = await EvidenceAsync(appraisal, seal.At, cancellationToken),
        };
    }

    private async Task<ReportSeal> SealAsync(Appraisal appraisal, CancellationToken cancellationToken)
    {
        var events = await db
            .CaseEvents.Where(made => made.CaseId == appraisal.CaseId)
            .OrderByDescending(made => made.Number)
            .Select(made => new
            {
                made.Number,
                made.Hash,
                made.Body,
            })
            .ToListAsync(cancellationToken);
        var final = events
            .Select(made => (made.Number, made.Hash, View: EventView.Read(made.Body)))
            .First(made => made.View.Move == nameof(Appraisal.Finalise));
        return new ReportSeal(appraisal.FrozenHash!, final.Number, Convert.ToHexStringLower(final.Hash), final.View.At);
    }

    private async Task<(ReportAward Award, Agreement Terms)> AwardAsync(
        Appraisal appraisal,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var award = await db
            .Awards.Where(a => a.Id == appraisal.AwardId)
            .Select(a => new
            {
                a.Number,
                a.Title,
                Recipient = db.Organisations.Where(o => o.Id == a.OrganisationId).Select(o => o.Name).Single(),
                Fund = db.Funds.Where(f => f.Id == a.FundId).Select(f => f.Name).Single(),
            })
            .SingleAsync(cancellationToken);
        var version = await db
            .AgreementVersions.Where(v => v.AwardId == appraisal.AwardId && v.MadeAt <= at)
            .OrderByDescending(v => v.Number)
            .FirstAsync(cancellationToken);
        var terms = version.Terms;
        var known = new ReportAward(award.Number, award.Title, award.Recipient, award.Fund)
        {
            Amount = Money.Sum(terms.Tranches.Select(tranche => tranche.Amount)),
            StartsOn = terms.StartsOn,
            EndsOn = terms.EndsOn,
        };
        return (known, terms);
    }

    private async Task<List<Moved>> PostingsAsync(
        Id<Award> award,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var id = award.Value;
        var rows = await db
            .Postings.Where(posting => posting.AwardId == id)
            .Join(
                db.CaseEvents,
                posting => new { posting.CaseId, Number = posting.EventNumber },
                made => new { made.CaseId, made.Number },
                (posting, made) =>
                    new
                    {
                        posting.CaseId,
                        posting.FromPlace,
                        posting.ToPlace,
                        posting.Amount,
                        made.Body,
                    }
            )
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Where(row => EventView.Read(row.Body).At <= at)
                .Select(row => new Moved(row.CaseId, row.FromPlace, row.ToPlace, row.Amount)),
        ];
    }

    private static List<(Place, Money)> MoneyOf(List<Moved> moved) =>
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
                .Select(place => (place, new Money(SumAt(moved, place))))
                .Where(row => row.Item2 > Money.Zero),
        ];

    private static decimal SumAt(IEnumerable<Moved> moved, Place place) =>
        moved.Sum(row =>
            row.To == place ? row.Amount
            : row.From == place ? -row.Amount
            : 0m
        );

    private async Task<List<ReportInput>> InputsAsync(
        Id<Award> award,
        Agreement terms,
        List<Moved> moved,
        CancellationToken cancellationToken
    )
    {
        var kinds = await db
            .Inputs.Where(input => input.AwardId == award)
            .Select(input => new { Id = (Guid)(object)input.Id, input.InputKind })
            .ToDictionaryAsync(input => input.Id, input => input.InputKind, cancellationToken);
        var verified = moved
            .Where(row => kinds.ContainsKey(row.CaseId))
            .GroupBy(row => kinds[row.CaseId])
            .ToDictionary(of => of.Key, of => SumAt(of, Place.Verified));
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
        var findings = await db
            .Findings.Where(finding => finding.AwardId == appraisal.AwardId)
            .OrderBy(finding => finding.Number)
            .Select(finding => new
            {
                Finding = finding,
                Raised = db
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

    private async Task<List<ReportFile>> EvidenceAsync(
        Appraisal appraisal,
        DateTimeOffset at,
        CancellationToken cancellationToken
    ) =>
        await db
            .Files.Where(file => file.CaseId == appraisal.CaseId && file.Purpose == "evidence" && file.UploadedAt <= at)
            .OrderBy(file => file.UploadedAt)
            .ThenBy(file => file.Id)
            .Select(file => new ReportFile(file.Name, file.SizeBytes, file.Hash))
            .ToListAsync(cancellationToken);

    private Task<LocalText?> NameAsync(Guid? user, CancellationToken cancellationToken) =>
        db.Users.Where(u => u.Id == user).Select(u => u.DisplayName).SingleOrDefaultAsync(cancellationToken)!;

    private sealed record Moved(Guid CaseId, Place From, Place To, decimal Amount);
}
