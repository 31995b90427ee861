using FundManager.Data;
using FundManager.Data.Bank;
using FundManager.Domain;
using FundManager.Domain.Calendar;
using FundManager.Domain.Disbursements;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using FundManager.Web.Options;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FundManager.Web.Features.BankFiles;

/// <summary>One file that was read.</summary>
public sealed record BankFileRow(
    BankImport Import,
    LocalText? UploadedBy,
    IReadOnlyDictionary<BankLineState, int> Counts
)
{
    public int Open => Counts.Where(count => BankLine.Breaks.Contains(count.Key)).Sum(count => count.Value);

    public int Waiting => Counts.GetValueOrDefault(BankLineState.Waiting);

    public int Booked => Counts.GetValueOrDefault(BankLineState.Booked);
}

/// <summary>One line with the payment that it names, where the reader may see it.</summary>
public sealed record BankLineRow(BankLine Line, Id<Disbursement>? Payment, string FileName);

/// <summary>A payment that the bank was told of days ago and that no statement shows.</summary>
public sealed record LatePayment(PaymentInstruction Told, LocalText Recipient);

/// <summary>Reads what banks sent, and what of it a person has to look at.</summary>
[UseCase]
public sealed class ListBankFiles(
    FundDbContext db,
    CaseAccess access,
    FundCalendar calendar,
    IOptions<FundOptions> options,
    TimeProvider clock
)
{
    public Task<int> CountAsync(CancellationToken cancellationToken) => db.BankImports.CountAsync(cancellationToken);

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<BankFileRow>> RowsAsync(
        (int Skip, int Take) part,
        CancellationToken cancellationToken
    ) =>
        await RowsAsync(
            await db
                .BankImports.AsNoTracking()
                .OrderByDescending(i => i.UploadedAt)
                .Skip(part.Skip)
                .Take(part.Take)
                .ToListAsync(cancellationToken),
            cancellationToken
        );

    public async Task<BankFileRow?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await db.BankImports.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id, cancellationToken) is { } import
            ? (await RowsAsync([import], cancellationToken))[0]
            : null;

    /// <summary>Lines of one file, those that a person has to look at first.</summary>
    public Task<IReadOnlyList<BankLineRow>> LinesAsync(
        Guid import,
        Person person,
        (int Skip, int Take) part,
        CancellationToken cancellationToken
    ) => LinesAsync(db.BankLines.Where(line => line.ImportId == import), person, part, cancellationToken);

    /// <summary>Breaks of all files that nobody has settled.</summary>
    public Task<IReadOnlyList<BankLineRow>> BreaksAsync(
        Person person,
        (int Skip, int Take) part,
        CancellationToken cancellationToken
    ) => LinesAsync(OpenBreaks(), person, part, cancellationToken);

    public Task<int> CountBreaksAsync(CancellationToken cancellationToken) =>
        OpenBreaks().CountAsync(cancellationToken);

    /// <summary>Payments that should be on a statement by now: released more working days ago than the office waits, and not explained.</summary>
    public async Task<IReadOnlyList<LatePayment>> LateAsync(
        Person person,
        int take,
        CancellationToken cancellationToken
    ) => await Late(person).Take(take).ToListAsync(cancellationToken);

    public Task<int> CountLateAsync(Person person, CancellationToken cancellationToken) =>
        Late(person).CountAsync(cancellationToken);

    private IQueryable<LatePayment> Late(Person person)
    {
        var last = LastDayInTime();
        return from told in db.PaymentInstructions.AsNoTracking()
            join payment in access.Disbursements(person) on told.DisbursementId equals payment.Id
            join recipient in db.Organisations on payment.OrganisationId equals recipient.Id
            where
                (told.State == InstructionState.Told || told.State == InstructionState.Taken)
                && told.ReleasedOn < last
                && told.LateReason == null
            orderby told.ReleasedOn, told.EndToEndId
            select new LatePayment(told, recipient.Name);
    }

    private DateOnly LastDayInTime()
    {
        var day = calendar.DayOf(clock.GetUtcNow());
        for (var left = options.Value.StatementDays; left > 0; )
        {
            day = day.AddDays(-1);
            left -= calendar.IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }

    private IQueryable<BankLine> OpenBreaks() => db.BankLines.Where(line => BankLine.Breaks.Contains(line.State));

    private async Task<IReadOnlyList<BankLineRow>> LinesAsync(
        IQueryable<BankLine> lines,
        Person person,
        (int Skip, int Take) part,
        CancellationToken cancellationToken
    )
    {
        var found = await (
            from line in lines.AsNoTracking()
            join import in db.BankImports on line.ImportId equals import.Id
            orderby BankLine.Breaks.Contains(line.State) descending, import.UploadedAt, line.Number
            select new { Line = line, import.FileName }
        )
            .Skip(part.Skip)
            .Take(part.Take)
            .ToListAsync(cancellationToken);
        var ids = found.Select(one => one.Line.EndToEndId).OfType<string>().ToList();
        var payments = await (
            from told in db.PaymentInstructions
            join payment in access.Disbursements(person) on told.DisbursementId equals payment.Id
            where ids.Contains(told.EndToEndId)
            select new { told.EndToEndId, payment.Id }
        ).ToDictionaryAsync(one => one.EndToEndId, one => one.Id, StringComparer.Ordinal, cancellationToken);
        return
        [
            .. found.Select(one => new BankLineRow(
                one.Line,
                one.Line.EndToEndId is { } id && payments.TryGetValue(id, out var payment) ? payment : null,
                one.FileName
            )),
        ];
    }

    private async Task<IReadOnlyList<BankFileRow>> RowsAsync(
        List<BankImport> imports,
        CancellationToken cancellationToken
    )
    {
        var ids = imports.ConvertAll(i => i.Id);
        var counts = (
            await db
                .BankLines.Where(line => ids.Contains(line.ImportId))
                .GroupBy(line => new { line.ImportId, line.State })
                .Select(group => new
                {
                    group.Key.ImportId,
                    group.Key.State,
                    Count = group.Count(),
                })
                .ToListAsync(cancellationToken)
        ).ToLookup(one => one.ImportId);
        var people = imports.ConvertAll(i => i.UploadedBy);
        var names = await db
            .Users.Where(u => people.Contains(u.Id))
            .ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);
        return
        [
            .. imports.Select(i => new BankFileRow(
                i,
                names.GetValueOrDefault(i.UploadedBy),
                counts[i.Id].ToDictionary(one => one.State, one => one.Count)
            )),
        ];
    }
}
