using FundManager.Domain.Applications;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Calls;
using FundManager.Web.Features.Applications;
using FundManager.Web.Setup;

namespace FundManager.Web.Tests.Features.Applications;

/// <summary>An application that lacks nothing, and its parts as a page sends them.</summary>
internal static class ApplicationSample
{
    public const string Endorser = "11111111-1111-7111-8111-111111111111";

    public static AppraisalFramework Framework { get; } = Templates.ReadFrameworks()["cn-self-2020"];

    public static Texts Texts { get; } = new(new Show(Templates.ReadCalendar("Asia/Shanghai")));

    public static ApplicationForm Complete(string endorser = Endorser) =>
        new()
        {
            TitleEn = "Low-temperature heat pumps for grain drying",
            TitleZh = "谷物低温热泵干燥技术推广",
            Summary = "Dries maize at 45 °C in two counties.",
            LeadName = "林梅",
            LeadEmail = "lin@example.org",
            Discipline = "210",
            Region = "62",
            StartsOn = "2026-08-01",
            TermMonths = "24",
            EndorserId = endorser,
            Team = [new TeamRow("王芳", "现场试验")],
            Budget =
            [
                new BudgetRow("Heat pumps", "equipment", "300000.00", "50000"),
                new("Trials", "operations", "100000", ""),
            ],
            Inputs = [new InputRow("MatchingCash", "Own money", "200000", "2027-01-31", "")],
            Milestones =
            [
                new MilestoneRow("Pilot runs", "2027-03-31", "Test report", "true"),
                new MilestoneRow("Two counties", "2028-03-31", "List of sites", ""),
            ],
            Indicators =
            [
                new IndicatorRow("Driers built", "outputs", "quantity", ">=", "12", "sets", "Acceptance report", "50"),
                new IndicatorRow("Energy saved", "benefits", "economic", ">=", "30", "%", "Meter readings", "40"),
            ],
            Tranches =
            [
                new TrancheRow("250000", "2026-09-01", "", ""),
                new TrancheRow("150000", "2027-04-30", "50", "1"),
            ],
        };

    public static ApplicationCheck Check(ApplicationForm form, CallTerms? terms = null) =>
        new(form, terms ?? new CallTerms(), Framework) { Endorsers = [Endorser], NotBefore = new DateOnly(2026, 7, 9) };

    /// <summary>Names of fields with their first fault.</summary>
    public static IReadOnlyDictionary<string, string> FaultsOf(ApplicationForm form, CallTerms? terms = null) =>
        new ApplicationFormValidator(Texts)
            .Validate(Check(form, terms))
            .Errors.GroupBy(fault => fault.PropertyName, StringComparer.Ordinal)
            .ToDictionary(faults => faults.Key, faults => faults.First().ErrorMessage, StringComparer.Ordinal);

    /// <summary>The fields of the page, filled with <paramref name="form"/>.</summary>
    public static Dictionary<string, string> Fields(ApplicationForm form)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Form.TitleEn"] = form.TitleEn,
            ["Form.TitleZh"] = form.TitleZh,
            ["Form.Summary"] = form.Summary,
            ["Form.LeadName"] = form.LeadName,
            ["Form.LeadEmail"] = form.LeadEmail,
            ["Form.LeadPosition"] = form.LeadPosition,
            ["Form.Discipline"] = form.Discipline,
            ["Form.Region"] = form.Region,
            ["Form.StartsOn"] = form.StartsOn,
            ["Form.TermMonths"] = form.TermMonths,
            ["Form.EndorserId"] = form.EndorserId,
        };
        foreach (var list in FormLists.All)
        {
            foreach (var (row, values) in list.Read(form).Index())
            {
                foreach (var (field, value) in list.Fields.Zip(values))
                {
                    fields[$"Form.{list.Name}[{row}].{field}"] = value;
                }
            }
        }

        return fields;
    }
}
