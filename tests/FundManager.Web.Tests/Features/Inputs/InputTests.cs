using System.Net;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using FundManager.Domain.Ledger;
using FundManager.Web.Tests.Features.Awards;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Tests.Features.Inputs;

/// <summary>What recipient and partners put in: declared with evidence, verified on the spot, rejected, disproved.</summary>
internal sealed class InputTests
{
    private static readonly (string, byte[]) Receipt = ("receipt.png", AwardScene.Picture);

    private AwardScene _scene = null!;
    private (string Kind, Guid Id) _input;

    [SetUp]
    public async Task StartAsync()
    {
        _scene = await AwardScene.StartActiveAsync();
        _input = await _scene.InputAsync(InputKind.MatchingCash);
    }

    [TearDown]
    public async Task StopAsync() => await _scene.DisposeAsync();

    private static Dictionary<string, string> Amount(string amount) => new() { ["amount"] = amount };

    private static Dictionary<string, string> Seen(string amount) =>
        new() { ["amount"] = amount, ["verification"] = "Bank statement seen in Lanzhou, 9 June." };

    private Task<Input> ReadAsync() =>
        _scene.Server.InDatabaseAsync(db => db.Inputs.SingleAsync(i => i.Id == new Id<Input>(_input.Id)));

    [TestCase("0", "more than nothing")]
    [TestCase("500000.01", "more than what is left of the plan")]
    public async Task Declare_refuses_what_the_plan_does_not_leave(string amount, string sentence)
    {
        var page = await _scene.TryAsync("applicant", _input, "Declare", Amount(amount), Receipt);

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page.Faults, Has.Some.Contains(sentence));
        Assert.That(page.ValueOf("Input.Values[amount]"), Is.EqualTo(amount));
        Assert.That((await ReadAsync()).State, Is.EqualTo("Planned"));
    }

    [Test]
    public async Task Declare_needs_evidence_and_an_amount_that_can_be_read()
    {
        var bare = await _scene.TryAsync("applicant", _input, "Declare", Amount("100"));
        var unreadable = await _scene.TryAsync("applicant", _input, "Declare", Amount("1.234"), Receipt);

        Assert.That(bare.Faults, Has.Some.Contains("Add at least one file"));
        Assert.That(unreadable.Faults, Has.Some.Contains("Enter an amount like 12500.00"));
    }

    [Test]
    public async Task Declare_tells_the_endorsing_body_and_the_officer()
    {
        await _scene.DoAsync("applicant", _input, "Declare", Amount("500000"), Receipt);

        var input = await ReadAsync();
        Assert.That((input.State, input.Declared), Is.EqualTo(("Declared", new Money(500_000m))));
        Assert.That(await _scene.MailsToAsync("endorser"), Has.Some.Contains("an input waits for verification"));
        Assert.That(await _scene.MailsToAsync("officer"), Has.Some.Contains("an input waits for verification"));
        Assert.That(await _scene.MailsToAsync("officer2"), Has.None.Contains("an input waits for verification"));
    }

    [Test]
    public async Task Verify_and_a_part_are_told_apart_by_the_plan()
    {
        await _scene.DoAsync("applicant", _input, "Declare", Amount("500000"), Receipt);

        var asWhole = await _scene.TryAsync("endorser", _input, "Verify", Seen("499999.99"));
        var asPart = await _scene.TryAsync("endorser", _input, "VerifyPart", Seen("500000"));
        var tooMuch = await _scene.TryAsync("endorser", _input, "Verify", Seen("500000.01"));
        await _scene.DoAsync("endorser", _input, "VerifyPart", Seen("499999.99"));

        Assert.That(asWhole.Faults, Has.Some.Contains("verify it as a part"));
        Assert.That(asPart.Faults, Has.Some.Contains("verify it in full"));
        Assert.That(tooMuch.Faults, Has.Some.Contains("at most what is declared"));
        Assert.That((await ReadAsync()).State, Is.EqualTo("PartlyVerified"));
        Assert.That(await _scene.BalanceAsync(Place.Verified), Is.EqualTo(new Money(499_999.99m)));
    }

    [Test]
    public async Task The_last_cent_makes_the_input_verified()
    {
        await _scene.VerifyAsync(InputKind.MatchingCash, "499999.99");
        await _scene.VerifyAsync(InputKind.MatchingCash, "0.01", "Verify");

        var input = await ReadAsync();
        Assert.That((input.State, input.Verified), Is.EqualTo(("Verified", input.Planned)));
        Assert.That(input.VerifiedBy, Is.EqualTo([_scene.Server.World.Cast.People["endorser"]]));
    }

    [Test]
    public async Task Who_verifies_for_the_fund_watches_over_the_award_and_the_endorsing_body_does_not()
    {
        await _scene.DoAsync("applicant", _input, "Declare", Amount("10"), Receipt);
        await _scene.DoAsync("endorser", _input, "VerifyPart", Seen("10"));
        var before = (await _scene.AwardAsync()).Monitors;
        await _scene.DoAsync("applicant", _input, "Declare", Amount("10"), Receipt);
        await _scene.DoAsync("officer2", _input, "VerifyPart", Seen("10"));

        var people = _scene.Server.World.Cast.People;
        Assert.That(before, Is.EqualTo([people["officer"]]));
        Assert.That((await _scene.AwardAsync()).Monitors, Is.EqualTo([people["officer"], people["officer2"]]));
    }

    [Test]
    public async Task Verify_is_not_the_recipients_own_nor_a_finance_officers()
    {
        await _scene.DoAsync("applicant", _input, "Declare", Amount("10"), Receipt);

        Assert.That(await _scene.WhyNotAsync("applicant", "VerifyPart", _input), Does.Contain("not yours to make"));
        Assert.That(await _scene.WhyNotAsync("finance1", "VerifyPart", _input), Does.Contain("not yours to make"));
        Assert.That(await _scene.WhyNotAsync("officer", "Declare", _input), Does.Contain("cannot make the move"));
    }

    [Test]
    public async Task Reject_says_why_and_lets_the_recipient_declare_again()
    {
        await _scene.DoAsync("applicant", _input, "Declare", Amount("10"), Receipt);
        var unsaid = await _scene.TryAsync("endorser", _input, "Reject");
        await _scene.DoAsync("endorser", _input, "Reject", new() { ["reason"] = "The receipt is of another year." });
        var rejected = await ReadAsync();
        await _scene.DoAsync("applicant", _input, "Declare", Amount("20"), Receipt);

        Assert.That(unsaid.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That((rejected.State, rejected.Declared), Is.EqualTo(("Rejected", Money.Zero)));
        Assert.That(await _scene.MailsToAsync("applicant"), Has.Some.Contains("the declaration was rejected"));
        Assert.That((await ReadAsync()).Declared, Is.EqualTo(new Money(20m)));
    }

    [Test]
    public async Task Reverse_raises_a_medium_finding_in_the_words_of_its_reason()
    {
        await _scene.VerifyAsync(InputKind.MatchingCash, "10");
        var endorser = await _scene.WhyNotAsync("endorser", "Reverse", _input);
        await _scene.DoAsync("officer", _input, "Reverse", new() { ["reason"] = "The account was closed." });

        var finding = await _scene.Server.InDatabaseAsync(db => db.Findings.SingleAsync());
        Assert.That(endorser, Does.Contain("not yours to make"));
        Assert.That(finding.Severity, Is.EqualTo(Severity.Medium));
        Assert.That(finding.Text, Is.EqualTo("FM-2026-0001/I1: The account was closed."));
        Assert.That((await ReadAsync()).Verified, Is.EqualTo(Money.Zero));
    }

    [Test]
    public async Task The_page_shows_amounts_evidence_and_how_it_was_verified()
    {
        await _scene.VerifyAsync(InputKind.MatchingCash, "250000");

        var page = await (await _scene.AsAsync("applicant")).GetAsync($"/inputs/{_input.Id}");

        Assert.That(page.Text, Does.Contain("CNY 250,000.00 of CNY 500,000.00 is verified."));
        Assert.That(page.Text, Does.Contain("Books seen at the office, 9 June."));
        Assert.That(page.Text, Does.Contain("receipt.png"));
        Assert.That(page.Text, Does.Not.Contain("Sun Yaqin"));
    }
}
