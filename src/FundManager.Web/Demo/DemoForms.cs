using System.Globalization;
using FundManager.Domain.Applications;
using FundManager.Domain.Awards;
using FundManager.Domain.Organisations;

namespace FundManager.Web.Demo;

/// <summary>Writes the application forms of the demo as their applicants would.</summary>
internal static class DemoForms
{
    /// <summary>The shares of the term after which milestones are due, per cent.</summary>
    public static readonly IReadOnlyList<int> MilestoneParts = [20, 45, 70, 95];

    private const string Source = "Final report and records 总结报告与记录";

    private static readonly string[] Disciplines = ["210", "550", "416", "520", "610"];

    /// <summary>The whole form.</summary>
    /// <param name="plan">What is applied for.</param>
    /// <param name="number">The number of the application in the demo.</param>
    /// <param name="days">First and last day of the term.</param>
    /// <param name="applicant">Who applies.</param>
    /// <param name="endorser">Who is asked to recommend it.</param>
    public static ApplicationForm Of(
        ApplicationPlan plan,
        int number,
        (DateOnly First, DateOnly Last) days,
        Organisation applicant,
        Organisation endorser
    )
    {
        var (lead, email) = DemoTexts.LeadOf(plan.Lead ?? number, plan.Applicant);
        var (second, _) = DemoTexts.LeadOf(number + 5, plan.Applicant);
        return new ApplicationForm
        {
            TitleEn = plan.Title.En,
            TitleZh = plan.Title.Zh,
            Summary = SummaryOf(plan, applicant),
            LeadName = lead,
            LeadEmail = email,
            LeadPosition = "Senior researcher 研究员",
            Team = [new TeamRow(second, "Field trials 田间试验")],
            Partners =
            [
                new PartnerRow(number % 2 == 0 ? "青禾农机合作社" : "新田种植合作社", "Demonstration sites 示范点"),
            ],
            Discipline = Disciplines[number % Disciplines.Length],
            Region = applicant.Region,
            StartsOn = Text(days.First),
            TermMonths = plan.Months.ToString(CultureInfo.InvariantCulture),
            Budget = BudgetOf(plan),
            Inputs = InputsOf(plan, days),
            Milestones = MilestonesOf(days),
            Indicators = IndicatorsOf(number),
            Tranches = TranchesOf(plan, days),
            EndorserId = endorser.Id.ToString(),
        };
    }

    private static string SummaryOf(ApplicationPlan plan, Organisation applicant) =>
        $"{applicant.Name.En} wants to bring this work into use: {plan.Title.En.ToLowerInvariant()}. Two demonstration sites, "
        + "training for those who will go on with it, and an open report at the end.\n"
        + $"{applicant.Name.Zh}拟开展“{plan.Title.Zh}”，建设两个示范点，培训使用者，并公开最终报告。";

    private static List<BudgetRow> BudgetOf(ApplicationPlan plan)
    {
        var rest = plan.Thousands - Thousands(plan, 40) - Thousands(plan, 25) - Thousands(plan, 20);
        return
        [
            new(
                "Equipment of the two sites 两个示范点设备",
                "equipment",
                Amount(Thousands(plan, 40)),
                Amount(Thousands(plan, 15))
            ),
            new(
                "Trials and analyses 试验与检测",
                "operations",
                Amount(Thousands(plan, 25)),
                Amount(Thousands(plan, 10))
            ),
            new("Training and travel 培训与差旅", "operations", Amount(Thousands(plan, 20)), "0"),
            new("Work of the team 人员劳务", "labour", Amount(rest), Amount(Thousands(plan, 5))),
        ];
    }

