using FundManager.Domain.Workflows;

namespace FundManager.Domain.Tests.Workflows;

[TestOf(typeof(WorkflowCatalog))]
public sealed class WorkflowCatalogTests
{
    private static readonly WorkflowDefinition First = WorkflowDefinition.Parse(Loan.Json);
    private static readonly WorkflowDefinition Second = Version(2);
    private static readonly WorkflowDefinition Tenth = Version(10);

    [Test]
    public void A_name_alone_means_the_newest_version() =>
        Assert.That(new WorkflowCatalog([Second, Tenth, First])["loan"].Definition, Is.SameAs(Tenth));

    [Test]
    public void A_case_finds_the_version_under_which_it_was_opened() =>
        Assert.That(new WorkflowCatalog([Tenth, First, Second]).Get("loan", 1).Definition, Is.SameAs(First));

    [Test]
    public void All_are_listed_by_name_and_then_by_version()
    {
        var gift = WorkflowDefinition.Parse(Loan.With("\"name\": \"loan\"", "\"name\": \"gift\""));

        var catalog = new WorkflowCatalog([Tenth, Second, gift, First]);

        Assert.That(catalog.All.Select(w => w.Definition), Is.EqualTo(new[] { gift, First, Second, Tenth }));
    }

    [Test]
    public void The_same_version_twice_is_a_fault_and_all_such_are_told_at_once()
    {
        var refused = Assert.Throws<WorkflowFaultsException>(() =>
            _ = new WorkflowCatalog([First, Tenth, First, Second, Tenth])
        );

        Assert.That(
            refused.Faults,
            Is.EqualTo(new[] { "Workflow 'loan' has version 1 twice.", "Workflow 'loan' has version 10 twice." })
        );
    }

    [Test]
    public void A_workflow_or_version_that_is_not_there_is_a_fault_of_the_program()
    {
        var catalog = new WorkflowCatalog([First]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => catalog["gift"], Throws.InvalidOperationException);
            Assert.That(() => catalog["Loan"], Throws.InvalidOperationException);
            Assert.That(() => catalog.Get("loan", 2), Throws.InvalidOperationException);
        }
    }

    private static WorkflowDefinition Version(int version) =>
        WorkflowDefinition.Parse(Loan.With("\"version\": 1", $"\"version\": {version}"));
}
