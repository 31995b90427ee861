using FundManager.Domain.Selection;

namespace FundManager.Domain.Tests.Selection;

/// <summary>Order, ties, draws and the edges of quotas: what a round must record exactly.</summary>
internal sealed class SelectionOrderTests
{
    [Test]
    public void Two_candidates_of_one_id_are_an_error_of_the_caller() =>
        Assert.That(
            () => SelectCandidates.Compute([Of("A", 90, 1), Of("A", 80, 1)], Terms(2)),
            Throws.ArgumentException.With.Message.Contains("An id occurs twice")
        );

    [Test]
    public void Terms_that_contradict_themselves_select_nobody() =>
        Assert.That(
            () => SelectCandidates.Compute([Of("A", 90, 1)], Terms(2) with { MinSharePercent = 100.01m }),
            Throws.InstanceOf<RefusedException>()
        );

    [TestCase("0.01", true)]
    [TestCase("100", true)]
    [TestCase("0", false)]
    [TestCase("100.01", false)]
    public void The_least_share_lies_above_nothing_and_up_to_the_whole(decimal share, bool isSound) =>
        Assert.That((Terms(1) with { MinSharePercent = share }).WhyNot() is null, Is.EqualTo(isSound));

    [Test]
    public void A_minimum_may_equal_its_maximum_and_not_pass_it()
    {
        Quota ByCount(int least, int most) => new("region", "11") { MinCount = least, MaxCount = most };
        Quota ByAmount(decimal least, decimal most) =>
            new("region", "11") { MinAmount = new Money(least), MaxAmount = new Money(most) };
        Refusal? With(Quota quota) => (Terms(9) with { Quotas = [quota] }).WhyNot();

        Assert.That((With(ByCount(2, 2)), With(ByAmount(5, 5))), Is.EqualTo(((Refusal?)null, (Refusal?)null)));
        Assert.That(With(ByAmount(5.01m, 5))?.Code, Is.EqualTo("SEL-02"));
    }

    [Test]
    public void Those_below_a_threshold_stand_last_without_a_place_by_score_and_then_by_id()
    {
        var result = SelectCandidates.Compute(
            [Of("D", 40, 1), Of("C", 50, 1), Of("B", 50, 1), Of("A", 90, 1), Of("E", 60, 1)],
            Terms(9) with
            {
                Floor = 60,
            }
        );

        Assert.That(result.Verdicts.Select(v => v.Candidate.Id), Is.EqualTo(new[] { "A", "E", "B", "C", "D" }));
        Assert.That(result.Verdicts.Select(v => v.Place), Is.EqualTo(new int?[] { 1, 2, null, null, null }));
    }

    [Test]
    public void Equals_share_a_place_and_the_next_stands_behind_all_of_them()
    {
        var result = SelectCandidates.Compute(
            [Of("A", 90, 1), Of("B", 80, 1), Of("C", 80, 1), Of("D", 70, 1)],
            Terms(9)
        );

        Assert.That(
            result.Verdicts.OrderBy(v => v.Candidate.Id, StringComparer.Ordinal).Select(v => v.Place),
            Is.EqualTo(new[] { 1, 2, 2, 4 })
        );
        Assert.That(result.Lotteries, Is.Empty, "all of them are taken");
    }

    [Test]
    public void Equal_scores_are_parted_by_the_first_criterion_that_differs_the_higher_first()
    {
        var result = SelectCandidates.Compute(
            [
                Of("A", 80, 1) with
                {
                    TieBreaks = [9, 1],
                },
                Of("B", 80, 1) with
                {
                    TieBreaks = [9, 2],
                },
                Of("C", 80, 1) with
                {
                    TieBreaks = [8, 9],
                },
            ],
            Terms(2)
        );

        Assert.That(result.Selected.Select(v => v.Candidate.Id), Is.EqualTo(new[] { "B", "A" }));
        Assert.That(result.Lotteries, Is.Empty);
    }

