using FundManager.Data;
using FundManager.Data.Bank;
using FundManager.Domain;
using FundManager.Domain.Bank;
using FundManager.Domain.Disbursements;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.BankFiles;

/// <summary>What each status of a bank's file means for its payment; the status of a whole file is that of each of its payments.</summary>
[UseCase]
public sealed class LinesOfStatuses(FundDbContext db)
{
    /// <exception cref="RefusedException">BNK-30: a status of a file that is none of ours.</exception>
    public async Task<IReadOnlyList<BankLine>> ExecuteAsync(
        Guid import,
        IReadOnlyList<PaymentStatus> statuses,
        CancellationToken cancellationToken
    )
    {
        var messages = statuses.Select(status => status.MessageId).Distinct(StringComparer.Ordinal).ToList();
        var batches = await db
            .ReleasedBatches.Where(b => messages.Contains(b.Number))
            .ToDictionaryAsync(b => b.Number, b => b.Id, StringComparer.Ordinal, cancellationToken);
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
        return
        [
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
        ];
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
            EndToEndId = BankLine.CutId(id),
            Text = BankLine.Cut(
                string.Join(' ', new[] { status.Code, status.Reason, status.Text }.Where(t => t.Length > 0))
            ),
            Meaning = meaning,
            State =
                told is null ? BankLineState.Unmatched
                : meaning == BankMeaning.Nothing ? BankLineState.Nothing
                : BankLineState.Waiting,
        };
    }
}
