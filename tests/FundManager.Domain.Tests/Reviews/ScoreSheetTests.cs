using FundManager.Domain.Reviews;

namespace FundManager.Domain.Tests.Reviews;

internal sealed class ScoreSheetTests
{
    [TestCase("12.5", true)]
    [TestCase(" 12 ", true)]
    [TestCase("", false)]
    [TestCase("-1", false)]
    [TestCase("1,5", false)]
    [TestCase("twelve", false)]
    public void Points_are_digits_with_an_optional_point(string text, bool isNumber) =>
        Assert.That(ScoreSheet.TryPoints(text, out _), Is.EqualTo(isNumber));

    [Test]
    public void Rows_that_are_no_number_yet_are_left_out_and_the_comment_is_the_reason_of_a_veto()
    {
        var scores = ScoreSheet.Read(
            Schemes.Review,
            [
                new ScoreRow("need", "12.5", "Built already.", IsVeto: true),
                new ScoreRow("team", "1x", "", IsVeto: false),
            ]
        );

        Assert.That(
            scores,
            Is.EqualTo(new[] { new CriterionScore("need", 12.5m, "Built already.", true, "Built already.") })
        );
    }

    [Test]
    public void The_total_so_far_counts_what_is_scored_within_its_range()
    {
        var scores = Schemes.Scores(Schemes.Review, 15, 20.5m, 16);

        Assert.That(ScoreSheet.TotalSoFar(Schemes.Review, scores), Is.EqualTo(31m));
    }

    [Test]
    public void A_form_is_told_every_fault_and_what_is_missing_once()
    {
        var faults = ReviewScore.Faults(Schemes.Review, [.. Schemes.Scores(Schemes.Review, 21m, 9.75m)]);

        Assert.That(
            faults.Select(fault => (fault.Criterion, fault.Refusal.Code)),
            Is.EqualTo(new[] { ("team", "REV-11"), ("need", "REV-12"), ("approach", "REV-13") })
        );
    }

    [TestCase("review-standard", 2)]
    [TestCase("review-standard.v1", 1)]
    public void A_catalog_gives_the_newest_version_or_the_one_that_is_named(string key, int version)
    {
        var catalog = new SchemeCatalog([Schemes.Review with { Version = 2 }, Schemes.Review]);

        Assert.That(catalog[key].Version, Is.EqualTo(version));
        Assert.That(() => catalog["other"], Throws.InvalidOperationException);
    }

    [Test]
    public void A_panel_says_what_stands_against_it_and_asks_for_one_more_only_once()
    {
        ReviewScore[] three =
        [
            Schemes.ReviewOf(Schemes.Review, "R1", 9, 19, 19, 19, 19),
            Schemes.ReviewOf(Schemes.Review, "R2", 9, 13, 13, 13, 13),
            Schemes.ReviewOf(Schemes.Review, "R3", 10, 15, 15, 15, 15),
        ];

        var asked = PanelResult.Compute(Schemes.Review, three).Outcome(asked: 3)!;
        var answered = PanelResult
            .Compute(Schemes.Review, [.. three, Schemes.ReviewOf(Schemes.Review, "R4", 10, 15, 15, 15, 15)])
            .Outcome(asked: 3)!;

        Assert.That(asked.Reasons, Is.EqualTo(new[] { "FloorMissed:need" }));
        Assert.That((asked.Passes, asked.WantsOneMore, answered.WantsOneMore), Is.EqualTo((false, true, false)));
        Assert.That(PanelResult.Compute(Schemes.Review, []).Outcome(asked: 3), Is.Null);
    }

    [Test]
    public void Too_few_reviews_are_named_and_do_not_fail()
    {
        var outcome = PanelResult
            .Compute(Schemes.Review, [Schemes.ReviewOf(Schemes.Review, "R1", 15, 15, 15, 15, 15)])
            .Outcome(asked: 3)!;

        Assert.That(outcome.Passes, Is.True);
        Assert.That(outcome.Reasons, Is.EqualTo(new[] { "TooFewReviews" }));
    }
}
