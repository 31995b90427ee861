using FundManager.Domain;
using FundManager.Domain.History;
using FundManager.Web.Setup;

namespace FundManager.Web.Tests.Features.Appraisals;

/// <summary>Each refusal of an appraisal, as people meet it; three that only a wrong program could ask for are asked of the case itself.</summary>
internal sealed class AppraisalRefusalTests
{
    private const string OtherAppraiser = "leader2";

    [Test]
    public async Task It_does_not_open_before_its_day()
    {
        await using var scene = await AppraisalScene.StartAsync();
        var appraisal = await scene.AppraisalAsync();
        var act = new Act(Actor.System, scene.Server.Clock.GetUtcNow());
        var workflow = Templates.ReadWorkflows()[CaseKind.Appraisal];

        var early = Assert.Throws<RefusedException>(() =>
            appraisal.Open(workflow, new DateOnly(2026, 6, 8), act.At.AddDays(10), act)
        );

        Assert.That(early!.Refusal.Code, Is.EqualTo("APR-01"));
    }

    [Test]
    public async Task Others_neither_write_the_self_appraisal_nor_score()
    {
        await using var scene = await AppraisalScene.StartInAsync("InAppraisal");
        var officer = scene.Server.World.Cast.As("officer", Role.ProgrammeOfficer);
        var act = new Act(officer, scene.Server.Clock.GetUtcNow(), "Because.");
        var appraisal = await scene.AppraisalAsync();

        Assert.That(appraisal.WhyNotSaveSelf(act)?.Code, Is.EqualTo("APR-02"));
        Assert.That(appraisal.WhyNotReply(act)?.Code, Is.EqualTo("APR-02"));
        Assert.That(appraisal.WhyNotScore(await scene.AwardAsync(), act)?.Code, Is.EqualTo("APR-09"));
    }

    [Test]
    public async Task What_was_handed_in_is_not_written_any_more()
    {
        await using var scene = await AppraisalScene.StartOpenAsync();
        var applicant = await scene.AsAsync("applicant");
        var page = await applicant.GetAsync(scene.Page("/self"));
        await scene.SubmitSelfAsync();

        var answer = await page.SendAsync(applicant, scene.Page("/self"), new() { ["Input.Rows[0].Actual"] = "99" });

        Assert.That((int)answer.Status, Is.EqualTo(422));
        Assert.That(answer.Faults, Is.EqualTo(new[] { "The self-appraisal is not open." }));
    }

    [Test]
    public async Task The_day_after_the_last_is_too_late()
    {
        await using var scene = await AppraisalScene.StartOpenAsync();
        var due = (await scene.AppraisalAsync()).SelfDueAt!.Value;
        scene.Wait(due - scene.Server.Clock.GetUtcNow());

        var answer = await scene.ForceAsync("signatory", "SubmitSelf");

        Assert.That(
            answer.Faults,
            Is.EqualTo(new[] { "The time for the self-appraisal ended on 22 Jun 2026 23:59:59." })
        );
    }

    [Test]
    public async Task A_self_appraisal_with_gaps_is_not_handed_in()
    {
        await using var scene = await AppraisalScene.StartOpenAsync();

        var answer = await scene.ForceAsync("signatory", "SubmitSelf");

        Assert.That((int)answer.Status, Is.EqualTo(422));
        Assert.That(answer.Faults.Single(), Does.StartWith("7 indicators lack an actual or a reason: "));
        Assert.That((await scene.AppraisalAsync()).State, Is.EqualTo("SelfAppraisal"));
    }

    [Test]
    public async Task Whoever_watched_over_the_award_does_not_appraise_it()
    {
        await using var scene = await AppraisalScene.StartInAsync("SelfSubmitted");
        await scene.GrantAsync("officer", Role.Appraiser);

        var answer = await scene.ForceAsync("officer", "Begin");

        Assert.That(answer.Faults, Is.EqualTo(new[] { "You watched over this award: somebody else appraises it." }));
        Assert.That((await scene.AppraisalAsync()).AppraiserId, Is.Null);
    }

