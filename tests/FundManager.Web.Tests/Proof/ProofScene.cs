using FundManager.Data;
using FundManager.Data.Ledger;
using FundManager.Domain;
using FundManager.Domain.Ledger;
using FundManager.Domain.Organisations;
using FundManager.Domain.Workflows;
using FundManager.Testing;
using FundManager.Web.Features.Cases;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace FundManager.Web.Tests.Proof;

/// <summary>What the proofs do with a server besides visiting its pages: moves by the hundred, without a browser each.</summary>
internal static class ProofScene
{
    /// <summary>Makes cases of the open call and saves them.</summary>
    public static Task<T> MakeAsync<T>(this FundServer server, Func<GrantScene, Task<T>> make) =>
        server.InDatabaseAsync(async db =>
        {
            var cast = server.World.Cast;
            var scene = new GrantScene(
                db,
                server.Services.GetRequiredService<WorkflowCatalog>(),
                server.Clock.GetUtcNow()
            )
            {
                Call = await db.Calls.SingleAsync(c => c.Id == server.World.Call.Id),
                Recipient = cast.Organisations["hexi"].Id,
                Endorser = cast.Organisations["grain-society"].Id,
            };
            var made = await make(scene);
            await db.SaveChangesAsync();
            return made;
        });

    /// <summary>One of the demo's people, with one role for the fund or for the recipient.</summary>
    public static Person Person(this FundServer server, string account, string role) =>
        new(
            server.World.Cast.People[account],
            [
                new RoleHeld(
                    role,
                    Role.OfOrganisations.Contains(role) ? server.World.Cast.Organisations["hexi"].Id : null
                ),
            ]
        );

    /// <summary>"made", or the code of the sentence that the person reads instead.</summary>
    public static Task<string> MoveAsync(
        this FundServer server,
        (string Kind, Guid Id, string Trigger) move,
        Person person,
        int seen,
        Guid token,
        params (string Name, string Value)[] values
    ) =>
        server.InScopeAsync(async services =>
        {
            var found = services.GetRequiredService<CaseMoves>().Find(move.Kind, move.Trigger)!;
            var input = new MoveInput(
                values.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal),
                []
            );
            var request = new MoveRequest(found, move.Id, input) { Token = token, Seen = seen };
            try
            {
                var isMade = await services
                    .GetRequiredService<MakeMove>()
                    .ExecuteAsync(request, person, CancellationToken.None);
                return isMade ? "made" : "not found";
            }
            catch (RefusedException refused)
            {
                return refused.Refusal.Code;
            }
            catch (DbUpdateConcurrencyException)
            {
                return "GEN-03";
            }
        });

    public static Task<Money> BalanceAsync(this FundServer server, Guid owner, Place place) =>
        server.InDatabaseAsync(db => db.BalanceAsync(owner, place, CancellationToken.None));

    public static async Task<LedgerReport> VerifyAsync(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        return await new VerifyLedger(source).ExecuteAsync(sealFile: null, CancellationToken.None);
    }

    public static Task<LedgerReport> VerifyAsync(this FundServer server) =>
        VerifyAsync(server.Database.ProgramConnectionString);

    /// <summary>All at once, as far as the machine can.</summary>
    public static async Task<IReadOnlyList<string>> AtOnceAsync(int count, Func<int, Task<string>> one)
    {
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = Enumerable
            .Range(0, count)
            .Select(i =>
                Task.Run(async () =>
                {
                    await start.Task;
                    return await one(i);
                })
            )
            .ToList();
        start.SetResult();
        return await Task.WhenAll(all);
    }
}
