using FundManager.Domain.Organisations;

namespace FundManager.Domain.Reviews;

/// <summary>Many judges, ready to be held against any number of cases: who has nothing in common with a case is never looked at.</summary>
public sealed class ConflictGraph
{
    private readonly IReadOnlyDictionary<Guid, JudgeFacts> _judges;
    private readonly ConflictHistory _history;
    private readonly Dictionary<object, List<Guid>> _byTie = [];
    private readonly List<Guid> _withHistory = [];

    /// <summary>Indexes the judges by what can tie them to a case.</summary>
    public ConflictGraph(IReadOnlyDictionary<Guid, JudgeFacts> judges, ConflictHistory history)
    {
        (_judges, _history) = (judges, history);
        var endorsed = history.Endorsed.Keys.Select(pair => pair.Organisation).ToHashSet();
        foreach (var (person, judge) in judges)
        {
            foreach (var tie in TiesOf(judge).Distinct())
            {
                (_byTie.TryGetValue(tie, out var held) ? held : _byTie[tie] = []).Add(person);
            }

            if (
                judge.Organisations.Any(own => endorsed.Contains(own.Id))
                || history.Awards.Any(award =>
                    award.People.Overlaps(judge.Keys)
                    || judge.Organisations.Any(own =>
                        award.OrganisationId == own.Id || award.Partners.Overlaps(own.Keys)
                    )
                )
            )
            {
                _withHistory.Add(person);
            }
        }
    }

    /// <summary>Conflicts by person; who is not in it has none.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlyList<Conflict>> Of(ConflictFacts facts)
    {
        Dictionary<Guid, IReadOnlyList<Conflict>> found = [];
        var near = TiesOf(facts)
            .SelectMany(tie => _byTie.TryGetValue(tie, out var held) ? held : [])
            .Concat(_withHistory)
            .Distinct();
        foreach (var person in near)
        {
            if (Conflicts.Of(_judges[person], facts, _history) is { Count: > 0 } conflicts)
            {
                found[person] = conflicts;
            }
        }

        return found;
    }

    private static IEnumerable<object> TiesOf(JudgeFacts judge) =>
        ((IEnumerable<object>)judge.Keys)
            .Concat(judge.Organisations.SelectMany(own => Bodies(own.Id).Concat(own.Keys)))
            .Concat(
                judge.Interests.SelectMany(tie =>
                    Bodies(tie.OrganisationId).Concat(tie.BodyKeys).Concat(tie.PersonKeys)
                )
            )
            .Concat(judge.Declared.Keys.Cast<object>())
            .Concat(judge.Decided.Keys.Select(question => (object)question.ApplicationId));

    private static IEnumerable<object> TiesOf(ConflictFacts facts) =>
        ((IEnumerable<object>)facts.People.Keys)
            .Concat(NameKey.Of(facts.Applicant))
            .Concat(facts.Form.Avoided.SelectMany(row => NameKey.OfAnybody(row.Name)))
            .Concat(facts.Form.Partners.Select(row => NameKey.OfBody(row.Name)))
            .Concat(Bodies(facts.Parties.OrganisationId, facts.Parties.EndorserId))
            .Append(facts.ApplicationId);

    private static IEnumerable<object> Bodies(params Id<Organisation>?[] ids) =>
        ids.OfType<Id<Organisation>>().Cast<object>();
}
