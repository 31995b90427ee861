using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Ledger;
using FundManager.Web.Features.Cases;
using FundManager.Web.Features.Expenditures;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Closeouts;

/// <summary>Reads the checklist of a closeout, each line with the cases and postings that prove it.</summary>
[UseCase]
public sealed class ReadCloseout(FundDbContext db, ReadBudgetUse use, CaseStates states)
{
    public static readonly string[] SettledFindings = ["Closed", "Dismissed"];
    public static readonly string[] OpenRecoveries = ["Determined", "Notified", "PartlyRecovered"];

    /// <summary>The award's money. Where its inputs come from is a place too, below zero.</summary>
    private static readonly Place[] Own =
    [
        Place.Obligated,
        Place.Reserved,
        Place.Payable,
        Place.Disbursed,
        Place.Receivable,
    ];

    public async Task<CloseoutView> ExecuteAsync(Award award, CancellationToken cancellationToken)
    {
        var money = await db
            .Balances.Where(b => b.OwnerId == award.CaseId && Own.Contains(b.Place))
            .ToDictionaryAsync(b => b.Place, b => new Money(b.Amount), cancellationToken);
        var cases = await CasesAsync(award, cancellationToken);
        var facts = new CloseoutFacts(
            cases.Any(c =>
                c.Kind == CaseKind.Appraisal && Appraisal.ApprovedStates.Contains(c.State, StringComparer.Ordinal)
            ),
            cases.Any(c => c is { Kind: CaseKind.Appraisal, State: "Cancelled" }),
            cases.Count(c => c.Kind == CaseKind.Finding && !SettledFindings.Contains(c.State, StringComparer.Ordinal)),
            cases.Count(c => c.Kind == CaseKind.Recovery && OpenRecoveries.Contains(c.State, StringComparer.Ordinal)),
            cases.Count(c => c is { Kind: CaseKind.Expenditure, State: "Declared" }),
            money.GetValueOrDefault(Place.Reserved),
            money.GetValueOrDefault(Place.Payable),
            money.GetValueOrDefault(Place.Receivable),
            await UnspentAsync(award, money.GetValueOrDefault(Place.Disbursed), cancellationToken),
            money.GetValueOrDefault(Place.Obligated)
        );
        return new CloseoutView(
            Closeout.Of(facts),
            cases.ToLookup(c => LineOf(c.Kind), c => ProofOf(c), StringComparer.Ordinal),
            await UnusedAsync(award, cancellationToken)
        );
    }

    /// <summary>Paid, kept and not spent; nothing where no cost was ever declared.</summary>
    private async Task<Money> UnspentAsync(Award award, Money kept, CancellationToken cancellationToken)
    {
        var spent = await use.SpentAsync(award.Id, cancellationToken);
        return kept > spent ? kept - spent : Money.Zero;
    }

    private async Task<List<CloseoutCase>> CasesAsync(Award award, CancellationToken cancellationToken)
    {
        var id = award.Id;
        return
        [
            .. await db
                .Appraisals.Where(a => a.AwardId == id && a.Stage == AppraisalStage.Final)
                .Select(a => new CloseoutCase(CaseKind.Appraisal, a.Id.Value, a.Number, a.State))
                .ToListAsync(cancellationToken),
            .. await db
                .Findings.Where(f => f.AwardId == id)
                .OrderBy(f => f.Number)
                .Select(f => new CloseoutCase(CaseKind.Finding, f.Id.Value, f.Number, f.State))
                .ToListAsync(cancellationToken),
            .. await db
                .Recoveries.Where(r => r.AwardId == id)
                .OrderBy(r => r.Number)
                .Select(r => new CloseoutCase(CaseKind.Recovery, r.Id.Value, r.Number, r.State))
                .ToListAsync(cancellationToken),
            .. await db
                .Expenditures.Where(e => e.AwardId == id && e.State == "Declared")
                .OrderBy(e => e.Number)
                .Select(e => new CloseoutCase(CaseKind.Expenditure, e.Id.Value, e.Number, e.State))
                .ToListAsync(cancellationToken),
            .. await db
                .Disbursements.Where(d => d.AwardId == id)
                .OrderBy(d => d.Sequence)
                .Select(d => new CloseoutCase(CaseKind.Disbursement, d.Id.Value, d.Number, d.State))
                .ToListAsync(cancellationToken),
        ];
    }

    /// <summary>What closing it gave back to the fund; null while it is not closed.</summary>
    private async Task<Money?> UnusedAsync(Award award, CancellationToken cancellationToken)
    {
        if (award.State != "Closed")
        {
            return null;
        }

        var given = await db
            .Postings.Where(p =>
                p.CaseId == award.CaseId && p.FromPlace == Place.Obligated && p.ToPlace == Place.Available
            )
            .SumAsync(p => p.Amount, cancellationToken);
        return new Money(given);
    }

    private CloseoutProof ProofOf(CloseoutCase found) =>
        new(CaseLinks.To(found.Kind, found.Id), found.Number, states.Badge(found.Kind, found.State));

    private static string LineOf(string kind) =>
        kind switch
        {
            CaseKind.Appraisal => "CLOSE-APPRAISAL",
            CaseKind.Finding => "CLOSE-FINDINGS",
            CaseKind.Recovery => "CLOSE-RECOVERIES",
            CaseKind.Expenditure => "CLOSE-COSTS",
            _ => "CLOSE-RESERVED",
        };

    private sealed record CloseoutCase(string Kind, Guid Id, string Number, string State);
}

/// <summary>The checklist as people read it.</summary>
/// <param name="Closeout">The lines.</param>
/// <param name="Proofs">The cases that prove a line, by its code.</param>
/// <param name="GivenBack">What closing it gave back to the fund; null while it is not closed.</param>
public sealed record CloseoutView(Closeout Closeout, ILookup<string, CloseoutProof> Proofs, Money? GivenBack);

/// <summary>A case that proves a line.</summary>
public sealed record CloseoutProof(string Url, string Number, StateView State);
