using System.Text;
using FundManager.Data;
using FundManager.Data.Figures;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.History;
using FundManager.Domain.Workflows;
using FundManager.Web.Reports;
using FundManager.Web.Reports.Funds;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Appraisals;

/// <summary>What is wrong in a published appraisal is put right by a new one that names it; the old one stays as it was published.</summary>
internal sealed class CorrectionTests
{
    [Test]
    public async Task A_correction_starts_from_what_was_found_and_counts_once_it_is_approved()
    {
        await using var scene = await AppraisalScene.StartInAsync("Published");
        var before = await scene.AppraisalAsync();

        var correction = await scene.CorrectAsync();

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

        await scene.FinishAsync(correction.Id, "Continue", dryers: "16");

        var after = await scene.AppraisalAsync(correction.Id);
        // 16 of 20 dryers instead of 18: 16 points instead of 18.
        Assert.That((after.State, after.Total, after.Grade), Is.EqualTo(("Published", 86.5m, "good")));
        Assert.That(await scene.CountedAsync(), Is.EqualTo(new[] { "FM-2026-0001/E1-2" }));
    }

    [Test]
    public async Task The_corrected_appraisal_its_hash_and_its_report_stay_as_they_were_published()
    {
        await using var scene = await AppraisalScene.StartInAsync("Published");
        var before = await scene.AppraisalAsync();
        var report = await scene.ReportAsync(scene.Id);

        var correction = await scene.CorrectAsync();
        scene.Wait(TimeSpan.FromDays(3));
        await scene.FinishAsync(correction.Id, "Adjust", dryers: "16");

        var after = await scene.AppraisalAsync();
        Assert.That((after.State, after.StateSince), Is.EqualTo((before.State, before.StateSince)));
        Assert.That((after.Frozen, after.FrozenHash), Is.EqualTo((before.Frozen, before.FrozenHash)));
        Assert.That((after.Total, after.Outcome), Is.EqualTo((before.Total, before.Outcome)));
        Assert.That(await scene.ReportAsync(scene.Id), Is.EqualTo(report));
        Assert.That(await scene.ReportAsync(correction.Id), Is.Not.EqualTo(report));
    }

    [Test]
    public async Task Each_page_names_the_other()
    {
        await using var scene = await AppraisalScene.StartInAsync("Published");
        var correction = await scene.CorrectAsync();
        var applicant = await scene.AsAsync("applicant");

        var open = await applicant.GetAsync(scene.Page());
        Assert.That(open.Text, Does.Contain("Being corrected by FM-2026-0001/E1-2"));
        Assert.That(open.Text, Does.Contain("This appraisal counts until the correction is approved."));

        await scene.FinishAsync(correction.Id, "Continue", dryers: "16");
        var leader = await scene.AsAsync("leader");
        var old = await leader.GetAsync(scene.Page());
        var now = await leader.GetAsync($"/appraisals/{correction.Id}");
        var award = await leader.GetAsync($"/awards/{scene.AwardId}");

        Assert.That(old.Text, Does.Contain("Corrected by FM-2026-0001/E1-2"));
        Assert.That(old.Text, Does.Contain("88.50"));
        Assert.That(old.Text, Does.Contain(Corrections.Why));
        Assert.That(now.Text, Does.Contain("Corrects FM-2026-0001/E1"));
        Assert.That(now.Text, Does.Contain("What it corrects came to: 88.50 · Good · Continue."));
        Assert.That(award.Text, Does.Contain("Corrects FM-2026-0001/E1"));
    }

