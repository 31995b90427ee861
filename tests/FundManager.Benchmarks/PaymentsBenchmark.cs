using System.Diagnostics;
using System.Globalization;
using System.Text;
using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Awards;
using FundManager.Domain.Organisations;
using FundManager.Domain.Workflows;
using FundManager.Testing;
using FundManager.Web.Features.BankFiles;
using FundManager.Web.Features.Disbursements;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Benchmarks;

/// <summary>How long a batch of 5,000 payments takes from the tick to the statement, and what a payment number costs after 100 and after 100,000 of them.</summary>
internal sealed class PaymentsBenchmark(BenchmarkFund fund)
{
    private const int Awards = 50;
    private const int PerAward = 100;
    private const int Numbers = 500;

    private readonly Person _releases = new(
        fund.World.Cast.People["finance3"],
        [new RoleHeld(Role.FinanceOfficer, null)]
    );

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        await Machine.DescribeAsync();
        await using var fund = await BenchmarkFund.StartAsync(cancellationToken);
        var benchmark = new PaymentsBenchmark(fund);
        await benchmark.BatchAsync(cancellationToken);
        await benchmark.NumberingAsync(cancellationToken);
        await Machine.LoadAsync();
        var report = await fund.VerifyAsync(cancellationToken);
        Tell($"verify: {report.Events} events in {report.Duration.TotalSeconds:0.0} s, {report.FaultCount} faults");
    }

    private async Task BatchAsync(CancellationToken cancellationToken)
    {
        var ids = await fund.OpenTranchesAsync("PB", Awards, PerAward);
        await ApproveAsync(cancellationToken);
        var seen = await fund.EventCountsAsync(cancellationToken);
        List<Ticked> ticked = [.. ids.Select(id => new Ticked(id, seen[id], Guid.NewGuid()))];

        var took = Stopwatch.StartNew();
        var released = await InScopeAsync(services =>
            services.GetRequiredService<ReleaseMany>().ExecuteAsync(ticked, _releases, cancellationToken)
        );
        var releasing = took.Elapsed;
        var statement = await StatementAsync(cancellationToken);
        took.Restart();
        var (_, isNew) = await InScopeAsync(services =>
            services
                .GetRequiredService<ReadBankFile>()
                .ExecuteAsync(new BroughtFile("statement.xml", statement, null), _releases, cancellationToken)
        );
        var reading = took.Elapsed;
        took.Restart();
        var booked = await InScopeAsync(services =>
            services.GetRequiredService<BookBankLines>().ExecuteAsync(cancellationToken)
        );
        var booking = took.Elapsed;
        var whole = (releasing + reading + booking).TotalSeconds;
        Tell($"released and written: {released.Batches.Sum(b => b.Count)} payments in {releasing.TotalSeconds:0.0} s");
        Tell($"statement of {statement.Length / 1000} kB read: {reading.TotalSeconds:0.0} s, new: {isNew}");
        Tell($"reconciled: {booked} payments in {booking.TotalSeconds:0.0} s; all together {whole:0.0} s");
    }

    /// <summary>Three people have passed each of them.</summary>
    private async Task ApproveAsync(CancellationToken cancellationToken)
    {
        var awards = await InScopeAsync(services =>
            services.GetRequiredService<FundDbContext>().Awards.Select(a => a.Id).ToListAsync(cancellationToken)
        );
        foreach (var id in awards)
        {
            await InScopeAsync(async services =>
            {
                var db = services.GetRequiredService<FundDbContext>();
                var hexi = fund.World.Cast.Organisations["hexi"].Id;
                var scene = new GrantScene(
                    db,
                    services.GetRequiredService<WorkflowCatalog>(),
                    services.GetRequiredService<TimeProvider>().GetUtcNow()
                )
                {
                    Call = await db.Calls.SingleAsync(call => call.Id == fund.World.Call.Id, cancellationToken),
                    Recipient = hexi,
                    Endorser = fund.World.Cast.Organisations["grain-society"].Id,
                };
                Award award = await db.Awards.SingleAsync(a => a.Id == id, cancellationToken);
                var recipient = await db.Organisations.SingleAsync(o => o.Id == hexi, cancellationToken);
                foreach (
                    var tranche in await db.Disbursements.Where(d => d.AwardId == id).ToListAsync(cancellationToken)
                )
                {
                    scene.Approve(tranche, award, recipient);
                }

                return await db.SaveChangesAsync(cancellationToken);
            });
        }
    }

    /// <summary>What the bank sends the next morning: every payment by its identifier.</summary>
    private async Task<byte[]> StatementAsync(CancellationToken cancellationToken)
    {
        var told = await InScopeAsync(services =>
            services
                .GetRequiredService<FundDbContext>()
                .PaymentInstructions.AsNoTracking()
                .ToListAsync(cancellationToken)
        );
        var account = fund.World.Fund.PayingAccount!.AccountNumber;
        var sum = told.Sum(t => t.Amount.Amount);
        var text = new StringBuilder(
            $"""<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><Othr><Id>{account}</Id></Othr></Id></Acct>"""
        );
        text.Append(BalanceOf("OPBD", sum)).Append(BalanceOf("CLBD", 0m));
        foreach (var one in told)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"""<Ntry><Amt Ccy="CNY">{one.Amount.Amount:0.00}</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>{one.ReleasedOn:yyyy-MM-dd}</Dt></BookgDt><AcctSvcrRef>S{one.Number}</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>{one.EndToEndId}</EndToEndId></Refs></TxDtls></NtryDtls></Ntry>"""
            );
        }

        return Encoding.UTF8.GetBytes(text.Append("</Stmt></BkToCstmrStmt></Document>").ToString());
    }

    private static string BalanceOf(string kind, decimal amount) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""<Bal><Tp><CdOrPrtry><Cd>{kind}</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">{amount:0.00}</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>"""
        );

    /// <summary>Both series in turns, so that whatever else the machine does falls on both alike.</summary>
    private async Task NumberingAsync(CancellationToken cancellationToken)
    {
        await fund.FillAsync(
            "insert into counters (name, last) values ('few', 100), ('many', 100000)",
            cancellationToken
        );
        var (few, many) = (TimeSpan.Zero, TimeSpan.Zero);
        for (var turn = 0; turn < 4; turn++)
        {
            few += await TakeAsync("few", cancellationToken);
            many += await TakeAsync("many", cancellationToken);
        }

        var (before, after) = (few.TotalMilliseconds / (4 * Numbers), many.TotalMilliseconds / (4 * Numbers));
        Tell($"a number after 100: {before:0.00} ms, after 100,000: {after:0.00} ms, ratio {after / before:0.00}");
    }

    private async Task<TimeSpan> TakeAsync(string series, CancellationToken cancellationToken)
    {
        var took = Stopwatch.StartNew();
        for (var i = 0; i < Numbers; i++)
        {
            await InScopeAsync(services =>
            {
                var db = services.GetRequiredService<FundDbContext>();
                return db.InTransactionAsync(() => db.TakeNumberAsync(series, cancellationToken), cancellationToken);
            });
        }

        return took.Elapsed;
    }

    private async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = fund.App.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    private static void Tell(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
