using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Awards;
using FundManager.Domain.Calls;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Demo;

namespace FundManager.Web.Tests.Features.Appraisals;

/// <summary>The agreement that the appraisals of these tests are about.</summary>
internal static class AgreedAward
{
    private static readonly (
        string Name,
        string Place,
        string How,
        string Target,
        string Unit,
        decimal Weight
    )[] Promises =
    [
        ("热泵干燥机组安装数量", "outputs/quantity", ">=", "20", "台", 20m),
        ("示范县数量", "outputs/quantity", "=", "4", "个", 10m),
        ("干燥损失率", "outputs/quality", "<=", "3", "%", 20m),
        ("合作社新增收入", "benefits/economic", ">=", "300", "万元", 15m),
        ("技术推广机制", "benefits/social", "qualitative", "形成可复制的推广机制", "", 15m),
        ("农户满意度", "satisfaction/served", ">=", "90", "%", 10m),
    ];

    public static Agreement Terms(Call call) =>
        new()
        {
            StartsOn = new DateOnly(2025, 6, 1),
            EndsOn = new DateOnly(2027, 5, 31),
            Budget = [],
            Inputs =
            [
                new PlannedInput(
                    1,
                    InputKind.MatchingCash,
                    "Own funds",
                    new Money(320_000m),
                    new DateOnly(2026, 12, 31),
                    ""
                ),
            ],
            Milestones = [],
            Indicators = [.. Promises.Select(Indicator)],
            Tranches =
            [
                new Tranche(1, new Money(320_000m), new DateOnly(2025, 7, 1), Gate.AgreementOnly),
                new Tranche(2, new Money(320_000m), new DateOnly(2026, 9, 1), Gate.AgreementOnly),
            ],
            Framework = call.Terms.Framework,
            CheckpointScheme = call.Terms.CheckpointScheme,
            AnswerDays = call.Terms.AnswerDays,
        };

    public static GrantApplication Recommend(DemoWorld world, WorkflowCatalog workflows, DateTimeOffset at)
    {
        var workflow = workflows[CaseKind.Application];
        var form = new ApplicationForm
        {
            TitleEn = "Low-temperature heat pumps for grain drying",
            TitleZh = "谷物低温热泵干燥技术推广",
            LeadEmail = "lead@demo.example",
            EndorserId = world.Cast.Organisations["grain-society"].Id.ToString(),
            Budget = [new BudgetRow { FromFund = "640000.00" }],
        };
        Act By(string account, string role) => new(world.Cast.As(account, role), at);
        var officer = By("officer", Role.ProgrammeOfficer);
        var application = new GrantApplication(
            "A-2026-0001",
            world.Call,
            world.Cast.Organisations["hexi"].Id,
            form,
            (workflow, By("applicant", Role.Applicant))
        );
        application.RequestEndorsement(workflow, world.Call, By("signatory", Role.Signatory));
        application.Endorse(workflow, world.Call, endorsed: 0, By("endorser", Role.Endorser));
        application.Screen(workflow, [], new Act(Actor.System, at));
        application.PassScreening(workflow, officer);
        application.OpenReview(workflow, world.Call, invited: 3, officer);
        application.CloseReview(workflow, world.Call, new PanelOutcome(90m, 3, true, false, 2m, []), officer);
        application.Recommend(workflow, application.Amount, officer);
        return application;
    }

    private static PlannedIndicator Indicator(
        (string Name, string Place, string How, string Target, string Unit, decimal Weight) promise,
        int index
    ) =>
        new()
        {
            Number = index + 1,
            Name = promise.Name,
            Level1 = promise.Place.Split('/')[0],
            Level2 = promise.Place.Split('/')[1],
            Operator = promise.How,
            Target = promise.Target,
            Unit = promise.Unit,
            Source = "项目台账",
            Weight = promise.Weight,
        };
}
