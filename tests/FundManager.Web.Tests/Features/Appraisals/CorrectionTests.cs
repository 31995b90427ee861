using System.Text;
using FundManager.Data;
using FundManager.Data.Figures;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.Disbursements;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Features.Appraisals;
using FundManager.Web.Features.Disbursements;
using FundManager.Web.Reports;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Appraisals;

/// <summary>What is wrong in a published appraisal is put right by a new one that names it; the old one stays as it was published.</summary>
internal sealed class CorrectionTests
{
    private const string Why = "Two dryers were counted twice.";

    [Test]
    public async Task A_correction_starts_from_what_was_found_and_counts_once_it_is_approved()
    {
        await using var scene = await AppraisalScene.StartInAsync("Published");
        var before = await scene.AppraisalAsync();

        var correction = await CorrectAsync(scene);

        Assert.That((correction.State, correction.Number), Is.EqualTo(("InAppraisal", "FM-2026-0001/E1-2")));
        Assert.That((correction.Stage, correction.OpensOn), Is.EqualTo((before.Stage, before.OpensOn)));
        Assert.That(correction.CorrectsId, Is.EqualTo(before.Id));
        Assert.That(correction.AppraiserId, Is.Null);
        Assert.That(
            (correction.SelfTotal, correction.Total, correction.Outcome),
            Is.EqualTo((93.5m, (decimal?)null, (AppraisalOutcome?)null))
        );
        Assert.That(AppraisalEntries.Read(correction.Entries).ActualOf(1).Value, Is.EqualTo(18m));
        Assert.That(AppraisalEntries.Read(correction.Entries).Budget.Executed, Is.EqualTo(280_000m));

        await FinishAsync(scene, correction.Id, "Continue", dryers: "16");

        var after = await AppraisalAsync(scene, correction.Id);
        // 16 of 20 dryers instead of 18: 16 points instead of 18.
        Assert.That((after.State, after.Total, after.Grade), Is.EqualTo(("Published", 86.5m, "good")));
        Assert.That(await CountedAsync(scene), Is.EqualTo(new[] { "FM-2026-0001/E1-2" }));
    }

    [Test]
    public async Task The_corrected_appraisal_its_hash_and_its_report_stay_as_they_were_published()
    {
        await using var scene = await AppraisalScene.StartInAsync("Published");
        var before = await scene.AppraisalAsync();
        var report = await ReportAsync(scene, scene.Id);

        var correction = await CorrectAsync(scene);
        scene.Wait(TimeSpan.FromDays(3));
        await FinishAsync(scene, correction.Id, "Adjust", dryers: "16");

        var after = await scene.AppraisalAsync();
        Assert.That((after.State, after.StateSince), Is.EqualTo((before.State, before.StateSince)));
        Assert.That((after.Frozen, after.FrozenHash), Is.EqualTo((before.Frozen, before.FrozenHash)));
        Assert.That((after.Total, after.Outcome), Is.EqualTo((before.Total, before.Outcome)));
        Assert.That(await ReportAsync(scene, scene.Id), Is.EqualTo(report));
        Assert.That(await ReportAsync(scene, correction.Id), Is.Not.EqualTo(report));
    }

    [Test]
    public async Task Each_page_names_the_other()
    {
        await using var scene = await AppraisalScene.StartInAsync("Published");
        var correction = await CorrectAsync(scene);
        var applicant = await scene.AsAsync("applicant");

        var open = await applicant.GetAsync(scene.Page());
        Assert.That(open.Text, Does.Contain("Being corrected by FM-2026-0001/E1-2"));
        Assert.That(open.Text, Does.Contain("This appraisal counts until the correction is approved."));

        await FinishAsync(scene, correction.Id, "Continue", dryers: "16");
        var leader = await scene.AsAsync("leader");
        var old = await leader.GetAsync(scene.Page());
        var now = await leader.GetAsync($"/appraisals/{correction.Id}");
        var award = await leader.GetAsync($"/awards/{scene.AwardId}");

        Assert.That(old.Text, Does.Contain("Corrected by FM-2026-0001/E1-2"));
        Assert.That(old.Text, Does.Contain("88.50"));
        Assert.That(old.Text, Does.Contain(Why));
        Assert.That(now.Text, Does.Contain("Corrects FM-2026-0001/E1"));
        Assert.That(now.Text, Does.Contain("What it corrects came to: 88.50 · Good · Continue."));
        Assert.That(award.Text, Does.Contain("Corrects FM-2026-0001/E1"));
    }

