namespace FundManager.Domain.Assignment;

/// <summary>A problem in whole numbers, with forced pairs taken out and everything in drawn order.</summary>
/// <remarks>Proposals and reviewers carry numbers of the drawn order here: among equally good assignments the solver takes the first it meets.</remarks>
internal sealed class AssignmentInstance
{
    private AssignmentInstance(AssignmentProblem problem)
    {
        ProposalOrder = Draw(problem.Seed, "proposal", [.. problem.Proposals.Select(p => p.Id)]);
        ReviewerOrder = Draw(problem.Seed, "reviewer", [.. problem.Reviewers.Select(r => r.Id)]);
        Wanted = [.. ProposalOrder.Select(index => problem.Proposals[index].Reviews)];
        Least = [.. ReviewerOrder.Select(index => problem.Reviewers[index].MinLoad)];
        Most = [.. ReviewerOrder.Select(index => problem.Reviewers[index].MaxLoad)];
        var units = problem
            .Reviewers.Where(r => r.Unit is not null)
            .Select(r => r.Unit!)
            .Distinct(StringComparer.Ordinal)
            .Index()
            .ToDictionary(unit => unit.Item, unit => unit.Index, StringComparer.Ordinal);
        // A reviewer without a unit is one of his own.
        Unit =
        [
            .. ReviewerOrder.Select(
                (index, place) =>
                    problem.OnePerUnit && problem.Reviewers[index].Unit is { } unit ? units[unit] : units.Count + place
            ),
        ];
        Pairs = [];
    }

    /// <summary>Index in the problem of each proposal here.</summary>
    public int[] ProposalOrder { get; }

    /// <summary>Index in the problem of each reviewer here.</summary>
    public int[] ReviewerOrder { get; }

    /// <summary>Reviews wanted beside the forced ones.</summary>
    public int[] Wanted { get; }

    /// <summary>Least load beside the forced reviews.</summary>
    public int[] Least { get; }

    /// <summary>Greatest load beside the forced reviews.</summary>
    public int[] Most { get; }

    /// <summary>Number of the unit of each reviewer; two share one only where that matters.</summary>
    public int[] Unit { get; }

    /// <summary>Pairs that can still be chosen, by proposal and then by reviewer.</summary>
    public EligiblePair[] Pairs { get; private set; }

    /// <summary>Where the pairs of each proposal begin; one more entry for the end.</summary>
    public int[] Starts { get; private set; } = [];

    /// <summary>Forced pairs with their scores.</summary>
    public List<EligiblePair> Forced { get; } = [];

    /// <summary>Checks a problem and turns it into whole numbers.</summary>
    /// <exception cref="RefusedException">Forced pairs cannot be, or a least load lies above the greatest.</exception>
    /// <exception cref="ArgumentException">A pair is listed twice, or names what is not there.</exception>
    public static AssignmentInstance Of(AssignmentProblem problem)
    {
        foreach (var reviewer in problem.Reviewers)
        {
            Refusal.ThrowIf(
                reviewer.MinLoad > reviewer.MaxLoad
                    ? new Refusal("ASG-04", reviewer.Id, reviewer.MinLoad, reviewer.MaxLoad)
                    : null
            );
        }

        var instance = new AssignmentInstance(problem);
        instance.Sort(problem);
        instance.TakeForced(problem);
        return instance;
    }

    private static int[] Draw(string seed, string kind, string[] ids)
    {
        if (ids.Distinct(StringComparer.Ordinal).Count() != ids.Length)
        {
            throw new ArgumentException($"An id of a {kind} occurs twice.", nameof(ids));
        }

        return [.. SeededOrder.Of(seed, Enumerable.Range(0, ids.Length), index => $"{kind}:{ids[index]}")];
    }

    // By counting, twice: there may be millions of pairs.
    private void Sort(AssignmentProblem problem)
    {
        var (proposals, reviewers) = (PlacesOf(ProposalOrder), PlacesOf(ReviewerOrder));
        var renamed = new EligiblePair[problem.Pairs.Count];
        for (var i = 0; i < renamed.Length; i++)
        {
            var pair = problem.Pairs[i];
            renamed[i] = pair with { Proposal = proposals[pair.Proposal], Reviewer = reviewers[pair.Reviewer] };
        }

        (renamed, _) = Grouped(renamed, reviewers.Length, pair => pair.Reviewer);
        (Pairs, Starts) = Grouped(renamed, proposals.Length, pair => pair.Proposal);
        for (var i = 1; i < Pairs.Length; i++)
        {
            if (Pairs[i].Proposal == Pairs[i - 1].Proposal && Pairs[i].Reviewer == Pairs[i - 1].Reviewer)
            {
                throw new ArgumentException("A pair is listed twice.", nameof(problem));
            }
        }
    }

    private static int[] PlacesOf(int[] order)
    {
        var places = new int[order.Length];
        for (var place = 0; place < order.Length; place++)
        {
            places[order[place]] = place;
        }

        return places;
    }

    private static (EligiblePair[] Pairs, int[] Starts) Grouped(
        EligiblePair[] pairs,
        int groups,
        Func<EligiblePair, int> groupOf
    )
    {
        var starts = new int[groups + 1];
        foreach (var pair in pairs)
        {
            starts[groupOf(pair) + 1]++;
        }

        for (var group = 0; group < groups; group++)
        {
            starts[group + 1] += starts[group];
        }

        var (next, grouped) = ((int[])starts.Clone(), new EligiblePair[pairs.Length]);
        foreach (var pair in pairs)
        {
            grouped[next[groupOf(pair)]++] = pair;
        }

        return (grouped, starts);
    }

    private void TakeForced(AssignmentProblem problem)
    {
        if (problem.Forced.Count == 0)
        {
            return;
        }

        var (proposals, reviewers) = (PlacesOf(ProposalOrder), PlacesOf(ReviewerOrder));
        HashSet<(int, int)> units = [];
        foreach (var (proposal, reviewer) in problem.Forced.Distinct())
        {
            var (p, r) = (proposals[proposal], reviewers[reviewer]);
            var found = Array.FindIndex(Pairs, Starts[p], Starts[p + 1] - Starts[p], pair => pair.Reviewer == r);
            var (id, name) = (problem.Proposals[proposal].Id, problem.Reviewers[reviewer].Id);
            Refusal.ThrowIf(found < 0 ? new Refusal("ASG-02", id, name) : null);
            Refusal.ThrowIf(
                Wanted[p] == 0 || Most[r] == 0 || !units.Add((p, Unit[r])) ? new Refusal("ASG-03", id, name) : null
            );
            Forced.Add(Pairs[found]);
            (Wanted[p], Most[r], Least[r]) = (Wanted[p] - 1, Most[r] - 1, Math.Max(0, Least[r] - 1));
        }

        Pairs = [.. Pairs.Where(pair => !units.Contains((pair.Proposal, Unit[pair.Reviewer])))];
        (Pairs, Starts) = Grouped(Pairs, Wanted.Length, pair => pair.Proposal);
    }
}
