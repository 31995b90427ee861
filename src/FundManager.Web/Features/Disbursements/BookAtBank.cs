using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Calendar;
using FundManager.Domain.Disbursements;
using FundManager.Domain.Workflows;
using FundManager.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Disbursements;

/// <summary>A payment and what the bank was told of it.</summary>
public sealed record ToldPayment(Disbursement Payment, PaymentInstruction Instruction, LocalText Title);

/// <summary>Where and when the bank booked something.</summary>
public sealed record Booked(string Reference, DateOnly On);

/// <summary>Books what the bank did, whoever says so: a person, or a file from the bank. The caller saves.</summary>
[UseCase]
public sealed class BookAtBank(FundDbContext db, QueueMail mail, FundCalendar calendar, WorkflowCatalog workflows)
{
    private static readonly string[] Recipients = [Role.Applicant, Role.Signatory];

    private readonly List<(Id<Domain.Organisations.Organisation> Organisation, MailContent Content)> _letters = [];

    /// <summary>Null when the payment's workflow has the move for this actor from where it is; else why not. Asked before, nothing is half done.</summary>
    public Refusal? WhyNot(Disbursement payment, string trigger, Act act) =>
        WorkflowOf(payment).WhyNotFire(trigger, payment.State, act.Actor);

    public void Accept(ToldPayment told, string status, Act act) =>
        told.Payment.BankAccepts(WorkflowOf(told.Payment), told.Instruction, status, act);

    public void Pay(ToldPayment told, Booked booked, Act act)
    {
        told.Payment.Reconcile(WorkflowOf(told.Payment), told.Instruction, EntryOf(told, booked, act), act);
        Tell(told, "PaymentPaid", act);
    }

    public void Reject(ToldPayment told, string notice, Act act)
    {
        told.Payment.BankRejects(WorkflowOf(told.Payment), told.Instruction, notice, act);
        Tell(told, "PaymentFailed", act, notice);
    }

    /// <summary>What comes back to a closed award goes on to the fund.</summary>
    public async Task ReturnAsync(ToldPayment told, Booked booked, Act act, CancellationToken cancellationToken)
    {
        var payment = told.Payment;
        var amount = payment.Requested;
        payment.BankReturns(WorkflowOf(payment), told.Instruction, EntryOf(told, booked, act), act);
        Tell(told, "PaymentFailed", act, booked.Reference);
        var award = await db.Awards.SingleAsync(a => a.Id == payment.AwardId, cancellationToken);
        if (award.State == "Closed")
        {
            payment.Cancel(WorkflowOf(payment), act.Consequence());
            // The award gives back what the payment has given to it: events are posted in the order in which they are saved.
            await db.SaveChangesAsync(cancellationToken);
            award.GiveBack(amount, act.Consequence());
        }
    }

    /// <summary>Forgets the letters of an attempt that came to nothing.</summary>
    public void Forget() => _letters.Clear();

    /// <summary>Writes the letters of everything that was booked.</summary>
    public async Task WriteLettersAsync(CancellationToken cancellationToken)
    {
        await mail.ToOrganisationsAsync(Recipients, _letters, cancellationToken);
        _letters.Clear();
    }

    public BankEntry EntryOf(ToldPayment told, Booked booked, Act act) =>
        new(booked.Reference, booked.On, told.Instruction.ReleasedOn, calendar.DayOf(act.At));

    private void Tell(ToldPayment told, string template, Act act, string reason = "") =>
        _letters.Add(
            (told.Payment.OrganisationId, told.Payment.MailOf(template, told.Title, act with { Reason = reason }))
        );

    private Workflow WorkflowOf(Disbursement payment) => workflows.Get(payment.Kind, payment.WorkflowVersion);
}