    [Test]
    public async Task Lists_figures_and_the_report_of_the_fund_count_only_the_newest()
    {
        await using var scene = await AppraisalScene.StartInAsync("Published");
        var leader = await scene.AsAsync("leader");
        var correction = await CorrectAsync(scene);
        await FinishAsync(scene, correction.Id, "Continue", dryers: "1");
        leader = await scene.AsAsync("leader");

        var list = await leader.GetAsync("/appraisals");
        var corrected = await leader.GetAsync("/appraisals?state=Corrected");
        var grades = await scene.Server.InDatabaseAsync(async db =>
        {
            var fund = await db.Funds.Select(f => f.Id).SingleAsync();
            var figures = await db.CountFiguresAsync(
                fund.Value,
                new DateOnly(2026, 6, 9),
                "Asia/Shanghai",
                CancellationToken.None
            );
            return figures.Grades.Select(grade => (grade.Key, grade.Count)).ToList();
        });

        Assert.That(Numbers(list), Is.EqualTo(new[] { "FM-2026-0001/E1-2" }));
        Assert.That(Numbers(corrected), Is.EqualTo(new[] { "FM-2026-0001/E1" }));
        // 1 of 20 dryers: 1 point instead of 18.
        Assert.That(grades, Is.EqualTo(new[] { ("fair", 1L) }));
    }

