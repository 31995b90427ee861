using FundManager.Domain.Bank;
using FundManager.Domain.Funds;
using FundManager.Domain.Organisations;

namespace FundManager.Domain.Disbursements;

/// <summary>What became of an instruction at the bank.</summary>
public enum InstructionState
{
    /// <summary>In the file for the bank; no answer yet.</summary>
    Told,

    /// <summary>The bank has taken it to pay.</summary>
    Taken,

    /// <summary>The statement shows it.</summary>
    Paid,

    /// <summary>The bank confirmed that it did not take it.</summary>
    Recalled,

    /// <summary>The bank refused it.</summary>
    Rejected,

    /// <summary>The money came back after it was paid.</summary>
    Returned,
}

/// <summary>One payment as the bank was told to make it: never changed but for what became of it, and never told again under the same number.</summary>
public sealed class PaymentInstruction
{
    /// <summary>Longest text of the bank that is kept, in characters.</summary>
    public const int AnswerMaxLength = 300;

    /// <summary>Tells the bank to pay <paramref name="payment"/> what is requested, less what it keeps back, to its frozen payee.</summary>
    /// <param name="batch">The batch whose file holds it.</param>
    /// <param name="payment">Approved, with its payee.</param>
    /// <param name="number">Gapless within fund and year.</param>
    /// <param name="line">As it stands in the file.</param>
    public PaymentInstruction(ReleasedBatch batch, Disbursement payment, int number, BankPayment line)
    {
        (Batch, BatchId, FundId) = (batch, batch.Id, batch.FundId);
        (DisbursementId, Year, Number) = (payment.Id, batch.Year, number);
        (EndToEndId, Amount, Payee, Remark) = (line.EndToEndId, payment.ToBank, line.Payee, line.Remark);
        ReleasedOn = batch.ReleasedOn;
    }

    private PaymentInstruction() { }

    /// <summary>By what the bank's files name it; unique for ever.</summary>
    public string EndToEndId { get; private set; } = "";

    /// <summary>Of which batch.</summary>
    public Id<ReleasedBatch> BatchId { get; private set; }

    /// <summary>The batch; there while it is made, and where it was read too.</summary>
    public ReleasedBatch Batch { get; private set; } = null!;

    /// <summary>Whose fund's money.</summary>
    public Id<Fund> FundId { get; private set; }

    /// <summary>Which payment.</summary>
    public Id<Disbursement> DisbursementId { get; private set; }

    /// <summary>The year of <see cref="Number"/> in the fund's zone.</summary>
    public int Year { get; private set; }

    /// <summary>Number within fund and year, gapless.</summary>
    public int Number { get; private set; }

    /// <summary>How much.</summary>
    public Money Amount { get; private set; }

    /// <summary>Where it goes.</summary>
    public Payee Payee { get; private set; } = null!;

    /// <summary>What the payee reads.</summary>
    public string Remark { get; private set; } = "";

    /// <summary>The day of the release in the fund's zone.</summary>
    public DateOnly ReleasedOn { get; private set; }

    /// <summary>What became of it.</summary>
    public InstructionState State { get; private set; }

    /// <summary>The bank's last code and words, or where they stand; "" while there are none.</summary>
    public string Answer { get; private set; } = "";

    /// <summary>Where the statement shows it as paid; null while none does.</summary>
    public string? StatementReference { get; private set; }

    /// <summary>The day on which the bank booked it as paid.</summary>
    public DateOnly? PaidOn { get; private set; }

    /// <summary>Why it is not on a statement yet though days have gone by; null where nobody looked.</summary>
    public string? LateReason { get; private set; }

    /// <summary>Whether the bank may still pay it, or has paid it. A payment has one such instruction at most.</summary>
    public bool IsLive => State is InstructionState.Told or InstructionState.Taken or InstructionState.Paid;

    /// <summary>Notes why it is late on the statement.</summary>
    public void ExplainDelay(string reason)
    {
        Refusal.ThrowIf(string.IsNullOrWhiteSpace(reason) ? new Refusal("GEN-01") : null);
        LateReason = reason;
    }

    internal void Take(string answer) => (State, Answer) = (InstructionState.Taken, Cut(answer));

    internal void Pay(string reference, DateOnly on) =>
        (State, StatementReference, PaidOn) = (InstructionState.Paid, reference, on);

    internal void End(InstructionState state, string answer) => (State, Answer) = (state, Cut(answer));

    private static string Cut(string text) => text.Length <= AnswerMaxLength ? text : text[..AnswerMaxLength];
}
