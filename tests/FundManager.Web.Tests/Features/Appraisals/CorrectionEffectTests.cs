using FundManager.Data;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.Disbursements;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Disbursements;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Appraisals;

/// <summary>What a correction leads to: findings once, gates by the newest result, and nothing undone that was asked for.</summary>
internal sealed class CorrectionEffectTests
{
    [TestCase("Unsatisfactory", "Unsatisfactory", 1, "SameFinding")]
    [TestCase("Partial", "Unsatisfactory", 2, "GraverFinding")]
    [TestCase("Satisfactory", "Partial", 1, "GraverFinding")]
    [TestCase("Unsatisfactory", "Satisfactory", 1, "FindingOutlived")]
    [TestCase("Satisfactory", "Satisfactory", 0, "GatesOnly")]
    public async Task A_finding_is_raised_once(string before, string now, int findings, string effect)
    {
        await using var scene = await AppraisalScene.StartInAsync("Published", before, AppraisalStage.Final);
        var correction = await scene.CorrectAsync();

        await scene.FinishAsync(correction.Id, now, dryers: "16");

        Assert.That(await scene.FindingsAsync(), Has.Count.EqualTo(findings));
        var page = await (await scene.AsAsync("leader")).GetAsync($"/appraisals/{correction.Id}");
        Assert.That(page.Text, Does.Contain(Texts.Find($"appraisals.Correction_{effect}")));
    }

    [Test]
    public async Task A_gate_follows_the_correction_and_what_was_asked_for_stays()
    {
        await using var scene = await AppraisalScene.StartInAsync("Published");
        await scene.Server.InScopeAsync(services => OpenTranchesAsync(services, scene));
        Assert.That(await TrancheStatesAsync(scene), Is.EqualTo(new[] { "Requested", "Eligible" }));
        var correction = await scene.CorrectAsync();
        Assert.That(await TrancheStatesAsync(scene), Is.EqualTo(new[] { "Requested", "Eligible" }));

        await scene.FinishAsync(correction.Id, "Continue", dryers: "0", growth: "0", loss: "300");

        Assert.That((await scene.AppraisalAsync(correction.Id)).Grade, Is.EqualTo("poor"));
        Assert.That(await TrancheStatesAsync(scene), Is.EqualTo(new[] { "Requested", "Planned" }));
    }

    private static async Task<int> OpenTranchesAsync(IServiceProvider services, AppraisalScene scene)
    {
        var db = services.GetRequiredService<FundDbContext>();
        var workflow = services.GetRequiredService<WorkflowCatalog>()[CaseKind.Disbursement];
        var award = await db.Awards.SingleAsync(a => a.Id == scene.AwardId);
        var act = new Act(Actor.System, scene.Server.Clock.GetUtcNow());
        var gate = new Gate(0, [], AppraisalStage.MidTerm);
        foreach (var tranche in award.Agreement.Tranches)
        {
            db.Disbursements.Add(new Disbursement(award, tranche with { Gate = gate }, workflow, act));
        }

        await db.SaveChangesAsync();
        await services.GetRequiredService<LookAtGates>().ExecuteAsync(award, act, CancellationToken.None);
        var first = await db.Disbursements.SingleAsync(d => d.AwardId == award.Id && d.Sequence == 1);
        var signatory = new Act(scene.Server.World.Cast.As("signatory", Role.Signatory), act.At);
        first.Request(workflow, first.Tranche, award.Amount, award, signatory);
        return await db.SaveChangesAsync();
    }

    private static Task<List<string>> TrancheStatesAsync(AppraisalScene scene) =>
        scene.Server.InDatabaseAsync(db =>
            db.Disbursements.Where(d => d.AwardId == scene.AwardId)
                .OrderBy(d => d.Sequence)
                .Select(d => d.State)
                .ToListAsync()
        );
}
