using System.Globalization;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Calls;

namespace FundManager.Web.Features.Applications;

/// <summary>A form with what it is held against.</summary>
/// <param name="Form">What was typed.</param>
/// <param name="Terms">Of the call.</param>
/// <param name="Framework">By which an award would be appraised.</param>
public sealed record ApplicationCheck(ApplicationForm Form, CallTerms Terms, AppraisalFramework Framework)
{
    public const int MinTermMonths = 3;
    public const int MaxTermMonths = 60;

    /// <summary>Ids of the bodies that may be chosen to endorse it.</summary>
    public required IReadOnlyCollection<string> Endorsers { get; init; }

    /// <summary>The first day on which the work may begin.</summary>
    public required DateOnly NotBefore { get; init; }

    /// <summary>Weights of the indicators together: 100 less what budget execution is worth.</summary>
    public decimal WeightsToShare => 100m - (Framework.BudgetBlock?.Weight ?? 0m);

    /// <summary>Inputs that must be planned at least, of the amount asked for.</summary>
    public Money Needed
    {
        get
        {
            var asked = Sum(Form.Budget.Select(row => row.FromFund)).Amount;
            var share = decimal.Round(asked * Terms.MatchingSharePercent / 100m, 2, MidpointRounding.AwayFromZero);
            return new Money(decimal.Min(share, Money.MaxAmount));
        }
    }

    /// <summary>First and last day of the term, both inclusive; null while they cannot be read.</summary>
    public (DateOnly First, DateOnly Last)? Term =>
        TryDay(Form.StartsOn, out var first) && TryMonths(Form.TermMonths, out var months)
            ? (first, first.AddMonths(months).AddDays(-1))
            : null;

    public static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
        && day.Year is >= 2000 and < 2100;

    public static bool TryMonths(string text, out int months) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out months)
        && months is >= MinTermMonths and <= MaxTermMonths;

    /// <summary>A number of points or per cent: at most two decimal places, no sign.</summary>
    public static bool TryNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
        && decimal.Truncate(number * 100m) == number * 100m;

    /// <summary>The amounts together, those that can be read; never more than money can be.</summary>
    public static Money Sum(IEnumerable<string> amounts) =>
        new(
            decimal.Min(
                Money.MaxAmount,
                amounts.Sum(text => Proposal.TryAmount(text, out var amount) ? amount.Amount : 0m)
            )
        );

    /// <summary>The weights together, those that can be read.</summary>
    public static decimal SumOfWeights(ApplicationForm form) =>
        form.Indicators.Sum(row => TryNumber(row.Weight, out var weight) && weight <= 100m ? weight : 0m);
}
