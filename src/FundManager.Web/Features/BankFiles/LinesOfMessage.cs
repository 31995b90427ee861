using FundManager.Data;
using FundManager.Data.Bank;
using FundManager.Domain;
using FundManager.Domain.Bank;
using FundManager.Domain.Funds;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.BankFiles;

/// <summary>What each line of a bank's file means for which payment. Reads only; lines that another file brought before are left out.</summary>
[UseCase]
public sealed class LinesOfMessage(FundDbContext db, LinesOfStatuses statuses, FindPayments payments)
{
    /// <summary>The lines, and how many were known.</summary>
    /// <exception cref="RefusedException">BNK-17, BNK-21: no statement is of the fund's accounts. BNK-30: a status of another's file. BNK-31, BNK-35: an entry differs from what another file said of it, or is there twice.</exception>
    public async Task<(IReadOnlyList<BankLine> Lines, int Known)> ExecuteAsync(
        Guid import,
        BankMessage message,
        CancellationToken cancellationToken
    )
    {
        if (message.Statuses.Count > 0)
        {
            return (Numbered(await statuses.ExecuteAsync(import, message.Statuses, cancellationToken)), 0);
        }

        var accounts = (await db.Funds.AsNoTracking().ToListAsync(cancellationToken))
            .Where(fund => fund.PayingAccount is not null)
            .ToLookup(fund => fund.PayingAccount!.AccountNumber, StringComparer.Ordinal);
        Refusal.ThrowIf(WhyNotTake(message.Statements, accounts));
        List<BankLine> lines = [];
        var known = 0;
        foreach (var statement in message.Statements)
        {
            var fresh = await FreshAsync(statement, cancellationToken);
            known += statement.Entries.Count - fresh.Count;
            var funds = accounts[statement.Account].Select(fund => fund.Id).ToList();
            var matches =
                funds.Count == 0
                    ? [.. fresh.Select(entry => new EntryMatch(entry, MatchKind.Unmatched, null))]
                    : await payments.ExecuteAsync(fresh, funds, cancellationToken);
            lines.AddRange(matches.Select(match => LineOf(import, statement.Account, match, funds.Count == 0)));
        }

        return (Numbered(lines), known);
    }

    /// <summary>A file of which no statement is ours is refused; an unknown account beside one of ours is a break.</summary>
    private static Refusal? WhyNotTake(IReadOnlyList<BankStatement> statements, ILookup<string, Fund> accounts)
    {
        var currencies = accounts.ToDictionary(a => a.Key, a => a.First().Currency, StringComparer.Ordinal);
        var refusals = statements.Select(statement => statement.WhyNotTake(currencies)).ToList();
        return refusals.Find(refusal => refusal?.Code == "BNK-21")
            ?? (refusals.TrueForAll(refusal => refusal is not null) ? refusals.FirstOrDefault() : null);
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
            .ToDictionaryAsync(line => line.Reference!, StringComparer.Ordinal, cancellationToken);
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
            Text = BankLine.Cut(match.Entry.Text),
            EndToEndId = match.EndToEndId ?? BankLine.CutId(match.Entry.EndToEndId),
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

    private static IReadOnlyList<BankLine> Numbered(IReadOnlyList<BankLine> lines)
    {
        foreach (var (i, line) in lines.Index())
        {
            line.Number = i + 1;
        }

        return lines;
    }
}
