using System.Net;
using FundManager.Domain.History;
using FundManager.Web.Features.Applications;
using FundManager.Web.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Applications;

internal sealed class ScreeningTests
{
    private FundServer _server = null!;
    private ApplicationScene _scene = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _server = await FundServer.StartWithBasicsAsync();
        _scene = new ApplicationScene(_server);
    }

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task Screen_runs_every_rule_once()
    {
        var id = await _scene.EndorseAsync();

        var first = await _scene.ScreenAsync();
        var second = await _scene.ScreenAsync();

        var screened = await _scene.ReadAsync(id);
        Assert.That((first, second), Is.EqualTo((1, 0)));
        Assert.That(screened.State, Is.EqualTo("Screening"));
        Assert.That(screened.Eligibility.Select(f => f.Rule), Does.Contain("ELI-AMOUNT").And.Contain("ELI-LEAD"));
        Assert.That(screened.Eligibility.All(f => f.Passed), Is.True);
    }

    [Test]
    public async Task The_office_reads_each_rule_with_its_facts()
    {
        var id = await _scene.EndorseAsync();
        await _scene.ScreenAsync();
        using var officer = await _server.SignInAsync("officer");
        using var chinese = await _server.SignInAsync("officer", "zh-Hans");

        var page = await officer.GetAsync($"/applications/{id}");
        var zh = await chinese.GetAsync($"/applications/{id}");

        Assert.That(
            page.Text,
            Does.Contain("CNY 400,000.00 is asked for; CNY 50,000.00 to CNY 2,000,000.00 is allowed.")
        );
        Assert.That(zh.Text, Does.Contain("申请 400,000.00 元，允许范围为 50,000.00 元 至 2,000,000.00 元。"));
    }

    [Test]
    public async Task The_applicant_does_not_read_the_rules_while_they_are_weighed()
    {
        var id = await _scene.EndorseAsync();
        await _scene.ScreenAsync();
        using var applicant = await _server.SignInAsync("applicant");

        var page = await applicant.GetAsync($"/applications/{id}");

        Assert.That(page.Document.QuerySelector("#h-eligibility"), Is.Null);
    }

    [Test]
    public async Task Look_alikes_stand_on_the_page_of_whoever_screens()
    {
        var first = await _scene.EndorseAsync();
        var second = await _scene.EndorseAsync();
        await _scene.ScreenAsync();
        using var officer = await _server.SignInAsync("officer");

        var page = await officer.GetAsync($"/applications/{first}");

        Assert.That(page.Document.QuerySelector($"main a[href='/applications/{second}']"), Is.Not.Null);
    }

    [Test]
    public async Task PassScreening_makes_it_eligible()
    {
        var id = await _scene.EndorseAsync();
        await _scene.ScreenAsync();
        using var officer = await _server.SignInAsync("officer");

        await officer.MoveAsync(CaseKind.Application, id, "PassScreening");

        Assert.That((await _scene.ReadAsync(id)).State, Is.EqualTo("Eligible"));
    }

    [Test]
    public async Task FailScreening_tells_the_applicant_why()
    {
        var id = await _scene.EndorseAsync();
        await _scene.ScreenAsync();
        using var officer = await _server.SignInAsync("officer");

        var without = await officer.MoveAsync(CaseKind.Application, id, "FailScreening");
        await officer.MoveAsync(CaseKind.Application, id, "FailScreening", new() { ["reason"] = "Same as 2025." });

        Assert.That(without.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await _scene.ReadAsync(id)).State, Is.EqualTo("Ineligible"));
        Assert.That(await _scene.MailsAsync(), Has.Some.StartsWith("signatory@demo.example: Not eligible"));
    }

    [Test]
    public async Task A_failed_rule_bars_until_two_people_waive_it()
    {
        var id = await FailedAsync();
        using var officer = await _server.SignInAsync("officer");
        using var leader = await _server.SignInAsync("leader");

        var barred = await officer.GetAsync($"/moves/application/{id}/PassScreening");
        await officer.MoveAsync(
            CaseKind.Application,
            id,
            "ProposeWaiver",
            new() { ["rule"] = "ELI-BARRED", ["reason"] = "The entry was lifted." }
        );
        var alone = await officer.GetAsync($"/moves/application/{id}/PassScreening");
        await leader.MoveAsync(CaseKind.Application, id, "ConfirmWaiver", new() { ["rule"] = "ELI-BARRED" });
        await officer.MoveAsync(CaseKind.Application, id, "PassScreening");

        Assert.That(barred.Text, Does.Contain("The rule “Not barred” failed and nobody waived it."));
        Assert.That(alone.Text, Does.Contain("failed and nobody waived it"));
        Assert.That((await _scene.ReadAsync(id)).State, Is.EqualTo("Eligible"));
    }

    [Test]
    public async Task Who_proposed_a_waiver_does_not_confirm_it()
    {
        var id = await FailedAsync();
        using var leader = await _server.SignInAsync("leader");
        await leader.MoveAsync(
            CaseKind.Application,
            id,
            "ProposeWaiver",
            new() { ["rule"] = "ELI-BARRED", ["reason"] = "The entry was lifted." }
        );

        var page = await leader.GetAsync($"/moves/application/{id}/ConfirmWaiver");

        Assert.That(page.Text, Does.Contain("A second person must do this"));
    }

    [Test]
    public async Task Only_a_failed_rule_can_be_waived()
    {
        var id = await _scene.EndorseAsync();
        await _scene.ScreenAsync();
        using var officer = await _server.SignInAsync("officer");
        using var leader = await _server.SignInAsync("leader");

        var propose = await officer.GetAsync($"/moves/application/{id}/ProposeWaiver");
        var confirm = await leader.GetAsync($"/moves/application/{id}/ConfirmWaiver");

        Assert.That(propose.Text, Does.Contain("This rule is passed or waived already."));
        Assert.That(confirm.Text, Does.Contain("No waiver waits for a second person."));
    }

    [Test]
    public async Task A_clarification_opens_the_form_again_and_its_answer_is_a_new_version()
    {
        var id = await AskedAsync();
        using var applicant = await _server.SignInAsync("applicant");
        await ApplicationScene.SaveAsync(
            applicant,
            id,
            ApplicationSample.Complete(_scene.Endorser) with
            {
                Summary = "Dries maize and rice.",
            }
        );

        await applicant.MoveAsync(CaseKind.Application, id, "Respond", new() { ["answer"] = "Rice too." });

        var answered = await _scene.ReadAsync(id);
        Assert.That(answered.State, Is.EqualTo("Screening"));
        Assert.That(answered.Clarification!.Answer, Is.EqualTo("Rice too."));
        Assert.That(answered.RevisionCount, Is.EqualTo(2));
    }

    [Test]
    public async Task An_answer_with_an_incomplete_form_is_refused()
    {
        var id = await AskedAsync();
        using var applicant = await _server.SignInAsync("applicant");
        await ApplicationScene.SaveAsync(
            applicant,
            id,
            ApplicationSample.Complete(_scene.Endorser) with
            {
                TitleEn = "",
            }
        );

        var page = await applicant.GetAsync($"/moves/application/{id}/Respond");

        Assert.That(page.Text, Does.Contain("The form has 1 things to correct"));
    }

    [Test]
    public async Task Without_an_answer_screening_goes_on_when_its_time_is_over()
    {
        var id = await AskedAsync();
        var answerBy = (await _scene.ReadAsync(id)).Clarification!.AnswerBy;

        _server.Clock.SetUtcNow(answerBy.AddTicks(-10));
        var before = await TimeOutAsync();
        _server.Clock.SetUtcNow(answerBy);
        var after = await TimeOutAsync();

        Assert.That((before, after), Is.EqualTo((0, 1)));
        Assert.That((await _scene.ReadAsync(id)).State, Is.EqualTo("Screening"));
    }

    [Test]
    public async Task Drafts_lapse_at_the_closing_and_requests_at_the_endorsement_deadline()
    {
        using var applicant = await _server.SignInAsync("applicant");
        var draft = await _scene.StartAsync(applicant);
        var asked = await _scene.RequestAsync();

        _server.Clock.SetUtcNow(_server.World.Call.ClosesAt.AddTicks(-10));
        var early = await ExpireAsync();
        _server.Clock.SetUtcNow(_server.World.Call.ClosesAt);
        var atClosing = await ExpireAsync();
        _server.Clock.SetUtcNow(_server.World.Call.EndorseBy);
        var atEnd = await ExpireAsync();

        Assert.That((early, atClosing, atEnd), Is.EqualTo((0, 1, 1)));
        Assert.That((await _scene.ReadAsync(draft)).State, Is.EqualTo("Lapsed"));
        Assert.That((await _scene.ReadAsync(asked)).State, Is.EqualTo("Lapsed"));
    }

    [TestCase("applicant", "PassScreening")]
    [TestCase("endorser", "FailScreening")]
    [TestCase("auditor", "AskClarification")]
    public async Task Whoever_has_not_the_role_does_not_screen(string account, string trigger)
    {
        var id = await _scene.EndorseAsync();
        await _scene.ScreenAsync();
        using var client = await _server.SignInAsync(account);

        var page = await client.GetAsync($"/moves/application/{id}/{trigger}");

        Assert.That(page.Text, Does.Contain("is not yours to make"));
    }

    private Task<int> TimeOutAsync() =>
        _server.InScopeAsync(s => s.GetRequiredService<TimeoutClarifications>().ExecuteAsync(CancellationToken.None));

    private Task<int> ExpireAsync() =>
        _server.InScopeAsync(s => s.GetRequiredService<ExpireApplications>().ExecuteAsync(CancellationToken.None));

    private async Task<Guid> AskedAsync()
    {
        var id = await _scene.EndorseAsync();
        await _scene.ScreenAsync();
        using var officer = await _server.SignInAsync("officer");
        var asked = await officer.MoveAsync(
            CaseKind.Application,
            id,
            "AskClarification",
            new() { ["question"] = "Which crops?" }
        );
        Assert.That(asked.Status, Is.EqualTo(HttpStatusCode.Redirect), asked.Text);
        return id;
    }

    /// <summary>Screened, with the applicant on the call's list of those who may not apply.</summary>
    private async Task<Guid> FailedAsync()
    {
        await _server.InDatabaseAsync(async db =>
        {
            var call = await db.Calls.FindAsync(_server.World.Call.Id);
            string[] barred = [_server.World.Cast.Organisations["hexi"].CreditCode];
            db.Entry(call!).Property(c => c.Terms).CurrentValue = call!.Terms with { Barred = barred };
            return await db.SaveChangesAsync();
        });
        var id = await _scene.EndorseAsync();
        await _scene.ScreenAsync();
        return id;
    }
}