    [Test]
    public async Task Who_is_no_leader_does_not_correct_and_a_stranger_finds_nothing()
    {
        await using var scene = await AppraisalScene.StartInAsync("Published");

        foreach (var account in new[] { "officer", "appraiser", "signatory" })
        {
            var answer = await scene.ForceAsync(account, "Correct");
            Assert.That((int)answer.Status, Is.EqualTo(422), account);
            Assert.That(answer.Faults, Is.EqualTo(new[] { "None of your roles may do this." }), account);
        }

        var stranger = await scene.AsAsync("reviewer1");
        var page = await stranger.GetAsync(scene.Page());
        Assert.That(page.Location?.OriginalString, Does.Contain("403"));
        Assert.That(await OfAwardAsync(scene), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_is_not_published_is_not_corrected_and_a_reason_is_asked_for()
    {
        await using var scene = await AppraisalScene.StartInAsync("Approved");

        var early = await scene.ForceAsync("leader", "Correct");
        await scene.DoAsync("officer", "Publish");
        var silent = await scene.TryAsync("leader", "Correct");

        Assert.That(early.Faults, Is.EqualTo(new[] { "Only a published appraisal is corrected." }));
        Assert.That((int)silent.Status, Is.EqualTo(422));
        Assert.That(await OfAwardAsync(scene), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_appraisal_is_corrected_once_and_then_its_correction_is()
    {
        await using var scene = await AppraisalScene.StartInAsync("Published");
        var first = await CorrectAsync(scene);

        var again = await scene.ForceAsync("leader", "Correct");
        Assert.That(again.Faults, Is.EqualTo(new[] { "A correction of this appraisal is there already." }));

        await FinishAsync(scene, first.Id, "Continue", dryers: "16");
        var leader = await scene.AsAsync("leader");
        var page = await leader.MoveAsync(CaseKind.Appraisal, first.Id.Value, "Correct", new() { ["reason"] = Why });
        Assert.That(page.Location, Is.Not.Null, page.Text);
        Assert.That(
            (await OfAwardAsync(scene)).Select(one => one.Number),
            Is.EqualTo(new[] { "FM-2026-0001/E1", "FM-2026-0001/E1-2", "FM-2026-0001/E1-3" })
        );
        // The third is open: the second still counts.
        Assert.That(await CountedAsync(scene), Is.EqualTo(new[] { "FM-2026-0001/E1-2" }));
    }

    [Test]
    public async Task Of_two_who_correct_at_once_one_begins_it()
    {
        await using var scene = await AppraisalScene.StartInAsync("Published");
        await scene.AsAsync("leader");
        await scene.AsAsync("leader2");

        var answers = await Task.WhenAll(scene.ForceAsync("leader", "Correct"), scene.ForceAsync("leader2", "Correct"));

        Assert.That(answers.Count(answer => answer.Location is not null), Is.EqualTo(1));
        Assert.That(await OfAwardAsync(scene), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_database_itself_keeps_a_second_correction_out()
    {
        await using var scene = await AppraisalScene.StartInAsync("Published");
        await CorrectAsync(scene);

        var refused = await Assert.ThrowsAsync<RefusedException>(async () =>
            await scene.Server.InScopeAsync(async services =>
            {
                var db = services.GetRequiredService<FundDbContext>();
                var workflow = services.GetRequiredService<WorkflowCatalog>()[CaseKind.Appraisal];
                var award = await db.Awards.SingleAsync(a => a.Id == scene.AwardId);
                var wrong = await db.Appraisals.SingleAsync(a => a.Id == scene.Id);
                var act = new Act(
                    scene.Server.World.Cast.As("leader", Role.Leader),
                    scene.Server.Clock.GetUtcNow(),
                    Why
                );
                db.Appraisals.Add(wrong.Correct(award, (IsCorrected: false, OfStage: 7), workflow, act));
                return await db.SaveChangesAsync();
            })
        );

        Assert.That(refused!.Refusal.Code, Is.EqualTo("APR-17"));
    }

    [TestCase("Unsatisfactory", "Unsatisfactory", 1, "SameFinding")]
    [TestCase("Partial", "Unsatisfactory", 2, "GraverFinding")]
    [TestCase("Satisfactory", "Partial", 1, "GraverFinding")]
    [TestCase("Unsatisfactory", "Satisfactory", 1, "FindingOutlived")]
    [TestCase("Satisfactory", "Satisfactory", 0, "GatesOnly")]
    public async Task A_finding_is_raised_once(string before, string now, int findings, string effect)
    {
        await using var scene = await AppraisalScene.StartInAsync("Published", before, AppraisalStage.Final);
        var correction = await CorrectAsync(scene);

        await FinishAsync(scene, correction.Id, now, dryers: "16");

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
        var correction = await CorrectAsync(scene);
        Assert.That(await TrancheStatesAsync(scene), Is.EqualTo(new[] { "Requested", "Eligible" }));

        await FinishAsync(scene, correction.Id, "Continue", dryers: "0", growth: "0", loss: "300");

        Assert.That((await AppraisalAsync(scene, correction.Id)).Grade, Is.EqualTo("poor"));
        Assert.That(await TrancheStatesAsync(scene), Is.EqualTo(new[] { "Requested", "Planned" }));
    }

    [Test]
    public async Task Evidence_of_the_corrected_appraisal_lies_beside_the_scores_of_its_correction()
    {
        await using var scene = await AppraisalScene.StartInAsync("Published");
        await scene.Server.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<FundDbContext>();
            var files = services.GetRequiredService<FundManager.Web.Files.StoreFiles>();
            var appraisal = await db.Appraisals.SingleAsync(a => a.Id == scene.Id);
            using var content = new MemoryStream(Encoding.UTF8.GetBytes("20 dryers"));
            var act = new Act(scene.Server.World.Cast.As("applicant", Role.Applicant), scene.Server.Clock.GetUtcNow());
            await files.AddAsync(
                appraisal,
                "evidence",
                ("count.txt", "text/plain", content),
                act,
                CancellationToken.None
            );
            return await db.SaveChangesAsync();
        });
        var correction = await CorrectAsync(scene);

        var page = await (await scene.AsAsync("appraiser")).GetAsync($"/appraisals/{correction.Id}/score");

        Assert.That(page.Text, Does.Contain("count.txt"));
    }

    private static async Task<Appraisal> CorrectAsync(AppraisalScene scene)
    {
        await scene.DoAsync("leader", "Correct", new() { ["reason"] = Why });
        return (await OfAwardAsync(scene)).Single(one => one.CorrectsId == scene.Id);
    }

    /// <summary>Scores the correction, lets the reply go by, makes it final, approves and publishes it.</summary>
    private static async Task FinishAsync(
        AppraisalScene scene,
        Id<Appraisal> id,
        string outcome,
        string dryers,
        string? growth = null,
        string? loss = null
    )
    {
        Dictionary<string, string> found = new()
        {
            ["Input.Rows[0].Actual"] = dryers,
            ["Input.Rows[0].Reason"] = "现场复核。",
            ["Input.Outcome"] = outcome,
        };
        if (growth is not null)
        {
            (found["Input.Rows[3].Actual"], found["Input.Rows[2].Actual"]) = (growth, loss!);
        }

        var appraiser = await scene.AsAsync("appraiser");
        var sent = await appraiser.PostFormAsync($"/appraisals/{id}/score", found, "Send");
        Assert.That(sent.Location?.OriginalString, Is.EqualTo($"/appraisals/{id}"), sent.Text);
        scene.Wait(TimeSpan.FromDays(20));
        foreach (
            var (account, trigger) in new[] { ("appraiser", "Finalise"), ("leader", "Approve"), ("officer", "Publish") }
        )
        {
            var client = await scene.AsAsync(account);
            Dictionary<string, string> values = trigger == "Approve" ? new() { ["reason"] = "Looked at again." } : [];
            var page = await client.MoveAsync(CaseKind.Appraisal, id.Value, trigger, values);
            Assert.That(page.Location, Is.Not.Null, $"{trigger}: {page.Text}");
        }
    }

    private static Task<Appraisal> AppraisalAsync(AppraisalScene scene, Id<Appraisal> id) =>
        scene.Server.InDatabaseAsync(db => db.Appraisals.AsNoTracking().SingleAsync(a => a.Id == id));

    private static Task<List<Appraisal>> OfAwardAsync(AppraisalScene scene) =>
        scene.Server.InDatabaseAsync(db =>
            db.Appraisals.AsNoTracking().Where(a => a.AwardId == scene.AwardId).OrderBy(a => a.Number).ToListAsync()
        );

    private static Task<List<string>> CountedAsync(AppraisalScene scene) =>
        scene.Server.InDatabaseAsync(db => db.InForce().Select(a => a.Number).ToListAsync());

    private static IEnumerable<string> Numbers(FundPageView page) =>
        page.Document.QuerySelectorAll("#list tbody .fm-id").Select(cell => cell.TextContent);

    private static Task<string> ReportAsync(AppraisalScene scene, Id<Appraisal> id) =>
        scene.Server.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<FundDbContext>();
            var appraisal = await db.Appraisals.SingleAsync(a => a.Id == id);
            var report = services.GetServices<Report>().Single(one => one.Name == "appraisal");
            var content = await report.ReadAsync(appraisal, CancellationToken.None);
            return System.Text.Json.JsonSerializer.Serialize(content, content!.GetType());
        });

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
