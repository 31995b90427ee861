using CsCheck;
using FundManager.Domain.Appraisals;

namespace FundManager.Domain.Tests.Appraisals;

internal sealed class WeightsTests
{
    [Test]
    public void An_equal_split_leaves_the_rest_to_the_last()
    {
        Assert.That(Weights.Equal(15m, 4, 0), Is.EqualTo(new[] { 4m, 4m, 4m, 3m }));
    }

    [Test]
    public void Every_split_adds_up_and_gives_nobody_less_than_nothing()
    {
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[1, 60], Gen.Int[0, 2])
            .Sample(
                (hundredths, count, places) =>
                {
                    var shares = Weights.Equal(hundredths / 100m, count, places);

                    return shares.Sum() == hundredths / 100m && shares.All(share => share >= 0);
                }
            );
    }

    [Test]
    public void Scaling_puts_the_rest_on_the_first_of_the_largest()
    {
        Assert.That(Weights.ScaledTo100([1m, 1m, 1m]), Is.EqualTo(new[] { 33.34m, 33.33m, 33.33m }));
        Assert.That(Weights.ScaledTo100([20m, 100m]), Is.EqualTo(new[] { 16.67m, 83.33m }));
    }

    [Test]
    public void Weights_of_nothing_cannot_be_scaled()
    {
        Assert.Throws<ArgumentException>(() => Weights.ScaledTo100([0m, 0m]));
        Assert.Throws<ArgumentException>(() => Weights.ScaledTo100([-1m, 2m]));
    }
}
