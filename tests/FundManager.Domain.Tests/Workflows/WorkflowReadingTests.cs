using FundManager.Domain.Workflows;

namespace FundManager.Domain.Tests.Workflows;

[TestOf(typeof(WorkflowDefinition))]
public sealed class WorkflowReadingTests
{
    [Test]
    public void A_sound_file_is_read_in_its_order()
    {
        var loan = WorkflowDefinition.Parse(Loan.Json);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((loan.Name, loan.Version, loan.Initial), Is.EqualTo(("loan", 1, "Draft")));
            Assert.That(loan.Title, Is.EqualTo(new LocalText("Loan", "借款")));
            Assert.That(loan.States.Keys, Is.EqualTo(new[] { "Draft", "Sent", "Repaid", "Lapsed" }));
            Assert.That(loan.Triggers.Keys, Is.EqualTo(new[] { "Send", "Repay", "Return", "Expire" }));
            Assert.That(
                loan.Transitions.Select(t => t.Trigger),
                Is.EqualTo(new[] { "Send", "Repay", "Return", "Return", "Expire" })
            );
            Assert.That(loan.States["Draft"].DueInDays, Is.EqualTo(9));
            Assert.That(loan.States["Sent"].After, Is.EqualTo(new TimedMove(30, "Expire")));
            Assert.That(loan.States["Repaid"], Has.Property("IsSettled").True.And.Property("IsFinal").False);
            Assert.That(loan.States["Lapsed"], Has.Property("IsSettled").False.And.Property("IsFinal").True);
        }
    }

    [TestCase("\"version\": 1,", "\"version\": 1, \"colour\": 1,", "The file has an unknown member 'colour'.")]
    [TestCase("\"dueInDays\": 9", "\"due\": 9", "State 'Draft' has an unknown member 'due'.")]
    [TestCase("\"days\": 30,", "\"days\": 30, \"hours\": 1,", "State 'Sent', 'after' has an unknown member 'hours'.")]
    [TestCase("\"借款\" }", "\"借款\", \"fr\": \"Prêt\" }", "The file, 'title' has an unknown member 'fr'.")]
    [TestCase(
        "\"to\": \"Repaid\",",
        "\"to\": \"Repaid\", \"when\": \"x\",",
        "Transition 2 has an unknown member 'when'."
    )]
    [TestCase("\"version\": 1,", "\"version\": 1, \"version\": 1,", "The file has 'version' twice.")]
    public void A_member_that_does_not_exist_is_a_fault(string place, string otherwise, string fault) =>
        Assert.That(Loan.Faults(Loan.With(place, otherwise)), Is.EqualTo(new[] { fault }));

    [TestCase("\"version\": 1,", "", "The file lacks 'version'.")]
    [TestCase("\"name\": \"loan\",", "", "The file lacks 'name'.")]
    [TestCase("\"initial\": \"Draft\",", "", "The file lacks 'initial'.")]
    [TestCase("\"days\": 30, ", "", "State 'Sent', 'after' lacks 'days'.")]
    [TestCase(", \"fires\": \"Expire\"", "", "State 'Sent', 'after' lacks 'fires'.")]
    [TestCase("[\"Leader\"]", "[]", "Transition 3: 'roles' is empty.")]
    [TestCase("\"version\": 1,", "\"version\": \"1\",", "The file: 'version' is not a whole number.")]
    [TestCase("\"version\": 1,", "\"version\": 1.5,", "The file: 'version' is not a whole number.")]
    [TestCase("\"name\": \"loan\"", "\"name\": 1", "The file: 'name' is not a text.")]
    [TestCase("[\"Leader\"]", "\"Leader\"", "Transition 3: 'roles' is not a list.")]
    [TestCase("[\"Leader\"]", "[1, \"Leader\"]", "Transition 3: 'roles' holds what is not a text.")]
    [TestCase(
        "\"isSettled\": true",
        "\"isSettled\": true, \"isFinal\": 0",
        "State 'Repaid': 'isFinal' is not true or false."
    )]
    [TestCase("{ \"days\": 30, \"fires\": \"Expire\" }", "30", "State 'Sent': 'after' is not an object.")]
    [TestCase("{ \"en\": \"Repay\", \"zh-Hans\": \"归还\" }", "\"Repay\"", "Trigger 'Repay' is not an object.")]
    public void A_member_that_is_missing_or_of_another_kind_is_a_fault(string place, string otherwise, string fault) =>
        Assert.That(Loan.Faults(Loan.With(place, otherwise)), Is.EqualTo(new[] { fault }));

    [TestCase(", \"zh-Hans\": \"借款\"", "", "The file, 'title' lacks 'zh-Hans'.")]
    [TestCase("\"en\": \"Draft\", ", "", "State 'Draft', 'label' lacks 'en'.")]
    [TestCase("\"zh-Hans\": \"已发出\"", "\"zh-Hans\": \" \"", "State 'Sent', 'label': 'zh-Hans' is empty.")]
    [TestCase(
        "\"dueInDays\": 9",
        "\"applicantLabel\": { \"en\": \"Yours\" }",
        "State 'Draft', 'applicantLabel' lacks 'zh-Hans'."
    )]
    [TestCase(", \"zh-Hans\": \"归还\"", "", "Trigger 'Repay' lacks 'zh-Hans'.")]
    public void A_missing_language_is_a_fault(string place, string otherwise, string fault) =>
        Assert.That(Loan.Faults(Loan.With(place, otherwise)), Is.EqualTo(new[] { fault }));

    [TestCase("")]
    [TestCase("{ \"name\": ")]
    public void What_is_not_json_is_one_fault(string json)
    {
        var faults = Loan.Faults(json);

        Assert.That(faults, Has.Count.EqualTo(1));
        Assert.That(faults[0], Does.StartWith("The file is not JSON: "));
    }

    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("\"loan\"")]
    public void What_is_no_object_is_one_fault(string json) =>
        Assert.That(Loan.Faults(json), Is.EqualTo(new[] { "The file is not an object." }));

    [Test]
    public void The_exceptions_message_holds_every_fault()
    {
        var thrown = new WorkflowFaultsException(["One.", "Two."]);

        Assert.That(thrown.Message.Split(Environment.NewLine), Is.EqualTo(new[] { "One.", "Two." }));
    }
}
