namespace FundManager.Domain.Assignment;

/// <summary>Explains missing reviews by the cut that the flow ends at: what a short proposal could still reach is all used up.</summary>
internal sealed class AssignmentShortages(AssignmentInstance instance, bool[] chosen)
{
    private readonly ILookup<int, int> _chosenOfReviewer = Enumerable
        .Range(0, chosen.Length)
        .Where(i => chosen[i])
        .ToLookup(i => instance.Pairs[i].Reviewer);

    /// <summary>Every proposal that lacks reviews, in the order of the problem.</summary>
    public IReadOnlyList<Shortage> List() =>
        [
            .. Enumerable
                .Range(0, instance.Wanted.Length)
                .Select(p => (Proposal: p, Missing: instance.Wanted[p] - PairsOf(p).Count(i => chosen[i])))
                .Where(each => each.Missing > 0)
                .Select(each => Explain(each.Proposal, each.Missing))
                .OrderBy(shortage => shortage.Proposal),
        ];

    private Shortage Explain(int proposal, int missing)
    {
        var eligible = PairsOf(proposal).Select(UnitOf).Distinct().Count();
        var (competing, bottleneck) = Reach(proposal);
        return new Shortage(
            instance.ProposalOrder[proposal],
            missing,
            eligible < instance.Wanted[proposal] ? ShortageReason.TooFewEligible : ShortageReason.LoadsFull,
            eligible,
            [.. competing.Select(p => instance.ProposalOrder[p]).Order()],
            [.. bottleneck.Select(r => instance.ReviewerOrder[r]).Order()],
            bottleneck.Sum(r => instance.Most[r])
        );
    }

    // Goes forward over pairs that are not used and back over pairs that are; a reviewer with room is never met, or the flow would have used the way.
    private (HashSet<int> Proposals, HashSet<int> Reviewers) Reach(int from)
    {
        HashSet<int> proposals = [from];
        HashSet<int> reviewers = [];
        Queue<int> open = new();
        foreach (var next in FreePairsOf(from))
        {
            Meet(next);
        }

        while (open.TryDequeue(out var reviewer))
        {
            foreach (var used in _chosenOfReviewer[reviewer])
            {
                var proposal = instance.Pairs[used].Proposal;
                var isNew = proposals.Add(proposal);
                foreach (var next in PairsOf(proposal).Where(i => !chosen[i] && UnitOf(i) == UnitOf(used)))
                {
                    Meet(next);
                }

                foreach (var next in isNew ? FreePairsOf(proposal) : [])
                {
                    Meet(next);
                }
            }
        }

        return (proposals, reviewers);

        void Meet(int pair)
        {
            if (reviewers.Add(instance.Pairs[pair].Reviewer))
            {
                open.Enqueue(instance.Pairs[pair].Reviewer);
            }
        }
    }

    private IEnumerable<int> FreePairsOf(int proposal)
    {
        var taken = PairsOf(proposal).Where(i => chosen[i]).Select(UnitOf).ToHashSet();
        return PairsOf(proposal).Where(i => !taken.Contains(UnitOf(i)));
    }

    private IEnumerable<int> PairsOf(int proposal) =>
        Enumerable.Range(instance.Starts[proposal], instance.Starts[proposal + 1] - instance.Starts[proposal]);

    private int UnitOf(int pair) => instance.Unit[instance.Pairs[pair].Reviewer];
}
