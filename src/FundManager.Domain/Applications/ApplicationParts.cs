namespace FundManager.Domain.Applications;

/// <summary>A version of an application as it was sent; never changed.</summary>
public sealed class ApplicationRevision
{
    internal ApplicationRevision(
        Id<GrantApplication> applicationId,
        int number,
        string body,
        string hash,
        DateTimeOffset at
    ) => (ApplicationId, Number, Body, Hash, FrozenAt) = (applicationId, number, body, hash, at);

    private ApplicationRevision() { }

    /// <summary>Of which application.</summary>
    public Id<GrantApplication> ApplicationId { get; private set; }

    /// <summary>1 for the first that was sent.</summary>
    public int Number { get; private set; }

    /// <summary>The form as JSON: exactly the text that was hashed.</summary>
    public string Body { get; private set; } = "";

    /// <summary>SHA-256 of <see cref="Body"/> in UTF-8, hexadecimal.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>When, UTC.</summary>
    public DateTimeOffset FrozenAt { get; private set; }
}

/// <summary>What one eligibility rule found.</summary>
/// <param name="Rule">Code of the rule, like "ELI-AMOUNT"; the key of its sentence.</param>
/// <param name="Passed">Whether it is met.</param>
/// <param name="Facts">What the sentence names.</param>
public sealed record EligibilityFinding(string Rule, bool Passed, IReadOnlyList<string> Facts);

/// <summary>A failed rule that two people waived.</summary>
/// <param name="Rule">Code of the rule.</param>
/// <param name="ProposedBy">The first person.</param>
/// <param name="Reason">Why.</param>
/// <param name="ConfirmedBy">The second, a leader; null while nobody confirmed.</param>
public sealed record Waiver(string Rule, Guid ProposedBy, string Reason, Guid? ConfirmedBy);

/// <summary>What the fund asked an applicant.</summary>
/// <param name="Question">What.</param>
/// <param name="AnswerBy">The first instant that is too late, UTC.</param>
/// <param name="Answer">What was answered; null before.</param>
public sealed record Clarification(string Question, DateTimeOffset AnswerBy, string? Answer);

/// <summary>What a panel's scores came to.</summary>
/// <param name="Mean">Mean of the submitted totals, 0 to 100, to 0.01.</param>
/// <param name="ReviewCount">Reviews that counted.</param>
/// <param name="Passes">Whether every floor is met and there is no veto.</param>
/// <param name="WantsOneMore">Whether the totals lie so far apart that one more review is asked for.</param>
/// <param name="Spread">Highest less lowest total.</param>
/// <param name="Reasons">Codes of what stands against it, each with what it names after a colon.</param>
public sealed record PanelOutcome(
    decimal Mean,
    int ReviewCount,
    bool Passes,
    bool WantsOneMore,
    decimal Spread,
    IReadOnlyList<string> Reasons
);
