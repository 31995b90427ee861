using FundManager.Domain.History;
using FundManager.Web.Tests.Features.Disbursements;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Tests.Features.Findings;

/// <summary>Findings on their way through a plan, and what a high one holds.</summary>
internal sealed class FindingTests
{
    private FundServer _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await FundServer.StartWithBasicsAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task A_finding_goes_through_its_plan_and_a_high_one_is_dismissed_by_a_leader_only()
    {
        var award = await RunningAward.StartAsync(_server, 10m, 10m);
        var finding = await RaiseAsync(award, "High");

        var early = await _server.TryAsync("signatory", "finding", finding, "Correct");
        await _server.DoAsync("officer", "finding", finding, "RequestPlan", ("planBy", "2030-01-31"));
        await _server.DoAsync(
            "applicant",
            "finding",
            finding,
            "SubmitPlan",
            ("plan", "We keep two sets of field books.")
        );
        await _server.DoAsync("officer", "finding", finding, "ReturnPlan");
        await _server.DoAsync("applicant", "finding", finding, "SubmitPlan", ("plan", "We keep three."));
        var past = await _server.TryAsync("officer", "finding", finding, "AcceptPlan", ("correctedBy", "2000-01-01"));
        await _server.DoAsync("officer", "finding", finding, "AcceptPlan", ("correctedBy", "2030-02-28"));
        await _server.DoAsync("signatory", "finding", finding, "Correct");
        await _server.DoAsync("officer", "finding", finding, "SendBack");
        await _server.DoAsync("signatory", "finding", finding, "Correct");
        var byOfficer = await _server.TryAsync("officer", "finding", finding, "Dismiss");
        await _server.DoAsync("leader", "finding", finding, "Dismiss");

        Assert.That(early, Does.Contain("low severity"));
        Assert.That(past, Does.Contain("or a later day"));
        Assert.That(byOfficer, Does.Contain("closed by a leader"));
        var held = await _server.InDatabaseAsync(db =>
            db.Awards.Where(a => a.Id == award.Award.Id).Select(a => a.OpenHighFindings).SingleAsync()
        );
        Assert.That(held, Is.Zero);

        var low = await RaiseAsync(award, "Low");
        await _server.DoAsync("signatory", "finding", low, "Correct");
        await _server.DoAsync("officer", "finding", low, "Close");
    }

    [Test]
    public async Task A_high_finding_holds_every_tranche_at_once()
    {
        var award = await RunningAward.StartAsync(_server, 40m, 10m, 10m, 10m, 10m);
        await award.BringAsync(2, "Requested");
        await award.BringAsync(3, "Prepared");
        await award.BringAsync(4, "Approved");
        var opened = await OpenFormsAsync(award);
        var finding = await RaiseAsync(award, "High");

        // The forms were open before the finding: what refuses them is the server, not a button that is missing.
        List<string> answers = [];
        foreach (var (client, form, path) in opened)
        {
            var answer = await form.SendAsync(client, path, []);
            Assert.That(answer.Location, Is.Null, path);
            answers.Add(answer.Text);
            client.Dispose();
        }

        Assert.That((await award.TrancheAsync(1)).State, Is.EqualTo("Planned"));
        Assert.That(answers[1..], Has.All.Contain("findings of high severity"));
        Assert.That(await StateAsync(award), Is.EqualTo("OnHold"));
        var early = await _server.TryAsync("officer", "award", award.Award.CaseId, "Resume");
        await _server.DoAsync("leader", "finding", finding, "Close");
        await _server.DoAsync("officer", "award", award.Award.CaseId, "Resume");
        await award.BringAsync(4, "InBatch", from: "Release");

        Assert.That(early, Does.Contain("findings of high severity"));
        Assert.That((await award.TrancheAsync(1)).State, Is.EqualTo("Eligible"));
    }

    /// <summary>A form for each step of a payment, opened by whoever may take it.</summary>
    private async Task<List<(FundClient Client, FundPageView Form, string Path)>> OpenFormsAsync(RunningAward award)
    {
        (int Tranche, string Account, string Trigger)[] steps =
        [
            (1, "signatory", "Request"),
            (2, "finance1", "Prepare"),
            (3, "finance2", "Approve"),
            (4, "finance3", "Release"),
        ];
        List<(FundClient, FundPageView, string)> opened = [];
        foreach (var (tranche, account, trigger) in steps)
        {
            var client = await _server.SignInAsync(account);
            var path = $"/moves/{CaseKind.Disbursement}/{await award.IdAsync(tranche)}/{trigger}";
            opened.Add((client, await client.GetAsync(path), path));
        }

        return opened;
    }

    private async Task<Guid> RaiseAsync(RunningAward award, string severity)
    {
        await _server.DoAsync(
            "officer",
            "award",
            award.Award.CaseId,
            "RaiseFinding",
            ("severity", severity),
            ("found", "Books are missing.")
        );
        return await _server.InDatabaseAsync(async db =>
            (
                await db.Findings.Where(f => f.AwardId == award.Award.Id).OrderByDescending(f => f.Number).FirstAsync()
            ).CaseId
        );
    }

    private Task<string> StateAsync(RunningAward award) =>
        _server.InDatabaseAsync(db => db.Awards.Where(a => a.Id == award.Award.Id).Select(a => a.State).SingleAsync());
}
