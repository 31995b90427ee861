using System.Net;
using FundManager.Domain;
using FundManager.Domain.Ledger;
using FundManager.Web.Features.Account;
using FundManager.Web.Features.Awards;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Awards;

/// <summary>From the decision to the signed agreement, through the pages.</summary>
internal sealed class AgreementTests
{
    private static readonly Dictionary<string, string> Password = new() { ["signingPassword"] = DemoAccounts.Password };

    [Test]
    public async Task Offer_waits_for_the_last_instant_of_the_public_notice()
    {
        await using var scene = await AwardScene.StartAsync();
        scene.Server.Clock.Advance(TimeSpan.FromDays(AwardScene.PublicityDays) - TimeSpan.FromTicks(1));

        Assert.That(await scene.WhyNotAsync("officer", "Offer"), Does.Contain("The decision is public until"));

        scene.Server.Clock.Advance(TimeSpan.FromTicks(1));
        await scene.DoAsync("officer", "Offer");

        Assert.That((await scene.AwardAsync()).State, Is.EqualTo("Offered"));
        Assert.That(await scene.MailsToAsync("signatory"), Has.Some.Contains("your signature is needed"));
    }

    [Test]
    public async Task Offer_waits_for_an_objection_to_be_settled()
    {
        await using var scene = await AwardScene.StartAsync();
        await scene.DoAsync("officer", "RaiseObjection", new() { ["objection"] = "The dryer is another's design." });
        scene.Wait(TimeSpan.FromDays(AwardScene.PublicityDays));

        Assert.That(await scene.WhyNotAsync("officer", "Offer"), Does.Contain("An objection is open"));
        Assert.That(await scene.WhyNotAsync("officer", "RaiseObjection"), Does.Contain("An objection is open"));

        await scene.DoAsync("officer", "SettleObjection", new() { ["settlement"] = "The licence was shown." });

        Assert.That(await scene.WhyNotAsync("officer", "SettleObjection"), Does.Contain("No objection is open"));
        await scene.DoAsync("officer", "Offer");
    }

    [TestCase("Form.Tranches[0].Amount", "240000.01", "The tranches sum to")]
    [TestCase("Form.Indicators[0].Weight", "59.99", "sum to 99.99, not 100")]
    public async Task Offer_waits_for_sums_that_agree(string field, string value, string sentence)
    {
        await using var scene = await AwardScene.StartAsync();
        scene.Server.Clock.Advance(TimeSpan.FromDays(AwardScene.PublicityDays));
        var officer = await scene.AsAsync("officer");

        var saved = await officer.PostFormAsync($"/awards/{scene.AwardId}/agreement", new() { [field] = value });

        Assert.That(saved.Status, Is.EqualTo(HttpStatusCode.Redirect), saved.Text);
        Assert.That((await scene.AwardAsync()).AgreementNumber, Is.EqualTo(2));
        Assert.That(await scene.WhyNotAsync("officer", "Offer"), Does.Contain(sentence));
    }

    [Test]
    public async Task Offer_waits_for_a_verified_account()
    {
        await using var scene = await AwardScene.StartAsync();
        scene.Server.Clock.Advance(TimeSpan.FromDays(AwardScene.PublicityDays));
        await scene.Server.InDatabaseAsync(async db =>
        {
            var organisation = await db.Organisations.SingleAsync(o => o.CreditCode == Hexi(scene).CreditCode);
            organisation.SetPayee(organisation.Payee!);
            return await db.SaveChangesAsync();
        });

        Assert.That(await scene.WhyNotAsync("officer", "Offer"), Does.Contain("account is not verified"));
    }