    private static List<InputRow> InputsOf(ApplicationPlan plan, (DateOnly First, DateOnly Last) days)
    {
        InputRow Row(InputKind kind, string what, int percent, int until, string rate) =>
            new($"{kind}", what, Amount(Thousands(plan, percent)), Text(Part(days, until)), rate);
        return
        [
            Row(InputKind.MatchingCash, "Own funds 自筹资金", 30, 70, ""),
            Row(
                InputKind.StaffDays,
                "Work days of own staff 本单位人员工时",
                20,
                72,
                "Payroll of last year 上年度工资标准"
            ),
            Row(
                InputKind.Equipment,
                "Use of own machines 自有设备使用",
                15,
                74,
                "Published rental rates 公布的租赁价格"
            ),
            Row(InputKind.Site, "Trial fields and halls 试验田与厂房", 10, 76, "Rent of comparable sites 同类场地租金"),
        ];
    }

    private static List<MilestoneRow> MilestonesOf((DateOnly First, DateOnly Last) days)
    {
        MilestoneRow Row(string title, int percent, string deliverable, bool isCheckpoint = false) =>
            new(title, Text(Part(days, percent)), deliverable, isCheckpoint ? "true" : "");
        return
        [
            Row(
                "Sites chosen and contracts signed 选点与合同签订",
                MilestoneParts[0],
                "Contracts, site plan 合同与布点图"
            ),
            Row(
                "First season measured 首季试验完成",
                MilestoneParts[1],
                "Measurements, photographs 数据与照片",
                isCheckpoint: true
            ),
            Row("Both sites in regular use 两点投入使用", MilestoneParts[2], "Records of use 运行记录"),
            Row(
                "Final report and training 总结报告与培训",
                MilestoneParts[3],
                "Report, lists of participants 报告与签到表"
            ),
        ];
    }

    private static List<IndicatorRow> IndicatorsOf(int number) => [.. OutputsOf(number), .. BenefitsOf(number)];

    private static List<IndicatorRow> OutputsOf(int number)
    {
        return
        [
            new(
                "Demonstration area 示范面积",
                "outputs",
                "quantity",
                ">=",
                Text(800 + (number * 40)),
                "mu 亩",
                Source,
                "15"
            ),
            new("Tests passed 检测合格率", "outputs", "quality", ">=", "95", "%", Source, "15"),
            new("Steps done on time 按期完成率", "outputs", "timeliness", ">=", "90", "%", Source, "10"),
            new("Cost for each tonne 吨成本", "outputs", "cost", "<=", "120", "yuan 元", Source, "10"),
        ];
    }

    private static List<IndicatorRow> BenefitsOf(int number)
    {
        return
        [
            new(
                "Income added 新增收入",
                "benefits",
                "economic",
                ">=",
                Text(60 + (number * 3)),
                "10,000 yuan 万元",
                Source,
                "15"
            ),
            new(
                "People trained 培训人次",
                "benefits",
                "social",
                ">=",
                Text(200 + (number * 10)),
                "persons 人次",
                Source,
                "10"
            ),
            new(
                "Use goes on after the term 成果持续应用",
                "benefits",
                "sustained",
                "qualitative",
                "In use at both sites 两点持续应用",
                "",
                Source,
                "5"
            ),
            new("Satisfied users 用户满意度", "satisfaction", "served", ">=", "90", "%", Source, "10"),
        ];
    }

    private static List<TrancheRow> TranchesOf(ApplicationPlan plan, (DateOnly First, DateOnly Last) days)
    {
        var (first, second) = (Thousands(plan, 40), Thousands(plan, 40));
        return
        [
            new(Amount(first), Text(days.First), "", ""),
            new(Amount(second), Text(Part(days, 55)), "50", "1, 2"),
            new(Amount(plan.Thousands - first - second), Text(Part(days, 82)), "90", "3"),
        ];
    }

    /// <summary>The day after that share of the term.</summary>
    public static DateOnly Part((DateOnly First, DateOnly Last) days, int percent) =>
        days.First.AddDays((days.Last.DayNumber - days.First.DayNumber) * percent / 100);

    private static int Thousands(ApplicationPlan plan, int percent) => plan.Thousands * percent / 100;

    private static string Amount(int thousands) => Text(thousands * 1000);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
