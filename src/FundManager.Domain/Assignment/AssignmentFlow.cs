using Google.OrTools.Graph;

namespace FundManager.Domain.Assignment;

/// <summary>The greatest sum as a flow of least cost: proposals send their reviews over pairs to reviewers and on to one sink.</summary>
/// <remarks>
/// A review that nobody can give goes straight to the sink at a price above every detour through all reviewers, and dearer for
/// the second missing review of a proposal than for the first. So first as many reviews as possible are assigned, then what is
/// missing is spread, then least loads are met, and only then does the score count. The price suffices, since a simple cycle meets
/// each reviewer once and gains at most the range of the scores there.
/// </remarks>
internal static class AssignmentFlow
{
    /// <summary>For each pair of <paramref name="instance"/> whether it is assigned.</summary>
    /// <param name="instance">The problem.</param>
    /// <param name="floor">Pairs below are not used; null for all.</param>
    /// <exception cref="RefusedException">The scores have more digits than can be added exactly.</exception>
    public static bool[] Solve(AssignmentInstance instance, decimal? floor = null)
    {
        var scores = WholeScores.Of(instance.Pairs);
        var (proposals, reviewers) = (instance.Wanted.Length, instance.Most.Length);
        var units = UnitNodes(instance, proposals + reviewers + 1);
        var price = PriceOf(instance, scores, proposals + reviewers + 1 + units.Count);
        using var flow = new MinCostFlow(proposals + reviewers + 1, instance.Pairs.Length);
        var sink = proposals + reviewers;
        var arcs = AddPairs(flow, instance, scores, (units, floor));
        AddBounds(flow, instance, sink, price);
        for (var p = 0; p < proposals; p++)
        {
            flow.SetNodeSupply(p, instance.Wanted[p]);
        }

        flow.SetNodeSupply(sink, -instance.Wanted.Sum(wanted => (long)wanted));
        var status = flow.Solve();
        if (status != MinCostFlowBase.Status.OPTIMAL)
        {
            throw new InvalidOperationException($"The flow ended with {status}.");
        }

        return [.. arcs.Select(arc => arc >= 0 && flow.Flow(arc) > 0)];
    }

    private static long PriceOf(AssignmentInstance instance, WholeScores scores, int nodes)
    {
        // The solver multiplies costs by the number of nodes; dear arcs cost one price more than the reviews of a proposal.
        var most = instance.Wanted.Length == 0 ? 0 : instance.Wanted.Max();
        var room = long.MaxValue / 4 / (nodes + 1) / (most + 2) / (instance.Most.Length + 2);
        Refusal.ThrowIf(scores.Range >= room ? new Refusal("ASG-01") : null);
        return (instance.Most.Length + 2) * ((long)scores.Range + 1);
    }

    // A node between a proposal and the reviewers of a unit, of whom it may have one.
    private static Dictionary<(int Proposal, int Unit), int> UnitNodes(AssignmentInstance instance, int first)
    {
        Dictionary<(int Proposal, int Unit), int> nodes = [];
        if (instance.Unit.Distinct().Count() == instance.Unit.Length)
        {
            return nodes;
        }

        foreach (
            var shared in instance
                .Pairs.GroupBy(pair => (pair.Proposal, Unit: instance.Unit[pair.Reviewer]))
                .Where(group => group.Count() > 1)
        )
        {
            nodes[shared.Key] = first + nodes.Count;
        }

        return nodes;
    }

    private static int[] AddPairs(
        MinCostFlow flow,
        AssignmentInstance instance,
        WholeScores scores,
        (Dictionary<(int Proposal, int Unit), int> Units, decimal? Floor) by
    )
    {
        foreach (var (shared, node) in by.Units)
        {
            flow.AddArcWithCapacityAndUnitCost(shared.Proposal, node, 1, 0);
        }

        var arcs = new int[instance.Pairs.Length];
        for (var i = 0; i < arcs.Length; i++)
        {
            var pair = instance.Pairs[i];
            if (pair.Score < by.Floor)
            {
                arcs[i] = -1;
                continue;
            }

            var tail =
                by.Units.Count > 0 && by.Units.TryGetValue((pair.Proposal, instance.Unit[pair.Reviewer]), out var unit)
                    ? unit
                    : pair.Proposal;
            arcs[i] = flow.AddArcWithCapacityAndUnitCost(
                tail,
                instance.Wanted.Length + pair.Reviewer,
                1,
                scores.CostOf(pair.Score)
            );
        }

        return arcs;
    }

    private static void AddBounds(MinCostFlow flow, AssignmentInstance instance, int sink, long price)
    {
        for (var r = 0; r < instance.Most.Length; r++)
        {
            var node = instance.Wanted.Length + r;
            flow.AddArcWithCapacityAndUnitCost(node, sink, instance.Least[r], -price);
            flow.AddArcWithCapacityAndUnitCost(node, sink, instance.Most[r] - instance.Least[r], 0);
        }

        for (var p = 0; p < instance.Wanted.Length; p++)
        {
            for (var missing = 1; missing <= instance.Wanted[p]; missing++)
            {
                flow.AddArcWithCapacityAndUnitCost(p, sink, 1, price * (missing + 1));
            }
        }
    }
}
