using System.Security.Claims;
using FundManager.Domain;
using FundManager.Web.Access;

namespace FundManager.Web.Features;

/// <summary>One link of the main navigation.</summary>
public sealed record NavigationLink(string Url, string TextKey)
{
    public bool IsCurrent(PathString path) =>
        Url == "/" ? path == "/" : path.StartsWithSegments(Url, StringComparison.Ordinal);
}

/// <summary>Which pages a person's roles have: at most six links.</summary>
public sealed class Navigation
{
    public IReadOnlyList<NavigationLink> For(ClaimsPrincipal user)
    {
        if (user.Identity?.IsAuthenticated != true)
        {
            return [new("/calls", "shared.Calls")];
        }

        var person = user.ToPerson();
        bool Any(params ReadOnlySpan<string> roles)
        {
            foreach (var role in roles)
            {
                if (person.Holds(role))
                {
                    return true;
                }
            }

            return false;
        }

        List<NavigationLink> links = [new("/", "shared.MyWork"), new("/calls", "shared.Calls")];
        if (Any(Role.Applicant, Role.Signatory, Role.Endorser, Role.ProgrammeOfficer, Role.Leader, Role.Auditor))
        {
            links.Add(new("/applications", "shared.Applications"));
        }

        if (Any(Role.Applicant, Role.Signatory, Role.Endorser, Role.ProgrammeOfficer, Role.FinanceOfficer, Role.Leader, Role.Auditor, Role.Appraiser))
        {
            links.Add(new("/awards", "shared.Awards"));
        }

        if (Any(Role.FinanceOfficer, Role.Leader, Role.Auditor))
        {
            links.Add(new("/disbursements", "shared.Payments"));
        }

        if (Any(Role.Leader, Role.Auditor, Role.ProgrammeOfficer))
        {
            links.Add(new("/performance", "shared.Performance"));
        }

        if (Any(Role.Administrator))
        {
            links.Add(new("/administration", "shared.Administration"));
        }

        return links;
    }
}
