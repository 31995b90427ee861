using FundManager.Data;
using FundManager.Data.Bank;
using FundManager.Domain;
using FundManager.Domain.Bank;
using FundManager.Domain.Disbursements;
using FundManager.Domain.Funds;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.BankFiles;

/// <summary>Finds the payments that the entries of one account's statement stand for.</summary>
[UseCase]
public sealed class FindPayments(FundDbContext db)
{
    private static readonly char[] Between = [' ', ',', '，', ';', '；', ':', '：', '(', ')', '（', '）', '/', '|'];

    private static readonly InstructionState[] Live =
    [
        InstructionState.Told,
        InstructionState.Taken,
        InstructionState.Paid,
    ];

    /// <summary>One answer for each entry, in their order.</summary>
    public async Task<IReadOnlyList<EntryMatch>> ExecuteAsync(
        IReadOnlyList<StatementEntry> entries,
        IReadOnlyCollection<Id<Fund>> funds,
        CancellationToken cancellationToken
    )
    {
        var named = await NamedAsync(entries, funds, cancellationToken);
        var amounts = named
            .Where(entry =>
                entry is { EndToEndId: null, IsCredit: false } && CurrencyUnits.Fits(entry.Amount, places: 2)
            )
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
        IReadOnlyCollection<Id<Fund>> funds,
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
            .ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
        return
        [
            .. entries.Select(entry =>
                entry.EndToEndId is null
                && WordsOf(entry).Where(known.Contains).Distinct(StringComparer.Ordinal).ToList() is [var one]
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
}
