using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Applications;

/// <summary>Reads what was typed into an application, as far as the reader may know it.</summary>
[UseCase]
public sealed class ReadProposal(FundDbContext db, FrameworkCatalog frameworks)
{
    public async Task<ProposalView> ExecuteAsync(
        GrantApplication application,
        Person person,
        CancellationToken cancellationToken
    )
    {
        var terms = await db
            .Calls.Where(call => call.Id == application.CallId)
            .Select(call => call.Terms)
            .SingleAsync(cancellationToken);
        var endorser = application.EndorserId is { } id
            ? await db.Organisations.Where(o => o.Id == id).Select(o => o.Name).SingleOrDefaultAsync(cancellationToken)
            : null;
        var isOffice = person.In(application.Parties) is var actor && Office.Any(actor.Is);
        var isOwn = person.OrganisationsAs(Role.Applicant, Role.Signatory).Contains(application.OrganisationId);
        return new ProposalView(
            application.Form,
            frameworks[terms.Framework],
            endorser is null ? "" : Show.Of(endorser)
        )
        {
            ShowsAvoided = isOwn || isOffice,
        };
    }

    /// <summary>Roles that read what the fund weighs before it decides.</summary>
    public static IReadOnlyList<string> Office { get; } = [Role.ProgrammeOfficer, Role.Leader, Role.Auditor];
}
