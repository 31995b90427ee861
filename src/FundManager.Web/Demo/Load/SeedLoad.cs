using System.Globalization;
using FundManager.Data;
using FundManager.Data.Load;
using FundManager.Domain;
using FundManager.Domain.Bank;
using FundManager.Domain.Calendar;
using FundManager.Domain.Funds;
using FundManager.Domain.Organisations;
using FundManager.Domain.Reviews;
using FundManager.Domain.Workflows;
using FundManager.Web.Features;
using FundManager.Web.Features.Performance;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Demo.Load;

/// <summary>
/// A fund of its own beside the demo fund, with as many applications as asked and all that comes of them over three years: for trying
/// how the program behaves when it is full. Made by the domain's own moves and brought in by COPY.
/// </summary>
[UseCase]
public sealed class SeedLoad(
    FundDbContext db,
    SeedBasics basics,
    WorkflowCatalog workflows,
    SchemeCatalog schemes,
    BankCatalog banks,
    FundCalendar calendar,
    RefreshSummaries summaries,
    TimeProvider clock
)
{
    /// <summary>The most applications at once.</summary>
    public const int Most = 1_000_000;

    private const int FewestCalls = 12;
    private const int LargestCall = 1000;

    private static readonly TimeSpan Past = TimeSpan.FromDays(3 * 365);
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(20);

    /// <summary>Loads. False when real people are in the database: nothing of this belongs beside them.</summary>
    /// <param name="owner">Connection of the owner of the tables.</param>
    /// <param name="applications">How many, 1 to <see cref="Most"/>.</param>
    /// <param name="cancellationToken">Ends the work; nothing stays then.</param>
    public async Task<bool> ExecuteAsync(string owner, int applications, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(applications, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(applications, Most);
        var ending = $"@{Features.Account.DemoAccounts.Domain}";
        if (await db.Users.AnyAsync(user => !user.Email!.EndsWith(ending), cancellationToken))
        {
            return false;
        }

        if (!await db.Users.AnyAsync(cancellationToken))
        {
            await db.InTransactionAsync(() => basics.ExecuteAsync(cancellationToken), cancellationToken);
        }

        var now = clock.GetUtcNow();
        var people = await LoadPeople.MakeAsync(db, applications, now - Past - Past, cancellationToken);
        var fund = await FundOfAsync(people, applications, now - Past - Past, cancellationToken);
        var world = new LoadWorld(workflows, schemes, people, fund, banks.Find(fund.BankProfile)!, now);
        await LoadAsync(world, CallsOf(world, applications), owner, cancellationToken);
        await summaries.ExecuteAsync(cancellationToken);
        return true;
    }

    private async Task LoadAsync(
        LoadWorld world,
        List<LoadCall> calls,
        string owner,
        CancellationToken cancellationToken
    )
    {
        world.Numbers = new LoadNumbers(calls.SelectMany(call => call.Grants()), calendar.Zone);
        await using var load = await BulkLoad.BeginAsync(db, owner, cancellationToken);
        await world.People.WriteAsync(load, cancellationToken);
        await load.CopyCasesAsync([world.Fund], cancellationToken);
        await load.CopyAsync([.. world.Fund.Allocations], cancellationToken);
        // The next call is played while the database takes in the one before.
        var playing = Task.Run(() => Play(calls[0]), cancellationToken);
        for (var i = 0; i < calls.Count; i++)
        {
            var rows = await playing;
            if (i + 1 < calls.Count)
            {
                var next = calls[i + 1];
                playing = Task.Run(() => Play(next), cancellationToken);
            }

            await load.CopyCasesAsync([calls[i].Call], cancellationToken);
            await rows.WriteAsync(load, cancellationToken);
        }

        await CountAsync(world, load, cancellationToken);
        await load.CompleteAsync(cancellationToken);
    }

    private static async Task CountAsync(LoadWorld world, BulkLoad load, CancellationToken cancellationToken)
    {
        if (world.Numbers.Untaken > 0)
        {
            throw new InvalidOperationException($"{world.Numbers.Untaken} payment numbers were not taken.");
        }

        foreach (var (year, last) in world.Numbers.Last)
        {
            foreach (var series in (string[])["payment", "batch"])
            {
                await load.CountToAsync(
                    string.Create(CultureInfo.InvariantCulture, $"{series}:{world.Fund.Number}:{year}"),
                    last,
                    cancellationToken
                );
            }
        }
    }

    private static LoadRows Play(LoadCall call)
    {
        var rows = new LoadRows();
        foreach (var grant in call.Grants())
        {
            grant.Play(rows);
        }

        call.End();
        return rows;
    }

    private async Task<Fund> FundOfAsync(
        LoadPeople people,
        int applications,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var number = 1 + await db.Funds.CountAsync(cancellationToken);
        var fund = new Fund(
            Id<Fund>.New(at),
            string.Create(CultureInfo.InvariantCulture, $"F-{number:00}"),
            new LocalText(
                string.Create(CultureInfo.InvariantCulture, $"Load fund {number}"),
                string.Create(CultureInfo.InvariantCulture, $"负载测试专项资金{number}")
            ),
            new LocalText("A fund to try the program with when it is full.", "用于检验系统满载运行的资金。"),
            people.By("officer", Role.ProgrammeOfficer, at)
        );
        var allocation = fund.Book(
            FundSource.Appropriation,
            new Money(LoadCall.MostAsked.Amount * applications),
            "LOAD",
            people.By("finance1", Role.FinanceOfficer, at.AddHours(1))
        );
        fund.Confirm(allocation, people.By("leader", Role.Leader, at.AddHours(2)));
        fund.SetPayingAccount(
            new Payee(
                fund.Name.Zh,
                string.Create(CultureInfo.InvariantCulture, $"02000010090{number:00000000}"),
                "演示银行营业部",
                "102100099996"
            ),
            banks.Find("pain-cn")!,
            people.By("leader", Role.Leader, at.AddHours(3))
        );
        return fund;
    }

    // Closings evenly over the past, the last one still to come.
    private static List<LoadCall> CallsOf(LoadWorld world, int applications)
    {
        var each = Math.Clamp(applications / FewestCalls, 1, LargestCall);
        var count = (applications + each - 1) / each;
        var step = (Past + Ahead) / count;
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => new LoadCall(
                    world,
                    i + 1,
                    i * each,
                    Math.Min(each, applications - (i * each)),
                    world.Now + Ahead - (step * (count - 1 - i))
                )),
        ];
    }
}
