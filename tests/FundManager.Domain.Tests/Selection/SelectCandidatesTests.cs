using CsCheck;
using FundManager.Domain.Selection;

namespace FundManager.Domain.Tests.Selection;

internal sealed class SelectCandidatesTests
{
    /// <remarks>Burkardt, KNAPSACK_01, data set p05: weights, profits and the optimum of 309.</remarks>
    private static readonly SelectionCandidate[] P05 =
    [
        Of("01", 92, 23),
        Of("02", 57, 31),
        Of("03", 49, 29),
        Of("04", 68, 44),
        Of("05", 60, 53),
        Of("06", 43, 38),
        Of("07", 67, 63),
        Of("08", 84, 85),
        Of("09", 87, 89),
        Of("10", 72, 82),
    ];

    [TestCase(SelectionPolicy.Knapsack, 309, "01 02 03 04 06")]
    [TestCase(SelectionPolicy.Skip, 247, "01 04 09")]
    [TestCase(SelectionPolicy.Stop, 179, "01 09")]
    public void Each_policy_gives_the_published_set(SelectionPolicy policy, int score, string ids)
    {
        var result = SelectCandidates.Compute(P05, Terms(165, policy));

        Assert.That(result.Selected.Sum(v => v.Candidate.Score), Is.EqualTo(score));
        Assert.That(
            result.Selected.Select(v => v.Candidate.Id).Order(StringComparer.Ordinal),
            Is.EqualTo(ids.Split(' '))
        );
        Assert.That(result.Total + result.Remaining, Is.EqualTo(new Money(165)));
    }

    [Test]
    public void Equals_at_the_line_are_drawn_and_the_draw_can_be_repeated()
    {
        SelectionCandidate[] candidates =
        [
            Of("A", 90, 1),
            Of("B", 85, 1),
            Of("C", 80, 1),
            Of("D", 80, 1),
            Of("E", 80, 1),
            Of("F", 70, 1),
        ];

        var result = SelectCandidates.Compute(candidates, Terms(4, SelectionPolicy.Stop));
        var again = SelectCandidates.Compute([.. candidates.Reverse()], Terms(4, SelectionPolicy.Stop));

        var lottery = result.Lotteries.Single();
        Assert.That(lottery.Entrants, Is.EqualTo(new[] { "C", "D", "E" }));
        Assert.That((lottery.Places, lottery.ProbabilityEach), Is.EqualTo((2, "2/3")));
        Assert.That(lottery.Drawn, Is.EqualTo(SeededOrder.Of(lottery.Seed, lottery.Entrants, id => id)));
        Assert.That(again.Lotteries.Single().Winners, Is.EqualTo(lottery.Winners));
        Assert.That(
            result.Verdicts.Single(v => v.Candidate.Id == "F").Outcome,
            Is.EqualTo(SelectionOutcome.PastTheLine)
        );
    }

    [TestCase(SelectionPolicy.Stop, SelectionOutcome.DoesNotFit)]
    [TestCase(SelectionPolicy.Partial, SelectionOutcome.ShareTooSmall)]
    public void Who_is_drawn_first_and_does_not_fit_lost_no_draw(SelectionPolicy policy, SelectionOutcome outcome)
    {
        var seed = Enumerable
            .Range(0, 20)
            .Select(n => $"{n}")
            .First(each => SeededOrder.Of(each, ["B", "C"], id => id)[0] == "B");

        var result = SelectCandidates.Compute(
            [Of("A", 90, 10), Of("B", 80, 100), Of("C", 80, 5)],
            Terms(20, policy) with
            {
                Seed = seed,
            }
        );

        Assert.That(result.Verdicts.Select(v => v.Candidate.Id), Is.EqualTo(new[] { "A", "B", "C" }));
        Assert.That(
            result.Verdicts.Select(v => v.Outcome),
            Is.EqualTo(new[] { SelectionOutcome.Selected, outcome, SelectionOutcome.LostDraw })
        );
    }

    [Test]
    public void Who_would_not_have_fitted_in_first_place_did_not_lose_by_the_draw()
    {
        SelectionCandidate[] candidates = [Of("A", 80, 50), Of("B", 80, 10)];
        var largeFirst = Enumerable
            .Range(0, 20)
            .Select(seed =>
                SelectCandidates.Compute(candidates, Terms(20, SelectionPolicy.Stop) with { Seed = $"{seed}" })
            )
            .First(result => result.Lotteries.Single().Drawn[0] == "A");

        Assert.That(
            largeFirst.Verdicts.Select(v => (v.Candidate.Id, v.Outcome)),
            Is.EqualTo(new[] { ("A", SelectionOutcome.DoesNotFit), ("B", SelectionOutcome.LostDraw) })
        );
        Assert.That((largeFirst.Lotteries.Single().Places, largeFirst.Total), Is.EqualTo((0, Money.Zero)));
    }

    [Test]
    public void Nobody_is_drawn_where_nothing_is_equal()
    {
        var result = SelectCandidates.Compute(
            [Of("A", 90, 1), Of("B", 85, 1), Of("C", 80, 1), Of("D", 79, 1)],
            Terms(3, SelectionPolicy.Stop)
        );

        Assert.That(result.Selected.Select(v => v.Candidate.Id), Is.EqualTo(new[] { "A", "B", "C" }));
        Assert.That(result.Lotteries, Is.Empty);
    }

