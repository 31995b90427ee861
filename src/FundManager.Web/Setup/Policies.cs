using FundManager.Domain;
using FundManager.Web.Access;
using Microsoft.AspNetCore.Authorization;

namespace FundManager.Web.Setup;

/// <summary>Which roles may open a page at all. Which cases they see there, <see cref="CaseAccess"/> says.</summary>
internal static class Policies
{
    private static readonly IReadOnlyList<(string Name, string[] Roles)> OfSeveral =
    [
        (FundRoles.Money, [Role.FinanceOfficer, Role.Leader, Role.Auditor]),
        (FundRoles.Office, [Role.ProgrammeOfficer, Role.Leader, Role.Auditor]),
        (FundRoles.FundSide, [Role.ProgrammeOfficer, Role.FinanceOfficer, Role.Leader, Role.Auditor, Role.Appraiser]),
        (
            FundRoles.Judges,
            [Role.Reviewer, Role.Appraiser, Role.ProgrammeOfficer, Role.FinanceOfficer, Role.Leader, Role.Auditor]
        ),
        (FundRoles.Applicants, [Role.Applicant, Role.Signatory]),
        (
            FundRoles.ApplicationReaders,
            [Role.Applicant, Role.Signatory, Role.Endorser, Role.ProgrammeOfficer, Role.Leader, Role.Auditor]
        ),
        (
            FundRoles.AwardReaders,
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
    ];

    public static void Add(AuthorizationOptions options)
    {
        foreach (var role in Role.All)
        {
            options.AddPolicy(role, policy => policy.RequireAssertion(context => context.User.ToPerson().Holds(role)));
        }

        foreach (var (name, roles) in OfSeveral)
        {
            options.AddPolicy(
                name,
                policy => policy.RequireAssertion(context => roles.Any(context.User.ToPerson().Holds))
            );
        }
    }
}
