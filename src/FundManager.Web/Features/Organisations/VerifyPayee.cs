using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Organisations;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Organisations;

/// <summary>A finance officer says that the account belongs to the organisation, after a look at a paper of its bank.</summary>
[UseCase]
public sealed partial class VerifyPayee(
    FundDbContext db,
    NotePayee noteOnAwards,
    TimeProvider clock,
    ILogger<VerifyPayee> logger
)
{
    /// <summary>Whoever belongs to the organisation is nobody of the fund's for it, whatever other roles he holds.</summary>
    public static Actor ActorFor(Person person, Id<Organisation> id) =>
        person.OrganisationsAs(Role.Applicant, Role.Signatory, Role.Endorser).Contains(id)
            ? person.For(id)
            : person.AtFund();

    /// <summary>False when there is no such organisation.</summary>
    /// <exception cref="RefusedException">Not a finance officer's to do, no account there, or another than <paramref name="seen"/>.</exception>
    public async Task<bool> ExecuteAsync(
        Id<Organisation> id,
        string seen,
        Person person,
        CancellationToken cancellationToken
    ) =>
        await db.InTransactionAsync(
            async () =>
            {
                await db.Database.ExecuteSqlAsync(
                    $"select 1 from organisations where id = {id.Value} for no key update",
                    cancellationToken
                );
                if (
                    await db.Organisations.SingleOrDefaultAsync(o => o.Id == id, cancellationToken)
                    is not { } organisation
                )
                {
                    return false;
                }

                var act = new Act(ActorFor(person, id), clock.GetUtcNow());
                var isSecond = organisation.PayeeVerifiedBy is not null;
                organisation.VerifyPayee(act.Actor);
                Refusal.ThrowIf(organisation.Payee!.AccountNumber == seen ? null : new Refusal("GEN-03"));
                await noteOnAwards.ExecuteAsync(
                    id,
                    isSecond ? "ConfirmPayee" : nameof(Organisation.VerifyPayee),
                    act,
                    cancellationToken
                );
                await db.SaveChangesAsync(cancellationToken);
                LogVerified(organisation.CreditCode, person.UserId);
                return true;
            },
            cancellationToken
        );

    [LoggerMessage(LogLevel.Information, "Account of {CreditCode} verified by {User}.")]
    private partial void LogVerified(string creditCode, Guid user);
}
