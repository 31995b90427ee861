using FundManager.Domain.Awards;

namespace FundManager.Domain.Expenditures;

/// <summary>The budget of an agreement with the costs that were accepted under it.</summary>
/// <param name="Lines">Each line of the budget as it is agreed now.</param>
public sealed record BudgetUse(IReadOnlyList<LineUse> Lines)
{
    /// <summary>The fund's money of all lines, after every amendment: the adjusted budget.</summary>
    public Money Planned => Money.Sum(Lines.Select(line => line.Planned));

    /// <summary>What is accepted of all lines.</summary>
    public Money Accepted => Money.Sum(Lines.Select(line => line.Accepted));

    /// <summary>What is declared and not decided, of all lines.</summary>
    public Money Waiting => Money.Sum(Lines.Select(line => line.Waiting));

    /// <summary>Accepted cost as a share of the adjusted budget, per cent, not rounded; null without a budget.</summary>
    public decimal? ExecutionPercent => Planned == Money.Zero ? null : Accepted.Amount * 100m / Planned.Amount;

    /// <summary>The budget of <paramref name="terms"/> with these costs.</summary>
    /// <param name="terms">The agreement in force.</param>
    /// <param name="costs">Every declared cost: its line, what is accepted of it, and what waits to be decided.</param>
    public static BudgetUse Of(Agreement terms, IReadOnlyCollection<(int Line, Money Accepted, Money Waiting)> costs) =>
        new([
            .. terms.Budget.Select(
                (line, i) =>
                    new LineUse(
                        i + 1,
                        line.What,
                        line.FromFund,
                        line.FromFund + line.FromFund.Share(terms.VirementPercent),
                        Money.Sum(costs.Where(cost => cost.Line == i + 1).Select(cost => cost.Accepted)),
                        Money.Sum(costs.Where(cost => cost.Line == i + 1).Select(cost => cost.Waiting))
                    )
            ),
        ]);
}

/// <summary>One line of the budget and what was spent under it.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="What">What for.</param>
/// <param name="Planned">What the fund pays of it.</param>
/// <param name="Most">What can be accepted without an amendment: the plan and its virement share.</param>
/// <param name="Accepted">What is accepted.</param>
/// <param name="Waiting">What is declared and not decided.</param>
public sealed record LineUse(int Number, string What, Money Planned, Money Most, Money Accepted, Money Waiting);

/// <summary>The money of an award on a day: paid by the fund, spent as accepted, and what is between.</summary>
/// <param name="Paid">What the recipient has got and keeps.</param>
/// <param name="Spent">What is accepted of what it spent.</param>
/// <param name="Budget">The adjusted budget.</param>
public sealed record SpentByStage(Money Paid, Money Spent, Money Budget)
{
    /// <summary>Paid and not spent; nothing where the recipient laid money out.</summary>
    public Money Unspent => Paid > Spent ? Paid - Spent : Money.Zero;

    /// <summary>Spent beyond what was paid.</summary>
    public Money LaidOut => Spent > Paid ? Spent - Paid : Money.Zero;

    /// <summary>Spent as a share of the adjusted budget, per cent, not rounded; null without a budget.</summary>
    public decimal? ExecutionPercent => Budget == Money.Zero ? null : Spent.Amount * 100m / Budget.Amount;
}
