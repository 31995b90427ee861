using FundManager.Domain.Workflows;

namespace FundManager.Domain.Tests.Workflows;

[TestOf(typeof(WorkflowDefinition))]
public sealed class WorkflowFaultTests
{
    [TestCase("\"initial\": \"Draft\"", "\"initial\": \"Begun\"", "State 'Begun' is used but not defined.")]
    [TestCase("[\"Draft\", \"Sent\"]", "[\"Draft\", \"Sent\", \"Gone\"]", "State 'Gone' is used but not defined.")]
    [TestCase("\"to\": \"Draft\"", "\"to\": \"Drafted\"", "State 'Drafted' is used but not defined.")]
    [TestCase("\"to\": \"Draft\"", "\"to\": \"draft\"", "State 'draft' is used but not defined.")]
    public void A_state_that_is_not_defined_is_a_fault(string place, string otherwise, string fault) =>
        Assert.That(Loan.Faults(Loan.With(place, otherwise)), Is.EqualTo(new[] { fault }));

    [TestCase("[\"Leader\"]", "[\"Boss\"]", "Role 'Boss' does not exist.")]
    [TestCase("[\"Leader\"]", "[\"leader\"]", "Role 'leader' does not exist.")]
    public void A_role_that_does_not_exist_is_a_fault(string place, string otherwise, string fault) =>
        Assert.That(Loan.Faults(Loan.With(place, otherwise)), Is.EqualTo(new[] { fault }));

    [TestCase("\"Repay\": { \"en\": \"Repay\", \"zh-Hans\": \"归还\" },", "", "Trigger 'Repay' has no label.")]
    [TestCase(
        "\"triggers\": {",
        "\"triggers\": { \"Extend\": { \"en\": \"Extend\", \"zh-Hans\": \"延期\" },",
        "Trigger 'Extend' moves nothing."
    )]
    public void A_trigger_and_its_label_need_each_other(string place, string otherwise, string fault) =>
        Assert.That(Loan.Faults(Loan.With(place, otherwise)), Is.EqualTo(new[] { fault }));

    [Test]
    public void States_that_only_lead_to_each_other_cannot_be_reached()
    {
        var json = Loan.With("\"states\": {", States("Asleep", "Awake"));
        json = Loan.Replaced(
            json,
            "\"transitions\": [",
            Moves(("Send", "Asleep", "Awake"), ("Repay", "Awake", "Lapsed"))
        );

        var faults = Loan.Faults(json);

        Assert.That(
            faults,
            Is.EqualTo(
                new[]
                {
                    "State 'Asleep' can never be reached from 'Draft'.",
                    "State 'Awake' can never be reached from 'Draft'.",
                }
            )
        );
    }

    [Test]
    public void A_state_without_a_way_out_is_a_dead_end()
    {
        var faults = Loan.Faults(Loan.With(", \"isFinal\": true", ""));

        Assert.That(faults, Is.EqualTo(new[] { "State 'Lapsed' has no way out, and is neither final nor settled." }));
    }

    [Test]
    public void States_from_which_no_end_is_reached_are_dead_ends()
    {
        var json = Loan.With("\"states\": {", States("Asleep", "Awake"));
        json = Loan.Replaced(
            json,
            "\"transitions\": [",
            Moves(("Repay", "Draft", "Asleep"), ("Send", "Asleep", "Awake"), ("Repay", "Awake", "Asleep"))
        );

        var faults = Loan.Faults(json);

        Assert.That(
            faults,
            Is.EqualTo(
                new[]
                {
                    "From state 'Asleep' no final or settled state can be reached.",
                    "From state 'Awake' no final or settled state can be reached.",
                }
            )
        );
    }

    [TestCase("[\"Repaid\"]", "[\"Repaid\", \"Lapsed\"]", "Final state 'Lapsed' has a way out.")]
    [TestCase(
        "\"isFinal\": true",
        "\"isFinal\": true, \"isSettled\": true",
        "State 'Lapsed' is both settled and final."
    )]
    public void A_final_state_ends_the_case(string place, string otherwise, string fault) =>
        Assert.That(Loan.Faults(Loan.With(place, otherwise)), Is.EqualTo(new[] { fault }));

    [TestCase("[\"Repaid\"]", "[\"Repaid\", \"Draft\"]", null)]
    [TestCase("\"from\": [\"Repaid\"], \"to\": \"Sent\"", "\"from\": [\"Sent\"], \"to\": \"Lapsed\"", "Draft, Lapsed")]
    [TestCase("\"from\": [\"Repaid\"], \"to\": \"Sent\"", "\"from\": [\"Sent\"], \"to\": \"Draft\"", "Draft, Draft")]
    public void One_trigger_leads_from_one_state_to_one_state(string place, string otherwise, string? targets)
    {
        string[] expected = targets is null
            ? []
            : [$"Trigger 'Return' leads from 'Sent' more than once: to {targets}."];

        Assert.That(Loan.Faults(Loan.With(place, otherwise)), Is.EqualTo(expected));
    }

