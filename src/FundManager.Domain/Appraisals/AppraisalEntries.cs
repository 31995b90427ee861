using System.Text.Json;
using System.Text.Json.Serialization;

namespace FundManager.Domain.Appraisals;

/// <summary>What one side enters into an appraisal: the money row and one actual for each indicator. Kept as text with the case.</summary>
public sealed record AppraisalEntries
{
    /// <summary>Nothing entered yet.</summary>
    public static AppraisalEntries None { get; } = new();

    /// <summary>The framework and its version, like "cn-self-2020.v1": a newer version does not change an appraisal that has begun.</summary>
    public string? Framework { get; init; }

    /// <summary>Money spent of the budget; what is not told takes the fund's own figure.</summary>
    public BudgetExecution Budget { get; init; } = new();

    /// <summary>At most one for each indicator.</summary>
    public IReadOnlyList<IndicatorActual> Actuals { get; init; } = [];

    /// <summary>What the unit says of its targets, by the number of the indicator; nothing of one that does not apply.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<int, TargetLikelihood> Likelihoods =>
        Actuals
            .Where(actual => actual is { IsNotApplicable: false, Likelihood: not null })
            .ToDictionary(actual => actual.Number, actual => actual.Likelihood!.Value);

    /// <summary>Entries from their text; nothing for null.</summary>
    public static AppraisalEntries Read(string? text) =>
        text is null ? None : JsonSerializer.Deserialize<AppraisalEntries>(text, CanonicalJson.Options)!;

    /// <summary>The text: canonical JSON.</summary>
    public string Write() => CanonicalJson.Of(this);

    /// <summary>The actual of an indicator; an empty one where none was entered.</summary>
    public IndicatorActual ActualOf(int number) =>
        Actuals.FirstOrDefault(actual => actual.Number == number) ?? new IndicatorActual { Number = number };
}
