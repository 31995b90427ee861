using CsCheck;
using FundManager.Domain.Assignment;

namespace FundManager.Domain.Tests.Assignment;

internal sealed class AssignReviewersTests
{
    /// <remarks>Stelmakh, Shah and Singh, PeerReview4All (JMLR 22(163), 2021), working example; reviewers across, proposals down.</remarks>
    private static readonly decimal?[][] Unfair =
    [
        [1m, 0m, 0.25m],
        [1m, 0m, 0.25m],
        [1m, 0.24m, 0.5m],
    ];

    [Test]
    public void The_greatest_sum_may_leave_a_proposal_with_nothing()
    {
        var result = AssignReviewers.Solve(Problem(Unfair, 1, (0, 1)));

        Assert.That((result.Total, result.Worst), Is.EqualTo((1.5m, 0m)));
    }

    [Test]
    public void The_fairest_floor_comes_before_the_sum()
    {
        var result = AssignReviewers.Solve(Problem(Unfair, 1, (0, 1)) with { Goal = AssignmentGoal.FairestFloor });

        Assert.That((result.Worst, result.Total, result.IsProven), Is.EqualTo((0.24m, 1.49m, true)));
        Assert.That(result.Proposals[2].Single().Reviewer, Is.EqualTo(1));
    }

    /// <remarks>OpenReview matcher, unit tests of its flow solver: lower cost is better there.</remarks>
    [Test]
    public void Costs_conflicts_and_least_loads_hold_together()
    {
        decimal?[][] scores =
        [
            [10m, null, -1m, 10m],
            [-1m, 10m, 10m, null],
            [-1m, 10m, 10m, null],
            [10m, null, null, 10m],
            [10m, -1m, null, 10m],
        ];

        var result = AssignReviewers.Solve(Problem(scores, 2, (1, 3)));

        Assert.That(result.Total, Is.EqualTo(100m));
        Assert.That(result.UnmetLoads, Is.Empty);
    }

    [Test]
    public void A_dear_reviewer_still_gets_the_least_load()
    {
        decimal?[] row = [0m, 0m, 0m, -2000m];

        var result = AssignReviewers.Solve(Problem([row, row, row], 3, (1, 3)));

        Assert.That(result.Total, Is.EqualTo(-2000m));
        Assert.That(
            (result.UnmetLoads, result.Shortages),
            Is.EqualTo((Array.Empty<UnmetLoad>(), Array.Empty<Shortage>()))
        );
    }

    [Test]
    public void What_lacks_reviewers_is_named_with_the_reason()
    {
        decimal?[][] scores =
        [
            [1m, null, null],
            [1m, null, null],
            [null, 1m, 1m],
        ];

        var result = AssignReviewers.Solve(Problem(scores, 2, (0, 1)));

        Assert.That(result.Shortages.Select(s => s.Missing), Is.EqualTo(new[] { 1, 2 }).Or.EqualTo(new[] { 2, 1 }));
        Assert.That(result.Shortages.Select(s => s.Reason), Is.All.EqualTo(ShortageReason.TooFewEligible));
        var worse = result.Shortages.MaxBy(s => s.Missing)!;
        Assert.That(worse.Bottleneck, Is.EqualTo(new[] { 0 }));
        Assert.That(worse.Competing, Is.EqualTo(new[] { 0, 1 }));
    }

    [Test]
    public void A_full_load_is_told_apart_from_a_conflict()
    {
        var result = AssignReviewers.Solve(
            Problem(
                [
                    [1m, 1m],
                    [1m, 1m],
                ],
                2,
                (0, 1)
            )
        );

        Assert.That(result.Shortages.Select(s => s.Missing), Is.EqualTo(new[] { 1, 1 }));
        Assert.That(result.Shortages.Select(s => s.Reason), Is.All.EqualTo(ShortageReason.LoadsFull));
        Assert.That(result.Shortages[0].Capacity, Is.EqualTo(2));
    }

    [Test]
    public void One_reviewer_of_a_unit_is_the_most()
    {
        var problem = Problem(
            [
                [9m, 8m, 1m],
            ],
            2,
            (0, 1)
        );
        string[] units = ["a", "a", "b"];

        var result = AssignReviewers.Solve(
            problem with
            {
                OnePerUnit = true,
                Reviewers = [.. problem.Reviewers.Select((r, i) => r with { Unit = units[i] })],
            }
        );

        Assert.That(result.Proposals[0].Select(a => a.Reviewer), Is.EqualTo(new[] { 0, 2 }));
    }

    [Test]
    public void Needs_are_met_at_the_least_loss_and_unmet_ones_named()
    {
        var problem = Problem(
            [
                [9m, 8m, 3m],
                [9m, 8m, 3m],
            ],
            2,
            (0, 2)
        );
        problem = problem with
        {
            Needs = [new AttributeNeed("finance", 1)],
            Reviewers = [.. problem.Reviewers.Select((r, i) => r with { Attributes = i == 2 ? ["finance"] : [] })],
        };

        var result = AssignReviewers.Solve(problem);
        var short_ = AssignReviewers.Solve(problem with { Needs = [new AttributeNeed("industry", 1)] });

        Assert.That((result.Total, result.IsProven), Is.EqualTo((24m, true)));
        Assert.That(result.UnmetNeeds, Is.Empty);
        Assert.That(short_.UnmetNeeds.Select(need => need.Proposal), Is.EqualTo(new[] { 0, 1 }));
    }

