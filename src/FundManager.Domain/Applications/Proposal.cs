using System.Globalization;
using FundManager.Domain.Awards;

namespace FundManager.Domain.Applications;

/// <summary>What an application plans, read from its form: the draft of an agreement.</summary>
public sealed record Proposal
{
    /// <summary>First day of the term.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>Last day of the term, inclusive.</summary>
    public required DateOnly EndsOn { get; init; }

    /// <summary>Planned costs.</summary>
    public required IReadOnlyList<BudgetLine> Budget { get; init; }

    /// <summary>What recipient and partners put in.</summary>
    public required IReadOnlyList<PlannedInput> Inputs { get; init; }

    /// <summary>Agreed events.</summary>
    public required IReadOnlyList<PlannedMilestone> Milestones { get; init; }

    /// <summary>What success is measured by.</summary>
    public required IReadOnlyList<PlannedIndicator> Indicators { get; init; }

    /// <summary>When which part is paid, on what conditions.</summary>
    public required IReadOnlyList<Tranche> Tranches { get; init; }

    /// <summary>What is asked for: the fund's part of the budget.</summary>
    public Money Amount => Money.Sum(Budget.Select(line => line.FromFund));

    /// <summary>What recipient and partners will put in, all kinds together.</summary>
    public Money PlannedInputs => Money.Sum(Inputs.Select(input => input.Amount));

    /// <summary>Reads a form that the form's validator passed.</summary>
    /// <exception cref="FormatException">A number or a date cannot be read: the form was not validated.</exception>
    public static Proposal From(ApplicationForm form)
    {
        var starts = Day(form.StartsOn);
        var months = int.Parse(form.TermMonths, CultureInfo.InvariantCulture);
        return new Proposal
        {
            StartsOn = starts,
            EndsOn = starts.AddMonths(months).AddDays(-1),
            Budget =
            [
                .. form.Budget.Select(row => new BudgetLine(
                    row.What,
                    row.Heading,
                    Amounts(row.FromFund),
                    Amounts(row.Own)
                )),
            ],
            Inputs = [.. form.Inputs.Select(InputOf)],
            Milestones = [.. form.Milestones.Select(MilestoneOf)],
            Indicators = [.. form.Indicators.Select(IndicatorOf)],
            Tranches =
            [
                .. form.Tranches.Select(
                    (row, i) => new Tranche(i + 1, Amounts(row.Amount), Day(row.PlannedOn), GateOf(row))
                ),
            ],
        };
    }

    /// <summary>The amount that <paramref name="text"/> says; nothing for "". Digits, an optional point, at most two places; commas group.</summary>
    public static bool TryAmount(string text, out Money amount)
    {
        amount = Money.Zero;
        if (text.Length == 0)
        {
            return true;
        }

        const NumberStyles Plain =
            NumberStyles.AllowDecimalPoint
            | NumberStyles.AllowThousands
            | NumberStyles.AllowLeadingWhite
            | NumberStyles.AllowTrailingWhite;
        if (!decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var value) || !Money.IsValid(value))
        {
            return false;
        }

        amount = new Money(value);
        return true;
    }

    /// <summary>The numbers in "1, 2"; null when one of them is no number.</summary>
    public static IReadOnlyList<int>? Numbers(string text)
    {
        List<int> numbers = [];
        foreach (var part in text.Split([',', ' ', '，', '、', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            numbers.Add(number);
        }

        return numbers;
    }

    private static PlannedInput InputOf(InputRow row, int index) =>
        new(index + 1, Enum.Parse<InputKind>(row.Kind), row.What, Amounts(row.Amount), Day(row.DueOn), row.RateSource);

    private static PlannedMilestone MilestoneOf(MilestoneRow row, int index) =>
        new(index + 1, row.Title, Day(row.DueOn), row.Deliverable, row.Checkpoint == "true");

    private static PlannedIndicator IndicatorOf(IndicatorRow row, int index) =>
        new()
        {
            Number = index + 1,
            Name = row.Name,
            Level1 = row.Level1,
            Level2 = row.Level2,
            Operator = row.Operator,
            Target = row.Target,
            Unit = row.Unit,
            Source = row.Source,
            Weight = decimal.Parse(row.Weight, CultureInfo.InvariantCulture),
        };

    private static Gate GateOf(TrancheRow row) =>
        new(
            row.InputShare.Length == 0 ? 0 : decimal.Parse(row.InputShare, CultureInfo.InvariantCulture),
            Numbers(row.Milestones) ?? throw new FormatException(row.Milestones),
            AppraisalStage: null
        );

    private static Money Amounts(string text) =>
        TryAmount(text, out var amount) ? amount : throw new FormatException(text);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A planned cost.</summary>
/// <param name="What">What for.</param>
/// <param name="Heading">Key of the budget heading, like "equipment".</param>
/// <param name="FromFund">What the fund pays of it.</param>
/// <param name="Own">What the recipient pays of it.</param>
public sealed record BudgetLine(string What, string Heading, Money FromFund, Money Own);

/// <summary>A planned input.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Kind">What kind.</param>
/// <param name="What">In words.</param>
/// <param name="Amount">Its worth in money; for kinds that are not cash, quantity times rate.</param>
/// <param name="DueOn">By when.</param>
/// <param name="RateSource">Where the rate comes from; "" for cash.</param>
public sealed record PlannedInput(
    int Number,
    InputKind Kind,
    string What,
    Money Amount,
    DateOnly DueOn,
    string RateSource
);

/// <summary>An agreed event.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Title">What.</param>
/// <param name="DueOn">By when.</param>
/// <param name="Deliverable">What is handed in as evidence.</param>
/// <param name="IsCheckpoint">Whether reviewers score it and it can stop the award.</param>
public sealed record PlannedMilestone(int Number, string Title, DateOnly DueOn, string Deliverable, bool IsCheckpoint)
{
    /// <summary>Its part of the award in earned value; per cent, above 0 to 100. Null where the agreement weighs no milestone.</summary>
    public decimal? Weight { get; init; }
}

/// <summary>An agreed indicator, in the words and codes of the framework.</summary>
public sealed record PlannedIndicator
{
    /// <summary>1 for the first.</summary>
    public required int Number { get; init; }

    /// <summary>What is measured.</summary>
    public required string Name { get; init; }

    /// <summary>Id of the framework's first-level block.</summary>
    public required string Level1 { get; init; }

    /// <summary>Second-level name.</summary>
    public required string Level2 { get; init; }

    /// <summary>One of "&gt;=", "&lt;=", "=", "qualitative".</summary>
    public required string Operator { get; init; }

    /// <summary>The agreed value, as text; a number unless qualitative.</summary>
    public required string Target { get; init; }

    /// <summary>The unit of target and actual; "" for none.</summary>
    public required string Unit { get; init; }

    /// <summary>Where the actual comes from.</summary>
    public required string Source { get; init; }

    /// <summary>Points it can earn, 0 to 100.</summary>
    public required decimal Weight { get; init; }
}
