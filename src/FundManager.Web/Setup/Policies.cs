using FundManager.Domain;
using FundManager.Web.Access;
using Microsoft.AspNetCore.Authorization;

namespace FundManager.Web.Setup;

/// <summary>Which roles may open a page at all. Which cases they see there, <see cref="CaseAccess"/> says.</summary>
internal static class Policies
{
    public static void Add(AuthorizationOptions options)
    {
        foreach (var role in Role.All)
        {
            options.AddPolicy(role, policy => policy.RequireAssertion(context => context.User.ToPerson().Holds(role)));
        }

        Any(options, FundRoles.Money, Role.FinanceOfficer, Role.Leader, Role.Auditor);
        Any(options, FundRoles.Office, Role.ProgrammeOfficer, Role.Leader, Role.Auditor);
        Any(
            options,
            FundRoles.FundSide,
            Role.ProgrammeOfficer,
            Role.FinanceOfficer,
            Role.Leader,
            Role.Auditor,
            Role.Appraiser
        );
        Any(options, FundRoles.Applicants, Role.Applicant, Role.Signatory);
        Any(
            options,
            FundRoles.ApplicationReaders,
            Role.Applicant,
            Role.Signatory,
            Role.Endorser,
            Role.ProgrammeOfficer,
            Role.Leader,
            Role.Auditor
        );
        Any(
            options,
            FundRoles.AwardReaders,
            Role.Applicant,
            Role.Signatory,
            Role.Endorser,
            Role.ProgrammeOfficer,
            Role.FinanceOfficer,
            Role.Leader,
            Role.Auditor,
            Role.Appraiser
        );
    }

    private static void Any(AuthorizationOptions options, string name, params string[] roles) =>
        options.AddPolicy(name, policy => policy.RequireAssertion(context => roles.Any(context.User.ToPerson().Holds)));
}
