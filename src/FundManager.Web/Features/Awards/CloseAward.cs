using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Ledger;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;
using FundManager.Web.Features.Closeouts;
using FundManager.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Awards;

/// <summary>Begins the closeout once the final appraisal is approved.</summary>
public sealed class StartCloseout(FundDbContext db, WorkflowCatalog workflows) : CaseMove<Award>
{
    public override string Kind => CaseKind.Award;

    public override string Trigger => nameof(Award.StartCloseout);

    protected override async Task<Refusal?> WhyNotAsync(Award award, Act act, CancellationToken cancellationToken) =>
        award.State == "Recovering"
            ? Award.WhyNotCloseAfterRecovery(
                await db.BalanceAsync(award.CaseId, Place.Receivable, cancellationToken),
                await db.Recoveries.CountAsync(
                    r => r.AwardId == award.Id && ReadCloseout.OpenRecoveries.Contains(r.State),
                    cancellationToken
                )
            )
            : Award.WhyNotStartCloseout(await IsApprovedAsync(award, cancellationToken));

    protected override async Task ExecuteAsync(
        Award award,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    ) => award.StartCloseout(workflows[Kind], await WhyNotAsync(award, act, cancellationToken), award.Monitored(act));

    private Task<bool> IsApprovedAsync(Award award, CancellationToken cancellationToken) =>
        db.Appraisals.AnyAsync(
            a => a.AwardId == award.Id && a.Stage == AppraisalStage.Final && Appraisal.ApprovedStates.Contains(a.State),
            cancellationToken
        );
}

/// <summary>Closes an award: what was never asked for goes back, what is still open ends.</summary>
public sealed class CloseAward(FundDbContext db, WorkflowCatalog workflows, EndParts end, TellAwardPeople tell)
    : CaseMove<Award>
{
    private static readonly Place[] OnTheWay = [Place.Reserved, Place.Payable, Place.Receivable];

    public override string Kind => CaseKind.Award;

    public override string Trigger => nameof(Award.Close);

    public override bool IsDangerous => true;

    protected override IReadOnlyList<MoveField> FieldsOf(Award award) => [MoveField.Note];

    protected override async Task<Refusal?> WhyNotAsync(Award award, Act act, CancellationToken cancellationToken) =>
        Award.WhyNotClose(
            await OpenFindingsAsync(award, cancellationToken),
            await InMotionAsync(award, cancellationToken),
            await db.Expenditures.CountAsync(e => e.AwardId == award.Id && e.State == "Declared", cancellationToken)
        );

    protected override async Task ExecuteAsync(
        Award award,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var whyNot = await WhyNotAsync(award, act, cancellationToken);
        Refusal.ThrowIf(whyNot);
        await end.ExecuteAsync(award, act.Consequence(), cancellationToken);
        var unused = await db.BalanceAsync(award.CaseId, Place.Obligated, cancellationToken);
        award.Close(workflows[Kind], whyNot, unused, act);
        await tell.RecipientAsync(
            award,
            new MailContent("AwardClosed", CaseLinks.To(Kind, award.CaseId), act.At, award.Number, award.Title, unused),
            cancellationToken
        );
    }

    private Task<int> OpenFindingsAsync(Award award, CancellationToken cancellationToken) =>
        db.Findings.CountAsync(
            f => f.AwardId == award.Id && !ReadCloseout.SettledFindings.Contains(f.State),
            cancellationToken
        );

    private async Task<Money> InMotionAsync(Award award, CancellationToken cancellationToken) =>
        new(
            await db
                .Balances.Where(b => b.OwnerId == award.CaseId && OnTheWay.Contains(b.Place))
                .SumAsync(b => b.Amount, cancellationToken)
        );
}
