using FundManager.Domain;
using FundManager.Domain.Amendments;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Web.Features.Cases;

namespace FundManager.Web.Features.Awards;

/// <summary>What hangs on an award.</summary>
public sealed record AwardCaseView
{
    public required LocalText Organisation { get; init; }

    public required LocalText CallTitle { get; init; }

    /// <summary>Who looks after it for the fund; null while nobody does.</summary>
    public required LocalText? Officer { get; init; }

    public required LocalText? Endorser { get; init; }

    public required AwardMoney Money { get; init; }

    /// <summary>The gate of the next tranche; null where none is left.</summary>
    public required GateView? Gate { get; init; }

    public required IReadOnlyList<TrancheView> Tranches { get; init; }

    public required IReadOnlyList<InputView> Inputs { get; init; }

    public required IReadOnlyList<MilestoneView> Milestones { get; init; }

    public required IReadOnlyList<FindingView> Findings { get; init; }

    public required IReadOnlyList<AppraisalView> Appraisals { get; init; }

    public required IReadOnlyList<RecoveryView> Recoveries { get; init; }

    public required IReadOnlyList<AmendmentRow> Amendments { get; init; }

    public required IReadOnlyList<VersionRow> Versions { get; init; }
}

/// <summary>Where the money of an award is, from its balance rows.</summary>
/// <param name="Awarded">What is promised.</param>
/// <param name="Paid">On the bank's statement.</param>
/// <param name="OnItsWay">Asked for or released, and not yet on the statement.</param>
/// <param name="Remaining">Not asked for.</param>
/// <param name="VerifiedInputs">What recipient and partners put in, as far as it was checked.</param>
public sealed record AwardMoney(Money Awarded, Money Paid, Money OnItsWay, Money Remaining, Money VerifiedInputs)
{
    /// <summary>Verified inputs per unit paid, to 0.01; null while nothing is paid.</summary>
    public decimal? InputsPerPaid =>
        Paid == Money.Zero
            ? null
            : decimal.Round(VerifiedInputs.Amount / Paid.Amount, 2, MidpointRounding.AwayFromZero);
}

/// <summary>The page and the state of a case that hangs on another.</summary>
public sealed record CaseLink(string Url, StateView State);

/// <summary>One tranche; its link is null before the countersignature.</summary>
public sealed record TrancheView(int Number, Money Amount, DateOnly PlannedOn, CaseLink? Case);

public sealed record InputView(
    InputKind Kind,
    string What,
    Money Planned,
    Money Verified,
    DateOnly DueOn,
    CaseLink? Case
);

public sealed record MilestoneView(
    int Number,
    string Title,
    bool IsCheckpoint,
    DateOnly DueOn,
    bool IsOverdue,
    CaseLink? Case
)
{
    /// <summary>Whether something is asked of the recipient and its day has passed: derived, never a state.</summary>
    public static bool IsLate(Milestone milestone, DateOnly today) =>
        milestone.State switch
        {
            "Planned" or "Due" => milestone.DueOn < today,
            "ChangesRequested" => milestone.ChangesBy < today,
            _ => false,
        };
}

public sealed record FindingView(string Number, Severity Severity, string Text, CaseLink Case)
{
    public string Css =>
        Severity switch
        {
            Severity.High => "is-bad",
            Severity.Medium => "is-wait",
            _ => "is-idle",
        };
}

/// <summary>One appraisal; its total is shown once it is approved.</summary>
public sealed record AppraisalView(AppraisalStage Stage, DateOnly OpensOn, decimal? Total, CaseLink Case)
{
    /// <summary>The number of the appraisal that it corrects; null for none.</summary>
    public string? Corrects { get; init; }
}

/// <summary>One recovery with what is still owed.</summary>
public sealed record RecoveryView(string Number, Money Asked, Money Outstanding, CaseLink Case);

/// <summary>One amendment: what it is for, and where it stands.</summary>
public sealed record AmendmentRow(string Number, AmendmentKind Kind, CaseLink Case);

/// <summary>One version of the agreement.</summary>
public sealed record VersionRow(Guid AwardId, int Number, DateTimeOffset MadeAt)
{
    public string Url => $"{CaseLinks.To(CaseKind.Award, AwardId)}/agreement?version={Number}";

    /// <summary>Where it is held against the version before it.</summary>
    public string CompareUrl =>
        $"{CaseLinks.To(CaseKind.Award, AwardId)}/agreement/compare?from={Number - 1}&to={Number}";
}

internal static class Notes
{
    /// <summary>Leaves out notes that do not apply now: they wait for nothing, so only moves of the workflow say why not.</summary>
    public static CaseFrame WithoutIdleNotes(this CaseFrame frame) =>
        frame with
        {
            Offers = [.. frame.Offers.Where(offer => offer.WhyNot is null || offer.Move.NoteRoles is null)],
        };
}
