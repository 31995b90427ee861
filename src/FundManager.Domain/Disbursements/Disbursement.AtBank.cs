using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Ledger;
using FundManager.Domain.Workflows;

namespace FundManager.Domain.Disbursements;

/// <summary>From the release to the statement, and back when the bank does not pay. What the bank was told is booked in every state of the award.</summary>
public sealed partial class Disbursement
{
    /// <summary>Null when <paramref name="act"/>'s actor may release; else why not.</summary>
    /// <param name="award">The award, for its state and its hold.</param>
    /// <param name="gate">What the gate says now.</param>
    /// <param name="act">Who, when.</param>
    public Refusal? WhyNotRelease(Award award, GateAnswer gate, Act act) =>
        award.WhyNotPay()
        ?? (
            act.Actor.UserId == PreparedBy ? new Refusal("DIS-09")
            : Approvals.Contains(act.Actor.UserId) ? new Refusal("DIS-10")
            : !gate.IsOpen ? new Refusal("DIS-01", gate.MissingCount)
            : null
        );

    /// <summary>Tells the bank to pay: Reserved → Payable, with a number that is never given again. What is kept back goes on to Disbursed at once.</summary>
    public CaseEvent Release(Workflow workflow, Award award, GateAnswer gate, PaymentInstruction instruction, Act act)
    {
        Refusal.ThrowIf(WhyNotRelease(award, gate, act));
        (ReleasedBy, GateAnswer) = (act.Actor.UserId, gate);
        (PaymentYear, PaymentNumber) = (instruction.Year, instruction.Number);
        PaymentFileHash = instruction.Batch.FileHash;
        var (asked, kept) = (Requested, SetOffPlanned);
        (Requested, SetOff, SetOffPlanned) = (ToBank, SetOff + kept, Money.Zero);
        return Move(
                workflow,
                nameof(Release),
                act,
                Change.Set("payment", $"{PaymentYear}/{PaymentNumber}"),
                Change.Set("batch", instruction.Batch.Number),
                Change.Set("file", PaymentFileHash),
                Change.Set("setOff", kept)
            )
            .Post(new(Key, Place.Reserved, Place.Payable, asked))
            .Post(new(Key, Place.Payable, Place.Disbursed, kept));
    }

    /// <summary>Null when <paramref name="act"/>'s actor may take it back from the bank; else why not.</summary>
    public Refusal? WhyNotRecall(Act act) => act.Actor.UserId == ReleasedBy ? new Refusal("BNK-23") : null;

    /// <summary>The bank confirmed that it did not take it: Payable → Reserved. Payee, preparation and approvals come again.</summary>
    /// <param name="workflow">The disbursement's workflow.</param>
    /// <param name="told">What the bank was told.</param>
    /// <param name="confirmation">Where the bank says so.</param>
    /// <param name="act">Who, when, why.</param>
    public CaseEvent Recall(Workflow workflow, PaymentInstruction told, string confirmation, Act act)
    {
        Refusal.ThrowIf(WhyNotRecall(act));
        told.End(InstructionState.Recalled, confirmation);
        Untell();
        Unprepare();
        return Move(
                workflow,
                nameof(Recall),
                Reasoned(act),
                Change.Set("payment", told.EndToEndId),
                Change.Set("confirmation", confirmation)
            )
            .Post(new(Key, Place.Payable, Place.Reserved, Requested));
    }

    /// <summary>The bank has taken it to pay. No money moves.</summary>
    public CaseEvent BankAccepts(Workflow workflow, PaymentInstruction told, string status, Act act)
    {
        told.Take(status);
        return Move(workflow, nameof(BankAccepts), act, Change.Set("bankStatus", status));
    }

    /// <summary>Null when <paramref name="act"/>'s actor may book the bank's notice; else why not.</summary>
    public Refusal? WhyNotBankRejects(Act act) => act.Actor.UserId == ReleasedBy ? new Refusal("BNK-24") : null;

    /// <summary>The bank refuses it: Payable → Reserved.</summary>
    /// <param name="workflow">The disbursement's workflow.</param>
    /// <param name="told">What the bank was told.</param>
    /// <param name="notice">The bank's code and words, or where its notice is.</param>
    /// <param name="act">Who, when.</param>
    public CaseEvent BankRejects(Workflow workflow, PaymentInstruction told, string notice, Act act)
    {
        Refusal.ThrowIf(WhyNotBankRejects(act));
        told.End(InstructionState.Rejected, notice);
        return Move(
                workflow,
                nameof(BankRejects),
                act,
                Change.Set("payment", told.EndToEndId),
                Change.Set("bankStatus", notice)
            )
            .Post(new(Key, Place.Payable, Place.Reserved, Requested));
    }

