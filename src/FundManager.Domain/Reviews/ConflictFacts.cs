using System.Collections.Frozen;
using FundManager.Domain.Applications;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;

namespace FundManager.Domain.Reviews;

/// <summary>An organisation to which a judge belongs.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Name">Its name.</param>
public sealed record JudgeMembership(Id<Organisation> Id, LocalText Name)
{
    /// <summary>By which the organisation is known where it is only named.</summary>
    public IReadOnlySet<string> Keys { get; } = NameKey.Of(Name);
}

/// <summary>A tie that the judge declared and that stands today.</summary>
/// <param name="Kind">What ties them.</param>
/// <param name="OtherName">The other's name or address as typed; "" for an organisation of the register.</param>
/// <param name="OrganisationId">The organisation of the register; null for somebody named.</param>
/// <param name="OrganisationName">Its name; null for somebody named.</param>
/// <param name="Since">First day.</param>
public sealed record JudgeInterest(
    InterestKind Kind,
    string OtherName,
    Id<Organisation>? OrganisationId,
    LocalText? OrganisationName,
    DateOnly Since
)
{
    /// <summary>By which the other is known where an organisation is named.</summary>
    public IReadOnlySet<string> BodyKeys { get; } = NameKey.Of(OrganisationName ?? new LocalText(OtherName, OtherName));

    /// <summary>By which the other is known where a person is named; none for an organisation of the register.</summary>
    public IReadOnlySet<string> PersonKeys { get; } = NameKey.OfAnybody(OtherName);

    /// <summary>As a reader knows the other.</summary>
    public object Other => OrganisationName is null ? OtherName : OrganisationName;
}

/// <summary>What is known of somebody who is to judge, as far as conflicts ask.</summary>
/// <param name="Name">The person's name in both scripts.</param>
/// <param name="Email">The person's address; "" when there is none.</param>
/// <param name="Organisations">The organisations to which the person belongs.</param>
public sealed record JudgeFacts(LocalText Name, string Email, IReadOnlyList<JudgeMembership> Organisations)
{
    /// <summary>What the person declared and what stands today.</summary>
    public IReadOnlyList<JudgeInterest> Interests { get; init; } = [];

    /// <summary>Applications for which the person declared a conflict of his own, and on which day.</summary>
    public IReadOnlyDictionary<Id<GrantApplication>, DateOnly> Declared { get; init; } =
        FrozenDictionary<Id<GrantApplication>, DateOnly>.Empty;

    /// <summary>Names that somebody decided about: true where they are one person.</summary>
    public IReadOnlyDictionary<NameQuestion, bool> Decided { get; init; } = FrozenDictionary<NameQuestion, bool>.Empty;

    /// <summary>By which the person is known in forms.</summary>
    public IReadOnlySet<string> Keys { get; } = NameKey.Of(Name, Email);
}

/// <summary>What is known of the case that is judged, as far as conflicts ask.</summary>
/// <param name="ApplicationId">The application, also where its award is judged.</param>
/// <param name="Parties">Whose case it is.</param>
/// <param name="Form">The application, with its team, partners and persons to be avoided.</param>
/// <param name="LeadEmail">Who answers for the work now: an award's lead may have changed since the application.</param>
public sealed record ConflictFacts(
    Id<GrantApplication> ApplicationId,
    CaseParties Parties,
    ApplicationForm Form,
    string LeadEmail
)
{
    /// <summary>Name of the applicant.</summary>
    public LocalText Applicant { get; init; } = new("", "");

    /// <summary>Name of the endorsing body; empty for none.</summary>
    public LocalText Endorser { get; init; } = new("", "");

    /// <summary>Since when the form says what it says; null while it is a draft.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Everybody who does the work, by key, as typed.</summary>
    public IReadOnlyDictionary<string, string> People { get; } = PeopleOf(Form, LeadEmail);

    private static FrozenDictionary<string, string> PeopleOf(ApplicationForm form, string leadEmail)
    {
        Dictionary<string, string> people = new(StringComparer.Ordinal);
        void Add(string key, string name) => people.TryAdd(key, name);
        foreach (var name in (string[])[form.LeadName, .. form.Team.Select(row => row.Name)])
        {
            foreach (var key in NameKey.OfPerson(name))
            {
                Add(key, name);
            }
        }

        Add(NameKey.OfAddress(form.LeadEmail), form.LeadEmail);
        Add(NameKey.OfAddress(leadEmail), leadEmail);
        people.Remove("");
        return people.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

/// <summary>An award that runs or ended lately, and who takes or took part.</summary>
public sealed record PastAward
{
    /// <summary>Its application.</summary>
    public required Id<GrantApplication> ApplicationId { get; init; }

    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>The recipient.</summary>
    public required Id<Organisation> OrganisationId { get; init; }

    /// <summary>Keys of the lead and the team.</summary>
    public required IReadOnlySet<string> People { get; init; }

    /// <summary>Keys of the partners.</summary>
    public required IReadOnlySet<string> Partners { get; init; }

    /// <summary>First day of its term.</summary>
    public required DateOnly StartsOn { get; init; }

    /// <summary>Whether it is in force and not closed.</summary>
    public required bool IsRunning { get; init; }
}

/// <summary>What judges and their organisations did with others in the last years.</summary>
/// <param name="Awards">Awards that run, or ended in the last three years, in which a judge or his organisation takes part.</param>
/// <param name="Endorsed">Which organisation was endorsed by which body in the last three years, and when first.</param>
public sealed record ConflictHistory(
    IReadOnlyList<PastAward> Awards,
    IReadOnlyDictionary<(Id<Organisation> Organisation, Id<Organisation> Endorser), DateOnly> Endorsed
)
{
    /// <summary>Years for which an award that was shared still counts.</summary>
    public const int Years = 3;

    /// <summary>Nothing known.</summary>
    public static ConflictHistory None { get; } =
        new([], FrozenDictionary<(Id<Organisation>, Id<Organisation>), DateOnly>.Empty);
}
