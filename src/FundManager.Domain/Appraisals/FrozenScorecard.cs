using System.Text.Json;

namespace FundManager.Domain.Appraisals;

/// <summary>
/// A scorecard with all that went into it, as one text and its hash: what an appraisal keeps when it is finalised, so that years later
/// the same framework gives the same text again, byte for byte.
/// </summary>
/// <param name="Body">Canonical JSON of framework name, version and hash, budget execution, indicators, actuals and result.</param>
/// <param name="Hash">SHA-256 of the body's UTF-8 bytes, in lower-case hexadecimal.</param>
public sealed record FrozenScorecard(string Body, string Hash)
{
    /// <summary>Computes the card and freezes it.</summary>
    /// <inheritdoc cref="Scorecard.Compute"/>
    public static FrozenScorecard Freeze(
        AppraisalFramework framework,
        BudgetExecution? budgetExecution,
        IReadOnlyList<Indicator> indicators,
        IReadOnlyList<IndicatorActual> actuals
    )
    {
        var card = Scorecard.Compute(framework, budgetExecution, indicators, actuals);
        var content = new FrozenContent(
            FrozenContent.CurrentFormat,
            new FrozenFramework(framework.Name, framework.Version, framework.Hash),
            budgetExecution,
            indicators,
            actuals,
            card
        );
        var body = CanonicalJson.Of(content);
        return new FrozenScorecard(body, CanonicalJson.Hash(body));
    }

    /// <summary>Whether the body is still what was hashed.</summary>
    public bool IsIntact => CanonicalJson.Hash(Body) == Hash;

    /// <summary>What was frozen.</summary>
    /// <exception cref="InvalidOperationException">The body is not what was hashed, or is of another format.</exception>
    public FrozenContent Read()
    {
        if (!IsIntact)
        {
            throw new InvalidOperationException("The frozen scorecard is not what was hashed.");
        }

        var content = JsonSerializer.Deserialize<FrozenContent>(Body, CanonicalJson.Options)!;
        return content.Format == FrozenContent.CurrentFormat
            ? content
            : throw new InvalidOperationException($"Frozen scorecards of format {content.Format} are not known.");
    }

    /// <summary>Freezes the same inputs again; equal to this one unless the framework or the arithmetic changed.</summary>
    public FrozenScorecard Recompute(AppraisalFramework framework)
    {
        var content = Read();
        return Freeze(framework, content.BudgetExecution, content.Indicators, content.Actuals);
    }
}

/// <summary>The framework that a card was computed under.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Hash">The hash of its content.</param>
public sealed record FrozenFramework(string Name, int Version, string Hash);

/// <summary>All that a frozen scorecard tells.</summary>
/// <param name="Format">The version of this form.</param>
/// <param name="Framework">The rules.</param>
/// <param name="BudgetExecution">The money row's input.</param>
/// <param name="Indicators">What was agreed.</param>
/// <param name="Actuals">What became of it.</param>
/// <param name="Result">The card.</param>
public sealed record FrozenContent(
    int Format,
    FrozenFramework Framework,
    BudgetExecution? BudgetExecution,
    IReadOnlyList<Indicator> Indicators,
    IReadOnlyList<IndicatorActual> Actuals,
    Scorecard Result
)
{
    /// <summary>The only form so far.</summary>
    public const int CurrentFormat = 1;
}
