using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Access;

/// <summary>Finds a case of any kind, as far as the person may see it.</summary>
public sealed class CaseReader(CaseAccess access)
{
    /// <summary>The case, tracked; null when there is none or it is not this person's to see.</summary>
    public async Task<Case?> FindAsync(string kind, Guid id, Person person, CancellationToken cancellationToken) =>
        kind switch
        {
            CaseKind.Fund => await access
                .Funds(person)
                .SingleOrDefaultAsync(c => c.Id == new Domain.Id<Domain.Funds.Fund>(id), cancellationToken),
            CaseKind.Call => await access
                .Calls(person)
                .SingleOrDefaultAsync(c => c.Id == new Domain.Id<Domain.Calls.Call>(id), cancellationToken),
            CaseKind.Application => await access
                .Applications(person)
                .SingleOrDefaultAsync(
                    c => c.Id == new Domain.Id<Domain.Applications.GrantApplication>(id),
                    cancellationToken
                ),
            CaseKind.Review => await access
                .Reviews(person)
                .SingleOrDefaultAsync(c => c.Id == new Domain.Id<Domain.Reviews.Review>(id), cancellationToken),
            CaseKind.Award => await access
                .Awards(person)
                .SingleOrDefaultAsync(c => c.Id == new Domain.Id<Domain.Awards.Award>(id), cancellationToken),
            CaseKind.Input => await access
                .Inputs(person)
                .SingleOrDefaultAsync(c => c.Id == new Domain.Id<Domain.Awards.Input>(id), cancellationToken),
            CaseKind.Milestone => await access
                .Milestones(person)
                .SingleOrDefaultAsync(c => c.Id == new Domain.Id<Domain.Awards.Milestone>(id), cancellationToken),
            CaseKind.Disbursement => await access
                .Disbursements(person)
                .SingleOrDefaultAsync(
                    c => c.Id == new Domain.Id<Domain.Disbursements.Disbursement>(id),
                    cancellationToken
                ),
            CaseKind.Appraisal => await access
                .Appraisals(person)
                .SingleOrDefaultAsync(c => c.Id == new Domain.Id<Domain.Appraisals.Appraisal>(id), cancellationToken),
            CaseKind.Finding => await access
                .Findings(person)
                .SingleOrDefaultAsync(c => c.Id == new Domain.Id<Domain.Appraisals.Finding>(id), cancellationToken),
            CaseKind.Recovery => await access
                .Recoveries(person)
                .SingleOrDefaultAsync(c => c.Id == new Domain.Id<Domain.Awards.Recovery>(id), cancellationToken),
            _ => null,
        };
}

/// <summary>The actor that a person is in a case.</summary>
public static class Actors
{
    public static Domain.Actor In(this Person person, Case @case) =>
        @case is GrantCase grant ? person.In(grant.Parties) : person.AtFund();
}
