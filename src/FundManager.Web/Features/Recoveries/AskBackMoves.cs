using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.Calendar;
using FundManager.Domain.History;
using FundManager.Domain.Ledger;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Awards;
using FundManager.Web.Features.Cases;
using FundManager.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Recoveries;

/// <summary>Opens the recovery of what an award owes back, and tells the recipient and finance.</summary>
[UseCase]
public sealed class OpenRecovery(
    FundDbContext db,
    WorkflowCatalog workflows,
    FundCalendar calendar,
    TellAwardPeople tell
)
{
    public static IReadOnlyList<MoveField> Fields { get; } =
    [
        new("askedBack", MoveFieldKind.Amount) { Default = "0.00" },
        new("interestFrom", MoveFieldKind.Day) { IsRequired = false },
        MoveField.Reason,
    ];

    public Task<Money> OnItsWayAsync(Award award, CancellationToken cancellationToken) =>
        db.BalanceAsync(award.CaseId, Place.Payable, cancellationToken);

    public async Task ExecuteAsync(Award award, MoveInput input, Act act, CancellationToken cancellationToken)
    {
        var number = await db.TakeNumberAsync($"recovery:{award.Number}", cancellationToken);
        var recovery = new Recovery(
            $"{award.Number}/R{number}",
            award,
            new Claim(
                input.Amount("askedBack"),
                input.Text("interestFrom").Length == 0 ? null : input.Day("interestFrom"),
                calendar.DayOf(act.At)
            ),
            await db.BalanceAsync(award.CaseId, Place.Disbursed, cancellationToken),
            // The award's own event has the token of the form; one form makes one event with it.
            (workflows[CaseKind.Recovery], act with { Token = null })
        );
        db.Recoveries.Add(recovery);
        var letter = new MailContent(
            "RecoveryOpened",
            CaseLinks.To(CaseKind.Recovery, recovery.CaseId),
            act.At,
            recovery.Number,
            award.Title,
            recovery.Outstanding
        );
        await tell.RecipientAsync(award, letter, cancellationToken);
        await tell.OfficersAsync(award, letter, cancellationToken);
    }
}

/// <summary>Ends an award before its time: what is not paid goes back at once, what is asked back becomes a recovery.</summary>
public sealed class TerminateAward(FundDbContext db, WorkflowCatalog workflows, EndParts end, OpenRecovery open)
    : CaseMove<Award>
{
    public override string Kind => CaseKind.Award;

    public override string Trigger => nameof(Award.Terminate);

    public override bool IsWork => false;

    public override bool IsDangerous => true;

    protected override IReadOnlyList<MoveField> FieldsOf(Award award) => OpenRecovery.Fields;

    protected override async Task<Refusal?> WhyNotAsync(Award award, Act act, CancellationToken cancellationToken) =>
        Award.WhyNotAskBack(await open.OnItsWayAsync(award, cancellationToken));

    protected override async Task ExecuteAsync(
        Award award,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var onItsWay = await open.OnItsWayAsync(award, cancellationToken);
        Refusal.ThrowIf(Award.WhyNotAskBack(onItsWay));
        var unused =
            await db.BalanceAsync(award.CaseId, Place.Obligated, cancellationToken)
            + await db.BalanceAsync(award.CaseId, Place.Reserved, cancellationToken);
        await end.ExecuteAsync(award, act.Consequence(), cancellationToken);
        await EndAppraisalsAsync(award, act.Consequence(), cancellationToken);

        // Postings follow the order in which events are written: the reserved money must be back before it leaves the award.
        await db.SaveChangesAsync(cancellationToken);
        award.Terminate(workflows[Kind], onItsWay, unused, act);
        await open.ExecuteAsync(award, input, act, cancellationToken);
    }

    private async Task EndAppraisalsAsync(Award award, Act act, CancellationToken cancellationToken)
    {
        var appraisals = await db.Appraisals.Where(a => a.AwardId == award.Id).ToListAsync(cancellationToken);
        foreach (
            var appraisal in appraisals.Where(a =>
                workflows[a.Kind].From(a.State).Contains("Cancel", StringComparer.Ordinal)
            )
        )
        {
            appraisal.Cancel(workflows[appraisal.Kind], act);
        }
    }
}

/// <summary>Asks money back after the work, as an appraisal or a finding says.</summary>
public sealed class RecoverAward(WorkflowCatalog workflows, OpenRecovery open) : CaseMove<Award>
{
    public override string Kind => CaseKind.Award;

    public override string Trigger => nameof(Award.Recover);

    public override bool IsWork => false;

    public override bool IsDangerous => true;

    protected override IReadOnlyList<MoveField> FieldsOf(Award award) => OpenRecovery.Fields;

    protected override async Task<Refusal?> WhyNotAsync(Award award, Act act, CancellationToken cancellationToken) =>
        Award.WhyNotAskBack(await open.OnItsWayAsync(award, cancellationToken));

    protected override async Task ExecuteAsync(
        Award award,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        award.Recover(workflows[Kind], await open.OnItsWayAsync(award, cancellationToken), act);
        await open.ExecuteAsync(award, input, act, cancellationToken);
    }
}
