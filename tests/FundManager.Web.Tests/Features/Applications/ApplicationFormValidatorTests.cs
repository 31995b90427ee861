using System.Globalization;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Calls;

namespace FundManager.Web.Tests.Features.Applications;

internal sealed class ApplicationFormValidatorTests
{
    private static readonly CallTerms WithoutMatching = new()
    {
        MatchingSharePercent = 0,
        MaxAmount = new Money(999_999_999_999.99m),
    };

    [Test]
    public void A_complete_form_has_no_fault() =>
        Assert.That(ApplicationSample.FaultsOf(ApplicationSample.Complete()), Is.Empty);

    [Test]
    public void A_form_that_passes_can_be_read_as_a_proposal()
    {
        var proposal = Proposal.From(ApplicationSample.Complete());

        Assert.That(proposal.Amount, Is.EqualTo(new Money(400_000m)));
    }

    [Test]
    public void An_empty_form_shows_every_fault_at_once()
    {
        var faults = ApplicationSample.FaultsOf(new ApplicationForm());

        Assert.That(
            faults.Keys,
            Is.SupersetOf(
                new[]
                {
                    "Form.TitleEn",
                    "Form.TitleZh",
                    "Form.Summary",
                    "Form.Discipline",
                    "Form.Region",
                    "Form.StartsOn",
                    "Form.TermMonths",
                    "Form.LeadName",
                    "Form.LeadEmail",
                    "Form.EndorserId",
                    "Form.Budget",
                    "Form.Milestones",
                    "Form.Indicators",
                    "Form.Tranches",
                }
            )
        );
    }

    [TestCase("en", "Enter the title in English.")]
    [TestCase("zh-Hans", "请填写英文名称。")]
    public void Faults_speak_the_readers_language(string language, string sentence)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

        var faults = ApplicationSample.FaultsOf(new ApplicationForm());

