using System.Net;
using FundManager.Domain;
using FundManager.Domain.Applications;
using FundManager.Domain.History;
using FundManager.Web.Tests.Features.Reviews;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Tests.Features.Interests;

/// <summary>The applicant asks to avoid "Lihua MA"; a reviewer is called Ma Lihua.</summary>
internal sealed class NamesTests
{
    private FundServer _server = null!;
    private ReviewScene _scene = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _server = await FundServer.StartWithBasicsAsync();
        _scene = new ReviewScene(_server);
    }

    [TearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    private Task<Guid> NamedAsync() =>
        _scene.EligibleAsync(_scene.Form with { Avoided = [new AvoidedRow("Lihua  MA", "Rival group")] });

    private async Task<FundPageView> NoteAsync(
        string account,
        Guid application,
        bool isSame,
        string reason = "Born in 1961."
    )
    {
        using var client = await _server.SignInAsync(account);
        return await client.PostFormAsync(
            $"/applications/{application}/names",
            new() { ["Input.IsSame"] = isSame ? "true" : "false", ["Input.Reason"] = reason },
            "Note"
        );
    }

    private async Task<FundPageView> ConfirmAsync(string account, Guid application)
    {
        using var client = await _server.SignInAsync(account);
        return await client.PostFormAsync($"/applications/{application}/names", [], "Confirm");
    }

    [Test]
    public async Task A_namesake_is_not_invited_before_somebody_has_found_out_who_it_is()
    {
        var application = await NamedAsync();

        var answer = await _scene.InviteAsync(application, "reviewer1");

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(answer.Faults.Single(), Does.StartWith("“Lihua  MA” in the application could be this person"));
    }

    [Test]
    public async Task Another_person_is_invited_once_a_leader_has_agreed()
    {
        var application = await NamedAsync();

        var noted = await NoteAsync("officer", application, isSame: false);
        var early = await _scene.InviteAsync(application, "reviewer1");
        var agreed = await ConfirmAsync("leader", application);
        var invited = await _scene.InviteAsync(application, "reviewer1");

        Assert.That(noted.Status, Is.EqualTo(HttpStatusCode.Redirect), noted.Text);
        Assert.That(early.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(agreed.Status, Is.EqualTo(HttpStatusCode.Redirect), agreed.Text);
        Assert.That(invited.Status, Is.EqualTo(HttpStatusCode.Redirect), invited.Text);
    }

    [Test]
    public async Task The_same_person_is_barred_at_once_and_a_leader_can_lift_it()
    {
        var application = await _scene.UnderReviewAsync();
        await _server.InDatabaseAsync(db =>
            db.Users.Where(u => u.Id == _server.World.Cast.People["reviewer1"])
                .ExecuteUpdateAsync(set => set.SetProperty(u => u.DisplayName, new LocalText("Bai Xue", "白雪")))
        );
        var before = await _scene.SeesAsync("reviewer1", application);
        await NoteAsync("officer", application, isSame: true);
        var barred = await _scene.SeesAsync("reviewer1", application);
        await NoteAsync("officer", application, isSame: false);
        var waiting = await _scene.InviteAsync(application, "reviewer1");
        _server.Clock.Advance(TimeSpan.FromMinutes(1));
        await ConfirmAsync("leader", application);
        var again = await _scene.InviteAsync(application, "reviewer1");

        Assert.That((before, barred), Is.EqualTo((true, false)));
        Assert.That((await _scene.ReviewOfAsync(application, "reviewer2")).State, Is.EqualTo("InProgress"));
        Assert.That(waiting.Faults, Is.EqualTo(new[] { "This reviewer has a conflict: belongs to the team." }));
        Assert.That(again.Status, Is.EqualTo(HttpStatusCode.Redirect), again.Text);
    }

    [Test]
    public async Task A_name_that_turns_up_after_the_scores_stops_the_counting_until_it_is_decided()
    {
        var application = await _scene.UnderReviewAsync();
        foreach (var account in (string[])["reviewer1", "reviewer2", "reviewer3"])
        {
            await _scene.SubmitAsync(application, account);
        }

        await _server.InDatabaseAsync(db =>
            db.Users.Where(u => u.Id == _server.World.Cast.People["reviewer2"])
                .ExecuteUpdateAsync(set => set.SetProperty(u => u.DisplayName, new LocalText("Lin Mei", "林梅")))
        );
        using var officer = await _server.SignInAsync("officer");

        var stopped = await officer.MoveAsync(CaseKind.Application, application, "CloseReview");
        await NoteAsync("officer", application, isSame: false);
        await ConfirmAsync("leader", application);
        var closed = await officer.MoveAsync(CaseKind.Application, application, "CloseReview");

        Assert.That(stopped.Faults.Single(), Does.StartWith("“Lin Mei” in the application could be this person"));
        Assert.That(closed.Status, Is.EqualTo(HttpStatusCode.Redirect), closed.Text);
    }

    [Test]
    public async Task Nobody_confirms_the_own_note_or_notes_without_a_reason()
    {
        var application = await NamedAsync();
        await _server.InDatabaseAsync(async db =>
        {
            db.Memberships.Add(
                new(
                    Id<Domain.Organisations.Membership>.New(_server.Clock.GetUtcNow()),
                    _server.World.Cast.People["leader2"],
                    Role.ProgrammeOfficer,
                    null
                )
            );
            return await db.SaveChangesAsync();
        });

        var bare = await NoteAsync("leader2", application, isSame: false, reason: " ");
        await NoteAsync("leader2", application, isSame: false);
        using var leader = await _server.SignInAsync("leader2");
        var page = await leader.GetAsync($"/applications/{application}/names");
        var note = await _server.InDatabaseAsync(db => db.Namesakes.SingleAsync());
        var forced = await page.SendAsync(
            leader,
            $"/applications/{application}/names?handler=Confirm",
            new() { ["note"] = note.Id.ToString() }
        );

        Assert.That(bare.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page.Text, Does.Not.Contain("Agree: another person"));
        Assert.That(forced.Text, Does.Contain("A leader who did not note it agrees."));
        Assert.That((await _server.InDatabaseAsync(db => db.Namesakes.SingleAsync())).ConfirmedBy, Is.Null);
    }

    [Test]
    public async Task Nobody_decides_about_the_own_name()
    {
        var application = await _scene.EligibleAsync(_scene.Form with { Avoided = [new AvoidedRow("Ma Lihua")] });
        await _server.InDatabaseAsync(async db =>
        {
            db.Memberships.Add(
                new(
                    Id<Domain.Organisations.Membership>.New(_server.Clock.GetUtcNow()),
                    _server.World.Cast.People["reviewer1"],
                    Role.ProgrammeOfficer,
                    null
                )
            );
            return await db.SaveChangesAsync();
        });
        using var own = await _server.SignInAsync("reviewer1");
        var shown = await own.GetAsync($"/applications/{application}/names");
        var page = await own.GetAsync("/interests");

        var forced = await page.SendAsync(
            own,
            $"/applications/{application}/names?handler=Note",
            new()
            {
                ["Input.UserId"] = _server.World.Cast.People["reviewer1"].ToString(),
                ["Input.Code"] = "Avoided",
                ["Input.Key"] = "LIHUA MA",
                ["Input.Reason"] = "Not me.",
                ["Input.Token"] = Guid.CreateVersion7().ToString(),
            }
        );

        Assert.That(shown.Text, Does.Contain("“Ma Lihua” and Ma Lihua").And.Not.Contain("It is another person"));
        Assert.That(forced.Text, Does.Contain("Nobody decides about the own name."));
    }

    [Test]
    public async Task A_name_that_nobody_asked_about_is_not_noted()
    {
        var application = await NamedAsync();
        using var officer = await _server.SignInAsync("officer");
        var page = await officer.GetAsync($"/applications/{application}/names");

        var forced = await page.SendAsync(
            officer,
            $"/applications/{application}/names?handler=Note",
            new() { ["Input.Key"] = "SOMEBODY ELSE", ["Input.Reason"] = "Known." }
        );

        Assert.That(forced.Text, Does.Contain("There is nothing to note or to agree to about this name."));
    }

    [Test]
    public async Task The_note_is_in_the_history_that_the_office_reads_and_nobody_else()
    {
        var application = await NamedAsync();
        await NoteAsync("officer", application, isSame: false);
        using var officer = await _server.SignInAsync("officer");
        using var applicant = await _server.SignInAsync("applicant");
        using var endorser = await _server.SignInAsync("endorser");

        var texts = new List<string>();
        foreach (var client in (FundClient[])[officer, applicant, endorser])
        {
            texts.Add((await client.GetAsync($"/applications/{application}")).Text);
        }

        Assert.That(texts[0], Does.Contain("Name looked into").And.Contain("Born in 1961."));
        Assert.That(texts[1], Does.Not.Contain("Born in 1961."));
        Assert.That(texts[2], Does.Not.Contain("Born in 1961."));
    }
}
