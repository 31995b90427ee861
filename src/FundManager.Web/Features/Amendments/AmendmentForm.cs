using System.Globalization;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Awards;
using FundManager.Web.Features.Awards;

namespace FundManager.Web.Features.Amendments;

/// <summary>The terms of an amendment as typed: only the parts that its kind can change are on the page, and whatever was not sent stays.</summary>
public sealed class AmendmentForm
{
    public string? EndsOn { get; set; }

    public string? LeadEmail { get; set; }

    public IList<AmendedTranche> Tranches { get; set; } = [];

    public IList<AmendedLine> Budget { get; set; } = [];

    public IList<AmendedRow> Milestones { get; set; } = [];

    public IList<AmendedRow> Inputs { get; set; } = [];

    public IList<IndicatorForm> Indicators { get; set; } = [];

    /// <summary>Names the form, so that a second click writes nothing twice.</summary>
    public Guid Token { get; set; }

    /// <summary>How many events the amendment had when the form was shown.</summary>
    public int Seen { get; set; }

    public static AmendmentForm Of(Agreement terms, string leadEmail) =>
        new()
        {
            EndsOn = Text(terms.EndsOn),
            LeadEmail = leadEmail,
            Tranches =
            [
                .. terms.Tranches.Select(t => new AmendedTranche
                {
                    Amount = t.Amount.ToString(),
                    PlannedOn = Text(t.PlannedOn),
                }),
            ],
            Budget = [.. terms.Budget.Select(l => new AmendedLine { What = l.What, FromFund = l.FromFund.ToString() })],
            Milestones = [.. terms.Milestones.Select(m => new AmendedRow { What = m.Title, DueOn = Text(m.DueOn) })],
            Inputs = [.. terms.Inputs.Select(i => new AmendedRow { What = i.What, DueOn = Text(i.DueOn) })],
            Indicators =
            [
                .. terms.Indicators.Select(i => new IndicatorForm
                {
                    Target = i.Target,
                    Source = i.Source,
                    Weight = i.Weight.ToString("0.##", CultureInfo.InvariantCulture),
                }),
            ],
        };

    /// <summary>Whether the rows sent are rows of <paramref name="terms"/>: one tranche and one line of the budget may be added.</summary>
    public bool Fits(Agreement terms) =>
        Tranches.Count <= terms.Tranches.Count + 1
        && Budget.Count <= terms.Budget.Count + 1
        && Milestones.Count <= terms.Milestones.Count
        && Inputs.Count <= terms.Inputs.Count
        && Indicators.Count <= terms.Indicators.Count;

    /// <summary>The terms as they are after the form, which its validator passed.</summary>
    public Agreement Apply(Agreement terms) =>
        terms with
        {
            EndsOn = EndsOn is { Length: > 0 } ends ? AgreementForm.Day(ends) : terms.EndsOn,
            Tranches = [.. terms.Tranches.Select(TrancheOf), .. NewTranches(terms)],
            Budget = [.. terms.Budget.Select(LineOf), .. NewLines(terms)],
            Milestones =
            [
                .. terms.Milestones.Select(
                    (m, i) =>
                        Milestones.ElementAtOrDefault(i) is { } typed
                            ? m with
                            {
                                Title = typed.What.Trim(),
                                DueOn = AgreementForm.Day(typed.DueOn),
                            }
                            : m
                ),
            ],
            Inputs =
            [
                .. terms.Inputs.Select(
                    (input, i) =>
                        Inputs.ElementAtOrDefault(i) is { } typed
                            ? input with
                            {
                                What = typed.What.Trim(),
                                DueOn = AgreementForm.Day(typed.DueOn),
                            }
                            : input
                ),
            ],
            Indicators =
            [
                .. terms.Indicators.Select(
                    (indicator, i) => Indicators.ElementAtOrDefault(i)?.Apply(indicator) ?? indicator
                ),
            ],
        };

    private Tranche TrancheOf(Tranche tranche, int index) =>
        Tranches.ElementAtOrDefault(index) is { } typed
            ? tranche with
            {
                Amount = AmountOf(typed.Amount),
                PlannedOn = AgreementForm.Day(typed.PlannedOn),
            }
            : tranche;

    private BudgetLine LineOf(BudgetLine line, int index) =>
        Budget.ElementAtOrDefault(index) is { } typed ? line with { FromFund = AmountOf(typed.FromFund) } : line;

    /// <summary>A tranche more asks for what the last one asks for.</summary>
    private IEnumerable<Tranche> NewTranches(Agreement terms) =>
        Tranches
            .Skip(terms.Tranches.Count)
            .Where(typed => !typed.IsBlank)
            .Select(typed => new Tranche(
                terms.Tranches.Count + 1,
                AmountOf(typed.Amount),
                AgreementForm.Day(typed.PlannedOn),
                terms.Tranches.Count > 0 ? terms.Tranches[^1].Gate : Gate.AgreementOnly
            ));

    private IEnumerable<BudgetLine> NewLines(Agreement terms) =>
        Budget
            .Skip(terms.Budget.Count)
            .Where(typed => !typed.IsBlank)
            .Select(typed => new BudgetLine(typed.What.Trim(), "other", AmountOf(typed.FromFund), Money.Zero));

    private static Money AmountOf(string text) =>
        Proposal.TryAmount(text, out var amount) ? amount : throw new FormatException(text);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Amount and day of a tranche, as typed.</summary>
public sealed class AmendedTranche
{
    public string Amount { get; set; } = "";

    public string PlannedOn { get; set; } = "";

    public bool IsBlank => string.IsNullOrWhiteSpace(Amount) && string.IsNullOrWhiteSpace(PlannedOn);
}

/// <summary>What the fund pays of a line of the budget, as typed; its words only for a new one.</summary>
public sealed class AmendedLine
{
    public string What { get; set; } = "";

    public string FromFund { get; set; } = "";

    public bool IsBlank => string.IsNullOrWhiteSpace(What) && string.IsNullOrWhiteSpace(FromFund);
}

/// <summary>Words and day of a milestone or an input, as typed.</summary>
public sealed class AmendedRow
{
    public string What { get; set; } = "";

    public string DueOn { get; set; } = "";
}
