using FundManager.Domain.Reviews;

namespace FundManager.Domain.Tests.Reviews;

/// <summary>The edges of a panel's arithmetic: what is trimmed, what lies apart, what a form is told, how places are parted.</summary>
internal sealed class PanelEdgeTests
{
    private static readonly Scheme Trimming = Schemes.Review with { Trims = true };

    private static readonly Scheme Watching = Schemes.Review with { Outliers = new OutlierRule(10m, 2m) };

    [Test]
    public void Of_five_totals_the_lowest_and_the_highest_are_left_out_of_the_mean()
    {
        var result = PanelResult.Compute(Trimming, Reviews(Trimming, 10, 12, 13, 17, 20));

        Assert.That(result.Totals.Select(t => t.IsTrimmed), Is.EqualTo(new[] { true, false, false, false, true }));
        Assert.That((result.Total, result.RankingTotal), Is.EqualTo((70m, 70m)));
        Assert.That(result.Spread, Is.EqualTo(50m), "the spread looks at all of them");
        Assert.That(result.Criteria[0].Mean, Is.EqualTo(14.4m), "the means of criteria look at all of them");
    }

    [Test]
    public void Of_four_totals_none_is_trimmed() =>
        Assert.That(
            PanelResult.Compute(Trimming, Reviews(Trimming, 10, 12, 14, 20)).Totals,
            Has.All.Property(nameof(ReviewerTotal.IsTrimmed)).False
        );

    [Test]
    public void Of_equal_totals_one_goes_as_the_lowest_and_another_as_the_highest()
    {
        var result = PanelResult.Compute(Trimming, Reviews(Trimming, 15, 15, 15, 15, 15));

        Assert.That(result.Totals.Select(t => t.IsTrimmed), Is.EqualTo(new[] { true, false, false, false, true }));
        Assert.That(result.Total, Is.EqualTo(75m));
    }

    [Test]
    public void A_scheme_that_does_not_trim_counts_every_total() =>
        Assert.That(
            PanelResult.Compute(Schemes.Review, Reviews(Schemes.Review, 10, 12, 13, 17, 20)).Total,
            Is.EqualTo(72m)
        );

    // Totals of 75, 75 and 75 against x: the bound is 10 % of 100 points.
    [TestCase("17", false)]
    [TestCase("17.5", true)]
    [TestCase("13", false)]
    [TestCase("12.5", true)]
    public void A_total_further_from_the_median_of_the_others_than_the_share_is_an_outlier(decimal score, bool isOne)
    {
        var result = PanelResult.Compute(Watching, Reviews(Watching, 15, 15, 15, score));

        Assert.That(result.Totals.Select(t => t.IsOutlier), Is.EqualTo(new[] { false, false, false, isOne }));
    }

    [Test]
    public void Among_three_totals_none_is_an_outlier() =>
        Assert.That(
            PanelResult.Compute(Watching, Reviews(Watching, 15, 15, 0)).Totals,
            Has.All.Property(nameof(ReviewerTotal.IsOutlier)).False
        );

    // The others lie at 50, 60, 80 and 90: their median is 70 and its median distance 15, so the bound is 2 × 1.4826 × 15 = 44.478.
    [TestCase("5", true)]
    [TestCase("5.5", false)]
    public void Where_the_others_lie_far_apart_the_bound_is_wider(decimal last, bool isOne)
    {
        var result = PanelResult.Compute(
            Watching,
            [.. Reviews(Watching, 10, 18, 12, 16), Schemes.ReviewOf(Watching, "R5", 5, 5, 5, last, last)]
        );

        Assert.That(result.Totals.Select(t => t.IsOutlier), Is.EqualTo(new[] { false, false, false, false, isOne }));
    }

    [Test]
    public void A_panel_of_one_has_no_spread_and_a_panel_of_none_has_nothing()
    {
        var one = PanelResult.Compute(Schemes.Review, Reviews(Schemes.Review, 15));
        var none = PanelResult.Compute(Schemes.Review, []);

        Assert.That((one.Spread, one.AsksForOneMore), Is.EqualTo((0m, false)));
        Assert.That((none.Total, none.RankingTotal, none.Spread), Is.EqualTo(((decimal?)null, (decimal?)null, 0m)));
        Assert.That((none.Criteria.Count, none.Totals.Count, none.Vetoes.Count), Is.EqualTo((0, 0, 0)));
        Assert.That(none.IsConsensus, Is.False);
    }

    [Test]
    public void What_a_panel_agreed_on_takes_the_place_of_its_mean_where_the_scheme_says_so()
    {
        var scheme = Schemes.Review with { UsesConsensus = true };
        var agreed = Schemes.Scores(scheme, 12, 12, 12, 12, 12);

        var result = PanelResult.Compute(scheme, Reviews(scheme, 5, 20), agreed);
        var unasked = PanelResult.Compute(Schemes.Review, Reviews(Schemes.Review, 5, 20), agreed);
        var without = PanelResult.Compute(scheme, [], agreed);

        Assert.That((result.Total, result.IsConsensus, result.AsksForOneMore), Is.EqualTo((60m, true, false)));
        Assert.That(result.Criteria[0].Mean, Is.EqualTo(12m));
        Assert.That(result.Spread, Is.EqualTo(75m));
        Assert.That((unasked.Total, unasked.IsConsensus, unasked.AsksForOneMore), Is.EqualTo((62.5m, false, true)));
        Assert.That((without.Total, without.IsConsensus), Is.EqualTo(((decimal?)null, false)));
    }