    /// <summary>Null when <paramref name="act"/>'s actor may book the statement; else why not.</summary>
    public Refusal? WhyNotReconcile(Act act) => act.Actor.UserId == ReleasedBy ? new Refusal("DIS-11") : null;

    /// <summary>Null when <paramref name="entry"/> may be booked by <paramref name="act"/>'s actor; else why not.</summary>
    public Refusal? WhyNotReconcile(BankEntry entry, Act act) =>
        WhyNotReconcile(act)
        ?? (
            entry.PaidOn < entry.ReleasedOn ? new Refusal("DIS-12", entry.ReleasedOn)
            : entry.PaidOn > entry.Today ? new Refusal("DIS-13", entry.PaidOn)
            : null
        );

    /// <summary>The bank's statement shows it: Payable → Disbursed.</summary>
    public CaseEvent Reconcile(Workflow workflow, PaymentInstruction told, BankEntry entry, Act act)
    {
        Refusal.ThrowIf(WhyNotReconcile(entry, act));
        told.Pay(entry.StatementReference, entry.PaidOn);
        (StatementReference, PaidOn) = (entry.StatementReference, entry.PaidOn);
        return Move(
                workflow,
                nameof(Reconcile),
                act,
                Change.Set("paidOn", entry.PaidOn),
                Change.Set("statement", entry.StatementReference)
            )
            .Post(new(Key, Place.Payable, Place.Disbursed, Requested));
    }

    /// <summary>Null when the money may be booked as returned by <paramref name="act"/>'s actor on <paramref name="returnedOn"/>; else why not.</summary>
    /// <param name="returnedOn">The day on which the bank booked it.</param>
    /// <param name="today">The day on which it is entered, in the fund's zone.</param>
    /// <param name="act">Who, when.</param>
    public Refusal? WhyNotBankReturns(DateOnly returnedOn, DateOnly today, Act act) =>
        WhyNotBankRejects(act)
        ?? (
            returnedOn < PaidOn ? new Refusal("BNK-25", PaidOn)
            : returnedOn > today ? new Refusal("DIS-13", returnedOn)
            : null
        );

    /// <summary>The money came back after it was paid (退汇): Disbursed → Reserved.</summary>
    /// <param name="workflow">The disbursement's workflow.</param>
    /// <param name="told">What the bank was told.</param>
    /// <param name="entry">Where the statement shows it; its day is that of the return.</param>
    /// <param name="act">Who, when.</param>
    public CaseEvent BankReturns(Workflow workflow, PaymentInstruction told, BankEntry entry, Act act)
    {
        Refusal.ThrowIf(WhyNotBankReturns(entry.PaidOn, entry.Today, act));
        told.End(InstructionState.Returned, entry.StatementReference);
        (StatementReference, PaidOn) = (null, null);
        return Move(
                workflow,
                nameof(BankReturns),
                act,
                Change.Set("payment", told.EndToEndId),
                Change.Set("returnedOn", entry.PaidOn),
                Change.Set("statement", entry.StatementReference)
            )
            .Post(new(Key, Place.Disbursed, Place.Reserved, Requested));
    }

    /// <summary>Pays what failed once more, by a new instruction: payee, preparation and approvals come again.</summary>
    public CaseEvent Reissue(Workflow workflow, Award award, Act act)
    {
        Refusal.ThrowIf(award.WhyNotPay());
        Untell();
        Unprepare();
        return Move(workflow, nameof(Reissue), act);
    }

    // The instruction keeps the number; the payment gets another with its next release.
    private void Untell() => (ReleasedBy, PaymentYear, PaymentNumber, PaymentFileHash) = (null, null, null, null);

    private void Unprepare() => (PreparedBy, Payee, Approvals) = (null, null, []);
}

/// <summary>A line of the bank's statement that shows a payment or its return.</summary>
/// <param name="StatementReference">Where it stands on the statement.</param>
/// <param name="PaidOn">The day on which the bank booked it: not before the release, not in the future.</param>
/// <param name="ReleasedOn">The day of the release in the fund's zone.</param>
/// <param name="Today">The day on which it is entered, in the fund's zone.</param>
public sealed record BankEntry(string StatementReference, DateOnly PaidOn, DateOnly ReleasedOn, DateOnly Today);
