using Google.OrTools.Sat;

namespace FundManager.Domain.Assignment;

/// <summary>What a flow cannot say: needs and a floor under each proposal's total. It starts from the flow's answer and gives up none of its reviews.</summary>
/// <remarks>
/// One aim after the other: fewest unmet needs, then the greatest worst total, then the greatest sum; each is held while the next
/// is sought. The search is repeatable: one worker, the same seed, and a limit in the solver's own steps instead of seconds.
/// </remarks>
internal sealed class AssignmentSearch
{
    // Some tens of seconds on an office machine, whatever else it does.
    private const int StepLimit = 30;

    private readonly AssignmentProblem _problem;
    private readonly AssignmentInstance _instance;
    private readonly CpModel _model = new();
    private readonly BoolVar[] _uses;
    private readonly long[] _gains;
    private bool[] _best;

    private AssignmentSearch(AssignmentProblem problem, AssignmentInstance instance, bool[] flow)
    {
        (_problem, _instance, _best) = (problem, instance, flow);
        var scores = WholeScores.Of(instance.Pairs);
        Refusal.ThrowIf(scores.Range * (instance.Pairs.Length + 1) >= long.MaxValue / 4 ? new Refusal("ASG-01") : null);
        _uses = [.. instance.Pairs.Select((_, i) => _model.NewBoolVar($"x{i}"))];
        _gains = [.. instance.Pairs.Select(pair => scores.GainOf(pair.Score))];
        AddBounds();
    }

    /// <summary>The best assignment that keeps as many reviews of each proposal as <paramref name="flow"/> has, and whether that is proven.</summary>
    public static (bool[] Chosen, bool IsProven) Improve(
        AssignmentProblem problem,
        AssignmentInstance instance,
        bool[] flow
    )
    {
        var search = new AssignmentSearch(problem, instance, flow);
        var isProven = true;
        if (problem.Needs.Count > 0)
        {
            var unmet = LinearExpr.Sum(search.AddNeeds());
            isProven &= search.Seek(unmet, isGreatest: false);
        }

        if (problem.Goal == AssignmentGoal.FairestFloor && search.AddFloor() is { } floor)
        {
            isProven &= search.Seek(floor, isGreatest: true);
        }

        isProven &= search.Seek(LinearExpr.WeightedSum(search._uses, search._gains), isGreatest: true);
        return (search._best, isProven);
    }

    private void AddBounds()
    {
        var pairs = Enumerable.Range(0, _uses.Length).ToList();
        foreach (var proposal in pairs.GroupBy(i => _instance.Pairs[i].Proposal))
        {
            _model.Add(LinearExpr.Sum(proposal.Select(i => _uses[i])) == proposal.Count(i => _best[i]));
            foreach (var unit in proposal.GroupBy(i => _instance.Unit[_instance.Pairs[i].Reviewer]))
            {
                if (unit.Count() > 1)
                {
                    _model.AddAtMostOne(unit.Select(i => _uses[i]));
                }
            }
        }

        foreach (var reviewer in pairs.GroupBy(i => _instance.Pairs[i].Reviewer))
        {
            var least = Math.Min(_instance.Least[reviewer.Key], reviewer.Count(i => _best[i]));
            _model.AddLinearConstraint(
                LinearExpr.Sum(reviewer.Select(i => _uses[i])),
                least,
                _instance.Most[reviewer.Key]
            );
        }
    }

    // What is missing of each need, for each proposal that has a reviewer at all.
    private List<IntVar> AddNeeds()
    {
        List<IntVar> missing = [];
        foreach (var need in _problem.Needs)
        {
            bool Brings(int reviewer) =>
                _problem
                    .Reviewers[_instance.ReviewerOrder[reviewer]]
                    .Attributes.Contains(need.Attribute, StringComparer.Ordinal);
            for (var p = 0; p < _instance.Wanted.Length; p++)
            {
                var forced = _instance.Forced.Count(pair => pair.Proposal == p && Brings(pair.Reviewer));
                var lacks = _model.NewIntVar(0, need.AtLeast, $"lacks{missing.Count}");
                missing.Add(lacks);
                _model.Add(
                    LinearExpr.Sum(PairsOf(p).Where(i => Brings(_instance.Pairs[i].Reviewer)).Select(i => _uses[i]))
                        + lacks
                        >= need.AtLeast - forced
                );
            }
        }

        return missing;
    }

    // A total under every proposal that has all its reviews; scores are counted from the same base, so the same number of reviews is needed to compare.
    private IntVar? AddFloor()
    {
        var full = Enumerable
            .Range(0, _instance.Wanted.Length)
            .Where(p => _instance.Wanted[p] > 0 && PairsOf(p).Count(i => _best[i]) == _instance.Wanted[p])
            .ToList();
        if (full.Count == 0)
        {
            return null;
        }

        var floor = _model.NewIntVar(long.MinValue / 8, long.MaxValue / 8, "floor");
        var forced = _instance.Forced.ToLookup(pair => pair.Proposal, pair => pair.Score);
        var scores = WholeScores.Of([.. _instance.Pairs, .. _instance.Forced]);
        var zero = scores.GainOf(0m);
        foreach (var p in full)
        {
            List<int> own = [.. PairsOf(p)];
            var given = forced[p].Sum(score => scores.GainOf(score) - zero);
            _model.Add(
                LinearExpr.WeightedSum(
                    own.Select(i => _uses[i]),
                    own.Select(i => scores.GainOf(_instance.Pairs[i].Score) - zero)
                ) + given
                    >= floor
            );
        }

        return floor;
    }

    private bool Seek(LinearExpr aim, bool isGreatest)
    {
        if (isGreatest)
        {
            _model.Maximize(aim);
        }
        else
        {
            _model.Minimize(aim);
        }

        _model.ClearHints();
        for (var i = 0; i < _uses.Length; i++)
        {
            _model.AddHint(_uses[i], _best[i] ? 1 : 0);
        }

        var solver = new CpSolver
        {
            StringParameters = $"num_workers:1,random_seed:1,max_deterministic_time:{StepLimit}",
        };
        var status = solver.Solve(_model);
        if (status is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible))
        {
            return false;
        }

        _best = [.. _uses.Select(solver.BooleanValue)];
        var reached = solver.Value(aim);
        _ = isGreatest ? _model.Add(aim >= reached) : _model.Add(aim <= reached);
        return status == CpSolverStatus.Optimal;
    }

    private IEnumerable<int> PairsOf(int proposal) =>
        Enumerable.Range(_instance.Starts[proposal], _instance.Starts[proposal + 1] - _instance.Starts[proposal]);
}
