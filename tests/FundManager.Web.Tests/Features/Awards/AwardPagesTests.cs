using System.Net;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.History;
using FundManager.Web.Features.Cases;

namespace FundManager.Web.Tests.Features.Awards;

/// <summary>What the pages of an award show, and to whom they are not there.</summary>
internal sealed class AwardPagesTests
{
    private AwardScene _scene = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _scene = await AwardScene.StartActiveAsync();
        await _scene.VerifyAsync(InputKind.MatchingCash, "480000");
        await _scene.DoAsync(
            "officer",
            "RaiseFinding",
            new() { ["severity"] = nameof(Severity.Medium), ["found"] = "A page is missing." }
        );
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _scene.DisposeAsync();

    private async Task<List<string>> PathsAsync()
    {
        var input = await _scene.InputAsync(InputKind.MatchingCash);
        var milestone = await _scene.MilestoneAsync(1);
        var finding = await _scene.LastFindingAsync();
        return
        [
            CaseLinks.To(CaseKind.Award, _scene.AwardId.Value),
            $"{CaseLinks.To(CaseKind.Award, _scene.AwardId.Value)}/agreement",
            CaseLinks.To(input.Kind, input.Id),
            CaseLinks.To(milestone.Kind, milestone.Id),
            CaseLinks.To(finding.Kind, finding.Id),
            CaseLinks.ToMove(CaseKind.Award, _scene.AwardId.Value, "Sign"),
            CaseLinks.ToMove(input.Kind, input.Id, "Declare"),
            CaseLinks.ToMove(milestone.Kind, milestone.Id, "Submit"),
            CaseLinks.ToMove(finding.Kind, finding.Id, "Close"),
        ];
    }

    [Test]
    public async Task To_an_applicant_of_another_organisation_none_of_the_pages_is_there()
    {
        var stranger = await _scene.AsAsync(AwardScene.Stranger);
        foreach (var path in await PathsAsync())
        {
            Assert.That((await stranger.GetAsync(path)).Status, Is.EqualTo(HttpStatusCode.NotFound), path);
        }
    }

    [TestCase("applicant")]
    [TestCase("signatory")]
    [TestCase("endorser")]
    [TestCase("officer")]
    [TestCase("finance1")]
    [TestCase("leader")]
    [TestCase("auditor")]
    [TestCase("appraiser")]
    public async Task To_everybody_around_the_award_each_page_opens(string account)
    {
        var client = await _scene.AsAsync(account);
        foreach (var path in await PathsAsync())
        {
            Assert.That((await client.GetAsync(path)).Status, Is.EqualTo(HttpStatusCode.OK), path);
        }
    }

    [TestCase("reviewer1")]
    [TestCase("admin")]
    public async Task Who_has_no_part_in_it_sees_neither_list_nor_award(string account)
    {
        var client = await _scene.AsAsync(account);

        Assert.That((await client.GetAsync("/awards")).Status, Is.Not.EqualTo(HttpStatusCode.OK));
        Assert.That((await client.GetAsync($"/awards/{_scene.AwardId}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task The_page_shows_money_from_the_balance_rows()
    {
        var page = await (await _scene.AsAsync("applicant")).GetAsync($"/awards/{_scene.AwardId}");

        Assert.That(
            page.Document.QuerySelectorAll("aside .is-money dd").Select(amount => amount.TextContent),
            Is.EqualTo(["640,000.00", "0.00", "640,000.00", "480,000.00", "–"])
        );
        Assert.That(page.Text, Does.Contain("Gate of tranche 1 All met"));
        Assert.That(page.Text, Does.Contain("A page is missing."));
    }

    [Test]
    public async Task A_dialog_on_the_page_makes_its_move()
    {
        await using var scene = await AwardScene.StartAsync();
        var officer = await scene.AsAsync("officer");
        var page = await officer.GetAsync($"/awards/{scene.AwardId}");

        var answer = await page.SendAsync(
            officer,
            CaseLinks.ToMove(CaseKind.Award, scene.AwardId.Value, "RaiseObjection"),
            new() { ["Input.Values[objection]"] = "The design is another's." }
        );

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Redirect), answer.Text);
        Assert.That((await scene.AwardAsync()).Objection, Is.EqualTo("The design is another's."));
    }

    [TestCase("text=heat%20pump", true)]
    [TestCase("text=热泵", true)]
    [TestCase("text=Hexi", true)]
    [TestCase("text=FM-2026-0001", true)]
    [TestCase("text=%25", false)]
    [TestCase("text=soil", false)]
    [TestCase("state=Active", true)]
    [TestCase("state=Closed", false)]
    public async Task The_list_finds_by_name_organisation_number_and_state(string query, bool isFound)
    {
        var page = await (await _scene.AsAsync("officer")).GetAsync($"/awards?{query}");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Text.Contains("FM-2026-0001", StringComparison.Ordinal), Is.EqualTo(isFound));
        Assert.That(page.Text.Contains("None found", StringComparison.Ordinal), Is.EqualTo(!isFound));
    }

    [TestCase("number")]
    [TestCase("-state")]
    [TestCase("amount")]
    [TestCase("-amount")]
    [TestCase("paid")]
    [TestCase("-paid")]
    [TestCase("nonsense")]
    public async Task The_list_sorts_by_any_of_its_columns(string sort)
    {
        var call = _scene.Server.World.Call.Id;
        var page = await (await _scene.AsAsync("auditor")).GetAsync($"/awards?sort={sort}&call={call}&p=99");

        Assert.That(page.Text, Does.Contain("FM-2026-0001").And.Contain("640,000.00"));
        Assert.That(page.Text, Does.Contain("1 found, showing 1 to 1"));
    }

    [Test]
    public async Task The_list_of_another_organisation_is_empty_and_says_how_it_fills()
    {
        var page = await (await _scene.AsAsync(AwardScene.Stranger)).GetAsync("/awards");

        Assert.That(page.Text, Does.Contain("No award here"));
        Assert.That(page.Text, Does.Not.Contain("FM-2026-0001"));
    }

    [Test]
    public async Task The_export_is_a_workbook()
    {
        var client = await _scene.AsAsync("officer");

        using var answer = await client.Http.GetAsync("/awards?handler=Export&state=Active");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Content.Headers.ContentType!.MediaType, Does.EndWith("spreadsheetml.sheet"));
        Assert.That((await answer.Content.ReadAsByteArrayAsync()).Take(2), Is.EqualTo("PK"u8.ToArray()));
    }
}
