namespace FundManager.Domain.Assignment;

/// <summary>Assigns reviewers to proposals: the best assignment within the bounds, and why where one cannot be had.</summary>
/// <remarks>
/// The greatest sum under load bounds, conflicts, forced pairs and one reviewer of a unit is a flow of least cost, solved in whole
/// numbers without rounding. A floor under single reviews is a flow too; needs, and a floor under sums of reviews, are not, and
/// a search starts from the flow's answer. As many reviews are assigned as can be, whatever they score.
/// </remarks>
public static class AssignReviewers
{
    /// <summary>Solves <paramref name="problem"/>; the same problem and seed give the same answer in whatever order pairs are listed.</summary>
    /// <exception cref="RefusedException">Scores too fine to add exactly, forced pairs that cannot be, a least load above the greatest.</exception>
    /// <exception cref="ArgumentException">An id or a pair is listed twice.</exception>
    public static ReviewerAssignment Solve(AssignmentProblem problem)
    {
        var instance = AssignmentInstance.Of(problem);
        var chosen = AssignmentFlow.Solve(instance);
        var shortages = new AssignmentShortages(instance, chosen).List();
        var isProven = true;
        var isFair = problem.Goal == AssignmentGoal.FairestFloor;
        var isSingle = instance.Wanted.All(wanted => wanted <= 1) && instance.Forced.Count == 0;
        if (LacksNeed(problem, instance, chosen) || (isFair && !isSingle))
        {
            (chosen, isProven) = AssignmentSearch.Improve(problem, instance, chosen);
        }
        else if (isFair)
        {
            chosen = Raise(instance, chosen);
        }

        return ResultOf(problem, instance, chosen) with
        {
            Shortages = shortages,
            IsProven = isProven,
        };
    }

    // With one review each, the floor is the highest score from which on the pairs alone still assign as many and meet as many least loads.
    private static bool[] Raise(AssignmentInstance instance, bool[] chosen)
    {
        var reached = Reached(instance, chosen);
        decimal[] floors = [.. instance.Pairs.Select(pair => pair.Score).Distinct().Order()];
        var (low, high) = (0, floors.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            var raised = AssignmentFlow.Solve(instance, floors[middle]);
            (low, high, chosen) =
                Reached(instance, raised) == reached ? (middle, high, raised) : (low, middle - 1, chosen);
        }

        return chosen;
    }

    private static (int Reviews, int Least) Reached(AssignmentInstance instance, bool[] chosen)
    {
        var loads = new int[instance.Most.Length];
        for (var i = 0; i < chosen.Length; i++)
        {
            loads[instance.Pairs[i].Reviewer] += chosen[i] ? 1 : 0;
        }

        return (loads.Sum(), loads.Select((load, reviewer) => Math.Min(load, instance.Least[reviewer])).Sum());
    }

    private static bool LacksNeed(AssignmentProblem problem, AssignmentInstance instance, bool[] chosen) =>
        problem.Needs.Count > 0 && ResultOf(problem, instance, chosen).UnmetNeeds.Count > 0;

    private static ReviewerAssignment ResultOf(AssignmentProblem problem, AssignmentInstance instance, bool[] chosen)
    {
        var assigned = new List<AssignedReviewer>[problem.Proposals.Count];
        for (var p = 0; p < assigned.Length; p++)
        {
            assigned[p] = [];
        }

        var loads = new int[problem.Reviewers.Count];
        var pairs = instance.Pairs.Where((_, i) => chosen[i]).Select(pair => (Pair: pair, IsForced: false));
        foreach (var (pair, isForced) in instance.Forced.Select(pair => (pair, true)).Concat(pairs))
        {
            var reviewer = instance.ReviewerOrder[pair.Reviewer];
            assigned[instance.ProposalOrder[pair.Proposal]].Add(new AssignedReviewer(reviewer, pair.Score, isForced));
            loads[reviewer]++;
        }

        var wanting = problem.Proposals.Index().Where(each => each.Item.Reviews > 0).Select(each => each.Index);
        return new ReviewerAssignment
        {
            Proposals =
            [
                .. assigned.Select(own => own.OrderByDescending(a => a.Score).ThenBy(a => a.Reviewer).ToList()),
            ],
            Total = assigned.Sum(own => own.Sum(a => a.Score)),
            Worst = wanting.Select(p => assigned[p].Sum(a => a.Score)).DefaultIfEmpty().Min(),
            Shortages = [],
            UnmetNeeds = [.. NeedsOf(problem, assigned)],
            UnmetLoads =
            [
                .. problem
                    .Reviewers.Index()
                    .Where(each => loads[each.Index] < each.Item.MinLoad)
                    .Select(each => new UnmetLoad(each.Index, loads[each.Index], each.Item.MinLoad)),
            ],
            IsProven = true,
            Seed = problem.Seed,
        };
    }

    private static IEnumerable<UnmetNeed> NeedsOf(AssignmentProblem problem, List<AssignedReviewer>[] assigned) =>
        from proposal in problem.Proposals.Index()
        where proposal.Item.Reviews > 0
        from need in problem.Needs
        let has = assigned[proposal.Index]
            .Count(a => problem.Reviewers[a.Reviewer].Attributes.Contains(need.Attribute, StringComparer.Ordinal))
        where has < need.AtLeast
        select new UnmetNeed(proposal.Index, need.Attribute, need.AtLeast - has);
}
