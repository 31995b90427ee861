using FundManager.Web.Features.Applications;
using FundManager.Web.Features.Applications.Decision;
using FundManager.Web.Features.Appraisals;
using FundManager.Web.Features.Assignment;
using FundManager.Web.Features.Awards;
using FundManager.Web.Features.BankFiles;
using FundManager.Web.Features.Calls;
using FundManager.Web.Features.Milestones;
using FundManager.Web.Features.Performance;
using FundManager.Web.Features.Reviews;
using FundManager.Web.Mail;
using FundManager.Web.Reports;

namespace FundManager.Web.Jobs;

/// <summary>One piece of work that time does again and again.</summary>
/// <param name="Id">Its name in the dashboard; never changed, since it names the row.</param>
/// <param name="Cron">When, in the fund's zone; six fields begin with the second.</param>
/// <param name="RunAsync">Does it, with the services of a scope of its own.</param>
public sealed record Recurring(string Id, string Cron, Func<IServiceProvider, CancellationToken, Task> RunAsync)
{
    /// <summary>The use case that does it.</summary>
    public required string UseCase { get; init; }
}

/// <summary>Everything that time does, in the order in which one thing follows from another.</summary>
public static class Schedule
{
    private const string EachMinute = "* * * * *";
    private const string EachQuarterMinute = "*/15 * * * * *";
    private const string Nightly = "0 2 * * *";
    private const string NightlyAfter = "30 2 * * *";

    /// <summary>What makes deadlines come true. Run once through, it leaves nothing overdue that only the clock may move.</summary>
    public static IReadOnlyList<Recurring> Time { get; } =
    [
        Of<OpenCalls>("open-calls", EachMinute, (work, ct) => work.ExecuteAsync(ct)),
        Of<CloseCalls>("close-calls", EachMinute, (work, ct) => work.ExecuteAsync(ct)),
        Of<StartAssessments>("start-assessments", EachMinute, (work, ct) => work.ExecuteAsync(ct)),
        Of<ExpireApplications>("expire-applications", EachMinute, (work, ct) => work.ExecuteAsync(ct)),
        Of<ScreenApplications>("screen-applications", EachMinute, (work, ct) => work.ExecuteAsync(ct)),
        Of<TimeoutClarifications>("timeout-clarifications", EachMinute, (work, ct) => work.ExecuteAsync(ct)),
        Of<CloseAppeals>("close-appeals", EachMinute, (work, ct) => work.ExecuteAsync(ct)),
        Of<LookForConflicts>("look-for-conflicts", Nightly, (work, ct) => work.ExecuteAsync(ct)),
        Of<RemindReviewers>("remind-reviewers", EachMinute, (work, ct) => work.ExecuteAsync(ct)),
        Of<ExpireReviews>("expire-reviews", EachMinute, (work, ct) => work.ExecuteAsync(ct)),
        Of<ExpireOffers>("expire-offers", EachMinute, (work, ct) => work.ExecuteAsync(ct)),
        Of<MarkMilestonesDue>("mark-milestones-due", EachMinute, (work, ct) => work.ExecuteAsync(ct)),
        Of<CompleteAwards>("complete-awards", EachMinute, (work, ct) => work.ExecuteAsync(ct)),
        Of<OpenAppraisals>("open-appraisals", EachMinute, (work, ct) => work.ExecuteAsync(ct)),
        Of<TimeoutSelfAppraisals>("timeout-self-appraisals", EachMinute, (work, ct) => work.ExecuteAsync(ct)),
        Of<CompleteCalls>("complete-calls", EachMinute, (work, ct) => work.ExecuteAsync(ct)),
    ];

    /// <summary>What keeps the house: mails, reports, figures, seals.</summary>
    public static IReadOnlyList<Recurring> Upkeep { get; } =
    [
        Of<SendOutgoingMails>("send-outgoing-mails", EachQuarterMinute, (work, ct) => work.ExecuteAsync(ct)),
        Of<RenderAskedReports>(RenderAskedReports.JobId, EachQuarterMinute, (work, ct) => work.ExecuteAsync(ct)),
        Of<WorkOutPlans>(WorkOutPlans.JobId, EachQuarterMinute, (work, ct) => work.ExecuteAsync(ct)),
        Of<BookBankLines>(BookBankLines.JobId, EachQuarterMinute, (work, ct) => work.ExecuteAsync(ct)),
        Of<DropOldReports>("drop-old-reports", Nightly, (work, ct) => work.ExecuteAsync(ct)),
        Of<RefreshSummaries>("refresh-summaries", EachMinute, (work, ct) => work.ExecuteAsync(ct)),
        Of<SealHistory>("seal-history", Nightly, (work, ct) => work.ExecuteAsync(ct)),
        Of<CheckLedger>("check-ledger", NightlyAfter, (work, ct) => work.ExecuteAsync(ct)),
    ];

    public static IEnumerable<Recurring> All => [.. Time, .. Upkeep];

    private static Recurring Of<T>(string id, string cron, Func<T, CancellationToken, Task> run)
        where T : notnull =>
        new(id, cron, (services, cancellationToken) => run(services.GetRequiredService<T>(), cancellationToken))
        {
            UseCase = typeof(T).Name,
        };
}
