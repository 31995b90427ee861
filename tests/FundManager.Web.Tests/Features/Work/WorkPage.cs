using FundManager.Web.Tests.Harness;

namespace FundManager.Web.Tests.Features.Work;

/// <summary>The work list as a person reads it.</summary>
internal static class WorkPage
{
    /// <summary>The lines that wait for the reader.</summary>
    public static IReadOnlyList<WorkLine> Mine(this FundPageView page) => Lines(page, "w-mine");

    /// <summary>The lines that wait for others.</summary>
    public static IReadOnlyList<WorkLine> Others(this FundPageView page) => Lines(page, "w-others");

    private static List<WorkLine> Lines(FundPageView page, string heading) =>
        [
            .. page
                .Document.QuerySelectorAll($"section[aria-labelledby='{heading}'] .fm-task")
                .Select(item => new WorkLine(
                    item.QuerySelector(".fm-task-do a")!.TextContent.Trim(),
                    item.QuerySelector(".fm-task-do a")!.GetAttribute("href")!,
                    item.QuerySelector(".fm-why")!.TextContent.Trim(),
                    item.ClassList.Contains("is-blocked"),
                    item.QuerySelector(".fm-task-due .fm-badge")?.TextContent.Trim() ?? ""
                )),
        ];
}

/// <summary>One line of the list.</summary>
internal sealed record WorkLine(string Act, string Link, string Why, bool IsBlocked, string Due);
