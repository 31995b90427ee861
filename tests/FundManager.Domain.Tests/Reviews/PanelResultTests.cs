using FundManager.Domain.Reviews;

namespace FundManager.Domain.Tests.Reviews;

internal sealed class PanelResultTests
{
    [Test]
    public void A_panel_takes_the_mean_of_totals_and_of_each_criterion()
    {
        var result = PanelResult.Compute(
            Schemes.Review,
            [
                Schemes.ReviewOf(Schemes.Review, "R1", 15, 15, 15, 15, 15),
                Schemes.ReviewOf(Schemes.Review, "R2", 16, 15, 15, 15, 15),
                Schemes.ReviewOf(Schemes.Review, "R3", 16, 15, 15, 15, 16),
            ]
        );

        Assert.That(result.Total, Is.EqualTo(76m));
        Assert.That(result.Criteria[0], Is.EqualTo(new CriterionMean("need", 15.67m, false)));
        Assert.That(result.Spread, Is.EqualTo(2m));
        Assert.That(result.Passes, Is.True);
    }

    [TestCase("18", false)]
    [TestCase("17.5", true)]
    public void Totals_further_apart_than_the_limit_ask_for_one_more_review(decimal low, bool asks)
    {
        var result = PanelResult.Compute(
            Schemes.Review,
            [
                Schemes.ReviewOf(Schemes.Review, "R1", 18, 18, 18, 18, 18),
                Schemes.ReviewOf(Schemes.Review, "R2", low, 13, 13, 13, 13),
                Schemes.ReviewOf(Schemes.Review, "R3", 15, 15, 15, 15, 15),
            ]
        );

        Assert.That(result.AsksForOneMore, Is.EqualTo(asks));
        Assert.That(result.Passes, Is.True);
    }

    [TestCase("10", "10", "10", true)]
    [TestCase("9.5", "10", "10.5", true)]
    [TestCase("9.5", "10", "10", false)]
    public void A_floor_is_held_against_the_mean(decimal first, decimal second, decimal third, bool passes)
    {
        var result = PanelResult.Compute(
            Schemes.Review,
            [
                Schemes.ReviewOf(Schemes.Review, "R1", first, 20, 20, 20, 20),
                Schemes.ReviewOf(Schemes.Review, "R2", second, 20, 20, 20, 20),
                Schemes.ReviewOf(Schemes.Review, "R3", third, 20, 20, 20, 20),
            ]
        );

        Assert.That(result.Passes, Is.EqualTo(passes));
        Assert.That(result.Reasons.Contains(PanelReason.FloorMissed), Is.EqualTo(!passes));
    }

    [TestCase("6", "60", true)]
    [TestCase("5.5", "59", false)]
    public void A_checkpoint_has_a_pass_mark(decimal score, decimal total, bool passes)
    {
        var result = PanelResult.Compute(
            Schemes.Checkpoint,
            [
                Schemes.ReviewOf(Schemes.Checkpoint, "R1", 6, 6, 6, score),
                Schemes.ReviewOf(Schemes.Checkpoint, "R2", 6, 6, 6, score),
            ]
        );

        Assert.That((result.Total, result.Passes), Is.EqualTo((total, passes)));
    }

    [Test]
    public void One_veto_fails_whatever_the_mean()
    {
        var scores = Schemes.Scores(Schemes.Checkpoint, 10, 10, 10, 10);
        var vetoed = new ReviewScore(
            "R2",
            [scores[0] with { IsVeto = true, VetoReason = "Forged." }, .. scores.Skip(1)]
        );

        var result = PanelResult.Compute(Schemes.Checkpoint, [new ReviewScore("R1", scores), vetoed]);

        Assert.That(result.Total, Is.EqualTo(100m));
        Assert.That(result.Reasons, Is.EqualTo(new[] { PanelReason.Veto }));
        Assert.That(result.Vetoes, Is.EqualTo(new[] { new Veto("R2", "deliverables", "Forged.") }));
    }

    [TestCase(0, false)]
    [TestCase(1, false)]
    [TestCase(2, true)]
    public void Fewer_reviews_than_asked_for_are_no_result(int count, bool passes)
    {
        var reviews = Enumerable.Range(1, count).Select(n => Schemes.ReviewOf(Schemes.Checkpoint, $"R{n}", 8, 8, 8, 8));

        var result = PanelResult.Compute(Schemes.Checkpoint, [.. reviews]);

        Assert.That(result.Reasons.Contains(PanelReason.TooFewReviews), Is.EqualTo(!passes));
        Assert.That(result.Total, Is.EqualTo(count == 0 ? null : 80m));
    }

    [Test]
    public void One_reviewer_counts_once()
    {
        var review = Schemes.ReviewOf(Schemes.Checkpoint, "R1", 8, 8, 8, 8);

        Assert.That(
            () => PanelResult.Compute(Schemes.Checkpoint, [review, review]),
            Throws.InstanceOf<ArgumentException>()
        );
    }
}
