using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Disbursements;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Web.Features.Cases;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Disbursements;

/// <summary>Makes moves of payments as the pages do, without a browser in between.</summary>
internal static class MovePayments
{
    /// <summary>Why the move is refused; null when it was made.</summary>
    public static Task<Refusal?> RefusalOfAsync(
        this FundServer server,
        Guid id,
        string trigger,
        Person person,
        Dictionary<string, string>? values = null
    ) =>
        server.InScopeAsync(async services =>
        {
            var payment = new Id<Disbursement>(id);
            var seen = await services
                .GetRequiredService<FundDbContext>()
                .Disbursements.Where(d => d.Id == payment)
                .Select(d => d.EventCount)
                .SingleAsync();
            var move = services.GetRequiredService<CaseMoves>().Find(CaseKind.Disbursement, trigger)!;
            var request = new MoveRequest(move, id, new MoveInput(values ?? [], []))
            {
                Token = Guid.NewGuid(),
                Seen = seen,
            };
            try
            {
                await services.GetRequiredService<MakeMove>().ExecuteAsync(request, person, CancellationToken.None);
                return (Refusal?)null;
            }
            catch (RefusedException refused)
            {
                return refused.Refusal;
            }
            catch (DbUpdateConcurrencyException)
            {
                return new Refusal("GEN-03");
            }
        });

    /// <summary>One of the demo's finance officers.</summary>
    public static Person Finance(this FundServer server, string account) =>
        new(server.World.Cast.People[account], [new RoleHeld(Role.FinanceOfficer, null)]);

    /// <summary>The signatory of the demo's applicant.</summary>
    public static Person Signatory(this FundServer server) =>
        new(
            server.World.Cast.People["signatory"],
            [new RoleHeld(Role.Signatory, server.World.Cast.Organisations["hexi"].Id)]
        );
}
