using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Calls;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Demo;
using FundManager.Web.Tests.Harness;

namespace FundManager.Web.Tests.Features.Awards;

/// <summary>Takes applications through the domain's own moves to where a leader decides on them.</summary>
internal sealed class DecidedApplication(WorkflowCatalog workflows, Call call, DemoCast cast)
{
    private static readonly ApplicationForm Form = new()
    {
        TitleEn = "Low-temperature heat pumps for grain drying",
        TitleZh = "谷物低温热泵干燥技术推广",
        LeadEmail = "lead@demo.example",
        StartsOn = "2026-07-01",
        TermMonths = "24",
        Budget = [new BudgetRow("Drying line", "equipment", "640000", "500000")],
        Inputs =
        [
            new InputRow("MatchingCash", "Own funds for the pilot line", "500000", "2026-12-01"),
            new InputRow("Equipment", "Two dryers", "90000", "2026-10-01", "Purchase contracts"),
        ],
        Milestones =
        [
            new MilestoneRow("Pilot line in operation", "2026-11-30", "Acceptance report"),
            new MilestoneRow("Drying quality", "2027-06-30", "Measurements", "true"),
        ],
        Indicators =
        [
            new IndicatorRow(
                "Cooperatives served",
                "outputs",
                "Quantity",
                ">=",
                "4",
                "cooperatives",
                "Contracts",
                "60"
            ),
            new IndicatorRow("Energy saved", "benefits", "Ecological benefit", ">=", "20", "%", "Meters", "30"),
        ],
        Tranches =
        [
            new TrancheRow("240000", "2026-07-10"),
            new TrancheRow("300000", "2026-12-10", "60", "1"),
            new TrancheRow("100000", "2027-07-10", "", "1, 2"),
        ],
    };

    private readonly Workflow _workflow = workflows[CaseKind.Application];

    public GrantApplication Recommend(string number, string organisation)
    {
        var application = Reviewed(number, organisation);
        application.Recommend(_workflow, application.Amount, By("officer", Role.ProgrammeOfficer));
        return application;
    }

    public GrantApplication Reserve(string number, string organisation)
    {
        var application = Reviewed(number, organisation);
        application.Reserve(_workflow, application.Amount, place: 1, By("officer", Role.ProgrammeOfficer));
        return application;
    }

    public Act By(string account, string role) => new(cast.As(account, role), FundServer.Noon);

    private GrantApplication Reviewed(string number, string organisation)
    {
        var applicant = By("applicant", Role.Applicant);
        var signatory = By("signatory", Role.Signatory);
        var officer = By("officer", Role.ProgrammeOfficer);
        var system = new Act(Actor.System, FundServer.Noon);
        var form = Form with { EndorserId = cast.Organisations["grain-society"].Id.ToString() };
        var application = new GrantApplication(
            number,
            call,
            cast.Organisations[organisation].Id,
            form,
            (_workflow, applicant)
        );
        application.RequestEndorsement(_workflow, call, signatory);
        application.Endorse(_workflow, call, endorsed: 0, By("endorser", Role.Endorser));
        application.Screen(_workflow, [], system);
        application.PassScreening(_workflow, officer);
        application.OpenReview(_workflow, call, invited: 3, officer);
        application.CloseReview(_workflow, call, new PanelOutcome(82.5m, 3, true, false, 6m, []), officer);
        return application;
    }
}
