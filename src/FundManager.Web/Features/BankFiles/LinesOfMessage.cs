using FundManager.Data;
using FundManager.Data.Bank;
using FundManager.Domain;
using FundManager.Domain.Bank;
using FundManager.Domain.Disbursements;
using FundManager.Domain.Funds;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.BankFiles;

/// <summary>What each line of a bank's file means for which payment. Reads only; lines that another file brought before are left out.</summary>
[UseCase]
public sealed class LinesOfMessage(FundDbContext db)
{
    private static readonly char[] Between = [' ', ',', '，', ';', '；', ':', '：', '(', ')', '（', '）', '/', '|'];

    private static readonly InstructionState[] Live =
    [
        InstructionState.Told,
        InstructionState.Taken,
        InstructionState.Paid,
    ];

    /// <summary>The lines, and how many were known.</summary>
    /// <exception cref="RefusedException">BNK-17, BNK-21: no statement is of the fund's accounts. BNK-30: a status of another's file. BNK-31: an entry differs from what another file said of it.</exception>
    public async Task<(IReadOnlyList<BankLine> Lines, int Known)> ExecuteAsync(
        Guid import,
        BankMessage message,
        CancellationToken cancellationToken
    )
    {
        if (message.Statuses.Count > 0)
        {
            return (await StatusesAsync(import, message.Statuses, cancellationToken), 0);
        }

        var accounts = (
            await db
                .Funds.AsNoTracking()
                .Where(f => f.PayingAccount != null)
                .Select(f => new
                {
                    f.Id,
                    f.Currency,
                    f.PayingAccount,
                })
                .ToListAsync(cancellationToken)
        ).ToLookup(f => f.PayingAccount!.AccountNumber, f => (f.Id, f.Currency));
        var currencies = accounts.ToDictionary(a => a.Key, a => a.First().Currency, StringComparer.Ordinal);
        var refusals = message.Statements.Select(statement => statement.WhyNotTake(currencies)).ToList();
        Refusal.ThrowIf(
            refusals.FirstOrDefault(refusal => refusal?.Code == "BNK-21")
                ?? (refusals.TrueForAll(refusal => refusal is not null) ? refusals.FirstOrDefault() : null)
        );
        List<BankLine> lines = [];
        var known = 0;
        foreach (var statement in message.Statements)
        {
            var fresh = await FreshAsync(statement, cancellationToken);
            known += statement.Entries.Count - fresh.Count;
            var funds = accounts[statement.Account].Select(fund => fund.Id).ToList();
            lines.AddRange(
                funds.Count == 0
                    ? fresh.Select(entry =>
                        LineOf(import, statement.Account, new(entry, MatchKind.Unmatched, null), true)
                    )
                    : (await MatchAsync(fresh, funds, cancellationToken)).Select(match =>
                        LineOf(import, statement.Account, match, isUnknown: false)
                    )
            );
        }

        return (Numbered(lines), known);
    }

    private async Task<IReadOnlyList<StatementEntry>> FreshAsync(
        BankStatement statement,
        CancellationToken cancellationToken
    )
    {
        var twice = statement
            .Entries.GroupBy(entry => entry.Reference, StringComparer.Ordinal)
            .FirstOrDefault(group => group.Skip(1).Any());
        Refusal.ThrowIf(twice is null ? null : new Refusal("BNK-35", twice.Key));
        var references = statement.Entries.Select(entry => entry.Reference).ToList();
        var before = await db
            .BankLines.AsNoTracking()
            .Where(line => line.Account == statement.Account && references.Contains(line.Reference!))
            .ToDictionaryAsync(line => line.Reference!, cancellationToken);
        foreach (var entry in statement.Entries)
        {
            if (
                before.TryGetValue(entry.Reference, out var line)
                && (line.Amount != entry.Amount || line.IsCredit != entry.IsCredit)
            )
            {
                throw new RefusedException(new Refusal("BNK-31", entry.Reference, line.Amount ?? 0m, entry.Amount));
            }
        }

        return [.. statement.Entries.Where(entry => !before.ContainsKey(entry.Reference))];
    }

    private async Task<IReadOnlyList<EntryMatch>> MatchAsync(
        IReadOnlyList<StatementEntry> entries,
        List<Id<Fund>> funds,
        CancellationToken cancellationToken
    )
    {
        var named = await NamedAsync(entries, funds, cancellationToken);
        var amounts = named
            .Where(entry => entry is { EndToEndId: null, IsCredit: false })
            .Select(entry => new Money(entry.Amount))
            .Distinct()
            .ToList();
        var ids = named.Select(entry => entry.EndToEndId).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var told = await db
            .PaymentInstructions.AsNoTracking()
            .Where(t =>
                funds.Contains(t.FundId)
                && (
                    (ids.Contains(t.EndToEndId) && Live.Contains(t.State))
                    || (
                        amounts.Contains(t.Amount)
                        && (t.State == InstructionState.Told || t.State == InstructionState.Taken)
                    )
                )
            )
            .ToListAsync(cancellationToken);
        var matches = MatchEntries.Match(
            told.ConvertAll(t => new ExpectedPayment(
                t.EndToEndId,
                t.Amount.Amount,
                t.ReleasedOn,
                t.State == InstructionState.Paid
            )),
            named
        );
        return await WithoutBookedByHandAsync(matches, told, cancellationToken);
    }

