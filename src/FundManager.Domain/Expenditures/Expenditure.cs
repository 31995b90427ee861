using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;

namespace FundManager.Domain.Expenditures;

/// <summary>A cost that a recipient paid from the fund's money: declared under a line of the budget with evidence, accepted or rejected by an officer.</summary>
/// <remarks>It moves no money: what was paid to the recipient stands at Disbursed. It says how much of that is spent as agreed.</remarks>
public sealed class Expenditure : GrantCase
{
    /// <summary>Longest description in characters.</summary>
    public const int WhatMaxLength = 300;

    /// <summary>Declares a cost.</summary>
    public Expenditure(
        string number,
        Award award,
        DeclaredCost cost,
        (DateOnly Today, int Evidence) facts,
        (Workflow Workflow, Act Act) declared
    )
        : base(number, declared.Workflow, award, declared.Act.At)
    {
        Refusal.ThrowIf(WhyNotDeclare(award, cost, facts.Today, facts.Evidence));
        Id = Id<Expenditure>.New(declared.Act.At);
        AwardId = award.Id;
        Take(award, cost);
        Record("Open", declared.Act, Change.Set("line", Line), Change.Set("amount", Amount));
    }

    private Expenditure() { }

    /// <summary>Its identity.</summary>
    public Id<Expenditure> Id { get; private set; }

    /// <inheritdoc/>
    public override Guid CaseId => Id.Value;

    /// <inheritdoc/>
    public override string Kind => CaseKind.Expenditure;

    /// <summary>Of which award.</summary>
    public Id<Award> AwardId { get; private set; }

    /// <summary>Which line of the agreement's budget; 1 for the first.</summary>
    public int Line { get; private set; }

    /// <summary>The words of the line when it was declared.</summary>
    public string LineName { get; private set; } = "";

    /// <summary>What was bought or paid.</summary>
    public string What { get; private set; } = "";

    /// <summary>What is declared.</summary>
    public Money Amount { get; private set; }

    /// <summary>The day on which the recipient paid.</summary>
    public DateOnly SpentOn { get; private set; }

    /// <summary>What of it is accepted; nothing until then, and nothing once that was taken back.</summary>
    public Money Accepted { get; private set; }

    /// <summary>Null when <paramref name="cost"/> may be declared; else why not.</summary>
    /// <param name="award">The award.</param>
    /// <param name="cost">The cost.</param>
    /// <param name="today">Today, in the fund's zone.</param>
    /// <param name="evidence">How many files come with it.</param>
    public static Refusal? WhyNotDeclare(Award award, DeclaredCost cost, DateOnly today, int evidence) =>
        WhyNotDeclare(award)
        ?? (
            cost.Line < 1 || cost.Line > award.Agreement.Budget.Count ? new Refusal("EXP-02")
            : cost.Amount == Money.Zero ? new Refusal("EXP-03")
            : evidence == 0 ? new Refusal("EXP-04")
            : cost.SpentOn < award.StartsOn || cost.SpentOn > award.EndsOn
                ? new Refusal("EXP-05", award.StartsOn, award.EndsOn)
            : cost.SpentOn > today ? new Refusal("EXP-06", today)
            : null
        );

    /// <summary>Null when costs of <paramref name="award"/> may be declared at all; else why not.</summary>
    public static Refusal? WhyNotDeclare(Award award) =>
        award.CountersignedAt is null || award.State is "Closed" or "Lapsed" ? new Refusal("EXP-01") : null;

    /// <summary>Declares it anew after it was rejected.</summary>
    public CaseEvent Declare(Workflow workflow, Award award, DeclaredCost cost, DateOnly today, int evidence, Act act)
    {
        Refusal.ThrowIf(WhyNotDeclare(award, cost, today, evidence));
        var before = Amount;
        Take(award, cost);
        return Move(workflow, nameof(Declare), act, Change.Set("line", Line), Change.Of("amount", before, Amount));
    }

    /// <summary>Null when <paramref name="amount"/> of it may be accepted; else why not.</summary>
    /// <param name="amount">How much; at most what is declared.</param>
    /// <param name="budget">The budget with what is accepted so far, this one not.</param>
    public Refusal? WhyNotAccept(Money amount, BudgetUse budget)
    {
        var line = budget.Lines.Single(use => use.Number == Line);
        return amount == Money.Zero || amount > Amount ? new Refusal("EXP-07", Amount)
            : line.Accepted + amount > line.Most
                ? new Refusal("EXP-08", line.Most - Money.Min(line.Accepted, line.Most), LineName)
            : budget.Accepted + amount > budget.Planned
                ? new Refusal("EXP-09", budget.Planned - Money.Min(budget.Accepted, budget.Planned))
            : null;
    }

    /// <summary>Accepts it, or a part of it.</summary>
    public CaseEvent Accept(Workflow workflow, Money amount, BudgetUse budget, Act act)
    {
        Refusal.ThrowIf(WhyNotAccept(amount, budget));
        Accepted = amount;
        return Move(workflow, nameof(Accept), act, Change.Set("accepted", amount));
    }

    /// <summary>It is not accepted.</summary>
    public CaseEvent Reject(Workflow workflow, Act act) => Move(workflow, nameof(Reject), Reasoned(act));

    /// <summary>It was accepted and should not have been.</summary>
    public CaseEvent Reverse(Workflow workflow, Act act)
    {
        var before = Accepted;
        Accepted = Money.Zero;
        return Move(workflow, nameof(Reverse), Reasoned(act), Change.Of("accepted", before, Accepted));
    }

    /// <summary>The recipient takes it back.</summary>
    public CaseEvent Withdraw(Workflow workflow, Act act) => Move(workflow, nameof(Withdraw), act);

    private void Take(Award award, DeclaredCost cost)
    {
        (Line, What, Amount, SpentOn) = (cost.Line, cost.What, cost.Amount, cost.SpentOn);
        LineName = award.Agreement.Budget[cost.Line - 1].What;
    }

    private static Act Reasoned(Act act)
    {
        Refusal.ThrowIf(string.IsNullOrWhiteSpace(act.Reason) ? new Refusal("GEN-01") : null);
        return act;
    }
}

/// <summary>A cost as the recipient declares it.</summary>
/// <param name="Line">Line of the budget; 1 for the first.</param>
/// <param name="What">What was bought or paid.</param>
/// <param name="Amount">More than nothing, from the fund's money.</param>
/// <param name="SpentOn">The day on which it was paid: in the term, not in the future.</param>
public sealed record DeclaredCost(int Line, string What, Money Amount, DateOnly SpentOn);
