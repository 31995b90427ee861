using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Calls;
using FundManager.Domain.History;
using FundManager.Domain.Reviews;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Reviews;

/// <summary>One line of a call's ranking.</summary>
public sealed record RankingRow
{
    public required int Place { get; init; }

    public required Guid Id { get; init; }

    public required string Number { get; init; }

    public required LocalText Title { get; init; }

    public required LocalText Organisation { get; init; }

    public required string State { get; init; }

    public required PanelResult Result { get; init; }

    /// <summary>What parted it from the place before where the means are equal: a criterion, or null for the number.</summary>
    public required Criterion? PartedBy { get; init; }

    /// <summary>Whether its mean is also another's.</summary>
    public required bool IsTied { get; init; }

    public required Money? Recommended { get; init; }

    public required int? ReservePlace { get; init; }

    /// <summary>What is recommended down to here and not awarded yet; null for a line that is not recommended.</summary>
    public required Money? RunningSum { get; init; }
}

/// <summary>A call's applications in the order that their scores give.</summary>
public sealed record CallRanking(Scheme Scheme, IReadOnlyList<RankingRow> Rows, IReadOnlyList<RankingTie> Ties);

/// <summary>Ranks the applications of a call whose review is closed, from the locked scores.</summary>
[UseCase]
public sealed class ReadRanking(FundDbContext db, SchemeCatalog schemes)
{
    /// <summary>Null while nothing is ranked.</summary>
    public async Task<CallRanking?> ExecuteAsync(Call call, CancellationToken cancellationToken)
    {
        var applications = await ApplicationsAsync(call, cancellationToken);
        var reviews = await db
            .Reviews.Where(r =>
                r.CallId == call.Id && r.SubjectKind == CaseKind.Application && r.State == "Locked" && r.Total != null
            )
            .OrderBy(r => r.InvitedAt)
            .Select(r => new
            {
                r.SubjectId,
                r.Number,
                r.Scheme,
                r.Scores,
            })
            .ToListAsync(cancellationToken);
        if (reviews.Count == 0)
        {
            return null;
        }

        var scheme = schemes[reviews[0].Scheme];
        var results = reviews
            .Where(r => r.Scheme == reviews[0].Scheme)
            .GroupBy(r => r.SubjectId)
            .ToDictionary(
                g => g.Key,
                g =>
                    PanelResult.Compute(
                        scheme,
                        [.. g.Select(r => new ReviewScore(r.Number, ScoreSheet.Read(r.Scores)))]
                    )
            );
        var ranked = applications.Where(a => results.ContainsKey(a.Id)).ToList();
        var ranking = Ranking.Order([
            .. ranked.Select(a => new RankingEntry(a.Number, results[a.Id].Total!.Value, results[a.Id].Criteria)),
        ]);
        return new CallRanking(scheme, RowsOf(ranking, ranked, results, scheme), ranking.Ties);
    }

    private static List<RankingRow> RowsOf(
        Ranking ranking,
        List<Ranked> applications,
        Dictionary<Guid, PanelResult> results,
        Scheme scheme
    )
    {
        var byNumber = applications.ToDictionary(a => a.Number, StringComparer.Ordinal);
        var tied = ranking.Ties.SelectMany(tie => tie.Numbers).ToHashSet(StringComparer.Ordinal);
        var sum = Money.Zero;
        List<RankingRow> rows = [];
        foreach (var place in ranking.Places)
        {
            var application = byNumber[place.Entry.Number];
            var isOpen = application.State == "Recommended";
            sum += isOpen ? application.Recommended!.Value : Money.Zero;
            rows.Add(
                new RankingRow
                {
                    Place = place.Place,
                    Id = application.Id,
                    Number = application.Number,
                    Title = application.Title,
                    Organisation = application.Organisation,
                    State = application.State,
                    Result = results[application.Id],
                    PartedBy = scheme.Find(place.PartedBy),
                    IsTied = tied.Contains(application.Number) && place.PartedBy != Ranking.ByTotal,
                    Recommended = application.Recommended,
                    ReservePlace = application.ReservePlace,
                    RunningSum = isOpen ? sum : null,
                }
            );
        }

        return rows;
    }

    private async Task<List<Ranked>> ApplicationsAsync(Call call, CancellationToken cancellationToken)
    {
        var found = await (
            from application in db.Applications
            join organisation in db.Organisations on application.OrganisationId equals organisation.Id
            where application.CallId == call.Id && application.Panel != null
            select new
            {
                application.Id,
                application.Number,
                application.Title,
                Organisation = organisation.Name,
                application.State,
                application.RecommendedAmount,
                application.ReservePlace,
            }
        ).ToListAsync(cancellationToken);
        return
        [
            .. found.Select(a => new Ranked(a.Id.Value, a.Number, a.Title, a.Organisation, a.State)
            {
                Recommended = a.RecommendedAmount,
                ReservePlace = a.ReservePlace,
            }),
        ];
    }

    private sealed record Ranked(Guid Id, string Number, LocalText Title, LocalText Organisation, string State)
    {
        public Money? Recommended { get; init; }

        public int? ReservePlace { get; init; }
    }
}
