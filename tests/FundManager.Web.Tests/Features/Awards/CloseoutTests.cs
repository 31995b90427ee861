using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.History;
using FundManager.Domain.Ledger;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Awards;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Awards;

/// <summary>From the last day of the term to the closed award.</summary>
internal sealed class CloseoutTests
{
    [Test]
    public async Task An_award_completes_the_day_after_its_term_and_its_final_appraisal_comes_forward()
    {
        await using var scene = await AwardScene.StartActiveAsync();
        var last = new DateTimeOffset(new DateOnly(2028, 7, 1), TimeOnly.MinValue, TimeSpan.FromHours(8));
        scene.Wait(last - scene.Server.Clock.GetUtcNow() - TimeSpan.FromTicks(1));
        var early = await CompleteAsync(scene);
        scene.Wait(TimeSpan.FromTicks(1));

        Assert.That((early, await CompleteAsync(scene)), Is.EqualTo((0, 1)));
        Assert.That((await scene.AwardAsync()).State, Is.EqualTo("Completing"));
    }

    [Test]
    public async Task An_award_completes_early_when_every_milestone_is_done()
    {
        await using var scene = await AwardScene.StartActiveAsync();
        await scene.AcceptMilestoneAsync(1);
        var early = await CompleteAsync(scene);
        await SupersedeAsync(scene, 2);

        Assert.That((early, await CompleteAsync(scene)), Is.EqualTo((0, 1)));
        Assert.That(
            await scene.Server.InDatabaseAsync(db =>
                db.Appraisals.Where(a => a.Stage == AppraisalStage.Final).Select(a => a.OpensOn).SingleAsync()
            ),
            Is.EqualTo(new DateOnly(2026, 6, 16))
        );
    }

    [Test]
    public async Task Closeout_waits_for_the_final_appraisal_and_for_every_finding()
    {
        await using var scene = await CompletingAsync();
        var early = await scene.WhyNotAsync("officer", "StartCloseout");
        await ApproveFinalAsync(scene);
        await scene.DoAsync("officer", "StartCloseout");
        await scene.DoAsync(
            "officer",
            "RaiseFinding",
            new() { ["severity"] = "Low", ["found"] = "A page is missing." }
        );

        Assert.That(early, Does.Contain("The final appraisal is not approved"));
        Assert.That(await scene.WhyNotAsync("leader", "Close"), Does.Contain("1 findings are open"));
        Assert.That(await scene.WhyNotAsync("officer", "Close"), Does.Contain("not yours to make"));
    }

    [Test]
    public async Task The_checklist_of_an_award_with_promised_inputs_names_what_is_open()
    {
        await using var scene = await CompletingAsync();
        using var officer = await scene.Server.SignInAsync("officer");

        var page = await officer.GetAsync($"/awards/{(await scene.AwardAsync()).CaseId}/closeout");

        Assert.That(page.Text, Does.Contain("640,000.00"));
    }

    [Test]
    public async Task Close_gives_unused_money_back_and_ends_what_is_open()
    {
        await using var scene = await CompletingAsync();
        await ApproveFinalAsync(scene);
        await scene.DoAsync("officer", "StartCloseout");
        var available = await scene.BalanceAsync(Place.Available);

        await scene.DoAsync("leader", "Close");

        var states = await scene.Server.InDatabaseAsync(async db =>
            (
                await db.Disbursements.Select(d => d.State).Distinct().ToListAsync(),
                await db.Inputs.Select(i => i.State).Distinct().ToListAsync(),
                await db.Milestones.OrderBy(m => m.Sequence).Select(m => m.State).ToListAsync(),
                await db.Appraisals.Where(a => a.Stage == AppraisalStage.MidTerm).Select(a => a.State).SingleAsync()
            )
        );
        Assert.That((await scene.AwardAsync()).State, Is.EqualTo("Closed"));
        Assert.That(await scene.BalanceAsync(Place.Available), Is.EqualTo(available + new Money(640_000m)));
        Assert.That(await scene.BalanceAsync(Place.Obligated), Is.EqualTo(Money.Zero));
        Assert.That(await scene.BalanceAsync(Place.Pledged), Is.EqualTo(Money.Zero));
        Assert.That(states.Item1, Is.EqualTo(["Cancelled"]));
        Assert.That(states.Item2, Is.EqualTo(["Dropped"]));
        Assert.That(states.Item3, Is.EqualTo(["Accepted", "Superseded"]));
        Assert.That(states.Item4, Is.EqualTo("Cancelled"));
    }

    [Test]
    public async Task Close_waits_while_money_is_on_its_way()
    {
        await using var scene = await CompletingAsync();
        await ApproveFinalAsync(scene);
        await scene.DoAsync("officer", "StartCloseout");
        await scene.DoAsync("signatory", await scene.TrancheAsync(1), "Request", new() { ["amount"] = "240000" });

        Assert.That(await scene.WhyNotAsync("leader", "Close"), Does.Contain("CNY 240,000.00 is on its way"));
    }

    private static async Task<AwardScene> CompletingAsync()
    {
        var scene = await AwardScene.StartActiveAsync();
        await scene.AcceptMilestoneAsync(1);
        scene.Wait(TimeSpan.FromDays(750));
        await CompleteAsync(scene);
        return scene;
    }

    private static Task<int> CompleteAsync(AwardScene scene) =>
        scene.Server.InScopeAsync(services =>
            services.GetRequiredService<CompleteAwards>().ExecuteAsync(CancellationToken.None)
        );

    private static Task SupersedeAsync(AwardScene scene, int number) =>
        scene.Server.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<FundDbContext>();
            var milestone = await db.Milestones.SingleAsync(m => m.Sequence == number);
            milestone.Supersede(
                services.GetRequiredService<WorkflowCatalog>()[CaseKind.Milestone],
                new Act(Actor.System, scene.Server.Clock.GetUtcNow())
            );
            await db.SaveChangesAsync();
        });

    private static Task ApproveFinalAsync(AwardScene scene) =>
        scene.Server.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<FundDbContext>();
            var workflow = services.GetRequiredService<WorkflowCatalog>()[CaseKind.Appraisal];
            var now = scene.Server.Clock.GetUtcNow();
            var appraisal = await db.Appraisals.SingleAsync(a => a.Stage == AppraisalStage.Final);
            var award = await db.Awards.SingleAsync();
            var cast = scene.Server.World.Cast;
            var appraiser = new Act(cast.As("appraiser", Role.Appraiser), now.AddDays(2));
            appraisal.Open(workflow, new DateOnly(2029, 1, 1), now.AddDays(1), new Act(Actor.System, now));
            appraisal.Timeout(workflow, new Act(Actor.System, now.AddDays(1)));
            appraisal.Score("{}", "Good.", AppraisalOutcome.Satisfactory, award, appraiser);
            appraisal.SendForReply(workflow, (88m, "good"), now.AddDays(3), appraiser);
            appraisal.Finalise(workflow, "{}", new string('0', 64), appraiser with { At = now.AddDays(3) });
            appraisal.Approve(workflow, new Act(cast.As("leader", Role.Leader), now.AddDays(4)));
            await db.SaveChangesAsync();
        });
}
