using FundManager.Data;
using FundManager.Data.Identity;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Awards;
using FundManager.Domain.Disbursements;
using FundManager.Domain.History;
using FundManager.Domain.Ledger;
using FundManager.Domain.Organisations;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Account;
using FundManager.Web.Features.Awards;
using FundManager.Web.Tests.Harness;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Awards;

/// <summary>One award of 640,000 that was just decided, and an applicant of another organisation who must see nothing of it.</summary>
internal sealed class AwardScene : IAsyncDisposable
{
    public const string Stranger = "stranger";

    public const int PublicityDays = 7;

    /// <summary>Content that is taken as a picture.</summary>
    public static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    );

    private readonly Dictionary<string, FundClient> _clients = new(StringComparer.Ordinal);

    private AwardScene(FundServer server) => Server = server;

    public FundServer Server { get; }

    public Id<Award> AwardId { get; private set; }

    /// <summary>The award as drafted, its decision public for a week.</summary>
    public static async Task<AwardScene> StartAsync(bool hasReserve = false)
    {
        var scene = new AwardScene(await FundServer.StartWithBasicsAsync());
        await scene.MakeStrangerAsync();
        await scene.Server.InScopeAsync(services => scene.MakeAwardAsync(services, hasReserve));
        return scene;
    }

    /// <summary>The award in force, moved there by its people through the pages.</summary>
    public static async Task<AwardScene> StartActiveAsync()
    {
        var scene = await StartAsync();
        scene.Server.Clock.Advance(TimeSpan.FromDays(PublicityDays));
        await scene.BringIntoForceAsync();
        return scene;
    }

    /// <summary>Offers, signs and countersigns the agreement after its public notice.</summary>
    public async Task BringIntoForceAsync()
    {
        await DoAsync("officer", "Offer");
        await DoAsync("signatory", "Sign", new() { ["signingPassword"] = DemoAccounts.Password });
        await DoAsync("leader", "Countersign");
    }

    /// <summary>A browser signed in as <paramref name="account"/>.</summary>
    public async Task<FundClient> AsAsync(string account)
    {
        if (!_clients.TryGetValue(account, out var client))
        {
            client = await Server.SignInAsync(account);
            _clients[account] = client;
        }

        return client;
    }

    /// <summary>Lets time pass; whoever was signed in signs in again.</summary>
    public void Wait(TimeSpan time)
    {
        Server.Clock.Advance(time);
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }

        _clients.Clear();
    }

    /// <summary>Tries a move of the award.</summary>
    public Task<FundPageView> TryAsync(
        string account,
        string trigger,
        Dictionary<string, string>? values = null,
        params (string Name, byte[] Content)[] files
    ) => TryAsync(account, (CaseKind.Award, AwardId.Value), trigger, values, files);

    /// <inheritdoc cref="TryAsync(string, string, Dictionary{string, string}?, ValueTuple{string, byte[]}[])"/>
    public async Task<FundPageView> TryAsync(
        string account,
        (string Kind, Guid Id) @case,
        string trigger,
        Dictionary<string, string>? values = null,
        params (string Name, byte[] Content)[] files
    ) => await (await AsAsync(account)).MoveAsync(@case.Kind, @case.Id, trigger, values, files);

    /// <summary>Makes a move of the award that must succeed.</summary>
    public Task DoAsync(
        string account,
        string trigger,
        Dictionary<string, string>? values = null,
        params (string Name, byte[] Content)[] files
    ) => DoAsync(account, (CaseKind.Award, AwardId.Value), trigger, values, files);

    /// <inheritdoc cref="DoAsync(string, string, Dictionary{string, string}?, ValueTuple{string, byte[]}[])"/>
    public async Task DoAsync(
        string account,
        (string Kind, Guid Id) @case,
        string trigger,
        Dictionary<string, string>? values = null,
        params (string Name, byte[] Content)[] files
    )
    {
        var page = await TryAsync(account, @case, trigger, values, files);
        Assert.That((int)page.Status, Is.EqualTo(302), $"{account} {trigger}: {page.Text}");
    }

    /// <summary>What the page of the move says to whoever must not make it now.</summary>
    public async Task<string> WhyNotAsync(string account, string trigger, (string Kind, Guid Id)? @case = null)
    {
        var (kind, id) = @case ?? (CaseKind.Award, AwardId.Value);
        return (await (await AsAsync(account)).GetAsync($"/moves/{kind}/{id}/{trigger}")).Text;
    }

    public Task<Award> AwardAsync() => Server.InDatabaseAsync(db => db.Awards.SingleAsync(a => a.Id == AwardId));

    public Task<(string Kind, Guid Id)> InputAsync(InputKind kind) =>
        Server.InDatabaseAsync(async db =>
            (CaseKind.Input, (await db.Inputs.SingleAsync(i => i.AwardId == AwardId && i.InputKind == kind)).CaseId)
        );

    public Task<(string Kind, Guid Id)> MilestoneAsync(int number) =>
        Server.InDatabaseAsync(async db =>
            (
                CaseKind.Milestone,
                (await db.Milestones.SingleAsync(m => m.AwardId == AwardId && m.Sequence == number)).CaseId
            )
        );

    public Task<(string Kind, Guid Id)> TrancheAsync(int number) =>
        Server.InDatabaseAsync(async db =>
            (
                CaseKind.Disbursement,
                (await db.Disbursements.SingleAsync(d => d.AwardId == AwardId && d.Sequence == number)).CaseId
            )
        );

    public Task<(string Kind, Guid Id)> LastFindingAsync() =>
        Server.InDatabaseAsync(async db =>
            (CaseKind.Finding, (await db.Findings.OrderByDescending(f => f.Number).FirstAsync()).CaseId)
        );

    public Task<string> StateOfTrancheAsync(int number) =>
        Server.InDatabaseAsync(db =>
            db.Disbursements.Where(d => d.AwardId == AwardId && d.Sequence == number).Select(d => d.State).SingleAsync()
        );

    /// <summary>The lines of a tranche's gate as a reader of English reads them, each with its mark.</summary>
    public Task<List<string>> GateTextAsync(Guid tranche) =>
        Server.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<FundDbContext>();
            var disbursement = await db.Disbursements.SingleAsync(d => d.Id == new Id<Disbursement>(tranche));
            var award = await db.Awards.SingleAsync(a => a.Id == AwardId);
            var gate = await services
                .GetRequiredService<ReadGate>()
                .OfAsync(disbursement, award, CancellationToken.None);
            return gate.Rows.Select(row => $"{row.Mark}: {row.What} {row.Have} {row.Missing}").ToList();
        });

    public Task<Money> BalanceAsync(Place place) =>
        Server.InDatabaseAsync(db =>
            db.BalanceAsync(
                place is Place.Available ? Server.World.Fund.CaseId : AwardId.Value,
                place,
                CancellationToken.None
            )
        );

    /// <summary>Subjects of the mails to <paramref name="account"/>, in English and Chinese.</summary>
    public Task<List<string>> MailsToAsync(string account) =>
        Server.InDatabaseAsync(db =>
            db.OutgoingMails.Where(m => m.To == $"{account}@{DemoAccounts.Domain}")
                .OrderBy(m => m.Id)
                .Select(m => m.Subject)
                .ToListAsync()
        );

    /// <summary>Declares an input and verifies it in part or whole.</summary>
    public async Task VerifyAsync(InputKind kind, string amount, string trigger = "VerifyPart")
    {
        var input = await InputAsync(kind);
        await DoAsync("applicant", input, "Declare", new() { ["amount"] = amount }, ("receipt.png", Picture));
        await DoAsync(
            "endorser",
            input,
            trigger,
            new() { ["amount"] = amount, ["verification"] = "Books seen at the office, 9 June." }
        );
    }

    /// <summary>Hands in a milestone and accepts it.</summary>
    public async Task AcceptMilestoneAsync(int number)
    {
        var milestone = await MilestoneAsync(number);
        await DoAsync("applicant", milestone, "Submit", new() { ["report"] = "It runs." }, ("line.png", Picture));
        await DoAsync("officer", milestone, "Accept");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }

        await Server.DisposeAsync();
    }

    private Task MakeStrangerAsync() =>
        Server.InScopeAsync(async services =>
        {
            var user = new FundUser
            {
                Id = Guid.CreateVersion7(),
                UserName = $"{Stranger}@{DemoAccounts.Domain}",
                Email = $"{Stranger}@{DemoAccounts.Domain}",
                EmailConfirmed = true,
                DisplayName = new LocalText("Han Xue", "韩雪"),
            };
            await services.GetRequiredService<UserManager<FundUser>>().CreateAsync(user, DemoAccounts.Password);
            var db = services.GetRequiredService<FundDbContext>();
            var lanbei = Server.World.Cast.Organisations["lanbei"].Id;
            foreach (var role in new[] { Role.Applicant, Role.Signatory })
            {
                db.Memberships.Add(new Membership(Id<Membership>.New(FundServer.Noon), user.Id, role, lanbei));
            }

            await db.SaveChangesAsync();
        });

    private async Task MakeAwardAsync(IServiceProvider services, bool hasReserve)
    {
        var db = services.GetRequiredService<FundDbContext>();
        var workflows = services.GetRequiredService<WorkflowCatalog>();
        var call = await db.Calls.SingleAsync();
        var made = new DecidedApplication(workflows, call, Server.World.Cast);
        var application = made.Recommend("A-2026-0001", "hexi");
        db.Applications.Add(application);
        if (hasReserve)
        {
            db.Applications.Add(made.Reserve("A-2026-0002", "lanbei"));
        }

        call.CountAward(application.RecommendedAmount!.Value);
        application.Award(workflows[CaseKind.Application], [], made.By("leader", Role.Leader));
        var draft = Agreement.Draft(Proposal.From(application.Form), application.RecommendedAmount!.Value, call.Terms);
        var award = new Award(
            "FM-2026-0001",
            application,
            draft,
            FundServer.Noon.AddDays(PublicityDays),
            (workflows[CaseKind.Award], made.By("leader", Role.Leader).Consequence())
        );
        db.Awards.Add(award);
        await db.SaveChangesAsync();
        AwardId = award.Id;
    }
}