    /// <summary>An entry that a person has booked by hand before its statement came says nothing new: same payment, same day, and no other entry stands for it.</summary>
    private async Task<IReadOnlyList<EntryMatch>> WithoutBookedByHandAsync(
        IReadOnlyList<EntryMatch> matches,
        List<PaymentInstruction> told,
        CancellationToken cancellationToken
    )
    {
        var again = matches
            .Where(match => match.Kind == MatchKind.Duplicate && !match.Entry.IsCredit)
            .Select(match => match.EndToEndId)
            .ToList();
        var shown = await db
            .BankLines.Where(line => again.Contains(line.EndToEndId) && line.Meaning == BankMeaning.Pay)
            .Select(line => line.EndToEndId!)
            .ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
        var byHand = told.Where(t => t.State == InstructionState.Paid && !shown.Contains(t.EndToEndId))
            .ToDictionary(t => t.EndToEndId, t => t.PaidOn, StringComparer.Ordinal);
        return
        [
            .. matches.Select(match =>
                match is { Kind: MatchKind.Duplicate, Entry.IsCredit: false, EndToEndId: { } id }
                && byHand.Remove(id, out var paidOn)
                && paidOn == match.Entry.BookedOn
                    ? match with
                    {
                        Kind = MatchKind.Paid,
                    }
                    : match
            ),
        ];
    }

    /// <summary>Where the bank passes no identifier on, its remark may hold the payment's number word by word: that is no guess.</summary>
    private async Task<IReadOnlyList<StatementEntry>> NamedAsync(
        IReadOnlyList<StatementEntry> entries,
        List<Id<Fund>> funds,
        CancellationToken cancellationToken
    )
    {
        var words = entries
            .Where(entry => entry.EndToEndId is null)
            .SelectMany(WordsOf)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var known = await db
            .PaymentInstructions.Where(t => words.Contains(t.EndToEndId) && funds.Contains(t.FundId))
            .Select(t => t.EndToEndId)
            .ToHashSetAsync(cancellationToken);
        return
        [
            .. entries.Select(entry =>
                entry.EndToEndId is null && WordsOf(entry).Where(known.Contains).Distinct().ToList() is [var one]
                    ? entry with
                    {
                        EndToEndId = one,
                    }
                    : entry
            ),
        ];
    }

    private static string[] WordsOf(StatementEntry entry) =>
        entry.Text.Split(Between, StringSplitOptions.RemoveEmptyEntries);

    private static BankLine LineOf(Guid import, string account, EntryMatch match, bool isUnknown) =>
        new()
        {
            ImportId = import,
            Number = 0,
            Account = account,
            Reference = match.Entry.Reference,
            BookedOn = match.Entry.BookedOn,
            Amount = match.Entry.Amount,
            IsCredit = match.Entry.IsCredit,
            Text = Cut(match.Entry.Text),
            EndToEndId = match.EndToEndId ?? Cut35(match.Entry.EndToEndId),
            Meaning = match.Kind switch
            {
                MatchKind.Paid or MatchKind.Proposed => BankMeaning.Pay,
                MatchKind.Returned => BankMeaning.Return,
                _ => BankMeaning.Nothing,
            },
            State = match.Kind switch
            {
                _ when isUnknown => BankLineState.UnknownAccount,
                MatchKind.Paid or MatchKind.Returned => BankLineState.Waiting,
                MatchKind.Proposed => BankLineState.Proposed,
                MatchKind.AmountDiffers => BankLineState.AmountDiffers,
                MatchKind.Duplicate => BankLineState.Duplicate,
                _ => BankLineState.Unmatched,
            },
        };

    private async Task<IReadOnlyList<BankLine>> StatusesAsync(
        Guid import,
        IReadOnlyList<PaymentStatus> statuses,
        CancellationToken cancellationToken
    )
    {
        var messages = statuses.Select(status => status.MessageId).Distinct(StringComparer.Ordinal).ToList();
        var batches = await db
            .ReleasedBatches.Where(b => messages.Contains(b.Number))
            .ToDictionaryAsync(b => b.Number, b => b.Id, cancellationToken);
        Refusal.ThrowIf(
            messages.Find(message => !batches.ContainsKey(message)) is { } other ? new Refusal("BNK-30", other) : null
        );
        var ids = batches.Values.ToList();
        var told = (
            await db
                .PaymentInstructions.AsNoTracking()
                .Where(t => ids.Contains(t.BatchId))
                .OrderBy(t => t.Number)
                .ToListAsync(cancellationToken)
        ).ToLookup(t => t.BatchId);
        return Numbered([
            .. statuses.SelectMany(status =>
                status.EndToEndId is { } id
                    ?
                    [
                        LineOf(
                            import,
                            status,
                            id,
                            told[batches[status.MessageId]].FirstOrDefault(t => t.EndToEndId == id)
                        ),
                    ]
                    : told[batches[status.MessageId]].Select(t => LineOf(import, status, t.EndToEndId, t))
            ),
        ]);
    }

    private static BankLine LineOf(Guid import, PaymentStatus status, string id, PaymentInstruction? told)
    {
        var meaning =
            status.IsRejected ? BankMeaning.Reject
            : status.IsAccepted ? BankMeaning.Accept
            : BankMeaning.Nothing;
        return new BankLine
        {
            ImportId = import,
            Number = 0,
            EndToEndId = Cut35(id),
            Text = Cut(string.Join(' ', new[] { status.Code, status.Reason, status.Text }.Where(t => t.Length > 0))),
            Meaning = meaning,
            State =
                told is null ? BankLineState.Unmatched
                : meaning == BankMeaning.Nothing ? BankLineState.Nothing
                : BankLineState.Waiting,
        };
    }

    private static IReadOnlyList<BankLine> Numbered(List<BankLine> lines)
    {
        foreach (var (i, line) in lines.Index())
        {
            line.Number = i + 1;
        }

        return lines;
    }

    private static string Cut(string text) =>
        text.Length <= BankLine.TextMaxLength ? text : text[..BankLine.TextMaxLength];

    private static string? Cut35(string? id) => id is { Length: > 35 } ? id[..35] : id;
}
