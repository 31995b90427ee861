using FundManager.Domain.Appraisals;

namespace FundManager.Domain.Tests.Appraisals;

internal sealed class FrameworkCatalogTests
{
    private static readonly AppraisalFramework Second = Frameworks.Standard with { Version = 2 };

    private static readonly FrameworkCatalog Both = new([Second, Frameworks.Standard]);

    [Test]
    public void A_name_alone_means_the_newest_version() => Assert.That(Both["cn-self-2020"], Is.SameAs(Second));

    [Test]
    public void A_name_with_a_version_means_that_one() =>
        Assert.That(Both["cn-self-2020.v1"], Is.SameAs(Frameworks.Standard));

    [Test]
    public void An_unknown_name_is_found_nowhere()
    {
        Assert.That(Both.Find("cn-self-1999"), Is.Null);
        Assert.That(() => Both["cn-self-1999"], Throws.InvalidOperationException);
    }

    [Test]
    public void A_call_may_choose_only_what_leads_to_a_total()
    {
        var silent = Frameworks.Standard with { Name = "silent", TotalRule = TotalRule.None };

        Assert.That(new FrameworkCatalog([silent, Second]).WithTotal, Is.EqualTo(new[] { Second }));
    }

    [Test]
    public void One_version_cannot_be_there_twice() =>
        Assert.That(() => new FrameworkCatalog([Second, Second]), Throws.ArgumentException);
}
