using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Calls;
using FundManager.Domain.History;
using FundManager.Domain.Reviews;
using FundManager.Domain.Reviews.Calibration;
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

    /// <summary>What calibration says beside the place; null where the call's terms chose none.</summary>
    public required CalibratedPlace? Calibrated { get; init; }

    /// <summary>Where it stands among this round and those before, 1 to 99, low is good; null where the scheme tells none.</summary>
    public int? Percentile { get; init; }

    /// <summary>Whether calibration puts it elsewhere.</summary>
    public bool Differs => Calibrated is { } calibrated && calibrated.Rank != Place;

    /// <summary>What is recommended down to here and not awarded yet; null for a line that is not recommended.</summary>
    public required Money? RunningSum { get; init; }
}

/// <summary>A call's applications in the order that their scores give.</summary>
public sealed record CallRanking(Scheme Scheme, IReadOnlyList<RankingRow> Rows, IReadOnlyList<RankingTie> Ties)
{
    /// <summary>By which the calibrated places were computed; null for none.</summary>
    public CalibrationMethod? Calibration { get; init; }

    /// <summary>The same with the percentile of each among <paramref name="totals"/>; null for none.</summary>
    public CallRanking Among(IReadOnlyCollection<decimal>? totals) =>
        totals is null
            ? this
            : this with
            {
                Rows =
                [
                    .. Rows.Select(row =>
                        row with
                        {
                            Percentile = ReviewPercentile.Among(row.Result.Total!.Value, totals, Scheme.LowerIsBetter),
                        }
                    ),
                ],
            };

    /// <summary>The same with what calibration says beside each place.</summary>
    public CallRanking With(IReadOnlyDictionary<string, CalibratedPlace>? places) =>
        places is null
            ? this
            : this with
            {
                Rows = [.. Rows.Select(row => row with { Calibrated = places.GetValueOrDefault(row.Number) })],
            };
}

/// <summary>Ranks the applications of a call whose review is closed, from the locked scores.</summary>
[UseCase]
public sealed class ReadRanking(FundDbContext db, SchemeCatalog schemes, ReadPercentiles percentiles)
{
    /// <summary>Null while nothing is ranked.</summary>
    public async Task<CallRanking?> ExecuteAsync(Call call, CancellationToken cancellationToken)
    {
        var applications = await ApplicationsAsync(call, cancellationToken);
        var reviews = await ReviewsAsync(call, cancellationToken);
        if (reviews.Count == 0)
        {
            return null;
        }

        var scheme = schemes[reviews[0].Scheme];
        var agreed = await AgreedAsync(call, scheme, cancellationToken);
        var results = reviews
            .GroupBy(r => r.SubjectId)
            .ToDictionary(g => g.Key, g => ResultOf(scheme, g, agreed.GetValueOrDefault(g.Key)));
        var ranked = applications.Where(a => results.ContainsKey(a.Id)).ToList();
        var ranking = Ranking.Order(
            [.. ranked.Select(a => RankingEntry.Of(a.Number, scheme, results[a.Id]))],
            scheme.LowerIsBetter
        );
        var all = await percentiles.ExecuteAsync(
            call,
            scheme,
            ranked.Select(a => results[a.Id].Total!.Value),
            cancellationToken
        );
        return new CallRanking(scheme, RowsOf(ranking, ranked, results, scheme), ranking.Ties)
        {
            Calibration = call.Terms.Calibration,
        }
            .Among(all)
            .With(CalibratedOf(call, scheme, reviews, Reached(call, ranking, ranked), ranked));
    }

    private static PanelResult ResultOf(Scheme scheme, IEnumerable<Scored> reviews, Consensus? agreed) =>
        PanelResult.Compute(
            scheme,
            [.. reviews.Select(r => new ReviewScore(r.Number, ScoreSheet.Read(scheme, r.Scores)))],
            Consensus.Counting(agreed, scheme, reviews.Select(r => new ConsensusBasis(r.Number, r.Total)))
        );

    /// <summary>The newest consensus on each application; none where the scheme knows none.</summary>
    private async Task<Dictionary<Guid, Consensus>> AgreedAsync(
        Call call,
        Scheme scheme,
        CancellationToken cancellationToken
    ) =>
        scheme.UsesConsensus
            ? (
                await db
                    .Consensuses.AsNoTracking()
                    .Where(c => c.CallId == call.Id && c.SubjectKind == CaseKind.Application)
                    .ToListAsync(cancellationToken)
            )
                .GroupBy(c => c.SubjectId)
                .ToDictionary(g => g.Key, g => g.MaxBy(c => c.WrittenAt)!)
            : [];

    /// <summary>What counts in the ranking: locked, and scored by the scheme of the first.</summary>
    private async Task<List<Scored>> ReviewsAsync(Call call, CancellationToken cancellationToken)
    {
        var reviews = await db
            .Reviews.Where(r =>
                r.CallId == call.Id && r.SubjectKind == CaseKind.Application && r.State == "Locked" && r.Total != null
            )
            .OrderBy(r => r.InvitedAt)
            .Select(r => new Scored(r.SubjectId, r.ReviewerId, r.Number, r.Scheme, r.Total!.Value, r.Scores))
            .ToListAsync(cancellationToken);
        return [.. reviews.Where(r => r.Scheme == reviews[0].Scheme)];
    }

    private static IReadOnlyDictionary<string, CalibratedPlace>? CalibratedOf(
        Call call,
        Scheme scheme,
        List<Scored> reviews,
        int places,
        List<Ranked> applications
    )
    {
        var numbers = applications.ToDictionary(a => a.Id, a => a.Number);
        List<PanelScore> totals =
        [
            .. reviews
                .Where(r => numbers.ContainsKey(r.SubjectId))
                .DistinctBy(r => (r.ReviewerId, r.SubjectId))
                .Select(r => new PanelScore($"{r.ReviewerId}", numbers[r.SubjectId], r.Total)),
        ];
        return call.Terms.Calibration is { } method && totals.Count > 0
            ? CalibratedRanking.Of(totals, method, scheme.LowerIsBetter, places)
            : null;
    }

    /// <summary>How many of the best the ceiling pays for, each with what is recommended or else asked for.</summary>
    private static int Reached(Call call, Ranking ranking, List<Ranked> applications)
    {
        var byNumber = applications.ToDictionary(a => a.Number, StringComparer.Ordinal);
        var (sum, count) = (Money.Zero, 0);
        foreach (var application in ranking.Places.Select(place => byNumber[place.Entry.Number]))
        {
            sum += application.Recommended ?? application.Asked;
            if (sum > call.Ceiling)
            {
                break;
            }

            count++;
        }

        return count;
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
                    Calibrated = null,
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
                application.Amount,
                application.ReservePlace,
            }
        ).ToListAsync(cancellationToken);
        return
        [
            .. found.Select(a => new Ranked(a.Id.Value, a.Number, a.Title, a.Organisation, a.State)
            {
                Recommended = a.RecommendedAmount,
                Asked = a.Amount,
                ReservePlace = a.ReservePlace,
            }),
        ];
    }

    private sealed record Scored(
        Guid SubjectId,
        Guid ReviewerId,
        string Number,
        string Scheme,
        decimal Total,
        IReadOnlyList<ScoreRow> Scores
    );

    private sealed record Ranked(Guid Id, string Number, LocalText Title, LocalText Organisation, string State)
    {
        public Money? Recommended { get; init; }

        public required Money Asked { get; init; }

        public int? ReservePlace { get; init; }
    }
}
