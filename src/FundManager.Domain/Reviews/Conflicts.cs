using FundManager.Domain.Applications;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;

namespace FundManager.Domain.Reviews;

/// <summary>What is known of somebody who is to judge, as far as conflicts ask.</summary>
/// <param name="Name">The person's name in both scripts.</param>
/// <param name="Email">The person's address; "" when there is none.</param>
/// <param name="Organisations">The organisations to which the person belongs, each with its name.</param>
public sealed record JudgeFacts(
    LocalText Name,
    string Email,
    IReadOnlyList<(Id<Organisation> Id, LocalText Name)> Organisations
);

/// <summary>What is known of the case that is judged, as far as conflicts ask.</summary>
/// <param name="Parties">Whose case it is.</param>
/// <param name="Form">The application, with its team, partners and persons to be avoided.</param>
/// <param name="LeadEmail">Who answers for the work now: an award's lead may have changed since the application.</param>
public sealed record ConflictFacts(CaseParties Parties, ApplicationForm Form, string LeadEmail);

/// <summary>Conflicts of interest that can be computed. What only the person knows, the person declares.</summary>
public static class Conflicts
{
    /// <summary>Belongs to the applicant's organisation.</summary>
    public const string SameOrganisation = nameof(SameOrganisation);

    /// <summary>Belongs to the endorsing body.</summary>
    public const string Endorser = nameof(Endorser);

    /// <summary>Belongs to a partner that the form names.</summary>
    public const string Partner = nameof(Partner);

    /// <summary>The applicant named this person as to be avoided.</summary>
    public const string Avoided = nameof(Avoided);

    /// <summary>Answers for the work.</summary>
    public const string Lead = nameof(Lead);

    /// <summary>Does part of the work.</summary>
    public const string Team = nameof(Team);

    private static readonly char[] Between = [' ', '\t', '\u3000', ',', '，', '·', '.'];

    /// <summary>Every code that <see cref="HardOf"/> can give, in the order in which it looks.</summary>
    public static IReadOnlyList<string> All { get; } = [SameOrganisation, Endorser, Partner, Avoided, Lead, Team];

    /// <summary>The first hard conflict of <paramref name="judge"/> with the case; null for none.</summary>
    /// <remarks>Names are compared without case, spacing and the order of their words, in either script: "Ma Lihua" is "Lihua MA".</remarks>
    public static string? HardOf(JudgeFacts judge, ConflictFacts facts)
    {
        var (parties, form) = (facts.Parties, facts.Form);
        bool Belongs(Id<Organisation>? id) => judge.Organisations.Any(own => own.Id == id);
        bool IsCalled(string name) => IsName(judge.Name, name);
        return Belongs(parties.OrganisationId) ? SameOrganisation
            : Belongs(parties.EndorserId) ? Endorser
            : form.Partners.Any(row => judge.Organisations.Any(own => IsName(own.Name, row.Name))) ? Partner
            : form.Avoided.Any(row => IsCalled(row.Name)) ? Avoided
            : IsAddress(judge.Email, facts.LeadEmail)
            || IsAddress(judge.Email, form.LeadEmail)
            || IsCalled(form.LeadName)
                ? Lead
            : form.Team.Any(row => IsCalled(row.Name)) ? Team
            : null;
    }

    private static bool IsAddress(string one, string other) =>
        one.Length > 0 && string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);

    private static bool IsName(LocalText known, string typed) =>
        WordsOf(typed) is { Length: > 0 } words && (words == WordsOf(known.En) || words == WordsOf(known.Zh));

    private static string WordsOf(string name) =>
        string.Join(
            ' ',
            name.ToUpperInvariant().Split(Between, StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)
        );
}