    [Test]
    public async Task Lists_figures_and_the_report_of_the_fund_count_only_the_newest()
    {
        await using var scene = await AppraisalScene.StartInAsync("Published");
        var leader = await scene.AsAsync("leader");
        var correction = await scene.CorrectAsync();
        await scene.FinishAsync(correction.Id, "Continue", dryers: "1");
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
    public async Task The_report_of_the_fund_tells_the_grade_of_the_newest_stage()
    {
        await using var scene = await AppraisalScene.StartInAsync("Published");
        await scene.Server.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<FundDbContext>();
            var award = await db.Awards.SingleAsync(a => a.Id == scene.AwardId);
            var workflow = services.GetRequiredService<WorkflowCatalog>()[CaseKind.Appraisal];
            var act = new Act(Actor.System, scene.Server.Clock.GetUtcNow());
            db.Appraisals.Add(new(award, AppraisalStage.Final, award.Agreement.EndsOn, workflow, act));
            await db.SaveChangesAsync();
            return await db
                .Appraisals.Where(a => a.Stage == AppraisalStage.Final)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.State, "Approved").SetProperty(a => a.Grade, "fair"));
        });

        var grade = await scene.Server.InScopeAsync(async services =>
        {
            var fund = await services.GetRequiredService<FundDbContext>().Funds.SingleAsync();
            var report = services.GetServices<Report>().Single(one => one.Name == "fund-performance");
            return ((PerformanceContent)(await report.ReadAsync(fund, CancellationToken.None))!).Awards.Single().Grade;
        });

        Assert.That(grade, Is.EqualTo("fair"));
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
        Assert.That(await scene.OfAwardAsync(), Has.Count.EqualTo(1));
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
        Assert.That(await scene.OfAwardAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_appraisal_is_corrected_once_and_then_its_correction_is()
    {
        await using var scene = await AppraisalScene.StartInAsync("Published");
        var first = await scene.CorrectAsync();

        var again = await scene.ForceAsync("leader", "Correct");
        Assert.That(again.Faults, Is.EqualTo(new[] { "A correction of this appraisal is there already." }));

        await scene.FinishAsync(first.Id, "Continue", dryers: "16");
        var leader = await scene.AsAsync("leader");
        var page = await leader.MoveAsync(
            CaseKind.Appraisal,
            first.Id.Value,
            "Correct",
            new() { ["reason"] = Corrections.Why }
        );
        Assert.That(page.Location, Is.Not.Null, page.Text);
        Assert.That(
            (await scene.OfAwardAsync()).Select(one => one.Number),
            Is.EqualTo(new[] { "FM-2026-0001/E1", "FM-2026-0001/E1-2", "FM-2026-0001/E1-3" })
        );
        // The third is open: the second still counts.
        Assert.That(await scene.CountedAsync(), Is.EqualTo(new[] { "FM-2026-0001/E1-2" }));
    }

    [Test]
    public async Task Of_two_who_correct_at_once_one_begins_it()
    {
        await using var scene = await AppraisalScene.StartInAsync("Published");
        await scene.AsAsync("leader");
        await scene.AsAsync("leader2");

        var answers = await Task.WhenAll(scene.ForceAsync("leader", "Correct"), scene.ForceAsync("leader2", "Correct"));

        Assert.That(answers.Count(answer => answer.Location is not null), Is.EqualTo(1));
        Assert.That(await scene.OfAwardAsync(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_database_itself_keeps_a_second_correction_out()
    {
        await using var scene = await AppraisalScene.StartInAsync("Published");
        await scene.CorrectAsync();

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
                    Corrections.Why
                );
                db.Appraisals.Add(wrong.Correct(award, (IsCorrected: false, OfStage: 7), workflow, act));
                return await db.SaveChangesAsync();
            })
        );

        Assert.That(refused!.Refusal.Code, Is.EqualTo("APR-17"));
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
        var correction = await scene.CorrectAsync();

        var page = await (await scene.AsAsync("appraiser")).GetAsync($"/appraisals/{correction.Id}/score");

        Assert.That(page.Text, Does.Contain("count.txt"));
    }

    private static IEnumerable<string> Numbers(FundPageView page) =>
        page.Document.QuerySelectorAll("#list tbody .fm-id").Select(cell => cell.TextContent);
}
