using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Web.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Recoveries;

/// <summary>Plans to keep what is owed back from a payment that the same recipient has asked for, under whichever of its awards.</summary>
/// <remarks>Before it is prepared, so that whoever prepares, approves and releases it sees how much goes to the bank.</remarks>
public sealed class PlanSetOff(FundDbContext db) : CaseMove<Recovery>
{
    public override string Kind => CaseKind.Recovery;

    public override string Trigger => nameof(Recovery.PlanSetOff);

    public override IReadOnlyList<string> NoteRoles { get; } = [Role.FinanceOfficer];

    public override bool IsWork => false;

    protected override IReadOnlyList<MoveField> FieldsOf(Recovery recovery) =>
        [new("payment", MoveFieldKind.Text) { MaxLength = 40 }, new("setOff", MoveFieldKind.Amount)];

    protected override Refusal? WhyNot(Recovery recovery, Act act) => recovery.WhyNotPlanSetOff(act);

    protected override async Task ExecuteAsync(
        Recovery recovery,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var number = input.Text("payment");
        var payment = await db.Disbursements.SingleOrDefaultAsync(
            d => d.Number == number && d.OrganisationId == recovery.OrganisationId && d.FundId == recovery.FundId,
            cancellationToken
        );
        Refusal.ThrowIf(payment is null ? new Refusal("RCV-14") : null);
        recovery.PlanSetOff(payment!.Number, input.Amount("setOff"), act);
        payment.PlanSetOff(recovery, input.Amount("setOff"), act with { Token = null });
    }
}
