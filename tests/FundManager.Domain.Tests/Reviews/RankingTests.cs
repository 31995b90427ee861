using CsCheck;
using FundManager.Domain.Reviews;

namespace FundManager.Domain.Tests.Reviews;

internal sealed class RankingTests
{
    private static readonly IReadOnlyList<RankingEntry> Entries =
    [
        Entry("A-004", 75m, 15m, 15m),
        Entry("A-001", 75m, 15m, 15m),
        Entry("A-003", 75m, 16m, 14m),
        Entry("A-005", 75m, 15m, 15.5m),
        Entry("A-002", 80m, 10m, 10m),
    ];

    [Test]
    public void Totals_come_first_and_criteria_and_numbers_part_what_is_equal()
    {
        var ranking = Ranking.Order(Entries);

        Assert.That(
            ranking.Places.Select(place => (place.Place, place.Entry.Number, place.PartedBy)),
            Is.EqualTo(
                new[]
                {
                    (1, "A-002", Ranking.ByTotal),
                    (2, "A-003", Ranking.ByTotal),
                    (3, "A-005", "need"),
                    (4, "A-001", "approach"),
                    (5, "A-004", Ranking.ByNumber),
                }
            )
        );
    }

    [Test]
    public void Ties_are_named()
    {
        var ties = Ranking.Order(Entries).Ties;

        Assert.That(ties, Has.Count.EqualTo(1));
        Assert.That(ties[0].Total, Is.EqualTo(75m));
        Assert.That(ties[0].Numbers, Is.EqualTo(new[] { "A-003", "A-005", "A-001", "A-004" }));
    }

    [Test]
    public void The_order_of_arrival_does_not_matter()
    {
        var numbers = Ranking.Order(Entries).Places.Select(place => place.Entry.Number).ToList();

        Gen.Shuffle(Entries.ToArray())
            .Sample(shuffled =>
                Ranking
                    .Order(shuffled)
                    .Places.Select(place => place.Entry.Number)
                    .SequenceEqual(numbers, StringComparer.Ordinal)
            );
    }

    [Test]
    public void Numbers_are_unique_and_criteria_the_same()
    {
        RankingEntry other = new("A-009", 1m, [new CriterionMean("need", 1m, false)]);

        Assert.That(() => Ranking.Order([Entries[0], Entries[0]]), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => Ranking.Order([Entries[0], other]), Throws.InstanceOf<ArgumentException>());
        Assert.That(Ranking.Order([]).Places, Is.Empty);
    }

    private static RankingEntry Entry(string number, decimal total, decimal need, decimal approach) =>
        new(number, total, [new CriterionMean("need", need, false), new CriterionMean("approach", approach, false)]);
}
