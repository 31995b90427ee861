using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.Calendar;
using FundManager.Domain.History;
using FundManager.Domain.Ledger;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Awards;

/// <summary>Reads what hangs on an award, for its page.</summary>
[UseCase]
public sealed class ReadAwardCase(
    FundDbContext db,
    CaseAccess access,
    ReadGate gate,
    CaseStates states,
    Texts texts,
    FundCalendar calendar,
    TimeProvider clock
)
{
    public async Task<AwardCaseView> ExecuteAsync(
        Award award,
        Person person,
        bool isApplicant,
        CancellationToken cancellationToken
    )
    {
        var money = await db
            .Balances.Where(b => b.OwnerId == award.CaseId)
            .ToDictionaryAsync(b => b.Place, b => b.Amount, cancellationToken);
        var (officer, endorser) = await NamesAsync(award, cancellationToken);
        return new AwardCaseView
        {
            Organisation = await db
                .Organisations.Where(o => o.Id == award.OrganisationId)
                .Select(o => o.Name)
                .SingleAsync(cancellationToken),
            CallTitle = await db
                .Calls.Where(c => c.Id == award.CallId)
                .Select(c => c.Title)
                .SingleAsync(cancellationToken),
            Officer = officer,
            Endorser = endorser,
            Money = new AwardMoney(
                award.Amount,
                new Money(money.GetValueOrDefault(Place.Disbursed)),
                new Money(money.GetValueOrDefault(Place.Reserved) + money.GetValueOrDefault(Place.Payable)),
                new Money(money.GetValueOrDefault(Place.Committed) + money.GetValueOrDefault(Place.Obligated)),
                new Money(money.GetValueOrDefault(Place.Verified))
            ),
            Gate = award.State is "Closed" or "Lapsed" ? null : await gate.NextAsync(award, cancellationToken),
            Tranches = await TranchesAsync(award, isApplicant, cancellationToken),
            Inputs = await InputsAsync(award, isApplicant, cancellationToken),
            Milestones = await MilestonesAsync(award, isApplicant, cancellationToken),
            Findings = await FindingsAsync(award, cancellationToken),
            Appraisals = await AppraisalsAsync(award, isApplicant, cancellationToken),
            Recoveries = await RecoveriesAsync(award, isApplicant, cancellationToken),
            Amendments = await AmendmentsAsync(award, person, isApplicant, cancellationToken),
            Versions = await db
                .AgreementVersions.Where(v => v.AwardId == award.Id)
                .OrderByDescending(v => v.Number)
                .Select(v => new VersionRow(award.CaseId, v.Number, v.MadeAt))
                .ToListAsync(cancellationToken),
        };
    }

    private async Task<(LocalText? Officer, LocalText? Endorser)> NamesAsync(
        Award award,
        CancellationToken cancellationToken
    )
    {
        var first = award.Monitors.Count > 0 ? award.Monitors[0] : Actor.SystemId;
        return (
            await db.Users.Where(u => u.Id == first).Select(u => u.DisplayName).SingleOrDefaultAsync(cancellationToken),
            await db
                .Organisations.Where(o => o.Id == award.EndorserId)
                .Select(o => o.Name)
                .SingleOrDefaultAsync(cancellationToken)
        );
    }

    /// <summary>The tranches as cases; before the countersignature as they are agreed.</summary>
    private async Task<IReadOnlyList<TrancheView>> TranchesAsync(
        Award award,
        bool isApplicant,
        CancellationToken cancellationToken
    )
    {
        if (award.CountersignedAt is null)
        {
            return [.. award.Agreement.Tranches.Select(t => new TrancheView(t.Number, t.Amount, t.PlannedOn, null))];
        }

        var tranches = await db
            .Disbursements.Where(d => d.AwardId == award.Id)
            .OrderBy(d => d.Sequence)
            .Select(d => new
            {
                d.Id,
                d.Sequence,
                d.Tranche,
                d.PlannedOn,
                d.State,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. tranches.Select(t => new TrancheView(
                t.Sequence,
                t.Tranche,
                t.PlannedOn,
                Link(CaseKind.Disbursement, t.Id.Value, t.State, isApplicant)
            )),
        ];
    }

    private async Task<IReadOnlyList<InputView>> InputsAsync(
        Award award,
        bool isApplicant,
        CancellationToken cancellationToken
    )
    {
        var inputs = await db
            .Inputs.Where(i => i.AwardId == award.Id)
            .OrderBy(i => i.DueOn)
            .ThenBy(i => i.Number)
            .ToListAsync(cancellationToken);
        return award.CountersignedAt is null
            ?
            [
                .. award.Agreement.Inputs.Select(i => new InputView(
                    i.Kind,
                    i.What,
                    i.Amount,
                    Money.Zero,
                    i.DueOn,
                    null
                )),
            ]
            :
            [
                .. inputs.Select(i => new InputView(
                    i.InputKind,
                    i.What,
                    i.Planned,
                    i.Verified,
                    i.DueOn,
                    Link(i.Kind, i.CaseId, i.State, isApplicant)
                )),
            ];
    }

    private async Task<IReadOnlyList<MilestoneView>> MilestonesAsync(
        Award award,
        bool isApplicant,
        CancellationToken cancellationToken
    )
    {
        var today = calendar.DayOf(clock.GetUtcNow());
        var milestones = await db
            .Milestones.Where(m => m.AwardId == award.Id)
            .OrderBy(m => m.Sequence)
            .ToListAsync(cancellationToken);
        return award.CountersignedAt is null
            ?
            [
                .. award.Agreement.Milestones.Select(m => new MilestoneView(
                    m.Number,
                    m.Title,
                    m.IsCheckpoint,
                    m.DueOn,
                    IsOverdue: false,
                    null
                )),
            ]
            :
            [
                .. milestones.Select(m => new MilestoneView(
                    m.Sequence,
                    m.Title,
                    m.IsCheckpoint,
                    m.DueOn,
                    MilestoneView.IsLate(m, today),
                    Link(m.Kind, m.CaseId, m.State, isApplicant)
                )),
            ];
    }

    private async Task<IReadOnlyList<FindingView>> FindingsAsync(Award award, CancellationToken cancellationToken)
    {
        var findings = await db
            .Findings.Where(f => f.AwardId == award.Id)
            .OrderBy(f => f.State == "Closed")
            .ThenByDescending(f => f.Number)
            .ToListAsync(cancellationToken);
        return
        [
            .. findings.Select(f => new FindingView(
                f.Number,
                f.Severity,
                f.Text,
                Link(f.Kind, f.CaseId, f.State, isApplicant: false)
            )),
        ];
    }

    private async Task<IReadOnlyList<AppraisalView>> AppraisalsAsync(
        Award award,
        bool isApplicant,
        CancellationToken cancellationToken
    )
    {
        var appraisals = await db
            .Appraisals.Where(a => a.AwardId == award.Id)
            .OrderBy(a => a.OpensOn)
            .ThenBy(a => a.Number)
            .ToListAsync(cancellationToken);
        var replaced = appraisals.Where(a => a.IsApproved).Select(a => a.CorrectsId).ToList();
        return
        [
            .. appraisals.Select(a => new AppraisalView(
                a.Stage,
                a.OpensOn,
                a.IsApproved ? a.Total : null,
                replaced.Contains(a.Id)
                    ? new(CaseLinks.To(a.Kind, a.CaseId), new StateView(texts["appraisals.Corrected"], "is-idle"))
                    : Link(a.Kind, a.CaseId, a.State, isApplicant)
            )
            {
                Corrects = appraisals.Find(one => one.Id == a.CorrectsId)?.Number,
            }),
        ];
    }

    private async Task<IReadOnlyList<RecoveryView>> RecoveriesAsync(
        Award award,
        bool isApplicant,
        CancellationToken cancellationToken
    )
    {
        var recoveries = await db
            .Recoveries.AsNoTracking()
            .Where(r => r.AwardId == award.Id)
            .OrderBy(r => r.Number)
            .ToListAsync(cancellationToken);
        return
        [
            .. recoveries.Select(r => new RecoveryView(
                r.Number,
                r.Amount + r.Interest,
                r.Outstanding,
                Link(r.Kind, r.CaseId, r.State, isApplicant)
            )),
        ];
    }

    private async Task<IReadOnlyList<AmendmentRow>> AmendmentsAsync(
        Award award,
        Person person,
        bool isApplicant,
        CancellationToken cancellationToken
    )
    {
        var amendments = await access
            .Amendments(person)
            .Where(a => a.AwardId == award.Id)
            .OrderByDescending(a => a.Number)
            .Select(a => new
            {
                a.Id,
                a.Number,
                a.AmendmentKind,
                a.State,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. amendments.Select(a => new AmendmentRow(
                a.Number,
                a.AmendmentKind,
                Link(CaseKind.Amendment, a.Id.Value, a.State, isApplicant)
            )),
        ];
    }

    private CaseLink Link(string kind, Guid id, string state, bool isApplicant) =>
        new(CaseLinks.To(kind, id), states.Badge(kind, state, isApplicant));
}
