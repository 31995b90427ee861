using FundManager.Data;
using FundManager.Web.Features;
using FundManager.Web.Files;
using FundManager.Web.Options;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FundManager.Web.Reports;

/// <summary>Lets go of reports that were made long ago and can be made again. What is frozen is kept for ever.</summary>
/// <remarks>A content goes only when no row of anything names it: who uploaded such a report as evidence keeps it.</remarks>
[UseCase]
public sealed class DropOldReports(
    FundDbContext db,
    IFileStore store,
    IOptions<StorageOptions> storage,
    TimeProvider clock
)
{
    /// <summary>Returns how many reports went.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().AddDays(-storage.Value.ReportDays);
        var old = await db
            .AskedReports.Where(asked => asked.FrozenAs == null && asked.EndedAt < before)
            .OrderBy(asked => asked.EndedAt)
            .Select(asked => new { asked.Id, asked.Hash })
            .ToListAsync(cancellationToken);
        var ids = old.Select(one => one.Id).ToList();
        var hashes = old.Select(one => one.Hash).OfType<string>().Distinct(StringComparer.Ordinal).ToList();

        // The rows first: a crash in between leaves a content that nobody names, never a name without its content.
        await db.AskedReports.Where(asked => ids.Contains(asked.Id)).ExecuteDeleteAsync(cancellationToken);
        foreach (var hash in hashes.Except(await NamedAsync(hashes, cancellationToken), StringComparer.Ordinal))
        {
            store.Drop(hash, before);
        }

        return old.Count;
    }

    private Task<List<string>> NamedAsync(List<string> hashes, CancellationToken cancellationToken) =>
        db
            .AskedReports.Select(asked => asked.Hash!)
            .Concat(db.Files.Select(file => file.Hash))
            .Concat(db.BankImports.Select(import => import.Hash))
            .Concat(db.ReleasedBatches.Select(batch => batch.FileHash))
            .Where(hash => hashes.Contains(hash))
            .Distinct()
            .ToListAsync(cancellationToken);
}