    [Test]
    public void A_move_to_the_same_state_is_a_fault()
    {
        var faults = Loan.Faults(
            Loan.With("\"from\": [\"Repaid\"]", "\"from\": [\"Repaid\", \"Draft\"]")
                .Replace(
                    "\"from\": [\"Sent\"], \"to\": \"Draft\"",
                    "\"from\": [\"Sent\"], \"to\": \"Sent\"",
                    StringComparison.Ordinal
                )
        );

        Assert.That(faults, Is.EqualTo(new[] { "Trigger 'Return' leads from 'Sent' to itself." }));
    }

    [TestCase(
        "\"fires\": \"Expire\"",
        "\"fires\": \"Repay\"",
        "State 'Sent' ends by 'Repay', which System does not have from there."
    )]
    [TestCase(
        "\"fires\": \"Expire\"",
        "\"fires\": \"Lapse\"",
        "State 'Sent' ends by 'Lapse', which System does not have from there."
    )]
    [TestCase(
        "[\"Draft\", \"Sent\"]",
        "[\"Draft\"]",
        "State 'Sent' ends by 'Expire', which System does not have from there."
    )]
    [TestCase("\"days\": 30", "\"days\": 1", null)]
    [TestCase("\"days\": 30", "\"days\": 0", "State 'Sent' ends after less than a day.")]
    [TestCase("\"days\": 30", "\"days\": -1", "State 'Sent' ends after less than a day.")]
    public void A_due_time_is_a_positive_number_of_days_and_a_move_of_the_system(
        string place,
        string otherwise,
        string? fault
    )
    {
        string[] expected = fault is null ? [] : [fault];

        Assert.That(Loan.Faults(Loan.With(place, otherwise)), Is.EqualTo(expected));
    }

    [TestCase("\"dueInDays\": 9", "\"dueInDays\": 1", null)]
    [TestCase("\"dueInDays\": 9", "\"dueInDays\": 0", "State 'Draft' is due in less than a day.")]
    [TestCase("\"version\": 1", "\"version\": 0", "The version is below 1.")]
    [TestCase("\"name\": \"loan\"", "\"name\": \"Loan\"", "Name 'Loan' is not of small letters and hyphens.")]
    public void Numbers_and_names_are_within_their_bounds(string place, string otherwise, string? fault)
    {
        string[] expected = fault is null ? [] : [fault];

        Assert.That(Loan.Faults(Loan.With(place, otherwise)), Is.EqualTo(expected));
    }

    [Test]
    public void A_state_or_trigger_is_one_capitalised_word()
    {
        var faults = Loan.Faults(Loan.Json.Replace("\"Repay\"", "\"re-pay\"", StringComparison.Ordinal));

        Assert.That(
            faults,
            Is.EqualTo(new[] { "'re-pay' is not a word of letters and digits that begins with a capital." })
        );
    }

    [Test]
    public void Every_fault_is_told_at_once()
    {
        var json = Loan.With("\"version\": 1,", "\"colour\": 1,");
        json = Loan.Replaced(json, ", \"zh-Hans\": \"已发出\"", "");
        json = Loan.Replaced(json, "[\"Leader\"]", "[\"Boss\"]");
        json = Loan.Replaced(json, "\"to\": \"Lapsed\"", "\"to\": \"Gone\"");

        var faults = Loan.Faults(json);

        Assert.That(
            faults,
            Is.EqualTo(
                new[]
                {
                    "The file lacks 'version'.",
                    "State 'Sent', 'label' lacks 'zh-Hans'.",
                    "The file has an unknown member 'colour'.",
                    "State 'Gone' is used but not defined.",
                    "Role 'Boss' does not exist.",
                    "State 'Lapsed' can never be reached from 'Draft'.",
                }
            )
        );
    }

    private static string States(params string[] names) =>
        "\"states\": {"
        + string.Concat(
            names.Select(name =>
                $$"""
                    "{{name}}": { "label": { "en": "{{name}}", "zh-Hans": "状态" } },
                    """
            )
        );

    private static string Moves(params (string Trigger, string From, string To)[] moves) =>
        "\"transitions\": ["
        + string.Concat(
            moves.Select(move =>
                $$"""
                    { "trigger": "{{move.Trigger}}", "from": ["{{move.From}}"], "to": "{{move.To}}", "roles": ["Leader"] },
                    """
            )
        );
}