    [Test]
    public void A_mean_is_rounded_as_the_scheme_says_and_then_multiplied()
    {
        var scheme = Schemes.Review with { Places = 0, Factor = 10 };

        var result = PanelResult.Compute(scheme, Reviews(scheme, 15, 15, 15.5m));

        // 75, 75 and 77.5: a mean of 75.83, rounded to 76.
        Assert.That(result.Total, Is.EqualTo(760m));
    }

    [TestCase(TotalScale.Percent, "100", "80")]
    [TestCase(TotalScale.Points, "50", "40")]
    public void The_top_and_the_range_of_totals_follow_the_scale(TotalScale scale, decimal top, decimal range)
    {
        var scheme = Schemes.Review with
        {
            Scale = scale,
            Criteria = [.. Schemes.Review.Criteria.Select(c => c with { Min = 2m, Max = 10m, Weight = 20m })],
        };

        Assert.That((scheme.Top, scheme.Range), Is.EqualTo((top, range)));
        Assert.That((scheme with { Factor = 10 }).Top, Is.EqualTo(10 * top));
    }

    [Test]
    public void A_mark_is_missed_beyond_it_and_never_where_there_is_none()
    {
        var lower = Schemes.Review with { LowerIsBetter = true };

        Assert.That(
            new[] { 1m, 2m, 3m }.Select(value => (Schemes.Review.Misses(value, 2m), lower.Misses(value, 2m))),
            Is.EqualTo(new[] { (true, false), (false, false), (false, true) })
        );
        Assert.That((Schemes.Review.Misses(1m, null), lower.Misses(1m, null)), Is.EqualTo((false, false)));
    }

    [Test]
    public void Lower_totals_stand_first_where_lower_is_better()
    {
        var ranking = Ranking.Order(
            [
                new("A", 30m, [new CriterionMean("need", 2m, false)]),
                new("B", 20m, [new CriterionMean("need", 3m, false)]),
                new("C", 20m, [new CriterionMean("need", 1m, false)]),
            ],
            lowerIsBetter: true
        );

        Assert.That(
            ranking.Places.Select(p => (p.Place, p.Entry.Number, p.PartedBy)),
            Is.EqualTo(new[] { (1, "C", Ranking.ByTotal), (2, "B", "need"), (3, "A", Ranking.ByTotal) })
        );
        Assert.That(ranking.Ties.Single().Numbers, Is.EqualTo(new[] { "C", "B" }));
    }

    [TestCase(1, 1, 50)]
    [TestCase(1, 100, 1)]
    [TestCase(100, 100, 99)]
    [TestCase(1, 3, 17)]
    [TestCase(10, 100, 10)]
    public void A_percentile_is_rounded_up_within_1_and_99(int rank, int count, int percentile) =>
        Assert.That(ReviewPercentile.Of(rank, count), Is.EqualTo(percentile));

    [Test]
    public void Equals_share_the_mean_of_their_ranks()
    {
        decimal[] all = [90m, 80m, 80m, 70m];

        Assert.That(ReviewPercentile.Among(90m, all, lowerIsBetter: false), Is.EqualTo(13));
        Assert.That(ReviewPercentile.Among(80m, all, lowerIsBetter: false), Is.EqualTo(50));
        Assert.That(ReviewPercentile.Among(70m, all, lowerIsBetter: false), Is.EqualTo(88));
        Assert.That(ReviewPercentile.Among(70m, all, lowerIsBetter: true), Is.EqualTo(13));
        Assert.That(() => ReviewPercentile.Among(1m, all, false), Throws.ArgumentException);
    }

    [Test]
    public void A_letter_is_read_whatever_its_case_and_another_scores_nothing()
    {
        var criterion = Schemes.Review.Criteria[0] with { Grades = [new Grade("A", 20m), new Grade("B", 10m)] };

        Assert.That((ScoreSheet.TryPoints(criterion, " b ", out var points), points), Is.EqualTo((true, 10m)));
        Assert.That((ScoreSheet.TryPoints(criterion, "C", out points), points), Is.EqualTo((false, 0m)));
        Assert.That((ScoreSheet.TryPoints(criterion, "10", out points), points), Is.EqualTo((false, 0m)));
        Assert.That((ScoreSheet.TryPoints(null, "10", out points), points), Is.EqualTo((true, 10m)));
    }

    [Test]
    public void Only_what_is_written_and_no_score_is_unread()
    {
        ScoreRow[] rows =
        [
            new("need", "12", "", IsVeto: false),
            new("approach", "twelve", "", IsVeto: false),
            new("team", "  ", "", IsVeto: false),
        ];

        Assert.That(ScoreSheet.Unread(Schemes.Review, rows).Select(r => r.Criterion), Is.EqualTo(new[] { "approach" }));
    }

    [Test]
    public void A_total_so_far_counts_scores_at_both_ends_of_their_range()
    {
        var scheme = Schemes.Review with { Criteria = [.. Schemes.Review.Criteria.Select(c => c with { Min = 2m })] };

        Assert.That(ScoreSheet.TotalSoFar(scheme, Schemes.Scores(scheme, 20, 2, 1.5m, 20.5m)), Is.EqualTo(22m));
        Assert.That(ReviewScore.WhyNotSubmit(scheme, Schemes.Scores(scheme, 20, 2, 2.5m, 15, 15)), Is.Null);
        Assert.That(
            ReviewScore.WhyNotSubmit(scheme, Schemes.Scores(scheme, 20, 1.5m, 15, 15, 15))!.Facts,
            Is.EqualTo(new object[] { scheme.Criteria[1].Name, 1.5m, 20m, 2m })
        );
    }

    private static IReadOnlyList<ReviewScore> Reviews(Scheme scheme, params decimal[] each) =>
        [.. each.Select((score, at) => Schemes.ReviewOf(scheme, $"R{at + 1}", score, score, score, score, score))];
}
