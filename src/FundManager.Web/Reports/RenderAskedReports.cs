using FundManager.Data;
using FundManager.Data.Files;
using FundManager.Domain;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using FundManager.Web.Features;
using FundManager.Web.Files;
using FundManager.Web.Jobs;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Reports;

/// <summary>Works off the reports that were asked for, each in a scope of its own.</summary>
/// <remarks>Killed in the midst, a report is begun anew by the next run; what ended is never touched again.</remarks>
[UseCase]
public sealed class RenderAskedReports(FundDbContext db, Sweep sweep)
{
    public const string JobId = "render-asked-reports";

    /// <summary>Returns how many ended with a file.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var waiting = await db
            .AskedReports.Where(asked => asked.EndedAt == null)
            .OrderBy(asked => asked.AskedAt)
            .Select(asked => asked.Id)
            .Take(Sweep.Most)
            .ToListAsync(cancellationToken);
        return await sweep.EachInStepsAsync<RenderAskedReport, Guid>(
            waiting,
            (one, id) => one.ExecuteAsync(id, cancellationToken),
            cancellationToken
        );
    }
}

/// <summary>Renders one report, or a batch into one ZIP, as far as whoever asked may still see the cases.</summary>
[UseCase]
public sealed class RenderAskedReport(
    FundDbContext db,
    ReportCatalog reports,
    CaseAccess access,
    CaseReader cases,
    RenderReport render,
    IFileStore store,
    TimeProvider clock
)
{
    private const string NothingToTell = "RPT-01";
    private const string Broken = "RPT-03";
    private const int ToldEach = 10;

    /// <summary>True when there is a file now.</summary>
    public async Task<bool> ExecuteAsync(Guid id, CancellationToken cancellationToken)
    {
        var asked = await db.AskedReports.SingleAsync(one => one.Id == id, cancellationToken);
        asked.Attempts++;
        var isLast = asked.Attempts >= AskedReport.MostAttempts;
        // Told beforehand: the last attempt may be the one that ends the program.
        asked.Fault = isLast ? Broken : null;
        asked.EndedAt = isLast ? clock.GetUtcNow() : null;
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();

        var person = await db.PersonAsync(asked.AskedBy, cancellationToken);
        var barring = await access.BarringAsync(person, cancellationToken);
        var made = await FileAsync(asked, person, cancellationToken);
        asked = await db.AskedReports.SingleAsync(one => one.Id == id, cancellationToken);
        asked.Barring = barring;
        (asked.EndedAt, asked.Fault) = (clock.GetUtcNow(), made is null ? NothingToTell : null);
        if (made is { } file)
        {
            (asked.Hash, asked.SizeBytes, asked.FileName) = file;
            asked.Done = asked.Total = Math.Max(1, asked.Total);
        }

        await db.SaveChangesAsync(cancellationToken);
        return made is not null;
    }

    private async Task<(string Hash, long Size, string Name)?> FileAsync(
        AskedReport asked,
        Person person,
        CancellationToken cancellationToken
    )
    {
        if (reports.Find(asked.Report) is not { } report)
        {
            return null;
        }

        return asked.FundId is { } fund
            ? await BatchAsync(asked, report, new Id<Domain.Funds.Fund>(fund), person, cancellationToken)
            : await OneAsync(asked, report, person, cancellationToken);
    }

    private async Task<(string Hash, long Size, string Name)?> OneAsync(
        AskedReport asked,
        Report report,
        Person person,
        CancellationToken cancellationToken
    )
    {
        if (await ContentAsync(report, asked.CaseId!.Value, person, cancellationToken) is not { } content)
        {
            return null;
        }

        using var file = new MemoryStream(render.Render(report, content, asked.Language, asked.Format));
        var (hash, size) = await store.WriteAsync(file, cancellationToken);
        return (hash, size, RenderReport.FileNameOf(report, content.Number, (asked.Language, asked.Format)));
    }

    private async Task<(string Hash, long Size, string Name)?> BatchAsync(
        AskedReport asked,
        Report report,
        Id<Domain.Funds.Fund> fund,
        Person person,
        CancellationToken cancellationToken
    )
    {
        var ids = await report.OfFundAsync(fund, cancellationToken);
        await TellAsync(asked.Id, 0, ids.Count, cancellationToken);
        var path = Path.GetTempFileName();
        try
        {
            var written = 0;
            await using (var zip = new ReportZip(path))
            {
                for (var i = 0; i < ids.Count; i++)
                {
                    if (await ContentAsync(report, ids[i], person, cancellationToken) is { } content)
                    {
                        var file = render.Render(report, content, asked.Language, asked.Format);
                        var name = RenderReport.FileNameOf(report, content.Number, (asked.Language, asked.Format));
                        await zip.AddAsync(name, content.At, file, cancellationToken);
                        written++;
                    }

                    if (i % ToldEach == ToldEach - 1)
                    {
                        await TellAsync(asked.Id, i + 1, ids.Count, cancellationToken);
                    }
                }
            }

            await using var whole = File.OpenRead(path);
            var (hash, size) = await store.WriteAsync(whole, cancellationToken);
            return written == 0 ? null : (hash, size, $"{report.Name}.{asked.Language}.zip");
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Nothing where the person may not see the case any longer.</summary>
    private async Task<ReportContent?> ContentAsync(
        Report report,
        Guid id,
        Person person,
        CancellationToken cancellationToken
    )
    {
        db.ChangeTracker.Clear();
        return
            await cases.FindAsync(report.CaseKind, id, person, cancellationToken) is { } found
            && report.MayRead(found, person)
            && !await report.BarsAsync(found, person, cancellationToken)
            ? await report.ReadAsync(found, cancellationToken)
            : null;
    }

    private Task<int> TellAsync(Guid id, int done, int total, CancellationToken cancellationToken) =>
        db
            .AskedReports.Where(asked => asked.Id == id)
            .ExecuteUpdateAsync(
                set => set.SetProperty(asked => asked.Done, done).SetProperty(asked => asked.Total, total),
                cancellationToken
            );
}
