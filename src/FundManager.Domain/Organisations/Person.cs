using FundManager.Domain.History;

namespace FundManager.Domain.Organisations;

/// <summary>A signed-in person with every role held, and what of it counts in one case.</summary>
/// <param name="UserId">The person.</param>
/// <param name="Roles">Every role, each with its organisation where it has one.</param>
public sealed record Person(Guid UserId, IReadOnlyList<RoleHeld> Roles)
{
    /// <summary>Whether the person holds <paramref name="role"/> anywhere.</summary>
    public bool Holds(string role) => Roles.Any(held => held.Role == role);

    /// <summary>The organisations for which the person holds one of <paramref name="roles"/>.</summary>
    public IReadOnlyList<Id<Organisation>> OrganisationsAs(params ReadOnlySpan<string> roles)
    {
        var wanted = roles.ToArray();
        return
        [
            .. Roles
                .Where(held => held.OrganisationId.HasValue && wanted.Contains(held.Role))
                .Select(held => held.OrganisationId!.Value)
                .Distinct(),
        ];
    }

    /// <summary>The actor that this person is in a case of <paramref name="parties"/>.</summary>
    /// <remarks>
    /// Anyone of the applicant's side is nobody of the fund's or of the endorsing body in the same case: whoever could ask for
    /// money for an organisation cannot judge, verify or pay it, whatever other roles he holds.
    /// </remarks>
    public Actor In(CaseParties parties)
    {
        var applicant = RolesFor(parties.OrganisationId, Role.Applicant, Role.Signatory);
        return
            applicant.Count > 0
            || OrganisationsAs(Role.Applicant, Role.Signatory, Role.Endorser).Contains(parties.OrganisationId)
            ? new Actor(UserId, applicant)
            : new Actor(UserId, [.. RolesFor(parties.EndorserId, Role.Endorser), .. OfFund()]);
    }

    /// <summary>The actor that this person is where no applicant is concerned: funds and calls.</summary>
    public Actor AtFund() => new(UserId, OfFund());

    /// <summary>The actor that this person is for <paramref name="organisation"/> itself.</summary>
    public Actor For(Id<Organisation> organisation) =>
        new(UserId, RolesFor(organisation, Role.Applicant, Role.Signatory));

    private List<string> RolesFor(Id<Organisation>? organisation, params string[] roles) =>
        [
            .. Roles
                .Where(held =>
                    held.OrganisationId == organisation && organisation.HasValue && roles.Contains(held.Role)
                )
                .Select(held => held.Role),
        ];

    private List<string> OfFund() =>
        [
            .. Roles
                .Where(held => held.OrganisationId is null)
                .Select(held => held.Role)
                .Distinct(StringComparer.Ordinal),
        ];
}

/// <summary>A role and, where it is one of an organisation, that organisation.</summary>
public sealed record RoleHeld(string Role, Id<Organisation>? OrganisationId);
