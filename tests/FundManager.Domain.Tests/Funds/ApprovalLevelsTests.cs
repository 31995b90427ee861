using System.Globalization;
using FundManager.Domain.Funds;

namespace FundManager.Domain.Tests.Funds;

internal sealed class ApprovalLevelsTests
{
    private static readonly Act Leader = new(new Actor(Guid.NewGuid(), Role.Leader), DateTimeOffset.UnixEpoch);

    [TestCase("500000", 1)]
    [TestCase("500000.01", 2)]
    [TestCase("2000000", 2)]
    [TestCase("2000000.01", 3)]
    public void Each_level_below_an_amount_asks_for_one_more_person(string amount, int people)
    {
        var fund = New();
        fund.SetApprovalLevels([new(500_000m), new(2_000_000m)], Leader);

        Assert.That(fund.ApprovalsFor(new(decimal.Parse(amount, CultureInfo.InvariantCulture))), Is.EqualTo(people));
    }

    [Test]
    public void Without_levels_one_person_approves_whatever_the_amount()
    {
        var fund = New();
        fund.SetApprovalLevels([], Leader);

        Assert.That(fund.ApprovalsFor(new(999_999_999_999.99m)), Is.EqualTo(1));
    }

    [TestCase("PAY-64", 1, 2, 3, 4)]
    [TestCase("PAY-65", 2, 1)]
    [TestCase("PAY-65", 2, 2)]
    [TestCase("PAY-65", 0)]
    public void Levels_that_are_too_many_or_do_not_rise_are_refused(string code, params int[] levels)
    {
        Money[] amounts = [.. levels.Select(level => new Money(level))];

        Assert.That(Fund.WhyNotSetApprovalLevels(amounts, Leader.Actor)?.Code, Is.EqualTo(code));
    }

    [Test]
    public void Only_a_leader_sets_them() =>
        Assert.That(
            Fund.WhyNotSetApprovalLevels([], new Actor(Guid.NewGuid(), Role.FinanceOfficer))?.Code,
            Is.EqualTo("FND-04")
        );

    private static Fund New() => new(Id<Fund>.New(Leader.At), "F-01", new("Fund", "基金"), new("Aim", "宗旨"), Leader);
}
