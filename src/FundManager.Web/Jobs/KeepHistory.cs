using FundManager.Data;
using FundManager.Data.Ledger;
using FundManager.Domain;
using FundManager.Web.Features;
using FundManager.Web.Mail;
using FundManager.Web.Options;
using FundManager.Web.Setup;
using Microsoft.Extensions.Options;
using Npgsql;

namespace FundManager.Web.Jobs;

/// <summary>Where the roots of the seals are kept outside of the database.</summary>
internal static class SealFilePath
{
    public static string In(StorageOptions options) =>
        options.SealFile.Length > 0 ? options.SealFile : DataFolder.Sub("seals.txt");
}

/// <summary>Seals each night all cases that moved, and keeps the root outside of the database too.</summary>
[UseCase]
public sealed partial class SealHistory(
    FundDatabases databases,
    IOptions<StorageOptions> storage,
    TimeProvider clock,
    ILogger<SealHistory> logger
)
{
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(databases.Program);
        var made = await Seals.MakeAsync(source, clock.GetUtcNow(), SealFilePath.In(storage.Value), cancellationToken);
        if (made is not null)
        {
            LogSealed(made.Number, made.Leaves);
        }
    }

    [LoggerMessage(LogLevel.Information, "Seal {Number} over {Leaves} cases.")]
    private partial void LogSealed(int number, int leaves);
}

/// <summary>Computes each night the whole history and ledger again, and writes to administrators and auditors about the first fault.</summary>
[UseCase]
public sealed partial class CheckLedger(
    FundDatabases databases,
    FundDbContext db,
    QueueMail mail,
    IOptions<StorageOptions> storage,
    TimeProvider clock,
    ILogger<CheckLedger> logger
)
{
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(databases.Program);
        var report = await new VerifyLedger(source).ExecuteAsync(SealFilePath.In(storage.Value), cancellationToken);
        if (report.IsSound)
        {
            LogSound(report.Events, report.Postings);
            return;
        }

        LogFaults(report.FaultCount, report.Faults[0].Text);
        var now = clock.GetUtcNow();
        var content = new MailContent("LedgerFault", "/administration", now, report.FaultCount, report.Faults[0].Text)
        {
            Occasion = $"ledger:{now:yyyy-MM-dd}",
        };
        await mail.ToRoleAsync(Role.Administrator, null, content, cancellationToken);
        await mail.ToRoleAsync(Role.Auditor, null, content, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "The ledger is sound: {Events} events, {Postings} postings.")]
    private partial void LogSound(long events, long postings);

    [LoggerMessage(LogLevel.Critical, "The ledger has {Count} faults; the first: {First}")]
    private partial void LogFaults(long count, string first);
}
