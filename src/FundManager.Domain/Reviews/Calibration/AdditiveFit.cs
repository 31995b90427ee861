namespace FundManager.Domain.Reviews.Calibration;

/// <summary>The least squares of score = proposal + reviewer, where the reviewers of each component add up to 0.</summary>
/// <remarks>Proposals of different components cannot be compared: no reviewer says how one component's stand to the other's.</remarks>
internal static class AdditiveFit
{
    public static (double[] Proposals, double[] Reviewers) Of(PanelScores panel)
    {
        var apart = panel.Values.Select(value => value - panel.MeanEstimate).ToArray();
        var (proposals, reviewers) = new CrossedEquations(panel).Solve(
            new Ridge(0, 0),
            panel.SumByProposal(apart),
            panel.SumByReviewer(apart)
        );
        var components = new int[reviewers.Length];
        for (var i = 0; i < panel.Count; i++)
        {
            components[panel.ReviewerOf[i]] = panel.ComponentOfProposal[panel.ProposalOf[i]];
        }

        var shifts = new double[panel.Components];
        var members = new int[panel.Components];
        for (var r = 0; r < reviewers.Length; r++)
        {
            shifts[components[r]] += reviewers[r];
            members[components[r]]++;
        }

        for (var r = 0; r < reviewers.Length; r++)
        {
            reviewers[r] -= shifts[components[r]] / members[components[r]];
        }

        for (var p = 0; p < proposals.Length; p++)
        {
            var component = panel.ComponentOfProposal[p];
            proposals[p] += panel.MeanEstimate + (shifts[component] / members[component]);
        }

        return (proposals, reviewers);
    }
}
