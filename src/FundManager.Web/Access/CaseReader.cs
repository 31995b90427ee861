using FundManager.Domain;
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
            CaseKind.Fund => await OneAsync(access.Funds(person), id, cancellationToken),
            CaseKind.Call => await OneAsync(access.Calls(person), id, cancellationToken),
            CaseKind.Application => await OneAsync(access.Applications(person), id, cancellationToken),
            CaseKind.Review => await OneAsync(access.Reviews(person), id, cancellationToken),
            CaseKind.Award => await OneAsync(access.Awards(person), id, cancellationToken),
            CaseKind.Input => await OneAsync(access.Inputs(person), id, cancellationToken),
            CaseKind.Milestone => await OneAsync(access.Milestones(person), id, cancellationToken),
            CaseKind.Disbursement => await OneAsync(access.Disbursements(person), id, cancellationToken),
            CaseKind.Appraisal => await OneAsync(access.Appraisals(person), id, cancellationToken),
            CaseKind.Finding => await OneAsync(access.Findings(person), id, cancellationToken),
            CaseKind.Expenditure => await OneAsync(access.Expenditures(person), id, cancellationToken),
            CaseKind.Amendment => await OneAsync(access.Amendments(person), id, cancellationToken),
            CaseKind.Recovery => await OneAsync(access.Recoveries(person), id, cancellationToken),
            _ => null,
        };

    private static async Task<T?> OneAsync<T>(IQueryable<T> cases, Guid id, CancellationToken cancellationToken)
        where T : Case
    {
        var key = new Id<T>(id);
        return await cases.SingleOrDefaultAsync(c => EF.Property<Id<T>>(c, "Id") == key, cancellationToken);
    }
}

/// <summary>The actor that a person is in a case.</summary>
public static class Actors
{
    public static Actor In(this Person person, Case @case) =>
        @case is GrantCase grant ? person.In(grant.Parties) : person.AtFund();
}
