using FundManager.Domain.Assignment;

namespace FundManager.Domain.Tests.Assignment;

internal sealed class SimilarityTests
{
    private static readonly string[] Proposals =
    [
        "Low-temperature drying of maize 玉米低温干燥",
        "Cold chain for vegetables 蔬菜冷链物流",
        "Drying of rice with solar heat 水稻太阳能干燥",
    ];

    private readonly Similarity _similarity = new(Proposals);

    private double Of(string proposal, string discipline, KnownFields reviewer) =>
        Similarity.Estimate(discipline, _similarity.Weigh(proposal), reviewer, _similarity.Weigh(reviewer.Words));

    [Test]
    public void The_same_field_and_the_same_words_are_one() =>
        Assert.That(Of(Proposals[0], "210", new(["210"], Proposals[0])), Is.EqualTo(1).Within(1e-12));

    [Test]
    public void Nothing_named_fits_nothing() => Assert.That(Of(Proposals[0], "210", new([], "")), Is.Zero);

    [TestCase("210", 0.5)]
    [TestCase("230", 0.25)]
    [TestCase("510", 0)]
    public void A_discipline_counts_half_and_its_hundred_a_quarter(string known, double expected) =>
        Assert.That(Of("", "210", new([known], "")), Is.EqualTo(expected));

    [Test]
    public void Rare_words_count_more_than_common_ones()
    {
        var rare = Of(Proposals[0], "", new([], "maize"));
        var common = Of(Proposals[0], "", new([], "drying"));

        Assert.That(rare, Is.GreaterThan(common).And.LessThanOrEqualTo(0.5));
        Assert.That(common, Is.GreaterThan(0));
    }

    [Test]
    public void Chinese_is_compared_by_two_signs_and_words_of_nobody_count_nothing()
    {
        Assert.That(Of(Proposals[2], "", new([], "太阳能")), Is.GreaterThan(0));
        Assert.That(Of(Proposals[1], "", new([], "太阳能")), Is.Zero);
        Assert.That(Of(Proposals[1], "", new([], "quantum 量子")), Is.Zero);
    }

    /// <remarks>
    /// Three texts "aaa bbb", "aaa ccc", "aaa ddd": aaa weighs 1, each other word 1 + ln 3. Cosine of "aaa bbb" and "aaa ccc":
    /// 1 / (1 + (1 + ln 3)²) = 0.184996…
    /// </remarks>
    [Test]
    public void The_cosine_is_that_of_the_formula()
    {
        var similarity = new Similarity(["aaa bbb", "aaa ccc", "aaa ddd"]);

        var cosine = WeighedText.Cosine(similarity.Weigh("aaa bbb"), similarity.Weigh("ccc AAA"));

        Assert.That(cosine, Is.EqualTo(1 / (1 + Math.Pow(1 + Math.Log(3), 2))).Within(1e-12));
    }
}
