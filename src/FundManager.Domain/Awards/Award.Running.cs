using FundManager.Domain.History;
using FundManager.Domain.Ledger;
using FundManager.Domain.Workflows;

namespace FundManager.Domain.Awards;

/// <content>From the first hold to the last day.</content>
public sealed partial class Award
{
    /// <summary>Null when it may be put on hold; else why not.</summary>
    public Refusal? WhyNotHold() => OpenHighFindings == 0 ? new Refusal("AWD-12") : null;

    /// <summary>An open high finding holds all money.</summary>
    public CaseEvent Hold(Workflow workflow, Act act)
    {
        Refusal.ThrowIf(WhyNotHold());
        return Move(workflow, nameof(Hold), act);
    }

    /// <summary>Stops it by decision.</summary>
    public CaseEvent Suspend(Workflow workflow, Act act) => Move(workflow, nameof(Suspend), Reasoned(act));

    /// <summary>Null when it may go on; else why not.</summary>
    public Refusal? WhyNotResume() => OpenHighFindings > 0 ? new Refusal("AWD-01", OpenHighFindings) : null;

    /// <summary>Goes on after a hold or a suspension.</summary>
    public CaseEvent Resume(Workflow workflow, Act act)
    {
        Refusal.ThrowIf(WhyNotResume());
        return Move(workflow, nameof(Resume), State == "Suspended" ? Reasoned(act) : act);
    }

    /// <summary>The term is over or every milestone done.</summary>
    public CaseEvent Complete(Workflow workflow, bool isEveryMilestoneDone, DateOnly today, Act act)
    {
        Refusal.ThrowIf(today <= EndsOn && !isEveryMilestoneDone ? new Refusal("AWD-13", EndsOn) : null);
        return Move(workflow, nameof(Complete), act);
    }

    /// <summary>Null when the closeout may begin; else why not.</summary>
    public static Refusal? WhyNotStartCloseout(bool isFinalAppraisalApproved) =>
        isFinalAppraisalApproved ? null : new Refusal("AWD-14");

    /// <summary>Null when an award that recovers money may begin its closeout; else why not.</summary>
    /// <param name="owed">Receivable of the award.</param>
    /// <param name="openRecoveries">Recoveries that are not settled.</param>
    public static Refusal? WhyNotCloseAfterRecovery(Money owed, int openRecoveries) =>
        owed > Money.Zero || openRecoveries > 0 ? new Refusal("RCV-08", owed) : null;

    /// <summary>Begins the closeout.</summary>
    /// <param name="workflow">The award's workflow.</param>
    /// <param name="whyNot">What <see cref="WhyNotStartCloseout"/> says, or <see cref="WhyNotCloseAfterRecovery"/> while Recovering.</param>
    /// <param name="act">Who, when.</param>
    public CaseEvent StartCloseout(Workflow workflow, Refusal? whyNot, Act act)
    {
        Refusal.ThrowIf(whyNot);
        return Move(workflow, nameof(StartCloseout), act);
    }

    /// <summary>Notes what happened to the account that its money goes to; never the account itself, which must stay deletable.</summary>
    /// <param name="what">ReplacePayee, VerifyPayee or ConfirmPayee.</param>
    /// <param name="act">Who, when, why.</param>
    public CaseEvent NotePayee(string what, Act act) => Record(what, act);

    /// <summary>Null when it may be closed; else why not.</summary>
    /// <param name="openFindings">Findings of any severity that are not closed.</param>
    /// <param name="inMotion">Reserved, Payable and Receivable of the award together.</param>
    /// <param name="waitingCosts">Costs that are declared and not decided.</param>
    public static Refusal? WhyNotClose(int openFindings, Money inMotion, int waitingCosts) =>
        openFindings > 0 ? new Refusal("AWD-15", openFindings)
        : waitingCosts > 0 ? new Refusal("CLO-01", waitingCosts)
        : inMotion > Money.Zero ? new Refusal("AWD-16", inMotion)
        : null;

    /// <summary>Closes it: what was never asked for goes back, Obligated → Available.</summary>
    /// <param name="workflow">The award's workflow.</param>
    /// <param name="whyNot">What <see cref="WhyNotClose"/> says.</param>
    /// <param name="unused">Obligated of the award.</param>
    /// <param name="act">Who, when.</param>
    public CaseEvent Close(Workflow workflow, Refusal? whyNot, Money unused, Act act)
    {
        Refusal.ThrowIf(whyNot);
        return Move(workflow, nameof(Close), act, Change.Set("unused", unused))
            .Post(new(Key, Place.Obligated, Place.Available, unused));
    }

    /// <summary>Null when money may be asked back now; else why not.</summary>
    /// <param name="onItsWay">Payable of the award: what the bank was told to pay.</param>
    public static Refusal? WhyNotAskBack(Money onItsWay) =>
        onItsWay > Money.Zero ? new Refusal("RCV-09", onItsWay) : null;

    /// <summary>Ends it before its time: what was not paid goes back, Obligated → Available.</summary>
    /// <param name="workflow">The award's workflow.</param>
    /// <param name="onItsWay">Payable of the award.</param>
    /// <param name="unused">Obligated of the award, after its open payments were cancelled.</param>
    /// <param name="act">Who, when, why.</param>
    public CaseEvent Terminate(Workflow workflow, Money onItsWay, Money unused, Act act)
    {
        Refusal.ThrowIf(WhyNotAskBack(onItsWay));
        return Move(workflow, nameof(Terminate), Reasoned(act), Change.Set("unused", unused))
            .Post(new(Key, Place.Obligated, Place.Available, unused));
    }

    /// <summary>Asks money back after the work: the recovery says how much.</summary>
    public CaseEvent Recover(Workflow workflow, Money onItsWay, Act act)
    {
        Refusal.ThrowIf(WhyNotAskBack(onItsWay));
        return Move(workflow, nameof(Recover), Reasoned(act));
    }

    /// <summary>Other terms come into force; where they promise more or less, Available → Obligated or back.</summary>
    public CaseEvent Amend(Agreement terms, string leadEmail, Act act)
    {
        var (amount, number) = (Amount, AgreementNumber);
        var was = Money.Sum(Agreement.Tranches.Select(t => t.Amount));
        var becomes = Money.Sum(terms.Tranches.Select(t => t.Amount));
        var more = becomes > was ? becomes - was : Money.Zero;
        var less = was > becomes ? was - becomes : Money.Zero;
        Write(terms, act.At);
        (Amount, LeadEmail) = (Amount + more - less, leadEmail);
        return Record(
                nameof(Amend),
                act,
                Change.Of("agreement", number, AgreementNumber),
                Change.Of("amount", amount, Amount)
            )
            .Post(new(Key, Place.Available, Place.Obligated, more))
            .Post(new(Key, Place.Obligated, Place.Available, less));
    }

    /// <summary>Gives back what came back from the bank after the award was closed: Obligated → Available.</summary>
    public CaseEvent GiveBack(Money returned, Act act) =>
        Record(nameof(GiveBack), act, Change.Set("returned", returned))
            .Post(new(Key, Place.Obligated, Place.Available, returned));

    /// <summary>Null when a finding may be raised; else why not.</summary>
    public Refusal? WhyNotRaiseFinding() => IsRunning ? null : new Refusal("AWD-17");
}
