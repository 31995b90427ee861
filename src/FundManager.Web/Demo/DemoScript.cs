namespace FundManager.Web.Demo;

/// <summary>What happened in the demo fund: its calls, and what became of each application.</summary>
public static class DemoScript
{
    /// <summary>Every call but the open one, which the demo starts from.</summary>
    public static IReadOnlyList<CallPlan> Calls { get; } =
    [
        PastCalls.Losses,
        PastCalls.Soil,
        PastCalls.Byproducts,
        YearCalls.Cold,
        YearCalls.Digital,
        RecentCalls.Seed,
        RecentCalls.Trees,
        new(
            "packaging",
            new("Packaging that rots", "可降解包装"),
            new("Packaging of straw and starch.", "秸秆与淀粉基包装。"),
            20,
            60,
            []
        )
        {
            Ceiling = 3000,
        },
        new(
            "energy",
            new("Energy from farms", "农村能源"),
            new("Biogas and heat for villages.", "沼气与村庄供暖。"),
            45,
            90,
            []
        )
        {
            Ceiling = 5000,
            IsScheduled = false,
        },
    ];

    /// <summary>What was applied for under the open call.</summary>
    public static IReadOnlyList<ApplicationPlan> Open => RecentCalls.Open;
}
