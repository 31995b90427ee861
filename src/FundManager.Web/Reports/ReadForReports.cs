using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.Funds;
using FundManager.Domain.Ledger;
using FundManager.Domain.Organisations;
using FundManager.Web.Features;
using FundManager.Web.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Reports;

/// <summary>What several reports read: names, the history of a case, its files, the postings of an award.</summary>
[UseCase]
public sealed class ReadForReports(FundDbContext db)
{
    public Task<LocalText> FundNameAsync(Id<Fund> fund, CancellationToken cancellationToken) =>
        db.Funds.Where(f => f.Id == fund).Select(f => f.Name).SingleAsync(cancellationToken);

    public Task<Organisation> OrganisationAsync(Id<Organisation> id, CancellationToken cancellationToken) =>
        db.Organisations.AsNoTracking().SingleAsync(o => o.Id == id, cancellationToken);

    /// <summary>Names of people; who is not known is left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, LocalText>> PeopleAsync(
        IEnumerable<Guid?> people,
        CancellationToken cancellationToken
    )
    {
        var ids = people.OfType<Guid>().Distinct().ToList();
        return await db
            .Users.Where(u => ids.Contains(u.Id))
            .ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
    }

    /// <summary>The history of a case, from its first event.</summary>
    public async Task<IReadOnlyList<ReportEvent>> EventsAsync(Guid caseId, CancellationToken cancellationToken)
    {
        var events = await db
            .CaseEvents.Where(made => made.CaseId == caseId)
            .OrderBy(made => made.Number)
            .Select(made => new
            {
                made.Number,
                made.Hash,
                made.Body,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. events.Select(made => new ReportEvent(
                made.Number,
                Convert.ToHexStringLower(made.Hash),
                EventView.Read(made.Body)
            )),
        ];
    }

    /// <summary>Files of a case that lay there at an instant.</summary>
    /// <param name="caseId">Of which case.</param>
    /// <param name="purposes">For what; none for every purpose.</param>
    /// <param name="at">When.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<ReportFile>> FilesAsync(
        Guid caseId,
        IReadOnlyList<string> purposes,
        DateTimeOffset at,
        CancellationToken cancellationToken
    ) =>
        await db
            .Files.Where(file =>
                file.CaseId == caseId
                && (purposes.Count == 0 || purposes.Contains(file.Purpose))
                && file.UploadedAt <= at
            )
            .OrderBy(file => file.UploadedAt)
            .ThenBy(file => file.Id)
            .Select(file => new ReportFile(file.Name, file.SizeBytes, file.Hash))
            .ToListAsync(cancellationToken);

    /// <summary>The postings of an award up to an instant.</summary>
    public async Task<IReadOnlyList<MovedMoney>> PostingsAsync(
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
                .Select(row => new MovedMoney(row.CaseId, row.FromPlace, row.ToPlace, row.Amount)),
        ];
    }
}

/// <summary>An entry of a case's history with its hash.</summary>
public sealed record ReportEvent(int Number, string Hash, EventView View);

/// <summary>A piece of evidence.</summary>
public sealed record ReportFile(string Name, long SizeBytes, string Hash);

/// <summary>Money that a case moved.</summary>
public sealed record MovedMoney(Guid CaseId, Place From, Place To, decimal Amount)
{
    /// <summary>What postings leave in a place.</summary>
    public static decimal SumAt(IEnumerable<MovedMoney> moved, Place place) =>
        moved.Sum(row =>
            row.To == place ? row.Amount
            : row.From == place ? -row.Amount
            : 0m
        );
}
