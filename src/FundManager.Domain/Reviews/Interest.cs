using FundManager.Domain.Organisations;

namespace FundManager.Domain.Reviews;

/// <summary>A tie that only the person knows.</summary>
public enum InterestKind
{
    /// <summary>Husband or wife, kin, in-laws.</summary>
    Family,

    /// <summary>Supervisor or student, of this person.</summary>
    Supervisor,

    /// <summary>Shares, fees, a post or an offer of one.</summary>
    FinancialInterest,

    /// <summary>Works with the other on a project that goes on, of this fund or another.</summary>
    SharedProject,
}

/// <summary>A standing declaration of somebody who judges for the fund: with whom or what he is tied, and from when to when.</summary>
/// <remarks>Kept for ever: one that ended says when and why.</remarks>
public sealed class Interest
{
    /// <summary>Longest name, in characters.</summary>
    public const int NameMaxLength = 200;

    /// <summary>Declares a tie with somebody named, or with an organisation of the register.</summary>
    /// <exception cref="RefusedException">Neither is named, or it ends before it begins.</exception>
    public Interest(
        Guid userId,
        InterestKind kind,
        (string Name, Id<Organisation>? Organisation) other,
        (DateOnly From, DateOnly? To) time,
        DateTimeOffset at
    )
    {
        Refusal.ThrowIf(WhyNotDeclare(other.Name, other.Organisation, time));
        Id = Id<Interest>.New(at);
        (UserId, Kind, OtherName, OrganisationId) = (userId, kind, other.Name.Trim(), other.Organisation);
        (StartsOn, EndsOn, DeclaredAt) = (time.From, time.To, at);
    }

    private Interest() { }

    /// <summary>Its identity.</summary>
    public Id<Interest> Id { get; private set; }

    /// <summary>Whose.</summary>
    public Guid UserId { get; private set; }

    /// <summary>What ties them.</summary>
    public InterestKind Kind { get; private set; }

    /// <summary>Name or mail address of the other person, or name of an organisation outside the register; "" with <see cref="OrganisationId"/>.</summary>
    public string OtherName { get; private set; } = "";

    /// <summary>An organisation of the register; null for somebody named.</summary>
    public Id<Organisation>? OrganisationId { get; private set; }

    /// <summary>First day.</summary>
    public DateOnly StartsOn { get; private set; }

    /// <summary>Last day, inclusive; null while it goes on.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>When it was declared, UTC.</summary>
    public DateTimeOffset DeclaredAt { get; private set; }

    /// <summary>Why it ended, in the person's words; "" while nobody ended it.</summary>
    public string EndReason { get; private set; } = "";

    /// <summary>Whether it stands on <paramref name="day"/>.</summary>
    public bool StandsOn(DateOnly day) => StartsOn <= day && (EndsOn is null || EndsOn >= day);

    /// <summary>Null when such a tie can be declared; else why not.</summary>
    public static Refusal? WhyNotDeclare(
        string name,
        Id<Organisation>? organisation,
        (DateOnly From, DateOnly? To) time
    ) =>
        string.IsNullOrWhiteSpace(name) == organisation is null ? new Refusal("COI-02")
        : time.To < time.From ? new Refusal("COI-03", time.From)
        : null;

    /// <summary>Null when its end can be noted; else why not.</summary>
    public Refusal? WhyNotEnd(DateOnly on, Act act) =>
        act.Actor.UserId != UserId ? new Refusal("COI-04")
        : EndReason.Length > 0 ? new Refusal("COI-05")
        : on < StartsOn ? new Refusal("COI-03", StartsOn)
        : string.IsNullOrWhiteSpace(act.Reason) ? new Refusal("GEN-01")
        : null;

    /// <summary>Notes the last day and why; the declaration stays.</summary>
    public void End(DateOnly on, Act act)
    {
        Refusal.ThrowIf(WhyNotEnd(on, act));
        (EndsOn, EndReason) = (on, act.Reason!);
    }
}