    [Test]
    public async Task A_draft_that_cannot_be_read_comes_back_with_every_word_and_a_sentence()
    {
        await using var scene = await AwardScene.StartAsync();
        var officer = await scene.AsAsync("officer");

        var page = await officer.PostFormAsync(
            $"/awards/{scene.AwardId}/agreement",
            new()
            {
                ["Form.EndsOn"] = "2026-06-30",
                ["Form.Tranches[0].Amount"] = "a lot",
                ["Form.Tranches[1].InputShare"] = "100.5",
                ["Form.Tranches[2].Milestones"] = "3",
                ["Form.Indicators[1].Target"] = "",
            }
        );

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page.Faults, Has.Count.EqualTo(5));
        Assert.That(page.ValueOf("Form.Tranches[0].Amount"), Is.EqualTo("a lot"));
        Assert.That((await scene.AwardAsync()).AgreementNumber, Is.EqualTo(1));
    }

    [Test]
    public async Task Only_an_officer_writes_the_draft_and_only_before_the_offer()
    {
        await using var scene = await AwardScene.StartAsync();
        var path = $"/awards/{scene.AwardId}/agreement";
        var own = await (await scene.AsAsync("applicant")).GetAsync(path);
        scene.Wait(TimeSpan.FromDays(AwardScene.PublicityDays));
        await scene.DoAsync("officer", "Offer");
        var late = await (await scene.AsAsync("officer")).GetAsync(path);

        Assert.That(own.ValueOf("Form.StartsOn"), Is.Null);
        Assert.That(own.Text, Does.Contain("Own funds for the pilot line"));
        Assert.That(late.ValueOf("Form.StartsOn"), Is.Null);
    }

    [Test]
    public async Task Each_version_stays_readable_and_a_version_that_is_not_there_is_not_found()
    {
        await using var scene = await AwardScene.StartAsync();
        var path = $"/awards/{scene.AwardId}/agreement";
        var officer = await scene.AsAsync("officer");
        await officer.PostFormAsync(path, new() { ["Form.Tranches[0].PlannedOn"] = "2026-08-15" });
        await officer.PostFormAsync(path, new() { ["Form.Tranches[0].PlannedOn"] = "2026-09-16" });

        var second = await officer.GetAsync($"{path}?version=2");
        var missing = await officer.GetAsync($"{path}?version=4");

        Assert.That(second.Text, Does.Contain("15 Aug 2026").And.Not.Contain("16 Sep 2026"));
        Assert.That(missing.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_draft_that_somebody_else_changed_meanwhile_is_not_overwritten()
    {
        await using var scene = await AwardScene.StartAsync();
        var path = $"/awards/{scene.AwardId}/agreement";
        var officer = await scene.AsAsync("officer");
        var first = await officer.GetAsync(path);
        await (await scene.AsAsync("officer2")).PostFormAsync(path, new() { ["Form.EndsOn"] = "2028-07-31" });

        var page = await first.SendAsync(officer, path, new() { ["Form.EndsOn"] = "2028-08-31" });

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page.Faults, Has.Some.Contains("Somebody moved this case"));
        Assert.That((await scene.AwardAsync()).EndsOn, Is.EqualTo(new DateOnly(2028, 7, 31)));
    }

    [Test]
    public async Task Sign_asks_for_the_own_password_or_the_stamped_paper()
    {
        await using var scene = await OfferedAsync();

        var nothing = await scene.TryAsync("signatory", "Sign");
        var wrong = await scene.TryAsync("signatory", "Sign", new() { ["signingPassword"] = "not-the-password" });
        await scene.DoAsync("signatory", "Sign", null, ("stamped.png", AwardScene.Picture));

        Assert.That(nothing.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(nothing.Faults, Has.Some.Contains("The password is not right"));
        Assert.That(wrong.Faults, Has.Some.Contains("The password is not right"));
        Assert.That((await scene.AwardAsync()).State, Is.EqualTo("Signed"));
        Assert.That(
            await scene.Server.InDatabaseAsync(db => db.Files.Select(f => f.Purpose).SingleAsync()),
            Is.EqualTo("agreement")
        );
    }

    [Test]
    public async Task Sign_is_a_signatorys_alone()
    {
        await using var scene = await OfferedAsync();

        Assert.That(await scene.WhyNotAsync("applicant", "Sign"), Does.Contain("not yours to make"));
        Assert.That(await scene.WhyNotAsync("leader", "Sign"), Does.Contain("not yours to make"));
        Assert.That(await scene.WhyNotAsync("signatory", "Countersign"), Does.Contain("cannot make the move"));
    }

    [Test]
    public async Task Sign_is_too_late_at_the_very_instant_at_which_the_offer_ends()
    {
        await using var scene = await OfferedAsync();
        var expires = (await scene.AwardAsync()).OfferExpiresAt!.Value;
        scene.Wait(expires - scene.Server.Clock.GetUtcNow() - TimeSpan.FromTicks(1));
        var before = await scene.WhyNotAsync("signatory", "Sign");
        scene.Wait(TimeSpan.FromTicks(1));

        Assert.That(before, Does.Not.Contain("The offer ended on"));
        Assert.That(await scene.WhyNotAsync("signatory", "Sign"), Does.Contain("The offer ended on"));
    }

    [Test]
    public async Task An_offer_that_nobody_signed_lapses_and_gives_its_money_back()
    {
        await using var scene = await OfferedAsync();
        var available = await scene.BalanceAsync(Place.Available);
        var expires = (await scene.AwardAsync()).OfferExpiresAt!.Value;
        scene.Wait(expires - scene.Server.Clock.GetUtcNow() - TimeSpan.FromTicks(1));
        var early = await ExpireAsync(scene);
        scene.Wait(TimeSpan.FromTicks(1));

        var late = await ExpireAsync(scene);

        Assert.That((early, late), Is.EqualTo((0, 1)));
        Assert.That((await scene.AwardAsync()).State, Is.EqualTo("Lapsed"));
        Assert.That(await scene.BalanceAsync(Place.Available), Is.EqualTo(available + new Money(640_000m)));
        Assert.That(await scene.BalanceAsync(Place.Committed), Is.EqualTo(Money.Zero));
        Assert.That(
            await scene.Server.InDatabaseAsync(db => db.Calls.Select(c => c.Awarded).SingleAsync()),
            Is.EqualTo(Money.Zero)
        );
    }

    [Test]
    public async Task A_refused_award_names_the_best_reserve_to_its_officer()
    {
        await using var scene = await OfferedAsync(hasReserve: true);

        await scene.DoAsync("signatory", "Refuse", new() { ["reason"] = "The partner left." });

        Assert.That((await scene.AwardAsync()).State, Is.EqualTo("Lapsed"));
        Assert.That(await scene.MailsToAsync("officer"), Has.Some.Contains("a reserve can follow"));
        Assert.That(
            await scene.Server.InDatabaseAsync(db => db.Calls.Select(c => c.Awarded).SingleAsync()),
            Is.EqualTo(Money.Zero)
        );
    }

    [Test]
    public async Task Rescind_is_a_leaders_and_needs_a_reason()
    {
        await using var scene = await AwardScene.StartAsync();

        var unsaid = await scene.TryAsync("leader", "Rescind");
        var officer = await scene.WhyNotAsync("officer", "Rescind");
        await scene.DoAsync("leader", "Rescind", new() { ["reason"] = "A false statement came out." });

        Assert.That(unsaid.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(officer, Does.Contain("not yours to make"));
        Assert.That((await scene.AwardAsync()).State, Is.EqualTo("Lapsed"));
        Assert.That(await scene.BalanceAsync(Place.Committed), Is.EqualTo(Money.Zero));
    }

    [Test]
    public async Task Revise_takes_the_offer_back_to_its_draft()
    {
        await using var scene = await OfferedAsync();

        await scene.DoAsync("officer", "Revise", new() { ["reason"] = "The day of tranche 1." });

        var award = await scene.AwardAsync();
        Assert.That(award.State, Is.EqualTo("Drafting"));
        Assert.That(award.OfferExpiresAt, Is.Null);
    }

    [Test]
    public async Task A_second_click_on_sign_makes_no_second_move()
    {
        await using var scene = await OfferedAsync();
        var client = await scene.AsAsync("signatory");
        var path = $"/moves/award/{scene.AwardId}/Sign";
        var form = await client.GetAsync(path);
        var typed = new Dictionary<string, string> { ["Input.Values[signingPassword]"] = DemoAccounts.Password };

        var first = await form.SendAsync(client, path, typed);
        var second = await form.SendAsync(client, path, typed);

        Assert.That((first.Status, second.Status), Is.EqualTo((HttpStatusCode.Redirect, HttpStatusCode.Redirect)));
        Assert.That((await scene.AwardAsync()).State, Is.EqualTo("Signed"));
    }

    private static async Task<AwardScene> OfferedAsync(bool hasReserve = false)
    {
        var scene = await AwardScene.StartAsync(hasReserve);
        scene.Server.Clock.Advance(TimeSpan.FromDays(AwardScene.PublicityDays));
        await scene.DoAsync("officer", "Offer");
        return scene;
    }

    private static Task<int> ExpireAsync(AwardScene scene) =>
        scene.Server.InScopeAsync(services =>
            services.GetRequiredService<ExpireOffers>().ExecuteAsync(CancellationToken.None)
        );

    private static Domain.Organisations.Organisation Hexi(AwardScene scene) =>
        scene.Server.World.Cast.Organisations["hexi"];
}
