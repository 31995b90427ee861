namespace FundManager.Web.Tests.Features.Applications;

/// <summary>Milestones, indicators and tranches of a form.</summary>
internal sealed class PlanValidatorTests
{
    [TestCase("2026-07-31", false)]
    [TestCase("2026-08-01", true)]
    [TestCase("2028-07-31", true)]
    [TestCase("2028-08-01", false)]
    public void Days_lie_inside_the_term(string day, bool passes)
    {
        var form = ApplicationSample.Complete();
        form = form with { Milestones = [form.Milestones[0] with { DueOn = day }, form.Milestones[1]] };

        Assert.That(ApplicationSample.FaultsOf(form).ContainsKey("Form.Milestones[0].DueOn"), Is.Not.EqualTo(passes));
    }

    [Test]
    public void At_least_one_milestone_is_a_checkpoint()
    {
        var form = ApplicationSample.Complete();
        form = form with { Milestones = [.. form.Milestones.Select(row => row with { Checkpoint = "" })] };

        Assert.That(ApplicationSample.FaultsOf(form).Keys, Is.EqualTo(new[] { "Form.Milestones" }));
    }

    [TestCase("39.99", false)]
    [TestCase("40", true)]
    [TestCase("40.01", false)]
    public void Weights_sum_to_100_less_what_budget_execution_is_worth(string weight, bool passes)
    {
        var form = ApplicationSample.Complete();
        form = form with { Indicators = [form.Indicators[0], form.Indicators[1] with { Weight = weight }] };

        Assert.That(ApplicationSample.FaultsOf(form).ContainsKey("Form.Indicators"), Is.Not.EqualTo(passes));
    }

    [TestCase(">=", "about 12", false)]
    [TestCase("qualitative", "about 12", true)]
    [TestCase("<=", "-0.5", true)]
    [TestCase("<=", "", false)]
    public void A_target_is_a_number_unless_it_is_in_words(string operation, string target, bool passes)
    {
        var form = ApplicationSample.Complete();
        var first = form.Indicators[0] with { Operator = operation, Target = target };
        form = form with { Indicators = [first, form.Indicators[1]] };

        Assert.That(ApplicationSample.FaultsOf(form).ContainsKey("Form.Indicators[0].Target"), Is.Not.EqualTo(passes));
    }

    [TestCase("149999.99", false)]
    [TestCase("150000", true)]
    [TestCase("150000.01", false)]
    public void Tranches_sum_to_what_is_asked_for(string amount, bool passes)
    {
        var form = ApplicationSample.Complete();
        form = form with { Tranches = [form.Tranches[0], form.Tranches[1] with { Amount = amount }] };

        Assert.That(ApplicationSample.FaultsOf(form).ContainsKey("Form.Tranches"), Is.Not.EqualTo(passes));
    }

    [TestCase("1, 2", true)]
    [TestCase("1、2", true)]
    [TestCase("0", false)]
    [TestCase("3", false)]
    [TestCase("one", false)]
    public void A_tranche_names_milestones_of_the_plan(string numbers, bool passes)
    {
        var form = ApplicationSample.Complete();
        form = form with { Tranches = [form.Tranches[0], form.Tranches[1] with { Milestones = numbers }] };

        Assert.That(
            ApplicationSample.FaultsOf(form).ContainsKey("Form.Tranches[1].Milestones"),
            Is.Not.EqualTo(passes)
        );
    }

    [TestCase("100", true)]
    [TestCase("100.01", false)]
    [TestCase("", true)]
    public void A_share_of_inputs_is_at_most_all_of_them(string share, bool passes)
    {
        var form = ApplicationSample.Complete();
        form = form with { Tranches = [form.Tranches[0], form.Tranches[1] with { InputShare = share }] };

        Assert.That(
            ApplicationSample.FaultsOf(form).ContainsKey("Form.Tranches[1].InputShare"),
            Is.Not.EqualTo(passes)
        );
    }
}
