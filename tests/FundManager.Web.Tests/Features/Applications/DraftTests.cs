using System.Net;
using FundManager.Domain.Applications;
using FundManager.Web.Tests.Harness;

namespace FundManager.Web.Tests.Features.Applications;

internal sealed class DraftTests
{
    private FundServer _server = null!;
    private ApplicationScene _scene = null!;
    private FundClient _applicant = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _server = await FundServer.StartWithBasicsAsync();
        _scene = new ApplicationScene(_server);
        _applicant = await _server.SignInAsync("applicant");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _applicant.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task Start_opens_a_draft_with_what_is_known_of_the_person()
    {
        var id = await _scene.StartAsync(_applicant);

        var draft = await _scene.ReadAsync(id);
        Assert.That(draft.State, Is.EqualTo("Draft"));
        Assert.That(draft.Number, Does.Match("^A-2026-\\d{4}$"));
        Assert.That(draft.Form.LeadName, Is.EqualTo("Lin Mei"));
        Assert.That(draft.Form.LeadEmail, Is.EqualTo("applicant@demo.example"));
        Assert.That(draft.Form.Region, Is.EqualTo("62"));
    }

    [Test]
    public async Task Start_is_not_there_for_who_writes_no_applications()
    {
        using var officer = await _server.SignInAsync("officer");

        var page = await officer.GetAsync($"/applications/start?call={_server.World.Call.Id}");

        Assert.That(page.Status, Is.Not.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Start_is_not_there_for_a_call_that_is_none()
    {
        var page = await _applicant.GetAsync($"/applications/start?call={Guid.CreateVersion7()}");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("officer")]
    [TestCase("endorser")]
    [TestCase("leader")]
    [TestCase("auditor")]
    public async Task A_draft_is_its_applicants_alone(string account)
    {
        var id = await _scene.StartAsync(_applicant);
        using var other = await _server.SignInAsync(account);

        foreach (var path in new[] { "", "/edit", "/preview", "/submit" })
        {
            var page = await other.GetAsync($"/applications/{id}{path}");

            Assert.That(page.Status, Is.Not.EqualTo(HttpStatusCode.OK), path);
        }

        Assert.That((await other.GetAsync($"/applications/{id}")).Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Save_keeps_every_word_also_one_that_is_no_number()
    {
        var id = await _scene.StartAsync(_applicant);
        var typed = ApplicationSample.Complete() with
        {
            TermMonths = "two years",
            TitleZh = new string('长', 60),
            Budget = [new BudgetRow("Heat pumps", "equipment", "about 300000", "12x")],
            StartsOn = "next spring",
        };

        await ApplicationScene.SaveAsync(_applicant, id, typed);

        var page = await _applicant.GetAsync($"/applications/{id}/edit");
        Assert.That(page.ValueOf("Form.TermMonths"), Is.EqualTo("two years"));
        Assert.That(page.ValueOf("Form.TitleZh"), Is.EqualTo(new string('长', 60)));
        Assert.That(page.ValueOf("Form.Budget[0].FromFund"), Is.EqualTo("about 300000"));
        Assert.That(page.ValueOf("Form.Budget[0].Own"), Is.EqualTo("12x"));
        Assert.That((await _scene.ReadAsync(id)).Form.StartsOn, Is.EqualTo("next spring"));
    }

    [Test]
    public async Task Autosave_answers_faults_of_touched_fields_only()
    {
        var id = await _scene.StartAsync(_applicant);

        var answer = await AutosaveAsync(id, new() { ["Form.TermMonths"] = "abc", ["Touched"] = "Form.TermMonths" });

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(answer.Body, Does.Contain("Saved at"));
        Assert.That(answer.Body, Does.Contain("Enter a whole number of months from 3 to 60."));
        Assert.That(answer.Body, Does.Not.Contain("Enter the title in English."));
    }

    [Test]
    public async Task Autosave_answers_new_totals()
    {
        var id = await _scene.StartAsync(_applicant);

        var answer = await AutosaveAsync(id, new() { ["Form.Budget[0].FromFund"] = "999,999,999,999.99" });

        Assert.That(answer.Document.QuerySelector("#sum-fund")?.TextContent, Is.EqualTo("999,999,999,999.99"));
    }

    [Test]
    public async Task A_newer_text_of_another_tab_is_not_overwritten()
    {
        var id = await _scene.StartAsync(_applicant);
        var older = await _applicant.GetAsync($"/applications/{id}/edit");
        await ApplicationScene.SaveAsync(_applicant, id, ApplicationSample.Complete());

        var page = await older.SendAsync(
            _applicant,
            $"/applications/{id}/edit?handler=Save",
            new() { ["Form.TitleEn"] = "Typed in the older tab" }
        );

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page.Faults, Has.Some.StartsWith("Not saved: somebody else"));
        Assert.That(page.ValueOf("Form.TitleEn"), Is.EqualTo("Typed in the older tab"));
        Assert.That((await _scene.ReadAsync(id)).Title.En, Is.EqualTo(ApplicationSample.Complete().TitleEn));
    }

    [Test]
    public async Task Ones_own_text_is_kept_when_one_says_so()
    {
        var id = await _scene.StartAsync(_applicant);
        var older = await _applicant.GetAsync($"/applications/{id}/edit");
        await ApplicationScene.SaveAsync(_applicant, id, ApplicationSample.Complete());

        await older.SendAsync(
            _applicant,
            $"/applications/{id}/edit?handler=Save&overwrites=true",
            new() { ["Form.TitleEn"] = "Mine" }
        );

        Assert.That((await _scene.ReadAsync(id)).Title.En, Is.EqualTo("Mine"));
    }

    [Test]
    public async Task A_save_that_is_sent_twice_is_no_conflict()
    {
        var id = await _scene.StartAsync(_applicant);
        var page = await _applicant.GetAsync($"/applications/{id}/edit");
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["Form.TitleEn"] = "Twice" };
        await page.SendAsync(_applicant, $"/applications/{id}/edit?handler=Save", values);

        var again = await page.SendAsync(_applicant, $"/applications/{id}/edit?handler=Save", values);

        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task Rows_come_and_go_without_script()
    {
        var id = await _scene.StartAsync(_applicant);
        await ApplicationScene.SaveAsync(_applicant, id, ApplicationSample.Complete());

        await _applicant.PostFormAsync($"/applications/{id}/edit", [], "AddRow&list=Budget");
        var added = (await _scene.ReadAsync(id)).Form.Budget;
        await _applicant.PostFormAsync($"/applications/{id}/edit", [], "DropRow&list=Budget&at=0");
        var dropped = (await _scene.ReadAsync(id)).Form.Budget;

        Assert.That(added, Has.Count.EqualTo(3));
        Assert.That(dropped.Select(row => row.What), Is.EqualTo(new[] { "Trials", "" }));
    }

    [Test]
    public async Task A_list_that_is_none_is_not_there()
    {
        var id = await _scene.StartAsync(_applicant);

        var page = await _applicant.PostFormAsync($"/applications/{id}/edit", [], "AddRow&list=Reviews");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Control_characters_do_not_stop_a_save()
    {
        var id = await _scene.StartAsync(_applicant);

        var saved = await _applicant.PostFormAsync(
            $"/applications/{id}/edit",
            new() { ["Form.Summary"] = "one\0two\r\nthree" },
            "Save"
        );

        Assert.That(saved.Status, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await _scene.ReadAsync(id)).Form.Summary, Is.EqualTo("onetwo\nthree"));
    }

    [TestCase("en", "Parts of the form")]
    [TestCase("zh-Hans", "章节")]
    public async Task The_form_speaks_the_readers_language(string language, string contents)
    {
        var id = await _scene.StartAsync(_applicant);
        using var reader = await _server.SignInAsync("applicant", language);

        var page = await reader.GetAsync($"/applications/{id}/edit");

        Assert.That(page.Document.QuerySelector("#contents")?.GetAttribute("aria-label"), Is.EqualTo(contents));
    }

    [Test]
    public async Task Preview_shows_what_was_typed()
    {
        var id = await _scene.StartAsync(_applicant);
        await ApplicationScene.SaveAsync(_applicant, id, ApplicationSample.Complete(), "Preview");

        var page = await _applicant.GetAsync($"/applications/{id}/preview");

        Assert.That(page.Text, Does.Contain("Dries maize at 45 °C in two counties."));
        Assert.That(page.Text, Does.Contain("400,000.00"));
    }

    private async Task<FundPageView> AutosaveAsync(Guid id, Dictionary<string, string> values)
    {
        var page = await _applicant.GetAsync($"/applications/{id}/edit");
        _applicant.Http.DefaultRequestHeaders.Add("HX-Request", "true");
        try
        {
            return await page.SendAsync(_applicant, $"/applications/{id}/edit?handler=Save", values);
        }
        finally
        {
            _applicant.Http.DefaultRequestHeaders.Remove("HX-Request");
        }
    }
}
