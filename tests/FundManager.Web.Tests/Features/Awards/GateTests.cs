using FundManager.Domain.Awards;
using FundManager.Domain.Ledger;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Tests.Features.Awards;

/// <summary>A tranche can be asked for exactly while every condition of its gate is met.</summary>
internal sealed class GateTests
{
    [Test]
    public async Task Countersign_opens_whatever_the_agreement_plans_and_the_first_tranche()
    {
        await using var scene = await AwardScene.StartActiveAsync();

        var counts = await scene.Server.InDatabaseAsync(async db =>
            (
                await db.Inputs.CountAsync(),
                await db.Milestones.CountAsync(),
                await db.Disbursements.CountAsync(),
                await db.Appraisals.OrderBy(a => a.OpensOn).Select(a => a.OpensOn).ToListAsync()
            )
        );

        Assert.That(counts.Item1, Is.EqualTo(2));
        Assert.That(counts.Item2, Is.EqualTo(2));
        Assert.That(counts.Item3, Is.EqualTo(3));
        Assert.That(counts.Item4, Is.EqualTo([new DateOnly(2027, 7, 1), new DateOnly(2028, 6, 30)]));
        Assert.That(await scene.BalanceAsync(Place.Obligated), Is.EqualTo(new Domain.Money(640_000m)));
        Assert.That(await scene.BalanceAsync(Place.Pledged), Is.EqualTo(new Domain.Money(590_000m)));
        Assert.That(await scene.StateOfTrancheAsync(1), Is.EqualTo("Eligible"));
        Assert.That(await scene.StateOfTrancheAsync(2), Is.EqualTo("Planned"));
        Assert.That(await scene.MailsToAsync("applicant"), Has.Some.Contains("the agreement is in force"));
    }

    [Test]
    public async Task The_gate_opens_with_its_last_condition_and_shuts_again_when_an_input_is_disproved()
    {
        await using var scene = await AwardScene.StartActiveAsync();
        await scene.VerifyAsync(InputKind.Equipment, "54000");
        await scene.AcceptMilestoneAsync(1);
        await scene.VerifyAsync(InputKind.MatchingCash, "299999.99");
        var before = await scene.StateOfTrancheAsync(2);

        await scene.VerifyAsync(InputKind.MatchingCash, "0.01");

        Assert.That(before, Is.EqualTo("Planned"));
        Assert.That(await scene.StateOfTrancheAsync(2), Is.EqualTo("Eligible"));
        await scene.DoAsync(
            "officer",
            await scene.InputAsync(InputKind.Equipment),
            "Reverse",
            new() { ["reason"] = "The dryers were on loan." }
        );
        Assert.That(await scene.StateOfTrancheAsync(2), Is.EqualTo("Planned"));
        Assert.That(await scene.StateOfTrancheAsync(1), Is.EqualTo("Eligible"));
        Assert.That(await scene.BalanceAsync(Place.Verified), Is.EqualTo(new Domain.Money(300_000m)));
        Assert.That((await scene.AwardAsync()).State, Is.EqualTo("Active"));
    }

    [Test]
    public async Task The_milestone_may_be_the_last_condition_too()
    {
        await using var scene = await AwardScene.StartActiveAsync();
        await scene.VerifyAsync(InputKind.Equipment, "90000", "Verify");
        await scene.VerifyAsync(InputKind.MatchingCash, "500000", "Verify");
        var before = await scene.StateOfTrancheAsync(2);

        await scene.AcceptMilestoneAsync(1);

        Assert.That(before, Is.EqualTo("Planned"));
        Assert.That(await scene.StateOfTrancheAsync(2), Is.EqualTo("Eligible"));
        Assert.That(await scene.StateOfTrancheAsync(3), Is.EqualTo("Planned"));
    }

