using System.Net;
using System.Security.Cryptography;
using System.Text;
using FundManager.Domain.History;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Tests.Features.Applications;

internal sealed class SendingTests
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
    public async Task What_is_missing_is_listed_with_links_to_the_fields()
    {
        using var applicant = await _server.SignInAsync("applicant");
        var id = await _scene.StartAsync(applicant);

        var page = await applicant.GetAsync($"/applications/{id}/submit");

        var link = page.Document.QuerySelector($"a[href='/applications/{id}/edit?check=true#Form_TitleEn']");
        Assert.That(link?.TextContent, Is.EqualTo("Enter the title in English."));
        Assert.That(page.Document.QuerySelector("main form[method=post]"), Is.Null);
    }

    [Test]
    public async Task An_incomplete_form_is_not_sent_from_anywhere()
    {
        using var applicant = await _server.SignInAsync("applicant");
        var id = await _scene.StartAsync(applicant);
        using var signatory = await _server.SignInAsync("signatory");
        var edit = await signatory.GetAsync($"/applications/{id}/edit");

        var page = await edit.SendAsync(
            signatory,
            $"/applications/{id}/submit",
            new()
            {
                ["Input.Declared"] = "true",
                ["Input.Token"] = $"{Guid.CreateVersion7()}",
                ["Input.Seen"] = "1",
            }
        );

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await _scene.ReadAsync(id)).State, Is.EqualTo("Draft"));
    }

    [Test]
    public async Task The_declaration_is_asked_for()
    {
        using var applicant = await _server.SignInAsync("applicant");
        var id = await _scene.FillAsync(applicant);
        using var signatory = await _server.SignInAsync("signatory");

        var page = await signatory.PostFormAsync($"/applications/{id}/submit", []);

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page.Faults, Is.EqualTo(new[] { "Tick the declaration to send the application." }));
    }

    [Test]
    public async Task Request_asks_the_chosen_body_and_mails_it()
    {
        var id = await _scene.RequestAsync();

        Assert.That((await _scene.ReadAsync(id)).State, Is.EqualTo("AwaitingEndorsement"));
        Assert.That(await _scene.MailsAsync(), Has.Some.StartsWith("endorser@demo.example: Endorsement asked"));
    }

    [Test]
    public async Task Only_a_signatory_sends()
    {
        using var applicant = await _server.SignInAsync("applicant");
        var id = await _scene.FillAsync(applicant);

        var page = await applicant.GetAsync($"/applications/{id}/submit");

        Assert.That(page.Text, Does.Contain("A signatory of your organisation sends it."));
    }

    [Test]
    public async Task A_draft_that_was_changed_since_it_was_read_is_not_sent()
    {
        using var applicant = await _server.SignInAsync("applicant");
        var id = await _scene.FillAsync(applicant);
        using var signatory = await _server.SignInAsync("signatory");
        var read = await signatory.GetAsync($"/applications/{id}/submit");
        var changed = ApplicationSample.Complete(_scene.Endorser) with { Summary = "Another text." };
        await ApplicationScene.SaveAsync(applicant, id, changed);

        var page = await read.SendAsync(signatory, $"/applications/{id}/submit", new() { ["Input.Declared"] = "true" });

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((await _scene.ReadAsync(id)).State, Is.EqualTo("Draft"));
    }

    [Test]
    public async Task Endorse_submits_with_a_receipt_over_the_frozen_text()
    {
        var id = await _scene.EndorseAsync();

        var sent = await _scene.ReadAsync(id);
        var revision = await _server.InDatabaseAsync(db =>
            db.ApplicationRevisions.SingleAsync(r => r.ApplicationId == sent.Id)
        );
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(revision.Body)));
        Assert.That(sent.State, Is.EqualTo("Submitted"));
        Assert.That(sent.ReceiptHash, Is.EqualTo(hash));
        Assert.That(await _scene.MailsAsync(), Has.Some.StartsWith("applicant@demo.example: Application received"));
        using var applicant = await _server.SignInAsync("applicant");
        Assert.That((await applicant.GetAsync($"/applications/{id}")).Text, Does.Contain(hash));
    }

    [Test]
    public async Task Return_gives_it_back_with_the_reason()
    {
        var id = await _scene.RequestAsync();
        using var endorser = await _server.SignInAsync("endorser");

        var without = await endorser.MoveAsync(CaseKind.Application, id, "ReturnForEdit");
        var with = await endorser.MoveAsync(
            CaseKind.Application,
            id,
            "ReturnForEdit",
            new() { ["reason"] = "Name the counties." }
        );

        Assert.That(without.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(with.Status, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That((await _scene.ReadAsync(id)).State, Is.EqualTo("Draft"));
    }

    [Test]
    public async Task Endorsements_do_not_count_after_their_deadline()
    {
        var id = await _scene.RequestAsync();
        _server.Clock.SetUtcNow(_server.World.Call.EndorseBy);
        using var endorser = await _server.SignInAsync("endorser");

        var page = await endorser.GetAsync($"/moves/application/{id}/Endorse");

        Assert.That(page.Text, Does.Contain("Endorsements counted until"));
    }

    [Test]
    public async Task Endorsements_count_up_to_the_last_instant()
    {
        var id = await _scene.RequestAsync();
        _server.Clock.SetUtcNow(_server.World.Call.EndorseBy.AddTicks(-10));
        using var endorser = await _server.SignInAsync("endorser");

        await endorser.MoveAsync(CaseKind.Application, id, "Endorse");

        Assert.That((await _scene.ReadAsync(id)).State, Is.EqualTo("Submitted"));
    }

    [Test]
    public async Task A_quota_is_not_passed()
    {
        await LimitAsync(1);
        await _scene.EndorseAsync();
        var second = await _scene.RequestAsync();
        using var endorser = await _server.SignInAsync("endorser");

        var page = await endorser.GetAsync($"/moves/application/{second}/Endorse");

        Assert.That(page.Text, Does.Contain("Your body has used its quota of 1."));
    }

    [Test]
    public async Task Reopen_takes_it_back_before_the_closing_only()
    {
        var first = await _scene.EndorseAsync();
        var second = await _scene.EndorseAsync();
        using var signatory = await _server.SignInAsync("signatory");

        await signatory.MoveAsync(CaseKind.Application, first, "Reopen");
        _server.Clock.SetUtcNow(_server.World.Call.ClosesAt);
        using var later = await _server.SignInAsync("signatory");
        var late = await later.GetAsync($"/moves/application/{second}/Reopen");

        var reopened = await _scene.ReadAsync(first);
        Assert.That(reopened.State, Is.EqualTo("Draft"));
        Assert.That(reopened.ReceiptHash, Is.Null);
        Assert.That(late.Text, Does.Contain("The call closed on"));
    }

    [Test]
    public async Task Withdraw_asks_for_a_reason_and_ends_it()
    {
        var id = await _scene.EndorseAsync();
        using var signatory = await _server.SignInAsync("signatory");

        await signatory.MoveAsync(CaseKind.Application, id, "Withdraw", new() { ["reason"] = "Partner left." });

        Assert.That((await _scene.ReadAsync(id)).State, Is.EqualTo("Withdrawn"));
    }

    private Task<int> LimitAsync(int quota) =>
        _server.InDatabaseAsync(async db =>
        {
            var call = await db.Calls.SingleAsync(c => c.Id == _server.World.Call.Id);
            db.Entry(call).Property(c => c.Terms).CurrentValue = call.Terms with { EndorserQuota = quota };
            return await db.SaveChangesAsync();
        });
}
