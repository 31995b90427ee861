using FundManager.Domain.Reviews;

namespace FundManager.Web.Features.Interests;

/// <summary>Computes the conflicts of interest that some people have with a case today.</summary>
[UseCase]
public sealed class FindConflicts(ReadJudges judges, ReadConflictHistory histories)
{
    /// <summary>By person; who is not in it has none.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Conflict>>> ExecuteAsync(
        IReadOnlyCollection<Guid> people,
        ConflictFacts facts,
        CancellationToken cancellationToken
    ) => (await GraphAsync(people, cancellationToken)).Of(facts);

    /// <summary>Those of one person; none is empty.</summary>
    public async Task<IReadOnlyList<Conflict>> OfAsync(
        Guid person,
        ConflictFacts facts,
        CancellationToken cancellationToken
    ) => (await ExecuteAsync([person], facts, cancellationToken)).GetValueOrDefault(person) ?? [];

    /// <summary>These people, ready to be held against many cases.</summary>
    public async Task<ConflictGraph> GraphAsync(IReadOnlyCollection<Guid> people, CancellationToken cancellationToken)
    {
        var known = await judges.ExecuteAsync(people, cancellationToken);
        return new ConflictGraph(known, await histories.ExecuteAsync([.. known.Values], cancellationToken));
    }
}
