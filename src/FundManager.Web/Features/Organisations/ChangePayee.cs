using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Calendar;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Domain.Workflows;
using FundManager.Web.Options;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FundManager.Web.Features.Organisations;

/// <summary>An organisation's own people give another account: it must be verified anew, and what is prepared or approved goes back.</summary>
[UseCase]
public sealed partial class ChangePayee(
    FundDbContext db,
    NotePayee noteOnAwards,
    WorkflowCatalog workflows,
    FundCalendar calendar,
    IOptions<FundOptions> options,
    TimeProvider clock,
    ILogger<ChangePayee> logger
)
{
    private static readonly string[] Frozen = ["Prepared", "Approved"];

    /// <summary>False when there is no such organisation, or the person is not one of its people.</summary>
    public async Task<bool> ExecuteAsync(
        Id<Organisation> id,
        Payee payee,
        string reason,
        Person person,
        CancellationToken cancellationToken
    )
    {
        if (!person.OrganisationsAs(Role.Applicant, Role.Signatory).Contains(id))
        {
            return false;
        }

        var act = new Act(person.For(id), clock.GetUtcNow(), reason);
        return await db.InTransactionAsync(
            async () =>
            {
                // A payment that is being prepared holds this row: it is in the tables before we look for what to return.
                await db.Database.ExecuteSqlAsync(
                    $"select 1 from organisations where id = {id.Value} for no key update",
                    cancellationToken
                );
                var organisation = await db.Organisations.SingleOrDefaultAsync(o => o.Id == id, cancellationToken);
                if (organisation is null || organisation.Payee == payee)
                {
                    return organisation is not null;
                }

                organisation.ReplacePayee(payee, calendar.AfterWorkingDays(act.At, options.Value.PayeeCoolingDays));
                if (organisation.IsPayeeReplaced)
                {
                    await noteOnAwards.ExecuteAsync(id, nameof(Organisation.ReplacePayee), act, cancellationToken);
                }

                var returned = await ReturnPaymentsAsync(id, act, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
                LogChanged(organisation.CreditCode, person.UserId, returned);
                return true;
            },
            cancellationToken
        );
    }

    private async Task<int> ReturnPaymentsAsync(Id<Organisation> id, Act act, CancellationToken cancellationToken)
    {
        var payments = await db
            .Disbursements.Where(d => d.OrganisationId == id && Frozen.Contains(d.State))
            .OrderBy(d => d.Number)
            .ToListAsync(cancellationToken);
        foreach (var payment in payments)
        {
            payment.Return(workflows.Get(CaseKind.Disbursement, payment.WorkflowVersion), act.Consequence());
        }

        return payments.Count;
    }

    [LoggerMessage(LogLevel.Information, "Account of {CreditCode} changed by {User}; {Returned} payments returned.")]
    private partial void LogChanged(string creditCode, Guid user, int returned);
}
