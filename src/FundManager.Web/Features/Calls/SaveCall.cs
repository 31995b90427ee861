using System.Globalization;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Calendar;
using FundManager.Domain.Calls;
using FundManager.Domain.Funds;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Domain.Workflows;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Calls;

/// <summary>Writes a new call, or changes a draft.</summary>
[UseCase]
public sealed class SaveCall(FundDbContext db, WorkflowCatalog workflows, FundCalendar calendar, TimeProvider clock)
{
    /// <summary>The draft; null where there is no such fund.</summary>
    /// <exception cref="RefusedException">The person is no programme officer.</exception>
    public async Task<Id<Call>?> NewAsync(CallForm form, Person person, CancellationToken cancellationToken)
    {
        var act = new Act(person.AtFund(), clock.GetUtcNow());
        Refusal.ThrowIf(act.Actor.Is(Role.ProgrammeOfficer) ? null : new Refusal("CAL-01"));
        var fundId = Id<Fund>.Parse(form.FundId!, CultureInfo.InvariantCulture);
        return await db.InTransactionAsync<Id<Call>?>(
            async () =>
            {
                if (!await db.Funds.AnyAsync(fund => fund.Id == fundId, cancellationToken))
                {
                    return null;
                }

                var number = await NumberAsync(act.At, cancellationToken);
                var opened = (workflows[CaseKind.Call], act);
                var call = new Call(Id<Call>.New(act.At), number, fundId, form.ToContent(calendar), opened);
                db.Calls.Add(call);
                await db.SaveChangesAsync(cancellationToken);
                return call.Id;
            },
            cancellationToken
        );
    }

    /// <summary>False where there is no such call.</summary>
    /// <param name="id">Which.</param>
    /// <param name="seen">How many events the call had when its form was shown.</param>
    /// <param name="form">What was typed.</param>
    /// <param name="person">Who.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="RefusedException">It is no draft any more, or somebody changed it meanwhile.</exception>
    public async Task<bool> ChangeAsync(
        Id<Call> id,
        int seen,
        CallForm form,
        Person person,
        CancellationToken cancellationToken
    )
    {
        var act = new Act(person.AtFund(), clock.GetUtcNow());
        return await db.InTransactionAsync(
            async () =>
            {
                if (await db.Calls.SingleOrDefaultAsync(call => call.Id == id, cancellationToken) is not { } found)
                {
                    return false;
                }

                Refusal.ThrowIf(found.EventCount == seen ? null : new Refusal("GEN-03"));
                found.Edit(form.ToContent(calendar), act);
                await db.SaveChangesAsync(cancellationToken);
                return true;
            },
            cancellationToken
        );
    }

    private async Task<string> NumberAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var year = calendar.DayOf(at).Year.ToString(CultureInfo.InvariantCulture);
        while (true)
        {
            var taken = await db.TakeNumberAsync($"call:{year}", cancellationToken);
            var number = string.Create(CultureInfo.InvariantCulture, $"C-{year}-{taken:00}");
            if (!await db.Calls.AnyAsync(call => call.Number == number, cancellationToken))
            {
                return number;
            }
        }
    }
}
