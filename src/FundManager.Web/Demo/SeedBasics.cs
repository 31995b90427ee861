using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Bank;
using FundManager.Domain.Calls;
using FundManager.Domain.Funds;
using FundManager.Domain.Organisations;
using FundManager.Domain.Workflows;
using FundManager.Web.Features;

namespace FundManager.Web.Demo;

/// <summary>The demo fund before anything happens in it: its people, its money, and one open call. Tests start from here too.</summary>
[UseCase]
public sealed class SeedBasics(
    FundDbContext db,
    SeedPeople people,
    WorkflowCatalog workflows,
    BankCatalog banks,
    TimeProvider clock
)
{
    public async Task<DemoWorld> ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var cast = await people.ExecuteAsync(now.AddYears(-3), cancellationToken);
        var fund = await MakeFundAsync(cast, now.AddYears(-3), cancellationToken);
        var call = await MakeOpenCallAsync(cast, fund, now, cancellationToken);
        return new DemoWorld(cast, fund, call);
    }

    private async Task<Fund> MakeFundAsync(DemoCast cast, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var fund = new Fund(
            Id<Fund>.New(at),
            "F-01",
            new LocalText("Science, Technology and Economy Fund", "科技与经济融合专项资金"),
            new LocalText(
                "Brings national societies and local associations together with companies, so that research reaches production.",
                "动员全国学会和地方科协与企业结合，推动科研成果走向生产。"
            ),
            new Act(cast.As("officer", Role.ProgrammeOfficer), at)
        );
        var allocation = fund.Book(
            FundSource.Appropriation,
            new Money(60_000_000m),
            "财指〔2023〕第 018 号",
            new Act(cast.As("finance1", Role.FinanceOfficer), at.AddHours(1))
        );
        fund.Confirm(allocation, new Act(cast.As("leader", Role.Leader), at.AddHours(2)));
        fund.SetPayingAccount(
            new Payee("科技与经济融合专项资金", "0200001009000000001", "演示银行营业部", "102100099996"),
            banks.Find("pain-cn")!,
            new Act(cast.As("leader", Role.Leader), at.AddHours(3), "Opened for the fund.")
        );
        db.Funds.Add(fund);
        foreach (var organisation in cast.Organisations.Values)
        {
            organisation.VerifyPayee(cast.As("finance1", Role.FinanceOfficer));
        }

        await db.SaveChangesAsync(cancellationToken);
        return fund;
    }

    private async Task<Call> MakeOpenCallAsync(
        DemoCast cast,
        Fund fund,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var content = new CallContent(
            new LocalText("Drying and storage", "干燥与储藏"),
            new LocalText(
                "Better drying and storage of grain, fruit and vegetables: from the laboratory into the cooperatives of two counties at least.",
                "改进粮食与果蔬的干燥和储藏：成果须在至少两个县的合作社应用。"
            ),
            new Money(12_000_000m),
            now.AddDays(-10),
            now.AddDays(30),
            now.AddDays(40),
            new CallTerms()
        );
        var workflow = workflows["call"];
        var call = new Call(
            Id<Call>.New(now),
            $"C-{now.Year}-03",
            fund.Id,
            content,
            (workflow, new Act(cast.As("officer", Role.ProgrammeOfficer), now.AddDays(-20)))
        );
        call.Schedule(
            workflow,
            new Money(60_000_000m),
            Money.Zero,
            new Act(cast.As("leader", Role.Leader), now.AddDays(-15))
        );
        call.Open(workflow, new Act(Actor.System, now.AddDays(-10)));
        db.Calls.Add(call);
        await db.SaveChangesAsync(cancellationToken);
        return call;
    }
}

/// <summary>What the demo starts from.</summary>
public sealed record DemoWorld(DemoCast Cast, Fund Fund, Call Call);
