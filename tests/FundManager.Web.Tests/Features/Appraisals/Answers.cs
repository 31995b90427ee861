namespace FundManager.Web.Tests.Features.Appraisals;

/// <summary>What the two sides type. By the rule the recipient's comes to 92.50 and the appraiser's to 84.50.</summary>
internal static class Answers
{
    public const string Reply = "The two missing dryers were delivered on 2 June 2026.";

    public const string Opinion = "干燥机组运行稳定，两个县的推广机制有待完善。";

    /// <summary>Budget 8.75 of 10 (280,000 of 320,000), 20, 10, 20, 11.25 of 15 (225 of 300), 12.5 → 13.50 at 90 %, 9 → 10: see the tests.</summary>
    public static Dictionary<string, string> Self { get; } =
        new(StringComparer.Ordinal)
        {
            ["Input.Money.Executed"] = "280000.00",
            ["Input.Money.Reason"] = "第二批设备尚在验收，尾款未付。",
            ["Input.Money.Improvement"] = "7月底前完成验收并支付。",
            ["Input.Rows[0].Actual"] = "20",
            ["Input.Rows[1].Actual"] = "4",
            ["Input.Rows[2].Actual"] = "2.6",
            ["Input.Rows[3].Actual"] = "225",
            ["Input.Rows[3].Reason"] = "新粮收购期推迟。",
            ["Input.Rows[3].Improvement"] = "下半年补足。",
            ["Input.Rows[4].Band"] = "achieved",
            ["Input.Rows[4].Percent"] = "90",
            ["Input.Rows[4].Reason"] = "一个县的机制尚未成文。",
            ["Input.Rows[4].Improvement"] = "10月底前成文。",
            ["Input.Rows[5].Actual"] = "93",
            ["Input.Rows[5].ValidAnswers"] = "120",
            ["Input.Confirmed"] = "true",
        };

    /// <summary>The appraiser counts 18 dryers instead of 20 and judges the mechanism at 70 %.</summary>
    public static Dictionary<string, string> Found { get; } =
        new(StringComparer.Ordinal)
        {
            ["Input.Rows[0].Actual"] = "18",
            ["Input.Rows[0].Reason"] = "现场核实 18 台。",
            ["Input.Rows[4].Band"] = "partly",
            ["Input.Rows[4].Percent"] = "70",
            ["Input.Opinion"] = Opinion,
            ["Input.Outcome"] = "Continue",
        };
}
