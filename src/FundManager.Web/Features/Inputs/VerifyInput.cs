using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Cases;
using FundManager.Web.Features.Disbursements;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Inputs;

/// <summary>What was declared was seen on the spot, and with it the plan is met.</summary>
public sealed class VerifyInput(FundDbContext db, WorkflowCatalog workflows, LookAtGates gates) : CaseMove<Input>
{
    public override string Kind => CaseKind.Input;

    public override string Trigger => nameof(Input.Verify);

    protected override IReadOnlyList<MoveField> FieldsOf(Input input) => InputFields.OfVerification(input.Declared);

    protected override Refusal? WhyNot(Input input, Act act) => input.WhyNotVerify(input.Declared, isWhole: true);

    protected override async Task ExecuteAsync(
        Input subject,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        subject.Verify(workflows[Kind], input.Amount("amount"), input.Text("verification"), act);
        var award = await db.AwardOfAsync(subject, act, cancellationToken);
        await gates.ExecuteAsync(award, act, cancellationToken);
    }
}

/// <summary>A part of the plan was seen on the spot.</summary>
public sealed class VerifyInputPart(FundDbContext db, WorkflowCatalog workflows, LookAtGates gates) : CaseMove<Input>
{
    private static readonly Money Least = new(0.01m);

    public override string Kind => CaseKind.Input;

    public override string Trigger => nameof(Input.VerifyPart);

    protected override IReadOnlyList<MoveField> FieldsOf(Input input) =>
        InputFields.OfVerification(input.Verified + input.Declared < input.Planned ? input.Declared : null);

    protected override Refusal? WhyNot(Input input, Act act) => input.WhyNotVerify(Least, isWhole: false);

    protected override async Task ExecuteAsync(
        Input subject,
        MoveInput input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        subject.VerifyPart(workflows[Kind], input.Amount("amount"), input.Text("verification"), act);
        var award = await db.AwardOfAsync(subject, act, cancellationToken);
        await gates.ExecuteAsync(award, act, cancellationToken);
    }
}

internal static class InputFields
{
    public static IReadOnlyList<MoveField> OfVerification(Money? amount) =>
        [
            new("amount", MoveFieldKind.Amount) { Default = amount?.ToString() ?? "" },
            new("verification", MoveFieldKind.LongText) { MaxLength = Input.NoteMaxLength },
        ];

    /// <summary>The award of an input. Whoever looks at an input for the fund watches over the award.</summary>
    public static async Task<Award> AwardOfAsync(
        this FundDbContext db,
        Input input,
        Act act,
        CancellationToken cancellationToken
    )
    {
        var award = await db.Awards.SingleAsync(a => a.Id == input.AwardId, cancellationToken);
        if (act.Actor.Is(Role.ProgrammeOfficer))
        {
            award.Monitored(act);
        }

        return award;
    }
}