    [Test]
    public void A_forced_pair_is_assigned_whatever_it_scores()
    {
        var result = AssignReviewers.Solve(
            Problem(
                [
                    [9m, 8m, 1m],
                ],
                2,
                (0, 1)
            ) with
            {
                Forced = [(0, 2)],
            }
        );

        Assert.That(
            result.Proposals[0].Select(a => (a.Reviewer, a.IsForced)),
            Is.EqualTo(new[] { (0, false), (2, true) })
        );
        Assert.That(result.Total, Is.EqualTo(10m));
    }

    [TestCase(0, "ASG-02")]
    [TestCase(1, "ASG-03")]
    public void A_forced_pair_that_cannot_be_is_refused(int proposal, string code)
    {
        var problem = Problem(
            [
                [null],
                [1m],
                [1m],
            ],
            1,
            (0, 1)
        ) with
        {
            Forced = [(2, 0), (proposal, 0)],
        };

        Assert.That(Refused(problem), Is.EqualTo(code));
    }

    [Test]
    public void Scores_too_fine_to_add_exactly_are_refused() =>
        Assert.That(
            Refused(
                Problem(
                    [
                        [0.1234567890123456789012m, 1m],
                    ],
                    1,
                    (0, 1)
                )
            ),
            Is.EqualTo("ASG-01")
        );

    [Test]
    public void A_least_load_above_the_greatest_is_refused() =>
        Assert.That(
            Refused(
                Problem(
                    [
                        [1m],
                    ],
                    1,
                    (2, 1)
                )
            ),
            Is.EqualTo("ASG-04")
        );

    [Test]
    public void A_seed_gives_one_answer_in_whatever_order_pairs_are_listed()
    {
        var row = Enumerable.Repeat((decimal?)1m, 6).ToArray();
        var problem = Problem([row, row, row], 2, (0, 2));
        var backwards = problem with { Pairs = [.. problem.Pairs.Reverse()] };

        Assert.That(Pairs(AssignReviewers.Solve(backwards)), Is.EqualTo(Pairs(AssignReviewers.Solve(problem))));
        Assert.That(
            Enumerable
                .Range(0, 8)
                .Select(seed => string.Join(' ', Pairs(AssignReviewers.Solve(problem with { Seed = $"{seed}" }))))
                .Distinct()
                .Count(),
            Is.GreaterThan(1)
        );
    }

    [Test]
    public void Small_problems_equal_every_possibility_tried()
    {
        var cells = Gen.Int[-1, 6].Select(n => n < 0 ? (decimal?)null : n / 4m);
        Gen.Select(cells.Array[3].Array[3], Gen.Int[0, 3], Gen.Int[0, 1], Gen.Int[1, 3], Gen.Bool)
            .Sample(
                (scores, reviews, least, most, isFair) =>
                {
                    var problem = Problem(scores, reviews, (least, most)) with
                    {
                        Goal = isFair ? AssignmentGoal.FairestFloor : AssignmentGoal.GreatestSum,
                    };
                    var result = AssignReviewers.Solve(problem);
                    var best = EveryAssignment.Best(scores, reviews, (least, most));
                    var count = result.Proposals.Sum(own => own.Count);
                    Assert.That(
                        (count, result.UnmetLoads.Sum(u => u.MinLoad - u.Load)),
                        Is.EqualTo((best.Count, best.Unmet))
                    );
                    if (!isFair)
                    {
                        Assert.That(result.Total, Is.EqualTo(best.Total));
                    }
                    else if (result.Shortages.Count == 0)
                    {
                        Assert.That((result.Worst, result.Total), Is.EqualTo(best.Fair));
                    }
                },
                iter: 300,
                threads: 1
            );
    }

    private static IEnumerable<string> Pairs(ReviewerAssignment result) =>
        result.Proposals.SelectMany((own, p) => own.Select(a => $"{p}-{a.Reviewer}"));

    private static string Refused(AssignmentProblem problem) =>
        Assert.Throws<RefusedException>(() => AssignReviewers.Solve(problem))!.Refusal.Code;

    private static AssignmentProblem Problem(decimal?[][] scores, int reviews, (int Least, int Most) load) =>
        new()
        {
            Proposals = [.. scores.Select((_, p) => new ProposalToAssign($"P{p}", reviews))],
            Reviewers = [.. scores[0].Select((_, r) => new ReviewerToAssign($"R{r}", load.Least, load.Most))],
            Pairs =
            [
                .. scores.SelectMany(
                    (row, p) =>
                        row.Index()
                            .Where(cell => cell.Item.HasValue)
                            .Select(cell => new EligiblePair(p, cell.Index, cell.Item!.Value))
                ),
            ],
        };
}
