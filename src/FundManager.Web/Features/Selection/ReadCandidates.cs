using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Calls;
using FundManager.Domain.Organisations;
using FundManager.Domain.Selection;
using FundManager.Web.Features.Reviews;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Selection;

/// <summary>An application of a call's ranking as something that can be selected.</summary>
public sealed record RankedCandidate(SelectionCandidate Candidate, Guid Id, LocalText Title, LocalText Organisation);

/// <summary>A group that a quota can name, in the reader's language.</summary>
public sealed record CandidateGroup(string Dimension, string Key, string Name);

/// <summary>What a selection is tried out on: the ranking with amounts and groups.</summary>
public sealed record CandidateList(IReadOnlyList<RankedCandidate> Candidates, IReadOnlyList<CandidateGroup> Groups);

/// <summary>Reads the ranked applications of a call with what they ask for and where they belong.</summary>
[UseCase]
public sealed class ReadCandidates(FundDbContext db, ReadRanking rankings)
{
    public const string Region = "region";
    public const string Theme = "theme";
    public const string Society = "society";

    /// <summary>Empty while nothing is ranked.</summary>
    public async Task<CandidateList> ExecuteAsync(Call call, CancellationToken cancellationToken)
    {
        if (await rankings.ExecuteAsync(call, cancellationToken) is not { } ranking)
        {
            return new CandidateList([], []);
        }

        var facts = await FactsAsync(call, cancellationToken);
        var endorsers = facts.Values.Select(a => a.Endorser).OfType<Id<Organisation>>().Distinct().ToList();
        var societies = await db
            .Organisations.Where(o => endorsers.Contains(o.Id))
            .ToDictionaryAsync(o => o.Id, o => o.Name, cancellationToken);
        var rows = ranking.Rows.Select(row =>
            (Row: row, Own: facts[row.Id], Groups: GroupsOf(facts[row.Id], societies).ToList())
        );
        List<(RankingRow Row, Facts Own, List<CandidateGroup> Groups)> known = [.. rows];
        return new CandidateList(
            [
                .. known.Select(each => new RankedCandidate(
                    CandidateOf(each.Row, each.Own, each.Groups, call.Terms.ReviewersPerApplication),
                    each.Row.Id,
                    each.Row.Title,
                    each.Row.Organisation
                )),
            ],
            [
                .. known
                    .SelectMany(each => each.Groups)
                    .Distinct()
                    .OrderBy(group => group.Dimension, StringComparer.Ordinal)
                    .ThenBy(group => group.Name, StringComparer.CurrentCulture),
            ]
        );
    }

    private Task<Dictionary<Guid, Facts>> FactsAsync(Call call, CancellationToken cancellationToken) =>
        db
            .Applications.Where(a => a.CallId == call.Id && a.Panel != null)
            .Select(a => new
            {
                a.Id,
                a.Amount,
                a.RecommendedAmount,
                a.Region,
                a.Form,
                a.EndorserId,
            })
            .ToDictionaryAsync(
                a => a.Id.Value,
                a => new Facts(a.RecommendedAmount ?? a.Amount, a.Region, a.Form.Discipline, a.EndorserId),
                cancellationToken
            );

    private static SelectionCandidate CandidateOf(RankingRow row, Facts own, List<CandidateGroup> groups, int asked) =>
        new(row.Number, row.Result.Total!.Value, own.Amount)
        {
            Passes = row.Result.Outcome(asked)?.Passes == true,
            TieBreaks = [.. row.Result.Criteria.Select(criterion => criterion.Mean)],
            Groups = groups.ToDictionary(group => group.Dimension, group => group.Key, StringComparer.Ordinal),
        };

    private static IEnumerable<CandidateGroup> GroupsOf(Facts own, Dictionary<Id<Organisation>, LocalText> societies)
    {
        if (own.Region.Length > 0)
        {
            yield return new CandidateGroup(Region, own.Region, CodeList.Regions.NameOf(own.Region));
        }

        if (own.Discipline.Length > 0)
        {
            yield return new CandidateGroup(Theme, own.Discipline, CodeList.Disciplines.NameOf(own.Discipline));
        }

        if (own.Endorser is { } body)
        {
            yield return new CandidateGroup(Society, body.ToString(), Show.Of(societies[body]));
        }
    }

    private sealed record Facts(Money Amount, string Region, string Discipline, Id<Organisation>? Endorser);
}
