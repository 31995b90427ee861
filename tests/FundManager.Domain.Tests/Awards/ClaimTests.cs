using FundManager.Domain.Awards;

namespace FundManager.Domain.Tests.Awards;

/// <summary>Interest and instalments, to the last cent.</summary>
internal sealed class ClaimTests
{
    [TestCase("40000.00", "4.35", 120, "572.05", Description = "40000 × 4.35 % × 120 ÷ 365 = 572.0547…")]
    [TestCase("100.00", "3.65", 1, "0.01")]
    [TestCase("50.00", "3.65", 1, "0.01", Description = "0.005 goes away from zero")]
    [TestCase("49.00", "3.65", 1, "0.00")]
    [TestCase("9999999999999.99", "36.5", 365, "3650000000000.00")]
    [TestCase("100.00", "5", 0, "0.00")]
    public void Interest_is_simple_over_a_year_of_365_days(string amount, string percent, int days, string interest)
    {
        var from = new DateOnly(2028, 2, 1);
        var rule = new SimpleInterest(Decimal(percent), from, from.AddDays(days));

        Assert.That(rule.Of(new Money(Decimal(amount))).ToString(), Is.EqualTo(interest));
    }

    [TestCase("100.00", 3, "33.33 33.33 33.34")]
    [TestCase("0.05", 5, "0.01 0.01 0.01 0.01 0.01")]
    [TestCase("100.00", 1, "100.00")]
    public void Instalments_sum_to_what_is_owed(string owed, int count, string parts)
    {
        var plan = Instalment.Plan(new Money(Decimal(owed)), new DateOnly(2027, 1, 31), count);

        Assert.That(string.Join(' ', plan.Select(part => part.Amount)), Is.EqualTo(parts));
        Assert.That(plan[^1].DueOn, Is.EqualTo(new DateOnly(2027, 1, 31).AddMonths(count - 1)));
    }

    private static decimal Decimal(string text) =>
        decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
