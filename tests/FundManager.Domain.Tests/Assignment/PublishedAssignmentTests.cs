using System.Text.Json;
using FundManager.Domain.Assignment;

namespace FundManager.Domain.Tests.Assignment;

/// <summary>Every figure of the published cases of assignment that can be computed from what they print.</summary>
internal sealed class PublishedAssignmentTests
{
    [Test]
    public void Sums_and_floors_are_those_of_the_case()
    {
        foreach (var example in PublishedCases.Open("assign_01_pr4a_small").Each("cases"))
        {
            // The third case prints a construction, no scores.
            if (!example.TryGetProperty("similarity_rows_are_reviewers", out var rows))
            {
                continue;
            }

            decimal[][] scores = [.. rows.EnumerateArray().Select(row => row.Decimals())];
            var problem = Problem(scores, Ability(example), Demand(example, scores[0].Length));
            var computed = example.GetProperty("computed_here");
            var published = example.GetProperty("published");

            var greatest = AssignReviewers.Solve(problem);
            var fairest = AssignReviewers.Solve(problem with { Goal = AssignmentGoal.FairestFloor });

            Assert.That(greatest.Total, Is.EqualTo(computed.Figure("max_sum")));
            Assert.That(greatest.Worst, Is.EqualTo(computed.Figure("max_sum_min_paper") ?? greatest.Worst));
            Assert.That(fairest.Worst, Is.EqualTo(computed.Figure("best_min_paper")));
            Assert.That(fairest.Worst, Is.EqualTo(published.Figure("optimal_fairness")));
            Assert.That(fairest.Total, Is.EqualTo(computed.Figure("sum_at_best_min") ?? fairest.Total));
            if (
                published.TryGetProperty("assignment_paper_to_reviewers", out var expected)
                || published.TryGetProperty("one_iteration", out expected)
            )
            {
                foreach (var paper in expected.EnumerateObject())
                {
                    var own = fairest.Proposals[
                        int.Parse(paper.Name, System.Globalization.CultureInfo.InvariantCulture)
                    ];
                    Assert.That(own.Select(a => a.Reviewer), Is.EqualTo(paper.Value.Counts()), paper.Name);
                }
            }
        }
    }

    [Test]
    public void Costs_conflicts_loads_and_demands_are_those_of_the_matcher()
    {
        foreach (var example in PublishedCases.Open("assign_02_openreview_minmax").Each("cases"))
        {
            var name = example.Words("name")!;
            var problem = Matcher(example);

            var result = AssignReviewers.Solve(problem);

            if (name == "all pairs in conflict is infeasible")
            {
                Assert.That(result.Shortages, Has.Count.EqualTo(problem.Proposals.Count));
                Assert.That(result.Shortages, Has.All.Property(nameof(Shortage.Missing)).EqualTo(3));
                continue;
            }

            // No conflict is ever assigned, for it is no pair; every demand and every load is met.
            Assert.That((result.Shortages.Count, result.UnmetLoads.Count), Is.EqualTo((0, 0)), name);
            Hold(name, example, result);
        }
    }

    private static void Hold(string name, JsonElement example, ReviewerAssignment result)
    {
        var loads = result.Proposals.SelectMany(own => own).CountBy(a => a.Reviewer).Select(load => load.Value);
        switch (name)
        {
            case "finds lowest cost":
                Assert.That(-result.Total, Is.EqualTo(example.GetProperty("published").Figure("optimal_cost")));
                Assert.That(
                    result.Proposals.Select(own => string.Join(' ', own.Select(a => a.Reviewer).Order())),
                    Is.EqualTo(new[] { "0", "1", "2 3" })
                );
                break;
            case "lowest cost and conflicts together":
                Assert.That(-result.Total, Is.EqualTo(-100m));
                Assert.That(result.Proposals.SelectMany(own => own), Has.All.Property("Score").EqualTo(10m));
                break;
            case "minimum load honoured":
                Assert.That(loads, Is.EqualTo(Enumerable.Repeat(2, 6)));
                break;
            case "paper with demand 0 gets nobody":
                Assert.That(result.Proposals[2], Is.Empty);
                break;
            default:
                Assert.That(name, Is.AnyOf("conflicts honoured", "expensive reviewer still gets the minimum"));
                break;
        }
    }

    private static AssignmentProblem Matcher(JsonElement example)
    {
        (int Reviewers, int Papers) counts = example.TryGetProperty("reviewers", out var reviewers)
            ? (reviewers.GetInt32(), example.GetProperty("papers").GetInt32())
            : (
                example.GetProperty("reviewers_min").GetArrayLength(),
                example.GetProperty("paper_demand").GetArrayLength()
            );
        return new AssignmentProblem
        {
            Proposals =
            [
                .. Enumerable
                    .Range(0, counts.Papers)
                    .Select(p => new ProposalToAssign($"P{p}", Of(example, "paper_demand", p))),
            ],
            Reviewers =
            [
                .. Enumerable
                    .Range(0, counts.Reviewers)
                    .Select(r => new ReviewerToAssign(
                        $"R{r}",
                        Of(example, "reviewers_min", r),
                        Of(example, "reviewers_max", r)
                    )),
            ],
            Pairs =
            [
                .. from r in Enumerable.Range(0, counts.Reviewers)
                from p in Enumerable.Range(0, counts.Papers)
                where !IsConflict(example, r, p)
                select new EligiblePair(p, r, -Cost(example, r, p)),
            ],
        };
    }

    private static decimal Cost(JsonElement example, int reviewer, int paper) =>
        example.TryGetProperty("cost_by_reviewer", out var costs) ? costs[reviewer][paper].GetDecimal()
        : example.Words("cost") is not null ? 1m
        : 0m;

    private static bool IsConflict(JsonElement example, int reviewer, int paper) =>
        example.Words("constraint") == "all -1"
        || (
            example.TryGetProperty("constraint_by_reviewer", out var constraints)
            && constraints[reviewer][paper].GetInt32() == -1
        );

    private static int Of(JsonElement example, string field, int at) =>
        example.GetProperty(field) is { ValueKind: JsonValueKind.Array } list
            ? list[at].GetInt32()
            : example.GetProperty(field).GetInt32();

    private static AssignmentProblem Problem(decimal[][] scores, int ability, int[] demands) =>
        new()
        {
            Proposals = [.. demands.Select((reviews, p) => new ProposalToAssign($"P{p}", reviews))],
            Reviewers = [.. scores.Select((_, r) => new ReviewerToAssign($"R{r}", 0, ability))],
            Pairs = [.. scores.SelectMany((row, r) => row.Select((score, p) => new EligiblePair(p, r, score)))],
        };

    private static int Ability(JsonElement example) => example.GetProperty("ability").GetInt32();

    private static int[] Demand(JsonElement example, int papers) =>
        [.. Enumerable.Repeat(example.GetProperty("demand").GetInt32(), papers)];
}
