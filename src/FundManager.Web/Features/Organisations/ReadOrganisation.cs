using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Organisations;

/// <summary>What a person sees of an organisation.</summary>
public sealed record OrganisationView
{
    public required Organisation Organisation { get; init; }

    /// <summary>Who verified the account; null while nobody did.</summary>
    public required LocalText? VerifiedBy { get; init; }

    /// <summary>Whether the reader is one of its own people, who keep the account up to date.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>Null when the reader may verify the account; else why not.</summary>
    public required Refusal? WhyNotVerify { get; init; }

    /// <summary>Others that gave the same account: nothing is forbidden, but somebody should look.</summary>
    public required IReadOnlyList<(Guid Id, LocalText Name)> SameAccount { get; init; }
}

/// <summary>Reads an organisation, as far as the person may see it.</summary>
[UseCase]
public sealed class ReadOrganisation(FundDbContext db)
{
    private static readonly string[] Readers =
    [
        Role.FinanceOfficer,
        Role.ProgrammeOfficer,
        Role.Leader,
        Role.Auditor,
        Role.Appraiser,
    ];

    /// <summary>Its own people see it, and those of the fund who deal with payees.</summary>
    public static bool MaySee(Id<Organisation> id, Person person) =>
        Readers.Any(person.Holds) || person.OrganisationsAs(Role.Applicant, Role.Signatory, Role.Endorser).Contains(id);

    /// <summary>Null when there is none, or it is not this person's to see.</summary>
    public async Task<OrganisationView?> ExecuteAsync(
        Id<Organisation> id,
        Person person,
        CancellationToken cancellationToken
    )
    {
        if (
            !MaySee(id, person)
            || await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, cancellationToken)
                is not { } organisation
        )
        {
            return null;
        }

        return new OrganisationView
        {
            Organisation = organisation,
            IsOwn = person.OrganisationsAs(Role.Applicant, Role.Signatory).Contains(id),
            WhyNotVerify = organisation.WhyNotVerifyPayee(VerifyPayee.ActorFor(person, id)),
            VerifiedBy = organisation.PayeeVerifiedBy is { } by
                ? await db
                    .Users.Where(u => u.Id == by)
                    .Select(u => u.DisplayName)
                    .SingleOrDefaultAsync(cancellationToken)
                : null,
            SameAccount =
                organisation.Payee is { } payee && !Belongs(id, person)
                    ? await WithAccountAsync(id, payee.AccountNumber, cancellationToken)
                    : [],
        };
    }

    private static bool Belongs(Id<Organisation> id, Person person) =>
        person.OrganisationsAs(Role.Applicant, Role.Signatory, Role.Endorser).Contains(id);

    private async Task<IReadOnlyList<(Guid Id, LocalText Name)>> WithAccountAsync(
        Id<Organisation> id,
        string account,
        CancellationToken cancellationToken
    )
    {
        // The account lies inside a value that is kept whole, which the model cannot look into.
        var same = db.Database.SqlQuery<Guid>(
            $"""select id as "Value" from organisations where payee ->> 'AccountNumber' = {account}"""
        );
        var others = await db
            .Organisations.Where(o => o.Id != id && same.Contains((Guid)(object)o.Id))
            .OrderBy(o => o.CreditCode)
            .Select(o => new { o.Id, o.Name })
            .ToListAsync(cancellationToken);
        return [.. others.Select(o => (o.Id.Value, o.Name))];
    }
}
