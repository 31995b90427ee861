using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Funds;
using FundManager.Domain.History;
using FundManager.Domain.Ledger;
using FundManager.Web.Features.Cases;

namespace FundManager.Web.Features.Funds;

/// <summary>Gives unused money back to where it came from.</summary>
public sealed class GiveBack(FundDbContext db) : CaseMove<Fund>
{
    public override string Kind => CaseKind.Fund;

    public override string Trigger => nameof(Fund.GiveBack);

    public override IReadOnlyList<string> NoteRoles { get; } = [Role.Leader];

    public override bool IsWork => false;

    public override bool IsDangerous => true;

    protected override IReadOnlyList<MoveField> FieldsOf(Fund fund) =>
        [new("amount", MoveFieldKind.Amount), MoveField.Reason];

    protected override async Task ExecuteAsync(
        Fund fund,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    ) =>
        fund.GiveBack(
            input.Amount("amount"),
            await db.BalanceAsync(fund.CaseId, Place.Available, cancellationToken),
            act
        );
}
