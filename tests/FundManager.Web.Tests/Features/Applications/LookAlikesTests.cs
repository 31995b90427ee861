using FundManager.Web.Features.Applications;

namespace FundManager.Web.Tests.Features.Applications;

internal sealed class LookAlikesTests
{
    [TestCase("谷物低温热泵干燥技术推广", "谷物低温热泵干燥技术推广", "1")]
    [TestCase("谷物低温热泵干燥", "", "0")]
    [TestCase("", "", "0")]
    [TestCase("abcd", "abxd", "0.3333333333333333333333333333")]
    [TestCase("Grain drying", "GRAIN-DRYING", "1")]
    public void Likeness_counts_common_pairs_of_letters(string left, string right, string likeness) =>
        Assert.That(
            LookAlikes.Likeness(left, right),
            Is.EqualTo(decimal.Parse(likeness, System.Globalization.CultureInfo.InvariantCulture))
        );

    [Test]
    public void A_changed_year_leaves_titles_nearly_the_same() =>
        Assert.That(
            LookAlikes.Likeness("Heat pumps for grain drying 2026", "Heat pumps for grain drying 2027"),
            Is.GreaterThanOrEqualTo(LookAlikes.NearlySame)
        );
}