        CultureInfo.CurrentUICulture = before;
        Assert.That(faults["Form.TitleEn"], Is.EqualTo(sentence));
    }

    [TestCase(120, true)]
    [TestCase(121, false)]
    public void A_title_has_at_most_120_characters(int length, bool passes)
    {
        var form = ApplicationSample.Complete() with { TitleZh = new string('粮', length) };

        Assert.That(ApplicationSample.FaultsOf(form).ContainsKey("Form.TitleZh"), Is.Not.EqualTo(passes));
    }

    [Test]
    public void Names_of_60_Chinese_characters_are_taken()
    {
        var name = new string('欧', 60);
        var form = ApplicationSample.Complete() with { LeadName = name, Team = [new TeamRow(name, name)] };

        Assert.That(ApplicationSample.FaultsOf(form), Is.Empty);
    }

    [TestCase(2000, true)]
    [TestCase(2001, false)]
    public void A_summary_has_at_most_2000_characters(int length, bool passes)
    {
        var form = ApplicationSample.Complete() with { Summary = new string('x', length) };

        Assert.That(ApplicationSample.FaultsOf(form).ContainsKey("Form.Summary"), Is.Not.EqualTo(passes));
    }

    [TestCase("2", false)]
    [TestCase("3", true)]
    [TestCase("60", true)]
    [TestCase("61", false)]
    [TestCase("12.5", false)]
    [TestCase("-3", false)]
    [TestCase("abc", false)]
    public void A_term_has_3_to_60_whole_months(string months, bool passes)
    {
        var form = ApplicationSample.Complete() with { TermMonths = months };

        Assert.That(ApplicationSample.FaultsOf(form).ContainsKey("Form.TermMonths"), Is.Not.EqualTo(passes));
    }

    [TestCase("2026-07-08", false)]
    [TestCase("2026-07-09", true)]
    [TestCase("2026-02-30", false)]
    [TestCase("09/07/2026", false)]
    public void The_term_starts_on_the_closing_day_or_later(string day, bool passes)
    {
        var form = ApplicationSample.Complete() with { StartsOn = day };

        Assert.That(ApplicationSample.FaultsOf(form).ContainsKey("Form.StartsOn"), Is.Not.EqualTo(passes));
    }

    [TestCase("lin@example.org", true)]
    [TestCase("nobody", false)]
    [TestCase("lin@example", false)]
    [TestCase("Lin <lin@example.org>", false)]
    [TestCase("", false)]
    public void An_address_is_one_that_mail_can_reach(string address, bool passes)
    {
        var form = ApplicationSample.Complete() with { LeadEmail = address };

        Assert.That(ApplicationSample.FaultsOf(form).ContainsKey("Form.LeadEmail"), Is.Not.EqualTo(passes));
    }

    [TestCase("49999.99", false)]
    [TestCase("50000.00", true)]
    [TestCase("2000000.00", true)]
    [TestCase("2000000.01", false)]
    [TestCase("999999999999.99", false)]
    public void What_is_asked_for_lies_between_the_calls_bounds(string amount, bool passes)
    {
        var form = ApplicationSample.Complete() with
        {
            Budget = [new BudgetRow("All", "equipment", amount, "")],
            Tranches = [new TrancheRow(amount, "2026-09-01", "", "")],
            Inputs = [new InputRow("MatchingCash", "Own money", "999999999999.99", "2027-01-31", "")],
        };

        Assert.That(ApplicationSample.FaultsOf(form).ContainsKey("Form.Budget"), Is.Not.EqualTo(passes));
    }

    [Test]
    public void The_greatest_amount_of_a_call_can_be_asked_for_to_the_last_cent()
    {
        var form = ApplicationSample.Complete() with
        {
            Budget = [new BudgetRow("All", "equipment", "999,999,999,999.99", "")],
            Tranches = [new TrancheRow("999999999999.99", "2026-09-01", "", "")],
        };

        Assert.That(ApplicationSample.FaultsOf(form, WithoutMatching), Is.Empty);
    }

    [TestCase("12500", true)]
    [TestCase("12,500.00", true)]
    [TestCase("12500.001", false)]
    [TestCase("-1", false)]
    [TestCase("1e3", false)]
    [TestCase("12x", false)]
    public void An_amount_has_digits_and_at_most_two_decimal_places(string own, bool passes)
    {
        var form = ApplicationSample.Complete();
        form = form with { Budget = [form.Budget[0] with { Own = own }, form.Budget[1]] };

        Assert.That(ApplicationSample.FaultsOf(form).ContainsKey("Form.Budget[0].Own"), Is.Not.EqualTo(passes));
    }

    [TestCase("199999.99", false)]
    [TestCase("200000.00", true)]
    public void Inputs_reach_the_matching_share(string amount, bool passes)
    {
        var form = ApplicationSample.Complete();
        form = form with { Inputs = [form.Inputs[0] with { Amount = amount }] };

        Assert.That(ApplicationSample.FaultsOf(form).ContainsKey("Form.Inputs"), Is.Not.EqualTo(passes));
    }

    [TestCase("MatchingCash", "", true)]
    [TestCase("StaffDays", "", false)]
    [TestCase("StaffDays", "Wage table 2026", true)]
    public void Whatever_is_not_cash_names_its_rate(string kind, string source, bool passes)
    {
        var form = ApplicationSample.Complete();
        form = form with { Inputs = [form.Inputs[0] with { Kind = kind, RateSource = source }] };

        Assert.That(ApplicationSample.FaultsOf(form).ContainsKey("Form.Inputs[0].RateSource"), Is.Not.EqualTo(passes));
    }

    [TestCase(30, true)]
    [TestCase(31, false)]
    public void A_list_has_at_most_30_rows(int count, bool passes)
    {
        var form = ApplicationSample.Complete() with { Team = [.. Enumerable.Repeat(new TeamRow("王芳", ""), count)] };

        Assert.That(ApplicationSample.FaultsOf(form).ContainsKey("Form.Team"), Is.Not.EqualTo(passes));
    }

    [Test]
    public void An_empty_row_is_one_fault_and_not_five()
    {
        var form = ApplicationSample.Complete();
        form = form with { Indicators = [.. form.Indicators, new IndicatorRow()] };

        Assert.That(ApplicationSample.FaultsOf(form).Keys, Is.EqualTo(new[] { "Form.Indicators[2].Name" }));
    }

    [TestCase(true, false)]
    [TestCase(false, true)]
    public void An_endorsing_body_is_needed_only_where_the_call_asks(bool isAsked, bool passes)
    {
        var form = ApplicationSample.Complete("");
        var terms = new CallTerms { RequiresEndorsement = isAsked };

        Assert.That(ApplicationSample.FaultsOf(form, terms).ContainsKey("Form.EndorserId"), Is.Not.EqualTo(passes));
    }
}
