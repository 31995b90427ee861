using System.Text.Json;
using FundManager.Domain.Workflows;

namespace FundManager.Domain.Tests.Workflows;

[TestOf(typeof(WorkflowDefinition))]
public sealed class WorkflowFileTests
{
    private static readonly string[] RolesInFiles = [.. Role.All, Role.System];

    [Test]
    public void Every_kind_of_case_has_its_file()
    {
        string[] kinds =
        [
            "amendment",
            "appraisal",
            "application",
            "award",
            "call",
            "disbursement",
            "expenditure",
            "finding",
            "input",
            "milestone",
            "recovery",
            "review",
        ];

        var names = WorkflowFiles.Catalog.All.Select(workflow => workflow.Definition.Name);

        Assert.That(names, Is.EquivalentTo(kinds));
    }

    [TestCaseSource(typeof(WorkflowFiles), nameof(WorkflowFiles.Each))]
    public void A_file_is_called_by_the_name_and_version_that_it_holds(Workflow workflow)
    {
        var (name, version) = (workflow.Definition.Name, workflow.Definition.Version);

        Assert.That(WorkflowFiles.Paths.Select(Path.GetFileName), Has.One.EqualTo($"{name}.v{version}.json"));
    }

    [TestCaseSource(typeof(WorkflowFiles), nameof(WorkflowFiles.Each))]
    public void Every_label_is_written_in_both_languages(Workflow workflow)
    {
        var definition = workflow.Definition;
        LocalText[] labels =
        [
            definition.Title,
            .. definition.Triggers.Values,
            .. definition.States.Values.Select(state => state.Label),
            .. definition.States.Values.Select(state => state.ApplicantLabel).OfType<LocalText>(),
        ];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(labels.Select(label => label.En), Has.All.Matches("^[A-Z][A-Za-z -]+$"));
            Assert.That(labels.Select(label => label.Zh), Has.All.Matches(@"^[\u4e00-\u9fff，]+$"));
        }
    }

    [TestCaseSource(typeof(WorkflowFiles), nameof(WorkflowFiles.Each))]
    public void No_two_moves_from_one_state_read_the_same(Workflow workflow)
    {
        foreach (var state in workflow.Definition.States.Keys)
        {
            var labels = workflow.From(state).Select(trigger => workflow.Definition.Triggers[trigger]).ToList();

            Assert.That(labels.Select(label => label.En), Is.Unique, state);
            Assert.That(labels.Select(label => label.Zh), Is.Unique, state);
        }
    }

    [TestCaseSource(typeof(WorkflowFiles), nameof(WorkflowFiles.Each))]
    public void An_applicants_label_stands_only_where_it_differs(Workflow workflow)
    {
        var alike = workflow.Definition.States.Where(state => state.Value.Label == state.Value.ApplicantLabel);

        Assert.That(alike, Is.Empty);
    }

    [TestCaseSource(typeof(WorkflowFiles), nameof(WorkflowFiles.Each))]
    public void From_every_state_a_final_or_settled_one_is_reached(Workflow workflow)
    {
        var states = workflow.Definition.States;

        foreach (var (name, state) in states.Where(s => !s.Value.IsFinal && !s.Value.IsSettled))
        {
            var reached = WorkflowFiles.Reachable(workflow, name);

            Assert.That(reached.Any(end => states[end].IsFinal || states[end].IsSettled), $"{name}: {state.Label.En}");
        }
    }

    [TestCaseSource(typeof(WorkflowFiles), nameof(WorkflowFiles.Each))]
    public void Every_state_is_reached_from_the_initial_one(Workflow workflow)
    {
        var initial = workflow.Definition.Initial;

        var reached = WorkflowFiles.Reachable(workflow, initial).Append(initial).Distinct(StringComparer.Ordinal);

        Assert.That(reached, Is.EquivalentTo(workflow.Definition.States.Keys));
    }

    [TestCaseSource(typeof(WorkflowFiles), nameof(WorkflowFiles.Each))]
    public void No_state_has_two_targets_for_one_trigger(Workflow workflow)
    {
        var rows =
            from transition in workflow.Definition.Transitions
            from state in transition.From
            select (transition.Trigger, state);

        Assert.That(rows, Is.Unique);
    }

    [TestCaseSource(typeof(WorkflowFiles), nameof(WorkflowFiles.Each))]
    public void Who_only_reads_or_administers_moves_nothing(Workflow workflow)
    {
        var roles = workflow.Definition.Transitions.SelectMany(transition => transition.Roles);

        Assert.That(roles, Has.None.EqualTo(Role.Auditor).And.None.EqualTo(Role.Administrator));
    }

    [Test]
    public void From_ineligible_there_is_no_way_to_awarded_that_avoids_screening()
    {
        var application = WorkflowFiles.Catalog["application"];

        var reached = WorkflowFiles.Reachable(application, "Ineligible", closed: "Screening");

        Assert.That(reached, Does.Not.Contain("Awarded"));
    }

    [Test]
    public void Nothing_is_awarded_without_a_review_and_a_leader()
    {
        var application = WorkflowFiles.Catalog["application"];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(WorkflowFiles.Reachable(application, "Draft", "Reviewed"), Does.Not.Contain("Awarded"));
            Assert.That(WorkflowFiles.Reachable(application, "Draft", "Screening"), Does.Not.Contain("Awarded"));
            Assert.That(RolesThatReach(application, "Awarded"), Is.EqualTo(new[] { Role.Leader }));
        }
    }

    [TestCase("Prepared")]
    [TestCase("Approved")]
    [TestCase("InBatch")]
    public void Money_is_prepared_approved_and_released_by_finance_officers_alone(string state)
    {
        var disbursement = WorkflowFiles.Catalog["disbursement"];

        Assert.That(RolesThatReach(disbursement, state), Is.EqualTo(new[] { Role.FinanceOfficer }));
    }

    [Test]
    public void An_offer_that_nobody_signs_lapses_after_thirty_days()
    {
        var offered = WorkflowFiles.Catalog["award"].Definition.States["Offered"];

        Assert.That(offered.After, Is.EqualTo(new TimedMove(30, "Expire")));
    }

    [Test]
    public void The_schema_for_editors_knows_the_roles_that_the_program_knows()
    {
        using var schema = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(WorkflowFiles.Folder, "workflow.schema.json"))
        );

        var roles = schema
            .RootElement.GetProperty("$defs")
            .GetProperty("transition")
            .GetProperty("properties")
            .GetProperty("roles")
            .GetProperty("items")
            .GetProperty("enum")
            .EnumerateArray()
            .Select(role => role.GetString());

        Assert.That(roles, Is.EqualTo(RolesInFiles));
    }

    [Test]
    public void Every_file_names_the_schema_for_editors()
    {
        foreach (var path in WorkflowFiles.Paths)
        {
            using var file = JsonDocument.Parse(File.ReadAllText(path));

            var schema = file.RootElement.GetProperty("$schema").GetString();

            Assert.That(schema, Is.EqualTo("./workflow.schema.json"), Path.GetFileName(path));
        }
    }

    private static IEnumerable<string> RolesThatReach(Workflow workflow, string state) =>
        workflow
            .Definition.Transitions.Where(transition => transition.To == state)
            .SelectMany(transition => transition.Roles)
            .Distinct(StringComparer.Ordinal);
}