    [Test]
    public async Task A_high_finding_shuts_every_gate_and_holds_the_award_until_a_leader_closes_it()
    {
        await using var scene = await AwardScene.StartActiveAsync();
        await scene.DoAsync(
            "officer",
            "RaiseFinding",
            new() { ["severity"] = "High", ["found"] = "Invoices were counted twice." }
        );
        var finding = await scene.LastFindingAsync();

        Assert.That(await scene.StateOfTrancheAsync(1), Is.EqualTo("Planned"));
        Assert.That((await scene.AwardAsync()).State, Is.EqualTo("OnHold"));
        Assert.That(await scene.WhyNotAsync("officer", "Resume"), Does.Contain("1 findings of high severity are open"));
        Assert.That(await scene.WhyNotAsync("officer", "Close", finding), Does.Contain("closed by a leader"));
        Assert.That(await scene.MailsToAsync("leader"), Has.Some.Contains("money is on hold"));

        await scene.DoAsync("leader", finding, "Close", new() { ["reason"] = "The double count was taken out." });

        Assert.That(await scene.StateOfTrancheAsync(1), Is.EqualTo("Eligible"));
        Assert.That((await scene.AwardAsync()).State, Is.EqualTo("OnHold"));
        await scene.DoAsync("officer", "Resume");
        Assert.That((await scene.AwardAsync()).State, Is.EqualTo("Active"));
    }

    [TestCase("Low")]
    [TestCase("Medium")]
    public async Task A_lesser_finding_holds_nothing_and_its_officer_closes_it(string severity)
    {
        await using var scene = await AwardScene.StartActiveAsync();

        await scene.DoAsync(
            "leader",
            "RaiseFinding",
            new() { ["severity"] = severity, ["found"] = "A page is missing." }
        );
        await scene.DoAsync("officer", await scene.LastFindingAsync(), "Close", new() { ["reason"] = "It came." });

        Assert.That(await scene.StateOfTrancheAsync(1), Is.EqualTo("Eligible"));
        Assert.That((await scene.AwardAsync()).State, Is.EqualTo("Active"));
    }

    [Test]
    public async Task Hold_needs_an_open_high_finding_and_findings_need_an_agreement_in_force()
    {
        await using var scene = await AwardScene.StartAsync();
        var early = await scene.WhyNotAsync("officer", "RaiseFinding");
        await using var active = await AwardScene.StartActiveAsync();

        Assert.That(early, Does.Contain("while the agreement is in force"));
        Assert.That(await active.WhyNotAsync("officer", "Hold"), Does.Contain("No finding of high severity is open"));
        Assert.That(await active.WhyNotAsync("applicant", "RaiseFinding"), Does.Contain("None of your roles"));
    }

    [Test]
    public async Task Suspend_and_resume_are_a_leaders_with_a_reason()
    {
        await using var scene = await AwardScene.StartActiveAsync();
        await scene.DoAsync("leader", "Suspend", new() { ["reason"] = "The lead is ill." });

        var officer = await scene.WhyNotAsync("officer", "Resume");
        var unsaid = await scene.TryAsync("leader", "Resume");
        await scene.DoAsync("leader", "Resume", new() { ["reason"] = "A deputy leads." });

        Assert.That(officer, Does.Contain("not yours to make"));
        Assert.That((int)unsaid.Status, Is.EqualTo(422));
        Assert.That((await scene.AwardAsync()).State, Is.EqualTo("Active"));
    }

    [Test]
    public async Task Everybody_reads_line_by_line_what_the_gate_misses_and_what_is_under_way()
    {
        await using var scene = await AwardScene.StartActiveAsync();
        await scene.VerifyAsync(InputKind.MatchingCash, "280000");
        await scene.DoAsync(
            "applicant",
            await scene.InputAsync(InputKind.MatchingCash),
            "Declare",
            new() { ["amount"] = "35000" },
            ("receipt.png", AwardScene.Picture)
        );

        foreach (var account in new[] { "applicant", "endorser", "officer", "auditor" })
        {
            var page = await (await scene.AsAsync(account)).GetAsync($"/awards/{scene.AwardId}");

            Assert.That(page.Text, Does.Contain("Gate of tranche 1"), account);
        }

        var tranche = await scene.TrancheAsync(2);
        var gate = await scene.GateTextAsync(tranche.Id);
        Assert.That(gate, Has.Some.Contains("CNY 20,000.00 missing. CNY 35,000.00 is declared"));
        Assert.That(gate, Has.Some.Contains("280,000.00 of CNY 300,000.00"));
        Assert.That(gate[0], Does.StartWith("Missing"));
        Assert.That(gate[^1], Does.StartWith("NotAsked"));
    }
}
