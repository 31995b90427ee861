using System.Security.Claims;
using FundManager.Data.Identity;
using FundManager.Domain;
using FundManager.Domain.Organisations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FundManager.Web.Access;

/// <summary>Who is signed in, from the claims of the cookie.</summary>
public static class People
{
    internal const string RoleHeldClaim = "fund:role";
    internal const string NameEnClaim = "fund:name-en";
    internal const string NameZhClaim = "fund:name-zh";

    /// <summary>The person with every role held.</summary>
    public static Person ToPerson(this ClaimsPrincipal user) =>
        new(
            Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : Guid.Empty,
            [.. user.FindAll(RoleHeldClaim).Select(claim => Parse(claim.Value))]
        );

    /// <summary>The person with every role held now: for work that goes on without a cookie.</summary>
    public static async Task<Person> PersonAsync(
        this Data.FundDbContext db,
        Guid user,
        CancellationToken cancellationToken
    )
    {
        var held = await db.Memberships.Where(m => m.UserId == user).ToListAsync(cancellationToken);
        return new Person(user, [.. held.Select(m => new RoleHeld(m.Role, m.OrganisationId))]);
    }

    public static LocalText DisplayName(this ClaimsPrincipal user) =>
        new(user.FindFirstValue(NameEnClaim) ?? "", user.FindFirstValue(NameZhClaim) ?? "");

    private static RoleHeld Parse(string claim)
    {
        var parts = claim.Split('|');
        return new RoleHeld(parts[0], parts[1].Length == 0 ? null : Id<Organisation>.Parse(parts[1], null));
    }
}

/// <summary>Puts the roles that a person holds into the cookie; a changed membership changes the security stamp, which ends the cookie.</summary>
public sealed class FundClaimsFactory(
    UserManager<FundUser> users,
    IOptions<IdentityOptions> options,
    Data.FundDbContext db
) : UserClaimsPrincipalFactory<FundUser>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(FundUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(People.NameEnClaim, user.DisplayName.En));
        identity.AddClaim(new Claim(People.NameZhClaim, user.DisplayName.Zh));
        foreach (var held in await db.Memberships.Where(m => m.UserId == user.Id).ToListAsync())
        {
            identity.AddClaim(new Claim(People.RoleHeldClaim, $"{held.Role}|{held.OrganisationId?.ToString()}"));
        }

        return identity;
    }
}
