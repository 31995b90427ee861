using System.Security.Cryptography;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.Bank;
using FundManager.Domain.Disbursements;
using FundManager.Domain.History;
using FundManager.Web.Features.Disbursements;

namespace FundManager.Web.Demo.Load;

/// <summary>The tranches of one award of the load, each paid once its gate is open and its day has come.</summary>
internal sealed class LoadPayments(
    LoadWorld world,
    LoadGrant grant,
    Award award,
    LoadApplicant applicant,
    (IReadOnlyList<Input> Inputs, IReadOnlyList<Milestone> Milestones) parts
)
{
    /// <summary>The day on which the recipient's inputs have been seen.</summary>
    public const int InputsVerifiedOn = 200;

    private static readonly string[] Approvers = ["finance2", "finance4"];

    private const int FirstRequestOn = 65;
    private const int LaterRequestOn = 260;
    private const int ReleasedAfter = 4;

    public static int MilestoneOn(int number) => 90 + (number * 40);

    /// <summary>The day on which that tranche of an award of the load is released, if its gate opens.</summary>
    public static int ReleaseOn(int tranche) => (tranche == 1 ? FirstRequestOn : LaterRequestOn) + ReleasedAfter;

    /// <summary>What the bank was told.</summary>
    public List<PaymentInstruction> Told { get; } = [];

    public Disbursement Play(Tranche plan, Act opened)
    {
        var workflow = world.Workflows[CaseKind.Disbursement];
        var disbursement = new Disbursement(award, plan, workflow, opened);
        var gate = plan.Gate.Evaluate(Facts());
        var asks = plan.Number == 1 ? FirstRequestOn : LaterRequestOn;
        if (!gate.IsOpen || !grant.IsReached(asks - 1))
        {
            disbursement.NoteGate(gate);
            return disbursement;
        }

        disbursement.OpenGate(workflow, gate, new Act(Actor.System, grant.At(asks - 1)));
        if (grant.IsReached(asks))
        {
            disbursement.Request(workflow, plan.Amount, plan.Amount, award, applicant.Sign(grant.At(asks)));
            Pay(disbursement, gate, asks);
        }

        return disbursement;
    }

    private void Pay(Disbursement disbursement, GateAnswer gate, int asked)
    {
        var workflow = world.Workflows[CaseKind.Disbursement];
        var needed = world.Fund.ApprovalsFor(disbursement.Requested);
        if (grant.IsReached(asked + 1))
        {
            disbursement.Prepare(workflow, new(award, applicant.Organisation, []), needed, By("finance1", asked + 1));
        }

        foreach (var approver in grant.IsReached(asked + 2) ? Approvers.Take(needed) : [])
        {
            disbursement.Approve(workflow, award, By(approver, asked + 2));
        }

        if (!grant.IsReached(asked + ReleasedAfter))
        {
            return;
        }

        var released = By("finance3", asked + ReleasedAfter);
        var told = InstructionOf(disbursement, released);
        disbursement.Release(workflow, award, gate, told, released);
        if (grant.IsReached(asked + ReleasedAfter + 2))
        {
            var paid = By("finance1", asked + ReleasedAfter + 2);
            var day = DateOnly.FromDateTime(paid.At.UtcDateTime);
            var reference = PaymentNumber.Of("ST", disbursement.PaymentYear, disbursement.PaymentNumber);
            disbursement.Reconcile(workflow, told, new BankEntry(reference, day, day, day), paid);
        }
    }

    // The file that the bank would have been given; only its hash is kept in a load.
    private PaymentInstruction InstructionOf(Disbursement disbursement, Act act)
    {
        var (year, number) = world.Numbers.Take(grant.Number, disbursement.Sequence);
        var day = DateOnly.FromDateTime(act.At.UtcDateTime);
        // Each payment is a batch of its own, so batches and payments are numbered alike.
        var batch = new ReleasedBatch(
            world.Fund,
            year,
            number,
            world.Bank,
            new BatchRelease(act.Actor.UserId, act.At, day, day)
        );
        var line = new BankPayment(
            PaymentNumber.Of(world.Fund.Number, year, number),
            disbursement.Requested.Amount,
            disbursement.Payee!,
            disbursement.Number
        );
        var written = batch.ToWrite([line], TimeZoneInfo.Utc);
        var file = BankFile.Write(written, world.Bank);
        batch.Keep(written, Convert.ToHexStringLower(SHA256.HashData(file)), file.Length);
        var instruction = new PaymentInstruction(batch, disbursement, number, line);
        Told.Add(instruction);
        return instruction;
    }

    private GateFacts Facts() =>
        new(
            IsCountersigned: true,
            [.. parts.Inputs.Select(input => (input.InputKind, input.Planned, input.Verified))],
            [.. parts.Milestones.Select(m => (m.Sequence, m.Title, m.IsCheckpoint, m.State == "Accepted"))],
            [],
            OpenHighFindings: 0
        );

    private Act By(string account, int day) => world.People.By(account, Role.FinanceOfficer, grant.At(day));
}
