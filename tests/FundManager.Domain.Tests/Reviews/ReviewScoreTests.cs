using CsCheck;
using FundManager.Domain.Reviews;

namespace FundManager.Domain.Tests.Reviews;

internal sealed class ReviewScoreTests
{
    [TestCase("0", null)]
    [TestCase("20", null)]
    [TestCase("19.5", null)]
    [TestCase("-0.5", "REV-12")]
    [TestCase("20.5", "REV-12")]
    [TestCase("19.75", "REV-13")]
    public void A_score_lies_in_its_range_and_on_its_step(decimal score, string? refusal)
    {
        var scores = Schemes.Scores(Schemes.Review, score, 15, 15, 15, 15);

        Assert.That(ReviewScore.WhyNotSubmit(Schemes.Review, scores)?.Code, Is.EqualTo(refusal));
    }

    [TestCase("10", null, null)]
    [TestCase("9.5", null, "REV-14")]
    [TestCase("9.5", " ", "REV-14")]
    [TestCase("9.5", "No evidence of need.", null)]
    public void A_score_below_the_floor_needs_a_comment(decimal score, string? comment, string? refusal)
    {
        var scores = Change(0, need => need with { Score = score, Comment = comment });

        Assert.That(ReviewScore.WhyNotSubmit(Schemes.Review, scores)?.Code, Is.EqualTo(refusal));
    }

    [TestCase(0, "Built already.", null)]
    [TestCase(0, null, "REV-16")]
    [TestCase(0, " ", "REV-16")]
    [TestCase(2, "Unknown lead.", "REV-15")]
    public void A_veto_needs_a_criterion_that_allows_it_and_a_reason(int index, string? reason, string? refusal)
    {
        var scores = Change(index, score => score with { IsVeto = true, VetoReason = reason });

        Assert.That(ReviewScore.WhyNotSubmit(Schemes.Review, scores)?.Code, Is.EqualTo(refusal));
    }

    [Test]
    public void Every_criterion_is_scored()
    {
        var scores = Schemes.Scores(Schemes.Review, 15, 15, 15);

        var refusal = ReviewScore.WhyNotSubmit(Schemes.Review, scores)!;

        Assert.That(refusal.Code, Is.EqualTo("REV-11"));
        Assert.That(refusal.Facts, Is.EqualTo(new object[] { Schemes.Review.Criteria[3].Name, 2, 5 }));
    }

    [Test]
    public void No_criterion_is_scored_twice_and_none_is_invented()
    {
        var scores = Schemes.Scores(Schemes.Review, 15, 15, 15, 15, 15);

        var twice = ReviewScore.WhyNotSubmit(Schemes.Review, [.. scores, scores[0]]);
        var invented = ReviewScore.WhyNotSubmit(Schemes.Review, [.. scores, new CriterionScore("charm", 1)]);

        Assert.That(twice?.Code, Is.EqualTo("REV-18"));
        Assert.That(invented?.Code, Is.EqualTo("REV-17"));
    }

    [Test]
    public void A_total_weighs_each_share_of_the_maximum()
    {
        var total = ReviewTotal.Of(Schemes.Checkpoint, Schemes.Scores(Schemes.Checkpoint, 7.5m, 10, 5, 6.5m));

        Assert.That(total, Is.EqualTo(73m));
    }

    [Test]
    public void A_total_of_scores_that_cannot_be_submitted_is_refused()
    {
        Assert.That(
            () => ReviewTotal.Of(Schemes.Review, Schemes.Scores(Schemes.Review, 15)),
            Throws.InstanceOf<RefusedException>()
        );
    }

    [Test]
    public void A_total_lies_within_0_and_100()
    {
        Gen.Int[0, 40]
            .Select(n => n / 2m)
            .Array[5]
            .Sample(scores =>
            {
                var total = ReviewTotal.Of(Schemes.Review, Schemes.Scores(Schemes.Review, scores));

                return total is >= 0m and <= Scheme.Full && total == scores.Sum();
            });
    }

    private static IReadOnlyList<CriterionScore> Change(int index, Func<CriterionScore, CriterionScore> change) =>
        [
            .. Schemes
                .Scores(Schemes.Review, 15, 15, 15, 15, 15)
                .Select((score, at) => at == index ? change(score) : score),
        ];
}