    [TestCase("80", SelectionOutcome.Partial)]
    [TestCase("79.99", SelectionOutcome.ShareTooSmall)]
    public void The_rest_is_offered_from_the_least_share_on(string left, SelectionOutcome outcome)
    {
        var rest = decimal.Parse(left, System.Globalization.CultureInfo.InvariantCulture);

        var result = SelectCandidates.Compute(
            [Of("A", 90, 10), Of("B", 80, 100), Of("C", 70, 1)],
            Terms(10 + rest, SelectionPolicy.Partial)
        );

        Assert.That(result.Verdicts[1].Outcome, Is.EqualTo(outcome));
        Assert.That(result.Verdicts[2].Outcome, Is.EqualTo(SelectionOutcome.PastTheLine));
    }

    [Test]
    public void What_misses_a_threshold_is_not_selected_whatever_is_left()
    {
        var result = SelectCandidates.Compute(
            [Of("A", 90, 1) with { Passes = false }, Of("B", 59, 1), Of("C", 60, 1)],
            Terms(9, SelectionPolicy.Skip) with
            {
                Floor = 60,
            }
        );

        Assert.That(result.Selected.Select(v => v.Candidate.Id), Is.EqualTo(new[] { "C" }));
    }

    [Test]
    public void A_minimum_is_reserved_for_the_best_of_its_group_and_the_displaced_are_named()
    {
        var quota = new Quota("region", "65") { MinCount = 1 };

        var result = SelectCandidates.Compute(
            [In("A", 90, "11"), In("B", 85, "11"), In("C", 70, "65"), In("D", 60, "65")],
            Terms(2, SelectionPolicy.Stop) with
            {
                Quotas = [quota],
            }
        );

        Assert.That(result.Selected.Select(v => v.Candidate.Id), Is.EqualTo(new[] { "A", "C" }));
        var displaced = result.Displacements.Single();
        Assert.That((displaced.Verdict.Candidate.Id, displaced.By.Single()), Is.EqualTo(("B", "C")));
    }

    [Test]
    public void A_maximum_passes_over_the_next_of_its_group()
    {
        var quota = new Quota("region", "11") { MaxCount = 1, MinCount = 0 };

        var result = SelectCandidates.Compute(
            [In("A", 90, "11"), In("B", 85, "11"), In("C", 70, "65")],
            Terms(2, SelectionPolicy.Stop) with
            {
                Quotas = [quota],
            }
        );

        Assert.That(result.Selected.Select(v => v.Candidate.Id), Is.EqualTo(new[] { "A", "C" }));
        Assert.That(result.Verdicts[1].Outcome, Is.EqualTo(SelectionOutcome.OverMaximum));
    }

    [Test]
    public void A_minimum_that_cannot_be_filled_is_named()
    {
        var result = SelectCandidates.Compute(
            [In("A", 90, "11")],
            Terms(2, SelectionPolicy.Stop) with
            {
                Quotas = [new Quota("region", "65") { MinCount = 1 }],
            }
        );

        Assert.That(result.UnmetQuotas.Single().Count, Is.Zero);
    }

    [Test]
    public void Terms_that_contradict_themselves_are_refused()
    {
        var quota = new Quota("region", "11") { MinCount = 2, MaxCount = 1 };
        Assert.That(
            (Terms(1, SelectionPolicy.Knapsack) with { Quotas = [quota] }).WhyNot()?.Code,
            Is.EqualTo("SEL-01")
        );
        Assert.That((Terms(1, SelectionPolicy.Stop) with { Quotas = [quota] }).WhyNot()?.Code, Is.EqualTo("SEL-02"));
        Assert.That((Terms(1, SelectionPolicy.Stop) with { MinSharePercent = 0 }).WhyNot()?.Code, Is.EqualTo("SEL-03"));
    }

    [Test]
    public void The_best_set_equals_every_set_tried() =>
        Gen.Select(Gen.Select(Gen.Int[0, 20], Gen.Int[0, 12]).Array[0, 9], Gen.Int[0, 40])
            .Sample(
                (items, budget) =>
                {
                    SelectionCandidate[] all = [.. items.Select((item, i) => Of($"{i}", item.Item1 / 2m, item.Item2))];
                    var best = Enumerable
                        .Range(0, 1 << all.Length)
                        .Select(mask => all.Where((_, i) => (mask >> i & 1) == 1).ToList())
                        .Where(set => set.Sum(c => c.Amount.Amount) <= budget)
                        .Max(set => set.Sum(c => c.Score));

                    var result = SelectCandidates.Compute(all, Terms(budget, SelectionPolicy.Knapsack));

                    Assert.That(result.Selected.Sum(v => v.Candidate.Score), Is.EqualTo(best));
                },
                iter: 300,
                threads: 1
            );

    private static SelectionTerms Terms(decimal budget, SelectionPolicy policy) =>
        new()
        {
            Budget = new Money(budget),
            Policy = policy,
            Seed = "a seed",
        };

    private static SelectionCandidate Of(string id, decimal score, decimal amount) => new(id, score, new Money(amount));

    private static SelectionCandidate In(string id, decimal score, string region) =>
        Of(id, score, 1) with
        {
            Groups = new Dictionary<string, string>(StringComparer.Ordinal) { ["region"] = region },
        };
}
