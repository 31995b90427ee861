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
        return
        [
            .. Links.Where(link => link.Roles.Count == 0 || link.Roles.Any(person.Holds)).Select(link => link.Link),
        ];
    }

    private static readonly IReadOnlyList<(NavigationLink Link, IReadOnlyList<string> Roles)> Links =
    [
        (new("/", "shared.MyWork"), []),
        (new("/calls", "shared.Calls"), []),
        (
            new("/applications", "shared.Applications"),
            [Role.Applicant, Role.Signatory, Role.Endorser, Role.ProgrammeOfficer, Role.Leader, Role.Auditor]
        ),
        (
            new("/awards", "shared.Awards"),
            [
                Role.Applicant,
                Role.Signatory,
                Role.Endorser,
                Role.ProgrammeOfficer,
                Role.FinanceOfficer,
                Role.Leader,
                Role.Auditor,
                Role.Appraiser,
            ]
        ),
        (new("/disbursements", "shared.Payments"), [Role.FinanceOfficer, Role.Leader, Role.Auditor]),
        (new("/performance", "shared.Performance"), [Role.Leader, Role.Auditor, Role.ProgrammeOfficer]),
        (new("/interests", "shared.Interests"), [Role.Reviewer, Role.Appraiser]),
        (new("/administration", "shared.Administration"), [Role.Administrator]),
    ];
}