    [TestCase(SelectionPolicy.Stop)]
    [TestCase(SelectionPolicy.Skip)]
    public void Equals_of_which_none_fits_are_not_drawn(SelectionPolicy policy)
    {
        var result = SelectCandidates.Compute([Of("A", 80, 50), Of("B", 80, 60)], Terms(20) with { Policy = policy });

        Assert.That((result.Lotteries.Count, result.Selected.Count()), Is.EqualTo((0, 0)));
        Assert.That(result.Verdicts.Select(v => v.Outcome), Has.None.EqualTo(SelectionOutcome.LostDraw));
    }

    [Test]
    public void Who_does_not_fit_takes_no_part_in_a_draw_that_passes_over_what_does_not_fit()
    {
        var result = SelectCandidates.Compute(
            [Of("A", 80, 50), Of("B", 80, 20), Of("C", 80, 20)],
            Terms(20) with
            {
                Policy = SelectionPolicy.Skip,
            }
        );

        var lottery = result.Lotteries.Single();
        Assert.That(lottery.Entrants, Is.EqualTo(new[] { "B", "C" }));
        Assert.That(lottery.ProbabilityEach, Is.EqualTo("1/2"));
        Assert.That(
            result.Verdicts.Select(v => v.Outcome),
            Is.EquivalentTo(new[] { SelectionOutcome.DoesNotFit, SelectionOutcome.Selected, SelectionOutcome.LostDraw })
        );
    }

    [Test]
    public void A_chance_is_told_only_where_requests_are_equal_and_no_quota_parts_the_entrants()
    {
        SelectionCandidate[] unequal = [Of("A", 80, 10), Of("B", 80, 11)];
        SelectionCandidate[] equal = [In("A", 80, "11"), In("B", 80, "65")];

        var byAmount = SelectCandidates.Compute(unequal, Terms(11)).Lotteries.Single();
        var byQuota = SelectCandidates
            .Compute(equal, Terms(1) with { Quotas = [new Quota("region", "31") { MaxCount = 1 }] })
            .Lotteries.Single();
        var free = SelectCandidates.Compute(equal, Terms(1)).Lotteries.Single();

        Assert.That((byAmount.ProbabilityEach, byQuota.ProbabilityEach), Is.EqualTo(((string?)null, (string?)null)));
        Assert.That(free.ProbabilityEach, Is.EqualTo("1/2"));
        Assert.That(free.Algorithm, Is.EqualTo(SeededOrder.Algorithm));
    }

    [Test]
    public void A_place_that_is_reserved_is_drawn_among_equals_of_the_group_alone()
    {
        var result = SelectCandidates.Compute(
            [
                In("A", 90, "11"),
                In("B", 70, "65"),
                In("C", 70, "65"),
                In("D", 70, "11"),
                In("E", 60, "65"),
                In("F", 60, "65"),
            ],
            Terms(2) with
            {
                Quotas = [new Quota("region", "65") { MinCount = 1 }],
            }
        );

        var lottery = result.Lotteries[0];
        Assert.That((lottery.Entrants, lottery.Places), Is.EqualTo((new[] { "B", "C" }, 1)));
        var reserved = result.Verdicts.Single(v => v.Outcome == SelectionOutcome.Reserved);
        Assert.That((reserved.Candidate.Id, reserved.Quota?.Group), Is.EqualTo((lottery.Winners[0], "65")));
        Assert.That(
            result.Lotteries.SelectMany(each => each.Entrants),
            Has.None.AnyOf("E", "F"),
            "a minimum that is filled draws nobody any more"
        );
    }

    [Test]
    public void A_minimum_may_take_the_whole_budget()
    {
        var result = SelectCandidates.Compute(
            [In("A", 90, "11"), In("B", 70, "65")],
            Terms(1) with
            {
                Quotas = [new Quota("region", "65") { MinCount = 1 }],
            }
        );

        Assert.That(result.Selected.Select(v => v.Candidate.Id), Is.EqualTo(new[] { "B" }));
        Assert.That((result.Remaining, result.Displacements.Single().By), Is.EqualTo((Money.Zero, new[] { "B" })));
    }

