using System.Diagnostics;
using System.Globalization;
using FundManager.Domain;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Web.Features.Cases;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Benchmarks;

/// <summary>How many moves a second the use case makes, and how many transactions a second the database alone does for the same statements.</summary>
/// <remarks>Both in turns, a few seconds each: whatever else the machine does falls on both alike, so the ratio stands where the numbers sway.</remarks>
internal sealed class MovesBenchmark(BenchmarkFund fund, Pgbench pgbench)
{
    private const int Tranches = 64;
    private const int Turns = 2;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(4);
    private static readonly int[] Workers = [1, 4, 16];

    private readonly Person _signatory = new(
        fund.World.Cast.People["signatory"],
        [new RoleHeld(Role.Signatory, fund.World.Cast.Organisations["hexi"].Id)]
    );

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await Machine.DescribeAsync();
        await using var fund = await BenchmarkFund.StartAsync(cancellationToken);
        var benchmark = new MovesBenchmark(fund, await Pgbench.FindAsync(fund));
        await benchmark.MeasureAsync("one award, all of its 64 tranches", 1, cancellationToken);
        await benchmark.MeasureAsync("16 awards with 4 tranches each", 16, cancellationToken);
        await Machine.LoadAsync();
        var report = await fund.VerifyAsync(cancellationToken);
        Console.WriteLine(
            FormattableString.Invariant(
                $"verify: {report.Events} events in {report.Duration.TotalSeconds:0.0} s, {report.FaultCount} faults"
            )
        );
    }

    private async Task MeasureAsync(string what, int awards, CancellationToken cancellationToken)
    {
        var opened = await fund.OpenTranchesAsync(Name(awards), awards, Tranches / awards);
        Console.WriteLine(what);
        Console.WriteLine("workers    moves/s    pgbench    ratio");
        foreach (var workers in Workers)
        {
            var script = new MoveScript(
                Name(awards),
                Tranches,
                Tranches / awards,
                workers,
                fund.World.Cast.Organisations["hexi"].Id.Value
            );
            await MovesAsync(opened, workers, WarmUp, cancellationToken);
            await pgbench.RunAsync(script, WarmUp, cancellationToken);
            double moves = 0;
            double transactions = 0;
            for (var i = 0; i < Turns; i++)
            {
                moves += await MovesAsync(opened, workers, Turn, cancellationToken) / Turns;
                transactions += await pgbench.RunAsync(script, Turn, cancellationToken) / Turns;
            }

            Console.WriteLine(
                FormattableString.Invariant(
                    $"{workers, 7}{moves, 11:0}{transactions, 11:0}{moves / transactions, 9:0.00}"
                )
            );
        }
    }

    /// <summary>Moves per second: each worker asks for its own tranches and takes the requests back, one after the other.</summary>
    private async Task<double> MovesAsync(
        IReadOnlyList<Guid> opened,
        int workers,
        TimeSpan time,
        CancellationToken cancellationToken
    )
    {
        var seen = await fund.EventCountsAsync(cancellationToken);
        var took = Stopwatch.StartNew();
        var made = await Task.WhenAll(
            Enumerable
                .Range(0, workers)
                .Select(worker =>
                    Task.Run(
                        async () =>
                        {
                            var moves = 0;
                            while (took.Elapsed < time)
                            {
                                var tranche = opened[(worker + (moves / 2 * workers)) % opened.Count];
                                await MoveAsync("Request", tranche, seen[tranche], cancellationToken);
                                await MoveAsync("Withdraw", tranche, seen[tranche] + 1, cancellationToken);
                                seen[tranche] += 2;
                                moves += 2;
                            }

                            return moves;
                        },
                        cancellationToken
                    )
                )
        );
        return made.Sum() / took.Elapsed.TotalSeconds;
    }

    private async Task MoveAsync(string trigger, Guid tranche, int seen, CancellationToken cancellationToken)
    {
        await using var scope = fund.App.Services.CreateAsyncScope();
        var move = scope.ServiceProvider.GetRequiredService<CaseMoves>().Find(CaseKind.Disbursement, trigger)!;
        var input = new MoveInput(new Dictionary<string, string>(StringComparer.Ordinal) { ["amount"] = "100.00" }, []);
        var request = new MoveRequest(move, tranche, input) { Token = Guid.NewGuid(), Seen = seen };
        await scope.ServiceProvider.GetRequiredService<MakeMove>().ExecuteAsync(request, _signatory, cancellationToken);
    }

    private static string Name(int awards) => string.Create(CultureInfo.InvariantCulture, $"B{awards}");
}
