namespace FundManager.Domain.Awards;

/// <summary>What is asked back.</summary>
/// <param name="Amount">Of what was paid; 0 or more.</param>
/// <param name="InterestFrom">The first day that bears interest; null where none is asked.</param>
/// <param name="DecidedOn">The day of the decision, in the fund's zone: the first that bears no interest any more.</param>
public sealed record Claim(Money Amount, DateOnly? InterestFrom, DateOnly DecidedOn);

/// <summary>Simple interest on money that is asked back: amount × rate × days ÷ 365, to 0.01 with midpoints away from zero.</summary>
/// <remarks>A year counts 365 days, leap years too (actual/365 fixed), so that anybody can check the figure with pencil and paper.</remarks>
/// <param name="PercentPerYear">Per cent a year, more than 0.</param>
/// <param name="From">The first day that bears interest, inclusive.</param>
/// <param name="Until">The first day that bears none, exclusive.</param>
public sealed record SimpleInterest(decimal PercentPerYear, DateOnly From, DateOnly Until)
{
    private const decimal DaysOfYear = 365m;

    /// <summary>How many days bear interest.</summary>
    public int Days => Until.DayNumber - From.DayNumber;

    /// <summary>The interest on <paramref name="amount"/>.</summary>
    public Money Of(Money amount) =>
        new(
            decimal.Round(amount.Amount * PercentPerYear * Days / (100m * DaysOfYear), 2, MidpointRounding.AwayFromZero)
        );
}

/// <summary>A part of what is owed, with the last day for paying it.</summary>
/// <param name="DueOn">The last day, inclusive.</param>
/// <param name="Amount">More than nothing.</param>
public sealed record Instalment(DateOnly DueOn, Money Amount)
{
    /// <summary>The most instalments that one recovery is paid in.</summary>
    public const int Most = 36;

    /// <summary>Equal parts of <paramref name="owed"/>, a month apart; the last takes the rest, so that they sum exactly.</summary>
    /// <param name="owed">What is to be paid; at least 0.01 for each part.</param>
    /// <param name="firstOn">The last day for the first part.</param>
    /// <param name="count">How many, 1 to <see cref="Most"/>.</param>
    public static IReadOnlyList<Instalment> Plan(Money owed, DateOnly firstOn, int count)
    {
        var part = new Money(decimal.Round(owed.Amount / count, 2, MidpointRounding.ToZero));
        var last = new Money(owed.Amount - (part.Amount * (count - 1)));
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => new Instalment(firstOn.AddMonths(i), i < count - 1 ? part : last)),
        ];
    }
}

/// <summary>One instalment and how much of it is paid, when receipts are put to the earliest first.</summary>
/// <param name="Instalment">The instalment.</param>
/// <param name="Paid">How much of it came in, at most its amount.</param>
public sealed record InstalmentStanding(Instalment Instalment, Money Paid)
{
    /// <summary>What is still to be paid of it.</summary>
    public Money Open => Instalment.Amount - Paid;

    /// <summary>Whether something of it is not paid although its day has passed.</summary>
    public bool IsLate(DateOnly today) => Open > Money.Zero && Instalment.DueOn < today;
}
