using FundManager.Data;
using FundManager.Data.Files;
using FundManager.Domain;
using FundManager.Domain.Funds;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Web.Features;
using FundManager.Web.Options;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace FundManager.Web.Reports;

/// <summary>Puts a report into the queue. A frozen one that is there already is given as it is.</summary>
[UseCase]
public sealed class AskForReport(
    FundDbContext db,
    IOptions<JobsOptions> jobs,
    IRecurringJobManager recurring,
    TimeProvider clock
)
{
    /// <summary>The identity under which the file will be; the person may have the report.</summary>
    /// <exception cref="RefusedException">There is no such format, or nothing to tell of this case.</exception>
    public async Task<Guid> OfCaseAsync(
        Report report,
        Case @case,
        (string Language, string Format) way,
        Person person,
        CancellationToken cancellationToken
    )
    {
        Refusal.ThrowIf(WhyNotFormat(report, way.Format));
        if (await KeptAsync(report, @case, way, cancellationToken) is { } kept)
        {
            return kept.Fault is null ? kept.Id : await AgainAsync(kept, cancellationToken);
        }

        Refusal.ThrowIf(await report.ReadAsync(@case, cancellationToken) is null ? new Refusal("RPT-01") : null);
        return await QueueAsync(RowOf(report, @case, way, person), cancellationToken);
    }

    /// <summary>The identity under which the ZIP of all reports of a fund's cases will be.</summary>
    public async Task<Guid> OfFundAsync(
        Report report,
        Id<Fund> fund,
        (string Language, string Format) way,
        Person person,
        CancellationToken cancellationToken
    )
    {
        Refusal.ThrowIf(WhyNotFormat(report, way.Format));
        return await QueueAsync(Row(report, (null, fund.Value), null, way, person), cancellationToken);
    }

    /// <summary>The row of a frozen report that was asked for before; null for none, and for a report that may read otherwise tomorrow.</summary>
    public async Task<AskedReport?> KeptAsync(
        Report report,
        Case @case,
        (string Language, string Format) way,
        CancellationToken cancellationToken
    )
    {
        var frozenAs = report.FrozenAs(@case);
        return frozenAs is null
            ? null
            : await Same(report.Name, @case.CaseId, way, frozenAs).SingleOrDefaultAsync(cancellationToken);
    }

    private static Refusal? WhyNotFormat(Report report, string format) =>
        format == "pdf" || (format == "xlsx" && report.HasWorkbook) ? null : new Refusal("RPT-02");

    /// <summary>A row for the report of a case; nothing is added yet.</summary>
    public AskedReport RowOf(Report report, Case @case, (string Language, string Format) way, Person person) =>
        Row(report, (@case.CaseId, null), report.FrozenAs(@case), way, person);

    /// <summary>Adds the row; where somebody else added the same frozen report in this instant, theirs is the one.</summary>
    /// <returns>The identity of the row that is there.</returns>
    public async Task<Guid> AddAsync(AskedReport asked, CancellationToken cancellationToken)
    {
        db.AskedReports.Add(asked);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return asked.Id;
        }
        catch (DbUpdateException failure)
            when (failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            db.ChangeTracker.Clear();
            return await Same(asked.Report, asked.CaseId, (asked.Language, asked.Format), asked.FrozenAs)
                .Select(one => one.Id)
                .SingleAsync(cancellationToken);
        }
    }

    private IQueryable<AskedReport> Same(
        string report,
        Guid? caseId,
        (string Language, string Format) way,
        string? frozenAs
    ) =>
        db.AskedReports.Where(one =>
            one.Report == report
            && one.CaseId == caseId
            && one.Language == way.Language
            && one.Format == way.Format
            && one.FrozenAs == frozenAs
        );

    private AskedReport Row(
        Report report,
        (Guid? Case, Guid? Fund) of,
        string? frozenAs,
        (string Language, string Format) way,
        Person person
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Report = report.Name,
            CaseKind = report.CaseKind,
            CaseId = of.Case,
            FundId = of.Fund,
            Language = way.Language,
            Format = way.Format,
            FrozenAs = frozenAs,
            AskedBy = person.UserId,
            AskedAt = clock.GetUtcNow(),
        };

    // A frozen report has one row: what came to nothing is worked off once more.
    private async Task<Guid> AgainAsync(AskedReport kept, CancellationToken cancellationToken)
    {
        (kept.Attempts, kept.Fault, kept.EndedAt) = (0, null, null);
        await db.SaveChangesAsync(cancellationToken);
        Hasten();
        return kept.Id;
    }

    private async Task<Guid> QueueAsync(AskedReport asked, CancellationToken cancellationToken)
    {
        var id = await AddAsync(asked, cancellationToken);
        Hasten();
        return id;
    }

    // The row is the queue: without this it only takes longer.
    private void Hasten()
    {
        if (jobs.Value.Enabled)
        {
            recurring.Trigger(RenderAskedReports.JobId);
        }
    }
}
