using System.Globalization;
using System.Text.Json;
using FundManager.Domain.Assignment;

namespace FundManager.Domain.Tests.Assignment;

/// <summary>Rounds of three conferences whose bids are published, against the greatest sums that another program found and certified.</summary>
internal sealed class ConferenceBidsTests
{
    private static readonly JsonElement Bids = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Examples", "assignment-bids.json")))
        .RootElement;

    [TestCase("preflib1", 54, 31)]
    [TestCase("preflib2", 52, 24)]
    [TestCase("preflib3", 176, 146)]
    public void The_sum_is_the_certified_one_with_every_review_given_and_no_load_passed(
        string name,
        int papers,
        int reviewers
    )
    {
        var round = Bids.Each("rounds").Single(each => each.Words("name") == name);
        var problem = ProblemOf(round);
        Assert.That((problem.Proposals.Count, problem.Reviewers.Count), Is.EqualTo((papers, reviewers)));

        var watch = System.Diagnostics.Stopwatch.StartNew();
        var result = AssignReviewers.Solve(problem);
        watch.Stop();

        var load = round.GetProperty("mostLoad").GetInt32();
        var loads = result.Proposals.SelectMany(own => own).CountBy(a => a.Reviewer).Select(of => of.Value).ToList();
        var thin = result.Proposals.Count(own => own.Average(a => a.Score) < 0.25m);
        TestContext.Out.WriteLine(
            FormattableString.Invariant(
                $"{name}: total {result.Total}, worst paper {result.Worst}, {thin} papers under a mean of 0.25, load at most {loads.Max()}, {watch.Elapsed.TotalMilliseconds:0} ms"
            )
        );
        Assert.That(result.Total, Is.EqualTo(round.Figure("total")));
        Assert.That(result.IsProven, Is.True);
        Assert.That(result.Shortages, Is.Empty);
        Assert.That(result.Proposals.Select(own => own.DistinctBy(a => a.Reviewer).Count()), Is.All.EqualTo(3));
        Assert.That(loads, Is.All.LessThanOrEqualTo(load));
    }

    [TestCaseSource(nameof(Names))]
    public void The_lists_of_a_round_hold_as_many_bids_as_were_counted_and_none_twice(string name)
    {
        var round = Bids.Each("rounds").Single(each => each.Words("name") == name);
        var papers = round.GetProperty("papers").GetInt32();
        var lists = ListsOf(round).ToList();

        Assert.That(lists.Sum(of => of.Yes.Length), Is.EqualTo(round.Figure("yes")));
        Assert.That(lists.Sum(of => of.Maybe.Length), Is.EqualTo(round.Figure("maybe")));
        Assert.That(lists.Sum(of => of.Conflict.Length), Is.EqualTo(round.Figure("conflict")));
        foreach (var (yes, maybe, conflict) in lists)
        {
            int[] all = [.. yes, .. maybe, .. conflict];
            Assert.That(all, Is.Unique.And.All.InRange(0, papers - 1));
        }
    }

    private static IEnumerable<string> Names() => Bids.Each("rounds").Select(round => round.Words("name")!);

    // A conflict of these rounds is a score of nothing and may be assigned, so every pair is listed.
    private static AssignmentProblem ProblemOf(JsonElement round)
    {
        var papers = round.GetProperty("papers").GetInt32();
        var reviews = round.GetProperty("reviews").GetInt32();
        var load = round.GetProperty("mostLoad").GetInt32();
        var lists = ListsOf(round).ToList();
        return new AssignmentProblem
        {
            Proposals = [.. Enumerable.Range(1, papers).Select(p => new ProposalToAssign($"P{p}", reviews))],
            Reviewers = [.. lists.Select((_, r) => new ReviewerToAssign($"R{r + 1}", 0, load))],
            Pairs =
            [
                .. from bids in lists.Index()
                from paper in Enumerable.Range(0, papers)
                select new EligiblePair(paper, bids.Index, ScoreOf(bids.Item, paper)),
            ],
        };
    }

    private static decimal ScoreOf((int[] Yes, int[] Maybe, int[] Conflict) bids, int paper) =>
        bids.Yes.Contains(paper) ? 1m
        : bids.Maybe.Contains(paper) ? 0.5m
        : bids.Conflict.Contains(paper) ? 0m
        : 0.25m;

    private static IEnumerable<(int[] Yes, int[] Maybe, int[] Conflict)> ListsOf(JsonElement round) =>
        round
            .Each("reviewers")
            .Select(line =>
                line.GetString()!.Split('|') is [var yes, var maybe, var conflict]
                    ? (Papers(yes), Papers(maybe), Papers(conflict))
                    : throw new FormatException(line.GetString())
            );

    private static int[] Papers(string list) =>
        [
            .. list.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(paper => int.Parse(paper, CultureInfo.InvariantCulture) - 1),
        ];
}
