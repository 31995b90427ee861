using FundManager.Domain.Bank;

namespace FundManager.Domain.Tests.Bank;

/// <summary>Which payment an entry of a statement is.</summary>
internal sealed class MatchEntriesTests
{
    private static readonly DateOnly Released = new(2026, 3, 9);

    private static ExpectedPayment Payment(string id, decimal amount, bool isPaid = false) =>
        new(id, amount, Released, isPaid);

    private static StatementEntry Entry(string? id, decimal amount, bool isCredit = false, int daysLater = 1) =>
        new($"R-{id}-{amount}", Released.AddDays(daysLater), amount, isCredit, isCredit, id, "");

    private static IEnumerable<MatchKind> Kinds(
        IReadOnlyList<ExpectedPayment> payments,
        params IReadOnlyList<StatementEntry> entries
    ) => MatchEntries.Match(payments, entries).Select(match => match.Kind);

    [Test]
    public void An_identifier_and_the_same_amount_are_the_payment() =>
        Assert.That(Kinds([Payment("P1", 10m)], Entry("P1", 10m)), Is.EqualTo(new[] { MatchKind.Paid }));

    [Test]
    public void Another_amount_a_second_time_and_an_unknown_one_are_breaks() =>
        Assert.That(
            Kinds(
                [Payment("P1", 10m), Payment("P2", 10m)],
                Entry("P1", 9.99m),
                Entry("P2", 10m),
                Entry("P2", 10m),
                Entry("P9", 10m)
            ),
            Is.EqualTo(new[] { MatchKind.AmountDiffers, MatchKind.Paid, MatchKind.Duplicate, MatchKind.Unmatched })
        );

    [Test]
    public void Money_comes_back_once_and_only_of_what_was_paid() =>
        Assert.That(
            Kinds(
                [Payment("P1", 10m, isPaid: true), Payment("P2", 10m)],
                Entry("P1", 10m, isCredit: true),
                Entry("P1", 10m, isCredit: true),
                Entry("P2", 10m, isCredit: true)
            ),
            Is.EqualTo(new[] { MatchKind.Returned, MatchKind.Duplicate, MatchKind.Unmatched })
        );

    [Test]
    public void Without_an_identifier_the_only_payment_of_the_amount_is_proposed()
    {
        Assert.That(Kinds([Payment("P1", 10m)], Entry(null, 10m)), Is.EqualTo(new[] { MatchKind.Proposed }));
        Assert.That(
            Kinds([Payment("P1", 10m)], Entry(null, 10m, daysLater: 10)),
            Is.EqualTo(new[] { MatchKind.Proposed })
        );
        Assert.That(
            Kinds([Payment("P1", 10m)], Entry(null, 10m, daysLater: 11)),
            Is.EqualTo(new[] { MatchKind.Unmatched })
        );
        Assert.That(
            Kinds([Payment("P1", 10m)], Entry(null, 10m, daysLater: -1)),
            Is.EqualTo(new[] { MatchKind.Unmatched })
        );
    }

    [Test]
    public void What_could_be_two_payments_is_proposed_as_none()
    {
        Assert.That(
            Kinds([Payment("P1", 10m), Payment("P2", 10m)], Entry(null, 10m)),
            Is.EqualTo(new[] { MatchKind.Unmatched })
        );
        Assert.That(
            Kinds([Payment("P1", 10m)], Entry(null, 10m), Entry(null, 10m)),
            Is.EqualTo(new[] { MatchKind.Unmatched, MatchKind.Unmatched })
        );
    }

    [Test]
    public void A_payment_that_a_later_entry_names_is_not_proposed() =>
        Assert.That(
            Kinds([Payment("P1", 10m)], Entry(null, 10m), Entry("P1", 10m)),
            Is.EqualTo(new[] { MatchKind.Unmatched, MatchKind.Paid })
        );
}
