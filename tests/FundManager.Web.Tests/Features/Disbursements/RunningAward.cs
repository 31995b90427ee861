using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.Awards;
using FundManager.Domain.Calls;
using FundManager.Domain.Disbursements;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Demo;
using FundManager.Web.Features.Disbursements;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Disbursements;

/// <summary>An award in force, made through the domain's own moves: its tranches are open and may be asked for.</summary>
internal sealed class RunningAward
{
    private static int _count;

    private RunningAward(FundServer server, Award award) => (Server, Award) = (server, award);

    public FundServer Server { get; }

    public Award Award { get; }

    /// <summary>An award of <paramref name="amount"/> to the demo's applicant with tranches of these amounts; their sum may pass the award's, as after a race.</summary>
    public static async Task<RunningAward> StartAsync(
        FundServer server,
        decimal amount,
        params IReadOnlyList<decimal> tranches
    )
    {
        var award = await server.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<FundDbContext>();
            var workflows = services.GetRequiredService<WorkflowCatalog>();
            var made = Make(server.World, workflows, Applied(server, amount), tranches);
            db.AddRange(made.Application, made.Award);
            db.AddRange(made.Disbursements);
            Count(await db.Calls.SingleAsync(c => c.Id == made.Award.CallId), made.Award);
            await db.SaveChangesAsync();
            await services
                .GetRequiredService<LookAtGates>()
                .ExecuteAsync(made.Award, new Act(Actor.System, server.Clock.GetUtcNow()), CancellationToken.None);
            await db.SaveChangesAsync();
            return made.Award;
        });
        return new RunningAward(server, award);
    }

    /// <summary>The tranche of this number as it is in the database now.</summary>
    public Task<Disbursement> TrancheAsync(int sequence) =>
        Server.InDatabaseAsync(db =>
            db.Disbursements.AsNoTracking().SingleAsync(d => d.AwardId == Award.Id && d.Sequence == sequence)
        );

    public async Task<Guid> IdAsync(int sequence) => (await TrancheAsync(sequence)).CaseId;

    /// <summary>Moves the tranche as these accounts do over HTTP, beginning with <paramref name="from"/>, up to <paramref name="state"/>.</summary>
    public async Task<Guid> BringAsync(int sequence, string state, decimal? amount = null, string from = "Request")
    {
        var id = await IdAsync(sequence);
        (string State, string Account, string Trigger)[] way =
        [
            ("Requested", "signatory", "Request"),
            ("Prepared", "finance1", "Prepare"),
            ("Approved", "finance2", "Approve"),
            ("InBatch", "finance3", "Release"),
        ];
        foreach (var step in way.SkipWhile(step => step.Trigger != from))
        {
            using var client = await Server.SignInAsync(step.Account);
            Dictionary<string, string> values = new(StringComparer.Ordinal);
            if (step.Trigger == "Request" && amount is { } asked)
            {
                values["amount"] = new Money(asked).ToString();
            }

            var page = await client.MoveAsync(CaseKind.Disbursement, id, step.Trigger, values);
            Assert.That(page.Location, Is.Not.Null, $"{step.Trigger}: {page.Text}");
            if ((await TrancheAsync(sequence)).State == "Prepared" && step.Trigger == "Approve")
            {
                using var second = await Server.SignInAsync("finance4");
                await second.MoveAsync(CaseKind.Disbursement, id, step.Trigger);
            }

            if (step.State == state)
            {
                break;
            }
        }

        Assert.That((await TrancheAsync(sequence)).State, Is.EqualTo(state));
        return id;
    }

    /// <summary>What the award holds at each place, as the balance rows say.</summary>
    public Task<Dictionary<string, decimal>> BalancesAsync() =>
        Server.InDatabaseAsync(db =>
            db.Balances.Where(b => b.OwnerId == Award.Id.Value)
                .ToDictionaryAsync(b => b.Place.ToString(), b => b.Amount)
        );

    /// <summary>An award above the call's ceiling is for tests of the ledger, which is to refuse it by itself.</summary>
    private static void Count(Call call, Award award)
    {
        if (call.WhyNotAward(award.Amount) is null)
        {
            call.CountAward(award.Amount);
        }
    }

    private static (ApplicationForm Form, DateTimeOffset At) Applied(FundServer server, decimal amount) =>
        (
            new ApplicationForm
            {
                TitleEn = "Low-temperature heat pumps for grain drying",
                TitleZh = "谷物低温热泵干燥技术推广",
                LeadEmail = "lead@demo.example",
                EndorserId = server.World.Cast.Organisations["grain-society"].Id.ToString(),
                Budget = [new BudgetRow { FromFund = new Money(amount).ToString() }],
            },
            server.Clock.GetUtcNow()
        );

    private static Made Make(
        DemoWorld world,
        WorkflowCatalog workflows,
        (ApplicationForm Form, DateTimeOffset At) applied,
        IReadOnlyList<decimal> tranches
    )
    {
        var at = applied.At;
        var number = $"FM-{at.Year}-{Interlocked.Increment(ref _count):0000}";
        var officer = new Act(world.Cast.As("officer", Role.ProgrammeOfficer), at);
        var leader = new Act(world.Cast.As("leader", Role.Leader), at);
        var application = Recommended(world, workflows[CaseKind.Application], applied, number);
        application.Award(workflows[CaseKind.Application], [], leader);
        var draft = AgreementOf(DateOnly.FromDateTime(at.UtcDateTime), tranches, world);
        var workflow = workflows[CaseKind.Award];
        var award = new Award(number, application, draft, at, (workflow, leader));
        // What this award is about is its payments: publicity, weights and account are other tests' business.
        Offer(award, workflow, officer);
        award.Sign(workflow, new Act(world.Cast.As("signatory", Role.Signatory), at));
        award.Countersign(workflow, new Act(world.Cast.As("leader2", Role.Leader), at));
        var payments = draft.Tranches.Select(t => new Disbursement(
            award,
            t,
            workflows[CaseKind.Disbursement],
            new Act(Actor.System, at)
        ));
        return new Made(application, award, [.. payments]);
    }

    private static GrantApplication Recommended(
        DemoWorld world,
        Workflow workflow,
        (ApplicationForm Form, DateTimeOffset At) applied,
        string number
    )
    {
        var (form, at) = applied;
        var applicant = new Act(world.Cast.As("applicant", Role.Applicant), at);
        var officer = new Act(world.Cast.As("officer", Role.ProgrammeOfficer), at);
        var endorser = new Act(world.Cast.As("endorser", Role.Endorser), at);
        var application = new GrantApplication(
            number,
            world.Call,
            world.Cast.Organisations["hexi"].Id,
            form,
            (workflow, applicant)
        );
        application.RequestEndorsement(workflow, world.Call, new Act(world.Cast.As("signatory", Role.Signatory), at));
        application.Endorse(workflow, world.Call, endorsed: 0, endorser);
        application.Screen(workflow, [], new Act(Actor.System, at));
        application.PassScreening(workflow, officer);
        application.OpenReview(workflow, world.Call, invited: 3, officer);
        application.CloseReview(workflow, world.Call, new PanelOutcome(90m, 3, true, false, 2m, []), officer);
        application.Recommend(workflow, application.Amount, officer);
        return application;
    }

    private static Agreement AgreementOf(DateOnly today, IReadOnlyList<decimal> tranches, DemoWorld world) =>
        new()
        {
            StartsOn = today,
            EndsOn = today.AddYears(2),
            Budget = BudgetOf(Money.Sum(tranches.Select(amount => new Money(amount)))),
            Inputs = [],
            Milestones = [],
            Indicators = [],
            Tranches =
            [
                .. tranches.Select(
                    (amount, i) =>
                        new Tranche(i + 1, new Money(amount), today.AddDays(30 * (i + 1)), Gate.AgreementOnly)
                ),
            ],
            Framework = world.Call.Terms.Framework,
            CheckpointScheme = world.Call.Terms.CheckpointScheme,
            AnswerDays = world.Call.Terms.AnswerDays,
            RecoveryInterestPercent = 3.65m,
        };

    /// <summary>Two lines of 80 and 20 per cent.</summary>
    private static IReadOnlyList<BudgetLine> BudgetOf(Money sum) =>
        [
            new("Machines", "equipment", sum - sum.Share(20m), Money.Zero),
            new("Trials", "operations", sum.Share(20m), Money.Zero),
        ];

    private static void Offer(Award award, Workflow workflow, Act officer)
    {
        var tranches = Money.Sum(award.Agreement.Tranches.Select(t => t.Amount));
        if (tranches == award.Amount)
        {
            award.Offer(workflow, isPayeeVerified: true, 100m, officer.At.AddDays(30), officer);
            return;
        }

        // Payments that together promise more than the award are what the ledger must refuse; an agreement cannot be offered with them.
        var promised = award.Agreement;
        award.AmendDraft(
            promised with
            {
                Tranches = [new Tranche(1, award.Amount, promised.StartsOn, Gate.AgreementOnly)],
            },
            officer
        );
        award.Offer(workflow, isPayeeVerified: true, 100m, officer.At.AddDays(30), officer);
    }

    private sealed record Made(GrantApplication Application, Award Award, IReadOnlyList<Disbursement> Disbursements);
}
