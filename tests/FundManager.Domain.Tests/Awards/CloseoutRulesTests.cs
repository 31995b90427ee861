using FundManager.Domain.Awards;

namespace FundManager.Domain.Tests.Awards;

/// <summary>The checklist before an award is closed.</summary>
internal sealed class CloseoutRulesTests
{
    private static readonly CloseoutFacts Clean = new(
        IsAppraised: true,
        IsTerminated: false,
        OpenFindings: 0,
        OpenRecoveries: 0,
        WaitingCosts: 0,
        Money.Zero,
        Money.Zero,
        Money.Zero,
        Money.Zero,
        Money.Zero
    );

    private static IEnumerable<TestCaseData> Missing() =>
        [
            new(Clean with { IsAppraised = false }, "CLOSE-APPRAISAL"),
            new(Clean with { OpenFindings = 1 }, "CLOSE-FINDINGS"),
            new(Clean with { OpenRecoveries = 1 }, "CLOSE-RECOVERIES"),
            new(Clean with { WaitingCosts = 1 }, "CLOSE-COSTS"),
            new(Clean with { Reserved = new Money(0.01m) }, "CLOSE-RESERVED"),
            new(Clean with { Payable = new Money(0.01m) }, "CLOSE-PAYABLE"),
            new(Clean with { Receivable = new Money(0.01m) }, "CLOSE-RECEIVABLE"),
        ];

    [TestCaseSource(nameof(Missing))]
    public void A_line_that_is_missing_stands_against_it(CloseoutFacts facts, string code)
    {
        var closeout = Closeout.Of(facts);

        Assert.That(closeout.IsReady, Is.False);
        Assert.That(closeout.Lines.Single(line => line.Mark == CloseoutMark.Missing).Code, Is.EqualTo(code));
    }

    [Test]
    public void What_is_unspent_or_unused_is_shown_and_stands_against_nothing()
    {
        var closeout = Closeout.Of(Clean with { Unspent = new Money(5m), Unused = new Money(7m) });

        Assert.That(closeout.IsReady, Is.True);
        Assert.That(
            closeout.Lines.TakeLast(2).Select(line => line.Mark),
            Is.EqualTo([CloseoutMark.ToDecide, CloseoutMark.ToCome])
        );
        Assert.That(Closeout.Of(Clean with { IsAppraised = false, IsTerminated = true }).IsReady, Is.True);
    }
}
