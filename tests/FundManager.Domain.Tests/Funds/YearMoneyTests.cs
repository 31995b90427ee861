using FundManager.Domain.Funds;

namespace FundManager.Domain.Tests.Funds;

/// <summary>What is unused of which year and source, and when it goes back.</summary>
internal sealed class YearMoneyTests
{
    private static readonly (FundSource, int, Money)[] Allocations =
    [
        (FundSource.Appropriation, 2024, new Money(100m)),
        (FundSource.Enterprise, 2025, new Money(30m)),
        (FundSource.Appropriation, 2025, new Money(50m)),
        (FundSource.Enterprise, 2025, new Money(20m)),
    ];

    [TestCase("200.00", "50.00 50.00 100.00")]
    [TestCase("120.00", "50.00 50.00 20.00")]
    [TestCase("70.00", "50.00 20.00 0.00")]
    [TestCase("0.00", "0.00 0.00 0.00")]
    public void The_oldest_money_is_promised_first(string available, string unused)
    {
        var money = YearMoney.Of(
            Allocations,
            new Money(decimal.Parse(available, System.Globalization.CultureInfo.InvariantCulture)),
            years: 2
        );

        Assert.That(string.Join(' ', money.Select(m => m.Unused)), Is.EqualTo(unused));
        Assert.That(
            money.Select(m => (m.Source, m.Year)),
            Is.EqualTo([
                (FundSource.Enterprise, 2025),
                (FundSource.Appropriation, 2025),
                (FundSource.Appropriation, 2024),
            ])
        );
    }

    [Test]
    public void It_goes_back_after_the_last_day_of_its_term_and_notice_is_given_before()
    {
        var money = YearMoney.Of(Allocations, new Money(200m), years: 2)[^1];

        Assert.That(money.ReturnBy, Is.EqualTo(new DateOnly(2026, 12, 31)));
        Assert.That(money.IsNear(new DateOnly(2026, 7, 3)), Is.False);
        Assert.That(money.IsNear(new DateOnly(2026, 7, 4)), Is.True);
        Assert.That(money.IsOverdue(new DateOnly(2026, 12, 31)), Is.False);
        Assert.That(money.IsOverdue(new DateOnly(2027, 1, 1)), Is.True);
    }
}
