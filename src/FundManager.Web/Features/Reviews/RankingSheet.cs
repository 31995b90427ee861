using FundManager.Documents.Workbooks;
using FundManager.Domain.Calls;
using FundManager.Web.Features.Cases;

namespace FundManager.Web.Features.Reviews;

/// <summary>The ranking of a call as a sheet, in the reader's language: what the page shows, and the mean of each criterion.</summary>
[UseCase]
public sealed class RankingSheet(Texts texts, CaseStates states)
{
    /// <param name="call">Whose.</param>
    /// <param name="ranking">The rows that the reader may see.</param>
    public Sheet Of(Call call, CallRanking ranking) =>
        new()
        {
            Name = texts["reviews.Ranking"],
            Title = $"{call.Number} {Show.Of(call.Title)}: {Show.Of(ranking.Scheme.Title)}",
            Columns =
            [
                new(texts["reviews.Place"], CellKind.Number),
                .. ranking.Calibration is null
                    ? []
                    : (SheetColumn[])[new(texts["reviews.CalibratedRank"], CellKind.Number)],
                new(texts["kinds.application"]),
                new(texts["applications.TitleColumn"]),
                new(texts["reviews.Applicant"]),
                new(texts["reviews.Mean"], CellKind.Number),
                new(texts["reviews.RankingTotal"], CellKind.Number),
                new(texts["reviews.MeanOf"]),
                .. ranking.Scheme.HasPercentile
                    ? (SheetColumn[])[new(texts["reviews.Percentile"], CellKind.Number)]
                    : [],
                .. ranking.Scheme.Criteria.Select(c => new SheetColumn(Show.Of(c.Name), CellKind.Number)),
                new(texts["reviews.Spread"], CellKind.Number),
                new(texts["reviews.Reviews"], CellKind.Number),
                new(texts["reviews.Against"]),
                new(texts["reviews.State"]),
                new(texts["reviews.Recommended"], CellKind.Money) { IsSummed = true },
            ],
            Rows = [.. ranking.Rows.Select(row => RowOf(row, ranking))],
            TotalLabel = texts["applications.Total"],
        };

    private IReadOnlyList<SheetCell> RowOf(RankingRow row, CallRanking ranking) =>
        [
            row.Place,
            .. ranking.Calibration is null ? [] : (SheetCell[])[(decimal?)row.Calibrated?.Rank],
            row.Number,
            Show.Of(row.Title),
            Show.Of(row.Organisation),
            row.Result.Total,
            row.Result.RankingTotal,
            texts[row.Result.IsConsensus ? "reviews.Consensus" : "reviews.Mean"],
            .. ranking.Scheme.HasPercentile ? (SheetCell[])[(decimal?)row.Percentile] : [],
            .. row.Result.Criteria.Select(mean => (SheetCell)mean.Mean),
            row.Result.Spread,
            row.Result.Totals.Count,
            string.Join(texts["shared.ListSeparator"], AgainstOf(row)),
            states.Label(Domain.History.CaseKind.Application, row.State, isApplicant: false),
            row.Recommended?.Amount,
        ];

    private IEnumerable<string> AgainstOf(RankingRow row)
    {
        var floors = row.Result.Criteria.Count(mean => mean.MissesFloor);
        var vetoes = row.Result.Vetoes.Select(veto => veto.Criterion).Distinct(StringComparer.Ordinal).Count();
        if (floors > 0)
        {
            yield return texts["reviews.FloorsMissed", floors];
        }

        if (vetoes > 0)
        {
            yield return texts["reviews.VetoesCast", vetoes];
        }
    }
}
