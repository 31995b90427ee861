using FundManager.Domain.Calls;
using FundManager.Domain.Organisations;

namespace FundManager.Web.Demo;

/// <summary>Calls of the last weeks, and what was applied for under the open one.</summary>
internal static class RecentCalls
{
    public static CallPlan Seed { get; } =
        new(
            "seed",
            new("Seeds for dry land", "旱地种业"),
            new("Varieties and seed production for dry land.", "旱地品种与制种。"),
            OpensOn: -70,
            ClosesOn: -28,
            [
                new("hexi", 700, "Clarification")
                {
                    Title = new("Millet seed of the western corridor", "河西谷子良种繁育"),
                },
                new("jiangnan", 900, "Screening") { Title = new("Seed coating against drought", "抗旱种子包衣") },
                new("donghai", 600, "Screening") { Title = new("Seaweed extract for seedlings", "海藻提取物育苗") },
                new("lanbei", 800, "Eligible") { Title = new("Potato seed without virus", "脱毒马铃薯种薯") },
                new("yunling", 750, "UnderReview") { Title = new("Buckwheat for high valleys", "高寒谷地荞麦新品种") },
                new("lanbei", 650, "UnderReview")
                {
                    Title = new("Alfalfa seed fields", "苜蓿制种田"),
                    Reviews = "InProgress Submitted Accepted",
                },
                new("jiangnan", 500, "UnderReview")
                {
                    Title = new("Seed tests in one day", "一日种子活力检测"),
                    Reviews = "Returned Submitted Invited",
                },
                new("yunling", 550, "UnderReview")
                {
                    Title = new("Bean varieties for terraces", "梯田豆类品种"),
                    Reviews = "DeclinedByReviewer Conflicted InProgress Invited Accepted",
                },
                new("beihe", 450, "Ineligible") { Title = new("Seed fields seen from space", "制种田遥感监管") },
                new("donghai", 380, "IneligibleUnderAppeal")
                {
                    Title = new("Seed drying at low pressure", "种子低压干燥"),
                },
                new("hexi", 300, "Withdrawn")
                {
                    Title = new("Seed bank of old oats", "老燕麦种质库"),
                    Reviews = "Accepted Invited InProgress",
                },
            ]
        )
        {
            Ceiling = 6000,
            Terms = new CallTerms
            {
                OrganisationKinds =
                [
                    OrganisationKind.LocalAssociation,
                    OrganisationKind.Institute,
                    OrganisationKind.University,
                    OrganisationKind.NationalSociety,
                ],
            },
        };

    public static CallPlan Trees { get; } =
        new(
            "trees",
            new("Walnuts, almonds and oil trees", "木本粮油"),
            new("Food and oil from trees on slopes.", "坡地木本粮油。"),
            OpensOn: -45,
            ClosesOn: -3,
            [
                new("jiangnan", 600, "Submitted") { Title = new("Walnut oil pressed cold", "核桃冷榨制油") },
                new("hexi", 400, "Submitted") { Title = new("Almond shells as filters", "杏壳活性炭") },
            ]
        )
        {
            Ceiling = 3000,
            Terms = new CallTerms { RequiresEndorsement = false },
        };

    /// <summary>What was applied for under the call that is open today.</summary>
    public static IReadOnlyList<ApplicationPlan> Open { get; } =
    [
        new("hexi", 850, "Draft") { Title = new("Heat pumps for seed dryers", "种子烘干热泵") },
        new("jiangnan", 950, "AwaitingEndorsement") { Title = new("Drying noodles with less energy", "挂面节能干燥") },
        new("lanbei", 500, "AwaitingEndorsement") { Title = new("Underground stores for potatoes", "马铃薯地下储窖") },
        new("donghai", 750, "Submitted") { Title = new("Kelp dried on land", "海带陆上烘干") },
        new("hexi", 650, "Submitted") { Title = new("Shared stores of two counties", "两县共建储粮点") },
    ];
}
