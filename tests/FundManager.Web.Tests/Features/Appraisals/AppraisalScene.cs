using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Domain.Organisations;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Appraisals;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Appraisals;

/// <summary>A running award of 640,000 in the middle of its term, with six indicators and one appraisal on which its people work over HTTP.</summary>
internal sealed class AppraisalScene : IAsyncDisposable
{
    public const decimal Amount = 640_000m;

    private readonly Dictionary<string, FundClient> _clients = new(StringComparer.Ordinal);

    private AppraisalScene(FundServer server) => Server = server;

    public FundServer Server { get; }

    public Id<Award> AwardId { get; private set; }

    public Id<Appraisal> Id { get; private set; }

    /// <summary>The appraisal stands scheduled for today.</summary>
    public static async Task<AppraisalScene> StartAsync(AppraisalStage stage = AppraisalStage.MidTerm)
    {
        var scene = new AppraisalScene(await FundServer.StartWithBasicsAsync());
        await scene.Server.InScopeAsync(services => scene.MakeAwardAsync(services, stage));
        return scene;
    }

    /// <summary>The self-appraisal is open.</summary>
    public static async Task<AppraisalScene> StartOpenAsync(AppraisalStage stage = AppraisalStage.MidTerm)
    {
        var scene = await StartAsync(stage);
        await scene.RunAsync<OpenAppraisals>(job => job.ExecuteAsync(CancellationToken.None));
        return scene;
    }

    /// <summary>The appraisal was brought to <paramref name="state"/> by its people.</summary>
    public static async Task<AppraisalScene> StartInAsync(
        string state,
        string outcome = "Continue",
        AppraisalStage stage = AppraisalStage.MidTerm
    )
    {
        var scene = await StartOpenAsync(stage);
        (string State, Func<Task> Go)[] way =
        [
            ("SelfSubmitted", scene.SubmitSelfAsync),
            ("InAppraisal", () => scene.DoAsync("appraiser", "Begin")),
            ("RightOfReply", () => scene.SendForReplyAsync(outcome)),
            ("Replied", () => scene.DoAsync("signatory", "Reply", new() { ["reason"] = Answers.Reply })),
            ("Finalised", () => scene.DoAsync("appraiser", "Finalise")),
            ("Approved", () => scene.DoAsync("leader", "Approve", new() { ["reason"] = "Dryers stand still." })),
            ("Published", () => scene.DoAsync("officer", "Publish")),
        ];
        foreach (var (reached, go) in way)
        {
            await go();
            if (reached == state)
            {
                return scene;
            }
        }

        throw new InvalidOperationException(state);
    }

    public string Page(string page = "") => $"/appraisals/{Id}{page}";

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

    public async Task<FundPageView> TryAsync(
        string account,
        string trigger,
        Dictionary<string, string>? values = null
    ) => await (await AsAsync(account)).MoveAsync(CaseKind.Appraisal, Id.Value, trigger, values);

    public async Task DoAsync(string account, string trigger, Dictionary<string, string>? values = null)
    {
        var page = await TryAsync(account, trigger, values);
        Assert.That(page.Location, Is.Not.Null, $"{account} {trigger}: {page.Text}");
    }

    /// <summary>Posts the move past its page, as somebody would who wrote the request by hand.</summary>
    public async Task<FundPageView> ForceAsync(string account, string trigger)
    {
        var client = await AsAsync(account);
        var page = await client.GetAsync(Page());
        var seen = (await AppraisalAsync()).EventCount;
        const string guard = "__RequestVerificationToken";
        return await page.SendAsync(
            client,
            $"/moves/{CaseKind.Appraisal}/{Id}/{trigger}",
            new()
            {
                ["Input.Token"] = Guid.CreateVersion7().ToString(),
                ["Input.Seen"] = $"{seen}",
                ["Input.Values[reason]"] = "Because.",
                [guard] = page.Document.QuerySelector($"[name='{guard}']")!.GetAttribute("value")!,
            }
        );
    }

    public async Task SubmitSelfAsync()
    {
        var client = await AsAsync("signatory");
        var page = await client.PostFormAsync(Page("/self"), Answers.Self, "Submit");
        Assert.That(page.Location?.OriginalString, Is.EqualTo(Page()), page.Text);
    }

    public async Task SendForReplyAsync(string outcome)
    {
        var client = await AsAsync("appraiser");
        Dictionary<string, string> values = new(Answers.Found, StringComparer.Ordinal) { ["Input.Outcome"] = outcome };
        var page = await client.PostFormAsync(Page("/score"), values, "Send");
        Assert.That(page.Location?.OriginalString, Is.EqualTo(Page()), page.Text);
    }

    public Task<Appraisal> AppraisalAsync() =>
        Server.InDatabaseAsync(db => db.Appraisals.AsNoTracking().SingleAsync(a => a.Id == Id));

    public Task<Award> AwardAsync() =>
        Server.InDatabaseAsync(db => db.Awards.AsNoTracking().SingleAsync(a => a.Id == AwardId));

    public Task<List<Finding>> FindingsAsync() =>
        Server.InDatabaseAsync(db => db.Findings.AsNoTracking().Where(f => f.AwardId == AwardId).ToListAsync());

    public Task<int> RunAsync<T>(Func<T, Task<int>> job)
        where T : notnull => Server.InScopeAsync(services => job(services.GetRequiredService<T>()));

    /// <summary>Gives somebody another role of the fund.</summary>
    public Task GrantAsync(string account, string role) =>
        Server.InDatabaseAsync(async db =>
        {
            var id = Server.World.Cast.People[account];
            db.Memberships.Add(new Membership(Id<Membership>.New(FundServer.Noon), id, role, null));
            return await db.SaveChangesAsync();
        });

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }

        await Server.DisposeAsync();
    }

    private async Task MakeAwardAsync(IServiceProvider services, AppraisalStage stage)
    {
        var db = services.GetRequiredService<FundDbContext>();
        var workflows = services.GetRequiredService<WorkflowCatalog>();
        var at = FundServer.Noon.AddDays(-2);
        var cast = Server.World.Cast;
        var application = AgreedAward.Recommend(Server.World, workflows, at);
        var workflow = workflows[CaseKind.Award];
        var officer = new Act(cast.As("officer", Role.ProgrammeOfficer), at);
        var leader = new Act(cast.As("leader", Role.Leader), at);
        application.Award(workflows[CaseKind.Application], [], leader);
        var award = new Award(
            "FM-2026-0001",
            application,
            AgreedAward.Terms(Server.World.Call),
            at,
            (workflow, leader)
        );
        award.Offer(workflow, isPayeeVerified: true, budgetExecutionWeight: 10m, at.AddDays(30), officer);
        award.Sign(workflow, new Act(cast.As("signatory", Role.Signatory), at));
        award.Countersign(workflow, leader);
        var today = new DateOnly(2026, 6, 9);
        var appraisal = new Appraisal(award, stage, today, workflows[CaseKind.Appraisal], leader.Consequence());
        var input = new Input(award, award.Agreement.Inputs[0], workflows[CaseKind.Input], leader.Consequence());
        input.Declare(
            workflows[CaseKind.Input],
            new Money(200_000m),
            1,
            new Act(cast.As("applicant", Role.Applicant), at)
        );
        var endorser = new Act(cast.As("endorser", Role.Endorser), at);
        input.VerifyPart(workflows[CaseKind.Input], new Money(200_000m), "Books seen.", endorser);
        db.AddRange(application, award, appraisal, input);
        await db.SaveChangesAsync();
        (AwardId, Id) = (award.Id, appraisal.Id);
    }
}
