using FundManager.Domain.Reviews;

namespace FundManager.Domain.Tests.Reviews;

internal sealed class InterestTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 9, 4, 0, 0, TimeSpan.Zero);
    private static readonly Guid Person = Guid.CreateVersion7();
    private static readonly DateOnly First = new(2026, 1, 1);

    private static Interest Make(string name = "Lin Mei", DateOnly? to = null) =>
        new(Person, InterestKind.Family, (name, null), (First, to), Now);

    private static Act By(Guid person, string? reason = "Divorced.") => new(new Actor(person), Now, reason);

    [TestCase("", "COI-02")]
    [TestCase("  ", "COI-02")]
    public void It_names_somebody(string name, string code) =>
        Assert.That(
            () => Make(name),
            Throws.TypeOf<RefusedException>().With.Property("Refusal").Property("Code").EqualTo(code)
        );

    [TestCase("2025-12-31", true)]
    [TestCase("2026-01-01", false)]
    public void It_does_not_end_before_it_begins(string to, bool isRefused) =>
        Assert.That(
            Interest.WhyNotDeclare("Lin Mei", null, (First, DateOnly.Parse(to, null)))?.Code,
            Is.EqualTo(isRefused ? "COI-03" : null)
        );

    [TestCase("2025-12-31", false)]
    [TestCase("2026-01-01", true)]
    [TestCase("2026-06-30", true)]
    [TestCase("2026-07-01", false)]
    public void It_stands_from_its_first_day_to_its_last(string day, bool stands) =>
        Assert.That(Make(to: new DateOnly(2026, 6, 30)).StandsOn(DateOnly.Parse(day, null)), Is.EqualTo(stands));

    [Test]
    public void Its_end_is_noted_once_by_its_person_with_a_reason()
    {
        var interest = Make();
        var day = new DateOnly(2026, 6, 1);

        Assert.That(interest.WhyNotEnd(day, By(Guid.CreateVersion7()))?.Code, Is.EqualTo("COI-04"));
        Assert.That(interest.WhyNotEnd(First.AddDays(-1), By(Person))?.Code, Is.EqualTo("COI-03"));
        Assert.That(interest.WhyNotEnd(day, By(Person, " "))?.Code, Is.EqualTo("GEN-01"));
        interest.End(day, By(Person));
        Assert.That((interest.EndsOn, interest.EndReason), Is.EqualTo(((DateOnly?)day, "Divorced.")));
        Assert.That(interest.WhyNotEnd(day, By(Person))?.Code, Is.EqualTo("COI-05"));
    }
}