    [Test]
    public async Task Another_appraiser_does_not_go_on_with_it()
    {
        await using var scene = await AppraisalScene.StartInAsync("Replied");
        await scene.GrantAsync(OtherAppraiser, Role.Appraiser);

        var answer = await scene.ForceAsync(OtherAppraiser, "Finalise");

        Assert.That(answer.Faults, Is.EqualTo(new[] { "Another appraiser has this appraisal." }));
    }

    [Test]
    public async Task What_was_sent_for_reply_is_not_scored_any_more()
    {
        await using var scene = await AppraisalScene.StartInAsync("InAppraisal");
        var appraiser = await scene.AsAsync("appraiser");
        var page = await appraiser.GetAsync(scene.Page("/score"));
        await scene.SendForReplyAsync("Continue");

        var answer = await page.SendAsync(appraiser, scene.Page("/score"), new() { ["Input.Rows[0].Actual"] = "1" });

        Assert.That(answer.Faults, Is.EqualTo(new[] { "The appraisal is not open for scores." }));
    }

    [Test]
    public async Task An_appraisal_that_is_not_scored_in_full_does_not_go_to_the_recipient()
    {
        await using var scene = await AppraisalScene.StartInAsync("InAppraisal");
        var appraiser = await scene.AsAsync("appraiser");

        var answer = await appraiser.PostFormAsync(
            scene.Page("/score"),
            new() { ["Input.Rows[0].Actual"] = "", ["Input.Outcome"] = "Continue" },
            "Send"
        );

        Assert.That((int)answer.Status, Is.EqualTo(422));
        Assert.That(answer.Faults, Is.EqualTo(new[] { "An indicator is not scored yet." }));
    }

    [Test]
    public async Task An_appraisal_without_an_outcome_does_not_go_to_the_recipient()
    {
        await using var scene = await AppraisalScene.StartInAsync("InAppraisal");
        var appraiser = await scene.AsAsync("appraiser");

        // A final outcome is none of a mid-term appraisal.
        var answer = await appraiser.PostFormAsync(
            scene.Page("/score"),
            new() { ["Input.Outcome"] = "Satisfactory" },
            "Send"
        );

        Assert.That(answer.Faults, Is.EqualTo(new[] { "Choose the outcome." }));
    }

    [Test]
    public async Task A_reply_waits_until_there_is_something_to_reply_to()
    {
        await using var scene = await AppraisalScene.StartInAsync("InAppraisal");

        var answer = await scene.ForceAsync("signatory", "Reply");

        Assert.That(answer.Faults, Is.EqualTo(new[] { "Replies are not open." }));
    }

    [Test]
    public async Task A_reply_after_its_time_is_not_taken_and_the_appraiser_goes_on_without()
    {
        await using var scene = await AppraisalScene.StartInAsync("RightOfReply");
        var due = (await scene.AppraisalAsync()).ReplyDueAt!.Value;
        scene.Wait(due - scene.Server.Clock.GetUtcNow());

        var answer = await scene.ForceAsync("signatory", "Reply");
        await scene.DoAsync("appraiser", "Finalise");

        Assert.That(answer.Faults, Is.EqualTo(new[] { "The time to reply ended on 22 Jun 2026 23:59:59." }));
        Assert.That((await scene.AppraisalAsync()).State, Is.EqualTo("Finalised"));
    }

    [Test]
    public async Task The_result_is_not_final_while_the_recipient_may_reply()
    {
        await using var scene = await AppraisalScene.StartInAsync("RightOfReply");

        var answer = await scene.ForceAsync("appraiser", "Finalise");

        Assert.That(answer.Faults, Is.EqualTo(new[] { "The recipient may reply until 22 Jun 2026 23:59:59." }));
    }

    [Test]
    public async Task The_leader_who_scored_does_not_approve()
    {
        await using var scene = await AppraisalScene.StartInAsync("Replied");
        await scene.GrantAsync("appraiser", Role.Leader);
        scene.Wait(TimeSpan.Zero);
        await scene.DoAsync("appraiser", "Finalise");

        var answer = await scene.ForceAsync("appraiser", "Approve");

        Assert.That(answer.Faults, Is.EqualTo(new[] { "You scored this appraisal: another leader approves it." }));
        Assert.That((await scene.AppraisalAsync()).State, Is.EqualTo("Finalised"));
    }
}
