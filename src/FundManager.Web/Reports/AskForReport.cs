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
        var frozenAs = report.FrozenAs(@case);
        if (await KeptAsync(report, @case, way, cancellationToken) is { Fault: null } kept)
        {
            return kept.Id;
        }

        Refusal.ThrowIf(await report.ReadAsync(@case, cancellationToken) is null ? new Refusal("RPT-01") : null);
        var asked = New(report, way, person);
        return await AddAsync(
            new AskedReport
            {
                Id = asked.Id,
                Report = asked.Report,
                CaseKind = asked.CaseKind,
                CaseId = @case.CaseId,
                Language = asked.Language,
                Format = asked.Format,
                FrozenAs = frozenAs,
                AskedBy = asked.AskedBy,
                AskedAt = asked.AskedAt,
            },
            cancellationToken
        );
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
        var asked = New(report, way, person);
        return await AddAsync(
            new AskedReport
            {
                Id = asked.Id,
                Report = asked.Report,
                CaseKind = asked.CaseKind,
                FundId = fund.Value,
                Language = asked.Language,
                Format = asked.Format,
                AskedBy = asked.AskedBy,
                AskedAt = asked.AskedAt,
            },
            cancellationToken
        );
    }

    /// <summary>The row of a frozen report that was asked for before; null for none, and for a report that may read otherwise tomorrow.</summary>
    public async Task<AskedReport?> KeptAsync(
        Report report,
        Case @case,
        (string Language, string Format) way,
        CancellationToken cancellationToken
    )
    {
        var (name, id, frozenAs) = (report.Name, @case.CaseId, report.FrozenAs(@case));
        return frozenAs is null
            ? null
            : await db.AskedReports.SingleOrDefaultAsync(
                one =>
                    one.Report == name
                    && one.CaseId == id
                    && one.Language == way.Language
                    && one.Format == way.Format
                    && one.FrozenAs == frozenAs,
                cancellationToken
            );
    }

    private static Refusal? WhyNotFormat(Report report, string format) =>
        format == "pdf" || (format == "xlsx" && report.HasWorkbook) ? null : new Refusal("RPT-02");

    private AskedReport New(Report report, (string Language, string Format) way, Person person) =>
        new()
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Report = report.Name,
            CaseKind = report.CaseKind,
            Language = way.Language,
            Format = way.Format,
            AskedBy = person.UserId,
            AskedAt = clock.GetUtcNow(),
        };

    private async Task<Guid> AddAsync(AskedReport asked, CancellationToken cancellationToken)
    {
        db.AskedReports.Add(asked);
        await db.SaveChangesAsync(cancellationToken);
        if (jobs.Value.Enabled)
        {
            // Only hastens it: the row is the queue.
            recurring.Trigger(RenderAskedReports.JobId);
        }

        return asked.Id;
    }
}
