using FundManager.Data;
using FundManager.Data.Files;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Web.Features;
using FundManager.Web.Files;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Reports;

/// <summary>Gives a frozen report at once: as it was kept, and rendered and kept where nobody asked for it before.</summary>
[UseCase]
public sealed class KeepReport(
    FundDbContext db,
    AskForReport ask,
    RenderReport render,
    IFileStore store,
    TimeProvider clock
)
{
    /// <summary>The content; null where there is nothing to tell.</summary>
    public async Task<Stream?> ExecuteAsync(
        Report report,
        Case @case,
        (string Language, string Format) way,
        Person person,
        CancellationToken cancellationToken
    )
    {
        var kept = await ask.KeptAsync(report, @case, way, cancellationToken);
        if (kept?.Hash is { } hash)
        {
            return store.OpenRead(hash);
        }

        if (await report.ReadAsync(@case, cancellationToken) is not { } content)
        {
            return null;
        }

        var file = new MemoryStream(render.Render(report, content, way.Language, way.Format));
        if (kept is null && report.FrozenAs(@case) is { } frozenAs)
        {
            var (keptHash, size) = await store.WriteAsync(file, cancellationToken);
            await AddAsync(report, @case, way, (frozenAs, keptHash, size, person.UserId), cancellationToken);
            file.Position = 0;
        }

        return file;
    }

    private async Task AddAsync(
        Report report,
        Case @case,
        (string Language, string Format) way,
        (string FrozenAs, string Hash, long Size, Guid Person) with,
        CancellationToken cancellationToken
    )
    {
        var now = clock.GetUtcNow();
        db.AskedReports.Add(
            new AskedReport
            {
                Id = Guid.CreateVersion7(now),
                Report = report.Name,
                CaseKind = @case.Kind,
                CaseId = @case.CaseId,
                Language = way.Language,
                Format = way.Format,
                FrozenAs = with.FrozenAs,
                AskedBy = with.Person,
                AskedAt = now,
                Done = 1,
                Total = 1,
                EndedAt = now,
                Hash = with.Hash,
                SizeBytes = with.Size,
                FileName = $"{@case.Number.Replace('/', '-')}.{report.Name}.{way.Language}.{way.Format}",
            }
        );
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Somebody else kept the same bytes in this instant.
            db.ChangeTracker.Clear();
        }
    }
}
