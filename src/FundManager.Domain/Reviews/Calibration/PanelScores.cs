namespace FundManager.Domain.Reviews.Calibration;

/// <summary>One score of one reviewer for one proposal.</summary>
/// <param name="Reviewer">What tells reviewers apart.</param>
/// <param name="Proposal">What tells proposals apart.</param>
/// <param name="Score">On any scale where more is better.</param>
public sealed record PanelScore(string Reviewer, string Proposal, decimal Score);

/// <summary>Every score of a round, numbered, so that a million of them can be calibrated in seconds.</summary>
/// <remarks>Proposals and reviewers stand in the order in which the scores name them first.</remarks>
public sealed class PanelScores
{
    private readonly int[] _componentOfProposal;

    /// <summary>Numbers <paramref name="scores"/>.</summary>
    /// <exception cref="ArgumentException">There are none, or a reviewer scores a proposal twice.</exception>
    public PanelScores(IReadOnlyList<PanelScore> scores)
    {
        if (scores.Count == 0)
        {
            throw new ArgumentException("There are no scores.", nameof(scores));
        }

        Dictionary<string, int> proposals = new(StringComparer.Ordinal);
        Dictionary<string, int> reviewers = new(StringComparer.Ordinal);
        HashSet<(int, int)> pairs = new(scores.Count);
        ProposalOf = new int[scores.Count];
        ReviewerOf = new int[scores.Count];
        Values = new double[scores.Count];
        for (var i = 0; i < scores.Count; i++)
        {
            ProposalOf[i] = NumberOf(proposals, scores[i].Proposal);
            ReviewerOf[i] = NumberOf(reviewers, scores[i].Reviewer);
            Values[i] = (double)scores[i].Score;
            if (!pairs.Add((ProposalOf[i], ReviewerOf[i])))
            {
                throw new ArgumentException("A reviewer scores a proposal twice.", nameof(scores));
            }
        }

        Proposals = [.. proposals.Keys];
        Reviewers = [.. reviewers.Keys];
        ReviewsOfProposal = CountsOf(ProposalOf, Proposals.Count);
        ReviewsOfReviewer = CountsOf(ReviewerOf, Reviewers.Count);
        RawMeans = MeansOf(scores);
        MeanEstimate = Values.Average();
        _componentOfProposal = NumberComponents();
    }

    /// <summary>Their names.</summary>
    public IReadOnlyList<string> Proposals { get; }

    /// <summary>Their names.</summary>
    public IReadOnlyList<string> Reviewers { get; }

    /// <summary>How many scores there are, 1 or more.</summary>
    public int Count => Values.Length;

    /// <summary>The exact mean of each proposal's scores.</summary>
    public IReadOnlyList<decimal> RawMeans { get; }

    /// <summary>How many groups of proposals and reviewers no score connects with one another; 1 where all can be compared.</summary>
    public int Components { get; private set; }

    /// <summary>Mean of all scores.</summary>
    public double MeanEstimate { get; }

    /// <summary>Scores of each proposal, 1 or more.</summary>
    public IReadOnlyList<int> ReviewsOfProposal { get; }

    /// <summary>Scores of each reviewer, 1 or more.</summary>
    public IReadOnlyList<int> ReviewsOfReviewer { get; }

    /// <summary>Number of the component of each proposal, from 0.</summary>
    public IReadOnlyList<int> ComponentOfProposal => _componentOfProposal;

    /// <summary>Proposal of each score.</summary>
    internal int[] ProposalOf { get; }

    /// <summary>Reviewer of each score.</summary>
    internal int[] ReviewerOf { get; }

    /// <summary>The scores as doubles: everything that is computed from them is an estimate.</summary>
    internal double[] Values { get; }

    /// <summary>Sample variance of all scores (n−1); 0 for one score.</summary>
    public double VarianceEstimate =>
        Count == 1 ? 0 : Values.Sum(value => (value - MeanEstimate) * (value - MeanEstimate)) / (Count - 1);

    /// <summary>Proposal of the score at <paramref name="at"/>, 0 to <see cref="Count"/> excluded.</summary>
    public int ProposalAt(int at) => ProposalOf[at];

    /// <summary>Reviewer of the score at <paramref name="at"/>, 0 to <see cref="Count"/> excluded.</summary>
    public int ReviewerAt(int at) => ReviewerOf[at];

    /// <summary>The score at <paramref name="at"/>, 0 to <see cref="Count"/> excluded.</summary>
    public double ValueAt(int at) => Values[at];

    /// <summary>Sums of <paramref name="values"/>, one for each score, by proposal.</summary>
    internal double[] SumByProposal(ReadOnlySpan<double> values) => Sum(ProposalOf, values, Proposals.Count);

    /// <summary>Sums of <paramref name="values"/>, one for each score, by reviewer.</summary>
    internal double[] SumByReviewer(ReadOnlySpan<double> values) => Sum(ReviewerOf, values, Reviewers.Count);

    private static double[] Sum(int[] owners, ReadOnlySpan<double> values, int count)
    {
        var sums = new double[count];
        for (var i = 0; i < owners.Length; i++)
        {
            sums[owners[i]] += values[i];
        }

        return sums;
    }

    private static int NumberOf(Dictionary<string, int> known, string name)
    {
        if (!known.TryGetValue(name, out var number))
        {
            known.Add(name, number = known.Count);
        }

        return number;
    }

    private static int[] CountsOf(int[] owners, int count)
    {
        var counts = new int[count];
        foreach (var owner in owners)
        {
            counts[owner]++;
        }

        return counts;
    }

    private decimal[] MeansOf(IReadOnlyList<PanelScore> scores)
    {
        var means = new decimal[Proposals.Count];
        for (var i = 0; i < scores.Count; i++)
        {
            means[ProposalOf[i]] += scores[i].Score;
        }

        for (var p = 0; p < means.Length; p++)
        {
            means[p] /= ReviewsOfProposal[p];
        }

        return means;
    }

    private int[] NumberComponents()
    {
        // Reviewers stand behind the proposals in one forest.
        var parents = Enumerable.Range(0, Proposals.Count + Reviewers.Count).ToArray();
        for (var i = 0; i < Count; i++)
        {
            parents[RootOf(parents, ProposalOf[i])] = RootOf(parents, Proposals.Count + ReviewerOf[i]);
        }

        Dictionary<int, int> numbers = [];
        var components = new int[Proposals.Count];
        for (var p = 0; p < components.Length; p++)
        {
            var root = RootOf(parents, p);
            if (!numbers.TryGetValue(root, out components[p]))
            {
                numbers.Add(root, components[p] = numbers.Count);
            }
        }

        Components = numbers.Count;
        return components;
    }

    private static int RootOf(int[] parents, int node)
    {
        while (parents[node] != node)
        {
            parents[node] = parents[parents[node]];
            node = parents[node];
        }

        return node;
    }
}
