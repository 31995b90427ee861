using FundManager.Domain.Appraisals;
using FundManager.Web.Features.Appraisals;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Tests.Features.Appraisals;

internal sealed class AppraisalJourneyTests
{
    [Test]
    public async Task An_appraisal_goes_from_the_self_appraisal_to_its_publication()
    {
        await using var scene = await AppraisalScene.StartInAsync("Published");

        var appraisal = await scene.AppraisalAsync();

        Assert.That(appraisal.State, Is.EqualTo("Published"));
        Assert.That((appraisal.SelfTotal, appraisal.Total, appraisal.Grade), Is.EqualTo((93.5m, 88.5m, "good")));
        Assert.That((appraisal.Opinion, appraisal.Reply), Is.EqualTo((Answers.Opinion, Answers.Reply)));
        Assert.That(appraisal.PublishedAt, Is.EqualTo(scene.Server.Clock.GetUtcNow()));
        var frozen = new FrozenScorecard(appraisal.Frozen!, appraisal.FrozenHash!);
        Assert.That(frozen.Read().Result.Total, Is.EqualTo(88.5m));
        Assert.That(AppraisalEntries.Read(appraisal.SelfEntries).ActualOf(1).Value, Is.EqualTo(20m));
        Assert.That(await scene.FindingsAsync(), Is.Empty);
    }

    [Test]
    public async Task The_recipient_is_told_when_it_opens_when_it_may_reply_and_when_it_is_published()
    {
        await using var scene = await AppraisalScene.StartInAsync("Published");

        var subjects = await scene.Server.InDatabaseAsync(db =>
            db.OutgoingMails.Where(mail => mail.To.StartsWith("signatory@"))
                .OrderBy(mail => mail.Id)
                .Select(mail => mail.Subject)
                .ToListAsync()
        );

        Assert.That(
            subjects.Select(subject => subject.Split(" / ")[0]),
            Is.EquivalentTo(
                new[]
                {
                    "Self-appraisal opened: FM-2026-0001/E1",
                    "You may reply to the appraisal FM-2026-0001/E1",
                    "Appraisal published: FM-2026-0001/E1",
                }
            )
        );
    }

    [Test]
    public async Task A_frozen_version_that_was_sent_back_is_kept_beside_the_next_one()
    {
        await using var scene = await AppraisalScene.StartInAsync("Finalised");
        var first = (await scene.AppraisalAsync()).FrozenHash;
        await scene.DoAsync("leader", "SendBack", new() { ["reason"] = "Count the dryers again." });
        await scene.SendForReplyAsync("Adjust");
        scene.Wait(TimeSpan.FromDays(20));
        await scene.DoAsync("appraiser", "Finalise");

        var files = await scene.Server.InDatabaseAsync(db =>
            db.Files.Where(file => file.CaseId == scene.Id.Value && file.Purpose == "frozen")
                .Select(file => file.Hash)
                .ToListAsync()
        );

        Assert.That(files, Does.Contain(first));
        Assert.That(files, Does.Contain((await scene.AppraisalAsync()).FrozenHash));
    }

    [TestCase("Suspend", AppraisalStage.MidTerm, Severity.High, "OnHold")]
    [TestCase("Unsatisfactory", AppraisalStage.Final, Severity.High, "OnHold")]
    [TestCase("Partial", AppraisalStage.Final, Severity.Medium, "Active")]
    public async Task An_adverse_outcome_becomes_a_finding_when_the_leader_approves(
        string outcome,
        AppraisalStage stage,
        Severity severity,
        string awardState
    )
    {
        await using var scene = await AppraisalScene.StartInAsync("Finalised", outcome, stage);

        var withoutReason = await scene.TryAsync("leader", "Approve");
        await scene.DoAsync("leader", "Approve", new() { ["reason"] = "Dryers stand still." });

        var finding = (await scene.FindingsAsync()).Single();
        Assert.That((int)withoutReason.Status, Is.EqualTo(422));
        Assert.That((finding.Severity, finding.Text), Is.EqualTo((severity, "Dryers stand still.")));
        Assert.That((await scene.AwardAsync()).State, Is.EqualTo(awardState));
    }

    [Test]
    public async Task No_self_appraisal_in_time_goes_on_without_and_leaves_a_finding()
    {
        await using var scene = await AppraisalScene.StartOpenAsync();
        var applicant = await scene.AsAsync("applicant");
        await applicant.PostFormAsync(scene.Page("/self"), new() { ["Input.Rows[0].Actual"] = "7654" });
        var due = (await scene.AppraisalAsync()).SelfDueAt!.Value;
        scene.Wait(due - scene.Server.Clock.GetUtcNow() - TimeSpan.FromSeconds(1));
        var early = await scene.RunAsync<TimeoutSelfAppraisals>(job => job.ExecuteAsync(CancellationToken.None));
        scene.Wait(TimeSpan.FromSeconds(1));

        var done = await scene.RunAsync<TimeoutSelfAppraisals>(job => job.ExecuteAsync(CancellationToken.None));
        var again = await scene.RunAsync<TimeoutSelfAppraisals>(job => job.ExecuteAsync(CancellationToken.None));

        Assert.That((early, done, again), Is.EqualTo((0, 1, 0)));
        Assert.That((await scene.AppraisalAsync()).State, Is.EqualTo("InAppraisal"));
        var finding = (await scene.FindingsAsync()).Single();
        Assert.That((finding.Severity, finding.Text), Is.EqualTo((Severity.Medium, "NoSelfAppraisal")));
        var appraiser = await scene.AsAsync("appraiser");
        Assert.That((await appraiser.GetAsync(scene.Page())).Text, Does.Not.Contain("7,654"));
        Assert.That((await appraiser.GetAsync(scene.Page("/score"))).Body, Does.Not.Contain("7654"));
    }

    [Test]
    public async Task The_job_opens_what_is_due_once()
    {
        await using var scene = await AppraisalScene.StartAsync();

        var first = await scene.RunAsync<OpenAppraisals>(job => job.ExecuteAsync(CancellationToken.None));
        var second = await scene.RunAsync<OpenAppraisals>(job => job.ExecuteAsync(CancellationToken.None));

        Assert.That((first, second), Is.EqualTo((1, 0)));
        var appraisal = await scene.AppraisalAsync();
        // Ten days from 9 June 2026 is Friday the 19th, a day off; the next working day is Monday the 22nd.
        Assert.That(appraisal.SelfDueAt, Is.EqualTo(new DateTimeOffset(2026, 6, 22, 16, 0, 0, TimeSpan.Zero)));
    }
}
