using FundManager.Domain.Workflows;

namespace FundManager.Domain.Tests.Workflows;

[TestOf(typeof(Workflow))]
public sealed class WorkflowTests
{
    private static readonly string[] Roles = [.. Role.All, Role.System];

    private readonly Workflow loan = new(WorkflowDefinition.Parse(Loan.Json));

    [TestCase("Send", "Draft", Role.Applicant, "Sent")]
    [TestCase("Send", "Draft", Role.Signatory, "Sent")]
    [TestCase("Return", "Sent", Role.Leader, "Draft")]
    [TestCase("Return", "Repaid", Role.FinanceOfficer, "Sent")]
    [TestCase("Expire", "Sent", Role.System, "Lapsed")]
    public void Fire_gives_the_next_state_to_who_has_the_role(string trigger, string state, string role, string next) =>
        Assert.That(loan.Fire(trigger, state, Has(role)), Is.EqualTo(next));

    [TestCase("Send", "Draft", Role.Leader)]
    [TestCase("Return", "Sent", Role.FinanceOfficer)]
    [TestCase("Return", "Repaid", Role.Leader)]
    [TestCase("Expire", "Draft", Role.Administrator)]
    public void Fire_refuses_who_has_not_the_role(string trigger, string state, string role)
    {
        var refused = Assert.Throws<RefusedException>(() => loan.Fire(trigger, state, Has(role)));

        Assert.That(refused.Refusal.Code, Is.EqualTo("WFL-02"));
        Assert.That(refused.Refusal.Facts, Is.EqualTo(new object[] { "loan", trigger, state }));
    }

    [TestCase("Repay", "Draft")]
    [TestCase("Send", "Lapsed")]
    [TestCase("Burn", "Draft")]
    [TestCase("send", "Draft")]
    public void Fire_refuses_a_move_that_does_not_exist_from_here_even_to_who_has_every_role(
        string trigger,
        string state
    )
    {
        var refused = Assert.Throws<RefusedException>(() => loan.Fire(trigger, state, Has(Roles)));

        Assert.That(refused.Refusal.Code, Is.EqualTo("WFL-01"));
        Assert.That(refused.Refusal.Facts, Is.EqualTo(new object[] { "loan", trigger, state }));
    }

    [Test]
    public void One_of_several_roles_is_enough() =>
        Assert.That(loan.Fire("Return", "Sent", Has(Role.Auditor, Role.Leader)), Is.EqualTo("Draft"));

    [Test]
    public void Who_has_no_role_has_no_move() => Assert.That(loan.Permitted("Sent", Has()), Is.Empty);

    [Test]
    public void Permitted_offers_in_the_order_of_the_file() =>
        Assert.That(loan.Permitted("Sent", Has(Roles)), Is.EqualTo(new[] { "Repay", "Return", "Expire" }));

    [Test]
    public void From_tells_every_move_whoever_has_it() =>
        Assert.That(loan.From("Draft"), Is.EqualTo(new[] { "Send", "Expire" }));

    [TestCase("Return", "Sent", "Draft")]
    [TestCase("Return", "Repaid", "Sent")]
    [TestCase("Return", "Draft", null)]
    [TestCase("Burn", "Draft", null)]
    public void Target_tells_where_a_trigger_leads(string trigger, string state, string? target) =>
        Assert.That(loan.Target(trigger, state), Is.EqualTo(target));

    [Test]
    public void A_state_that_the_definition_lacks_is_a_fault_of_the_program()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => loan.Fire("Send", "Gone", Actor.System), Throws.InvalidOperationException);
            Assert.That(() => loan.WhyNotFire("Send", "Gone", Actor.System), Throws.InvalidOperationException);
            Assert.That(() => loan.Permitted("Gone", Actor.System), Throws.InvalidOperationException);
            Assert.That(() => loan.From("Gone"), Throws.InvalidOperationException);
            Assert.That(() => loan.Target("Send", "Gone"), Throws.InvalidOperationException);
        }
    }

    [TestCaseSource(typeof(WorkflowFiles), nameof(WorkflowFiles.Each))]
    public void For_every_state_and_role_what_is_offered_is_what_is_accepted(Workflow workflow)
    {
        var definition = workflow.Definition;
        var asked = from state in definition.States.Keys from role in Roles select (state, role);

        foreach (var (state, role) in asked)
        {
            var written = definition
                .Transitions.Where(row => row.From.Any(from => from == state) && row.Roles.Any(has => has == role))
                .Select(row => row.Trigger);
            var accepted = definition.Triggers.Keys.Where(trigger => Accepts(workflow, trigger, state, role)).ToList();

            Assert.That(workflow.Permitted(state, Has(role)), Is.EqualTo(written), $"{role} in {state}");
            Assert.That(workflow.Permitted(state, Has(role)), Is.EquivalentTo(accepted), $"{role} in {state}");
        }
    }

    [TestCaseSource(typeof(WorkflowFiles), nameof(WorkflowFiles.Each))]
    public void Every_row_of_the_table_leads_where_it_says(Workflow workflow)
    {
        var rows =
            from row in workflow.Definition.Transitions
            from state in row.From
            from role in row.Roles
            select (row, state, role);

        foreach (var (row, state, role) in rows)
        {
            Assert.That(workflow.Fire(row.Trigger, state, Has(role)), Is.EqualTo(row.To), $"{row.Trigger} in {state}");
        }
    }

    [Test]
    public void The_drawing_is_the_same_each_time_and_speaks_the_language()
    {
        const string drawn = """
            stateDiagram-v2
                state "起草中" as Draft
                state "已发出" as Sent
                state "已归还" as Repaid
                state "已失效" as Lapsed
                [*] --> Draft
                Draft --> Sent : 发出
                Sent --> Repaid : 归还
                Sent --> Draft : 退回
                Repaid --> Sent : 退回
                Draft --> Lapsed : 失效
                Sent --> Lapsed : 失效
                Lapsed --> [*]

            """;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(loan.ToMermaid("zh-Hans"), Is.EqualTo(drawn));
            Assert.That(loan.ToMermaid("en"), Does.Contain("Sent --> Draft : Return\n"));
            Assert.That(loan.ToMermaid("en"), Is.EqualTo(new Workflow(loan.Definition).ToMermaid("en")));
        }
    }

    [Test]
    public void The_drawing_writes_signs_that_would_end_a_label_in_another_way()
    {
        var drawing = new Workflow(
            WorkflowDefinition.Parse(Loan.With("\"en\": \"Sent\"", "\"en\": \"\\\"#1\\\": sent\""))
        );

        Assert.That(drawing.ToMermaid("en"), Does.Contain("state \"#quot;#35;1#quot;#colon; sent\" as Sent\n"));
    }

    private static Actor Has(params string[] roles) => new(new Guid("0198c0de-0000-7000-8000-000000000001"), roles);

    private static bool Accepts(Workflow workflow, string trigger, string state, string role)
    {
        try
        {
            workflow.Fire(trigger, state, Has(role));
            return true;
        }
        catch (RefusedException refused)
        {
            Assert.That(
                refused.Refusal,
                Is.EqualTo(workflow.WhyNotFire(trigger, state, Has(role))).Using<Refusal>(Same)
            );
            return false;
        }
    }

    // A record compares its array of facts by reference.
    private static bool Same(Refusal one, Refusal other) =>
        one.Code == other.Code && one.Facts.SequenceEqual(other.Facts);
}
