namespace FundManager.Domain.Organisations;

/// <summary>A role that a person holds: for the fund, or for one organisation.</summary>
public sealed class Membership
{
    /// <summary>Gives <paramref name="userId"/> a role.</summary>
    /// <exception cref="ArgumentException">A role of an organisation without one, or a role of the fund with one.</exception>
    public Membership(Id<Membership> id, Guid userId, string role, Id<Organisation>? organisationId)
    {
        if (Domain.Role.OfOrganisations.Contains(role, StringComparer.Ordinal) != organisationId.HasValue)
        {
            throw new ArgumentException($"{role} goes with an organisation, or does not.", nameof(organisationId));
        }

        (Id, UserId, Role, OrganisationId) = (id, userId, role, organisationId);
    }

    private Membership() { }

    /// <summary>Its identity.</summary>
    public Id<Membership> Id { get; private set; }

    /// <summary>The person.</summary>
    public Guid UserId { get; private set; }

    /// <summary>One of <see cref="Domain.Role.All"/>.</summary>
    public string Role { get; private set; } = "";

    /// <summary>For which organisation; null for a role of the fund.</summary>
    public Id<Organisation>? OrganisationId { get; private set; }
}
