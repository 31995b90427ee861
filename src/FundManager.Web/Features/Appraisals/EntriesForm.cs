using System.Globalization;
using FundManager.Domain.Appraisals;

namespace FundManager.Web.Features.Appraisals;

/// <summary>What is typed into the form of either side, as text: one row for each indicator, in the order of the agreement.</summary>
public sealed class EntriesForm
{
    public Guid Token { get; set; }

    public int Seen { get; set; }

    public MoneyForm Money { get; set; } = new();

    public IList<RowForm> Rows { get; set; } = [];

    public string? Opinion { get; set; }

    public string? Outcome { get; set; }

    public bool Confirmed { get; set; }

    /// <summary>The form of what was entered before.</summary>
    public static EntriesForm Of(AppraisalSheet sheet, AppraisalEntries entries)
    {
        var money = sheet.BudgetExecutionOf(entries);
        return new EntriesForm
        {
            Money = new MoneyForm
            {
                Budget = Write(money.AdjustedAnnualBudget),
                Executed = Write(money.Executed),
                IsNotApplicable = money.IsNotApplicable,
                Reason = money.Reason,
                Improvement = money.Improvement,
            },
            Rows = [.. sheet.Indicators.Select(indicator => RowForm.Of(entries.ActualOf(indicator.Number)))],
        };
    }

    /// <summary>What was typed, as entries. A value that is none stays as the words that it is; other fields that cannot be read stay empty.</summary>
    public AppraisalEntries ToEntries(AppraisalSheet sheet) =>
        new()
        {
            Budget = new BudgetExecution
            {
                AdjustedAnnualBudget = ReadAmount(Money.Budget),
                Executed = ReadAmount(Money.Executed),
                IsNotApplicable = Money.IsNotApplicable,
                Reason = Clean(Money.Reason),
                Improvement = Clean(Money.Improvement),
            },
            Actuals =
            [
                .. sheet.Indicators.Join(
                    Rows,
                    indicator => indicator.Number,
                    row => row.Number,
                    (indicator, row) => row.ToActual(indicator)
                ),
            ],
        };

    /// <summary>A number as people type it: digits, a point, commas that group; null for anything else.</summary>
    public static decimal? ReadNumber(string? text)
    {
        const NumberStyles plain =
            NumberStyles.AllowLeadingSign
            | NumberStyles.AllowDecimalPoint
            | NumberStyles.AllowThousands
            | NumberStyles.AllowLeadingWhite
            | NumberStyles.AllowTrailingWhite;
        const decimal most = 1_000_000_000_000m;
        const int places = 6;
        return
            decimal.TryParse(text, plain, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) <= most
            && number == decimal.Round(number, places, MidpointRounding.ToZero)
            ? number
            : null;
    }

    internal static decimal? ReadAmount(string? text) =>
        ReadNumber(text) is { } number && Domain.Money.IsValid(number) ? number : null;

    internal static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    internal static string? Write(decimal? number) => number?.ToString("0.######", CultureInfo.InvariantCulture);
}

/// <summary>The money row as typed.</summary>
public sealed class MoneyForm
{
    public string? Budget { get; set; }

    public string? Executed { get; set; }

    public bool IsNotApplicable { get; set; }

    public string? Reason { get; set; }

    public string? Improvement { get; set; }
}

/// <summary>The row of one indicator as typed.</summary>
public sealed class RowForm
{
    private const string DayFormat = "yyyy-MM-dd";

    private static readonly string[] LikelihoodNames = Enum.GetNames<TargetLikelihood>();

    public int Number { get; set; }

    public string? Actual { get; set; }

    public string? Band { get; set; }

    public string? Percent { get; set; }

    public string? ValidAnswers { get; set; }

    public bool IsNotApplicable { get; set; }

    public string? Evidence { get; set; }

    public string? Reason { get; set; }

    public string? Improvement { get; set; }

    public string? OwnScore { get; set; }

    /// <summary>A name of <see cref="TargetLikelihood"/>, half-way on the recipient's form only.</summary>
    public string? Likelihood { get; set; }

    public static RowForm Of(IndicatorActual actual) =>
        new()
        {
            Number = actual.Number,
            Actual =
                EntriesForm.Write(actual.Value)
                ?? actual.On?.ToString(DayFormat, CultureInfo.InvariantCulture)
                ?? actual.Text,
            Band = actual.Band,
            Percent = EntriesForm.Write(actual.Percent),
            ValidAnswers = actual.ValidAnswers?.ToString(CultureInfo.InvariantCulture),
            IsNotApplicable = actual.IsNotApplicable,
            Evidence = actual.Evidence,
            Reason = actual.Reason,
            Improvement = actual.Improvement,
            OwnScore = EntriesForm.Write(actual.ScorerScore),
            Likelihood = actual.Likelihood?.ToString(),
        };

    public IndicatorActual ToActual(Indicator indicator)
    {
        var text = EntriesForm.Clean(Actual);
        var day = indicator.Operator == IndicatorOperator.Deadline ? ReadDay(text) : null;
        var value = indicator.Operator == IndicatorOperator.Deadline ? null : EntriesForm.ReadNumber(text);
        return new IndicatorActual
        {
            Number = indicator.Number,
            Value = value,
            On = day,
            Text = value is null && day is null ? text : null,
            Band = EntriesForm.Clean(Band),
            Percent = EntriesForm.ReadNumber(Percent) is { } percent and >= 0 and <= Domain.Appraisals.Band.Top
                ? percent
                : null,
            ValidAnswers = ReadCount(ValidAnswers),
            IsNotApplicable = IsNotApplicable,
            Evidence = EntriesForm.Clean(Evidence),
            Reason = EntriesForm.Clean(Reason),
            Improvement = EntriesForm.Clean(Improvement),
            ScorerScore = EntriesForm.ReadNumber(OwnScore),
            Likelihood = LikelihoodNames.Contains(Likelihood, StringComparer.Ordinal)
                ? Enum.Parse<TargetLikelihood>(Likelihood!)
                : null,
        };
    }

    internal static DateOnly? ReadDay(string? text) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    internal static int? ReadCount(string? text) =>
        int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
}