    [Test]
    public void A_minimum_of_money_is_reserved_until_it_is_reached()
    {
        var quota = new Quota("region", "65") { MinAmount = new Money(2) };

        var result = SelectCandidates.Compute(
            [In("A", 90, "11"), In("B", 80, "11"), In("C", 70, "65"), In("D", 60, "65"), In("E", 50, "65")],
            Terms(3) with
            {
                Quotas = [quota],
            }
        );

        Assert.That(result.Selected.Select(v => v.Candidate.Id), Is.EqualTo(new[] { "A", "C", "D" }));
        Assert.That(result.UnmetQuotas, Is.Empty);
    }

    [Test]
    public void A_minimum_that_stays_open_is_named_with_what_its_group_was_given()
    {
        var quota = new Quota("region", "65") { MinCount = 3, MinAmount = new Money(3) };

        var unmet = SelectCandidates
            .Compute([In("A", 90, "11"), In("B", 80, "65"), In("C", 70, "65")], Terms(5) with { Quotas = [quota] })
            .UnmetQuotas.Single();

        Assert.That((unmet.Quota, unmet.Count, unmet.Amount), Is.EqualTo((quota, 2, new Money(2))));
    }

    [Test]
    public void A_maximum_of_money_may_be_reached_exactly_and_names_the_quota_that_passes_over()
    {
        var quota = new Quota("region", "11") { MaxAmount = new Money(2) };

        var result = SelectCandidates.Compute(
            [In("A", 90, "11"), In("B", 80, "11"), In("C", 70, "11"), In("D", 60, "65")],
            Terms(4) with
            {
                Quotas = [quota],
            }
        );

        Assert.That(result.Selected.Select(v => v.Candidate.Id), Is.EqualTo(new[] { "A", "B", "D" }));
        Assert.That(
            (result.Verdicts[2].Outcome, result.Verdicts[2].Quota, result.Remaining),
            Is.EqualTo((SelectionOutcome.OverMaximum, quota, new Money(1)))
        );
    }

    [Test]
    public void The_best_set_names_who_is_in_it_with_place_and_amount_and_who_is_not()
    {
        var result = SelectCandidates.Compute(
            [Of("A", 90, 10), Of("B", 60, 5), Of("C", 60, 5)],
            Terms(10) with
            {
                Policy = SelectionPolicy.Knapsack,
            }
        );

        Assert.That(
            result
                .Verdicts.OrderBy(v => v.Candidate.Id, StringComparer.Ordinal)
                .Select(v => (v.Place, v.Outcome, v.Amount)),
            Is.EqualTo(
                new (int?, SelectionOutcome, Money)[]
                {
                    (1, SelectionOutcome.NotInBestSet, Money.Zero),
                    (2, SelectionOutcome.Selected, new Money(5)),
                    (2, SelectionOutcome.Selected, new Money(5)),
                }
            )
        );
    }

    [Test]
    public void Of_equally_good_sets_the_cheaper_is_best_and_of_equal_candidates_the_first_id()
    {
        static string Best(params SelectionCandidate[] candidates) =>
            string.Join(
                ' ',
                SelectCandidates
                    .Compute(candidates, Terms(5) with { Policy = SelectionPolicy.Knapsack })
                    .Selected.Select(v => v.Candidate.Id)
            );

        Assert.That(Best(Of("A", 10, 5), Of("B", 10, 3)), Is.EqualTo("B"));
        Assert.That(Best(Of("B", 10, 5), Of("A", 10, 5)), Is.EqualTo("A"));
        Assert.That(Best(Of("A", -1, 0), Of("B", 3, 3), Of("C", 0, 0), Of("D", 5, 6)), Is.EqualTo("B"));
    }

    private static SelectionTerms Terms(decimal budget) =>
        new()
        {
            Budget = new Money(budget),
            Policy = SelectionPolicy.Stop,
            Seed = "a seed",
        };

    private static SelectionCandidate Of(string id, decimal score, decimal amount) => new(id, score, new Money(amount));

    private static SelectionCandidate In(string id, decimal score, string region) =>
        Of(id, score, 1) with
        {
            Groups = new Dictionary<string, string>(StringComparer.Ordinal) { ["region"] = region },
        };
}
