using FundManager.Domain;
using FundManager.Domain.Calls;
using FundManager.Domain.Selection;

namespace FundManager.Web.Features.Selection;

/// <summary>One application before and after the terms were moved.</summary>
/// <param name="Row">Which.</param>
/// <param name="Before">What becomes of it by the call's own terms.</param>
/// <param name="After">What becomes of it by the terms that are tried.</param>
/// <param name="DisplacedBy">Numbers of worse ones that are selected instead; none is empty.</param>
public sealed record WhatIfLine(
    RankedCandidate Row,
    SelectionVerdict Before,
    SelectionVerdict After,
    IReadOnlyList<string> DisplacedBy
)
{
    /// <summary>Whether it is selected in only one of both, or gets another amount.</summary>
    public bool HasChanged => Before.Amount != After.Amount;
}

/// <summary>What the moved terms come to.</summary>
public sealed record WhatIf(SelectionResult Before, SelectionResult After, IReadOnlyList<WhatIfLine> Lines)
{
    /// <summary>Compares <paramref name="terms"/> with the call's own.</summary>
    /// <exception cref="RefusedException">The terms contradict themselves.</exception>
    public static WhatIf Of(CandidateList list, Call call, SelectionTerms terms)
    {
        List<SelectionCandidate> candidates = [.. list.Candidates.Select(row => row.Candidate)];
        var before = SelectCandidates.Compute(candidates, OwnTerms(call));
        var after = SelectCandidates.Compute(candidates, terms);
        var rows = list.Candidates.ToDictionary(row => row.Candidate.Id, StringComparer.Ordinal);
        var was = before.Verdicts.ToDictionary(verdict => verdict.Candidate.Id, StringComparer.Ordinal);
        var displaced = after.Displacements.ToDictionary(
            each => each.Verdict.Candidate.Id,
            each => each.By,
            StringComparer.Ordinal
        );
        return new WhatIf(
            before,
            after,
            [
                .. after.Verdicts.Select(verdict => new WhatIfLine(
                    rows[verdict.Candidate.Id],
                    was[verdict.Candidate.Id],
                    verdict,
                    displaced.GetValueOrDefault(verdict.Candidate.Id) ?? []
                )),
            ]
        );
    }

    /// <summary>From the top down, with the ceiling, to the first that does not fit; equals are drawn by the call's number.</summary>
    public static SelectionTerms OwnTerms(Call call) =>
        new()
        {
            Budget = call.Ceiling,
            Policy = SelectionPolicy.Stop,
            Seed = call.Number,
        };
}
