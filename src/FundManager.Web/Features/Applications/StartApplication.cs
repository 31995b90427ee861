using System.Globalization;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Calendar;
using FundManager.Domain.Calls;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Domain.Workflows;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Applications;

/// <summary>Opens a draft for one's organisation, with what is known of the person filled in.</summary>
[UseCase]
public sealed class StartApplication(
    FundDbContext db,
    WorkflowCatalog workflows,
    FundCalendar calendar,
    TimeProvider clock
)
{
    /// <summary>The draft; null where there is no such call, or the person writes for no such organisation.</summary>
    /// <exception cref="RefusedException">The call takes no applications now.</exception>
    public async Task<Id<GrantApplication>?> ExecuteAsync(
        Id<Call> callId,
        Id<Organisation> organisationId,
        Person person,
        CancellationToken cancellationToken
    )
    {
        if (!person.OrganisationsAs(Role.Applicant).Contains(organisationId))
        {
            return null;
        }

        var act = new Act(person.For(organisationId), clock.GetUtcNow());
        return await db.InTransactionAsync<Id<GrantApplication>?>(
            async () =>
            {
                if (await db.Calls.SingleOrDefaultAsync(c => c.Id == callId, cancellationToken) is not { } call)
                {
                    return null;
                }

                Refusal.ThrowIf(call.WhyNotApply(act.At));
                var form = await ProfileAsync(organisationId, person, cancellationToken);
                var number = await NumberAsync(act.At, cancellationToken);
                var opened = (workflows[CaseKind.Application], act);
                var application = new GrantApplication(number, call, organisationId, form, opened);
                db.Applications.Add(application);
                await db.SaveChangesAsync(cancellationToken);
                return application.Id;
            },
            cancellationToken
        );
    }

    private async Task<string> NumberAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        var year = calendar.DayOf(at).Year.ToString(CultureInfo.InvariantCulture);
        while (true)
        {
            var taken = await db.TakeNumberAsync($"application:{year}", cancellationToken);
            var number = string.Create(CultureInfo.InvariantCulture, $"A-{year}-{taken:0000}");
            if (!await db.Applications.AnyAsync(a => a.Number == number, cancellationToken))
            {
                return number;
            }
        }
    }

    private async Task<ApplicationForm> ProfileAsync(
        Id<Organisation> organisationId,
        Person person,
        CancellationToken cancellationToken
    )
    {
        var user = await db
            .Users.Where(u => u.Id == person.UserId)
            .Select(u => new { u.DisplayName, u.Email })
            .SingleAsync(cancellationToken);
        var region = await db
            .Organisations.Where(o => o.Id == organisationId)
            .Select(o => o.Region)
            .SingleAsync(cancellationToken);
        return new ApplicationForm
        {
            LeadName = Show.Of(user.DisplayName),
            LeadEmail = user.Email ?? "",
            Region = region,
            Budget = [new BudgetRow()],
            Inputs = [new InputRow()],
            Milestones = [new MilestoneRow()],
            Indicators = [new IndicatorRow()],
            Tranches = [new TrancheRow()],
        };
    }
}
