using System.Net;
using FundManager.Domain;
using FundManager.Domain.Calls;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Tests.Features.Calls;

internal sealed class CallFormTests
{
    private FundServer _server = null!;
    private FundClient _officer = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _server = await FundServer.StartWithBasicsAsync();
        _officer = await _server.SignInAsync("officer");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _officer.Dispose();
        await _server.DisposeAsync();
    }

    [Test]
    public async Task New_makes_a_draft_with_the_terms_that_were_typed()
    {
        var call = await ReadAsync(await MakeAsync(new() { ["Form.Quota"] = "5", ["Form.Barred"] = Hexi }));

        Assert.That(call.State, Is.EqualTo("Draft"));
        Assert.That(call.Title, Is.EqualTo(new LocalText("Soil", "土壤")));
        Assert.That(call.Ceiling, Is.EqualTo(new Money(3_000_000m)));
        Assert.That(call.OpensAt, Is.EqualTo(new DateTimeOffset(2026, 8, 31, 16, 0, 0, TimeSpan.Zero)));
        Assert.That(call.ClosesAt, Is.EqualTo(new DateTimeOffset(2026, 9, 30, 16, 0, 0, TimeSpan.Zero)));
        Assert.That(call.Terms.EndorserQuota, Is.EqualTo(5));
        Assert.That(call.Terms.Barred, Is.EqualTo(new[] { Hexi }));
    }

    [Test]
    public async Task Edit_shows_what_was_typed_and_changes_it()
    {
        var id = await MakeAsync([]);

        var page = await _officer.GetAsync($"/calls/{id}/edit");
        await page.SendAsync(_officer, $"/calls/{id}/edit", new() { ["Form.Ceiling"] = "4000000" });

        Assert.That(page.ValueOf("Form.ClosesOn"), Is.EqualTo("2026-09-30"));
        Assert.That((await ReadAsync(id)).Ceiling, Is.EqualTo(new Money(4_000_000m)));
    }

    [Test]
    public async Task An_older_form_does_not_overwrite_a_newer_one()
    {
        var id = await MakeAsync([]);
        var older = await _officer.GetAsync($"/calls/{id}/edit");
        var newer = await _officer.GetAsync($"/calls/{id}/edit");
        await newer.SendAsync(_officer, $"/calls/{id}/edit", new() { ["Form.TitleEn"] = "Newer" });

        var page = await older.SendAsync(_officer, $"/calls/{id}/edit", new() { ["Form.TitleEn"] = "Older" });

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page.ValueOf("Form.TitleEn"), Is.EqualTo("Older"));
        Assert.That((await ReadAsync(id)).Title.En, Is.EqualTo("Newer"));
    }

    [TestCase("TitleEn", "", "Enter the title in English.")]
    [TestCase("OpensOn", "tomorrow", "Enter a day like 2027-03-31.")]
    [TestCase("ClosesOn", "2026-08-31", "Let it close on the opening day or later.")]
    [TestCase("EndorseOn", "2026-09-29", "Let endorsements end on the closing day or later.")]
    [TestCase("Ceiling", "0", "Enter an amount of more than nothing, like 12500.00.")]
    [TestCase("MaxAmount", "49999.99", "Enter at least the least amount.")]
    [TestCase("MaxAmount", "3000000.01", "Enter at most the ceiling of the call.")]
    [TestCase("MatchingShare", "1000.01", "Enter a number from 0 to 1000, like 50.")]
    [TestCase("Reviewers", "0", "Enter a whole number from 1 to 15.")]
    [TestCase("Reviewers", "16", "Enter a whole number from 1 to 15.")]
    [TestCase("PublicityDays", "366", "Enter a whole number from 0 to 365.")]
    [TestCase("Barred", "123", "Correct the credit code 123: 18 characters, the last one a check.")]
    [TestCase("ReviewScheme", "none", "Choose one of the list.")]
    public async Task What_is_wrong_is_said_beside_its_field(string field, string value, string sentence)
    {
        var values = Values();
        values[$"Form.{field}"] = value;

        var page = await _officer.PostFormAsync("/calls/new", values);

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page.Faults, Is.EqualTo(new[] { sentence }));
        Assert.That(page.Document.QuerySelector($"#Form_{field}-error")?.TextContent, Is.EqualTo(sentence));
    }

    [TestCase("ClosesOn", "2026-09-01")]
    [TestCase("EndorseOn", "2026-09-30")]
    [TestCase("MaxAmount", "50000.00")]
    [TestCase("MaxAmount", "3000000.00")]
    [TestCase("MatchingShare", "0")]
    [TestCase("MatchingShare", "1000")]
    [TestCase("Reviewers", "1")]
    [TestCase("Reviewers", "15")]
    [TestCase("PublicityDays", "0")]
    [TestCase("PublicityDays", "365")]
    public async Task Bounds_are_included(string field, string value)
    {
        var page = await _officer.PostFormAsync("/calls/new", Values(new() { [$"Form.{field}"] = value }));

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.Redirect), page.Text);
    }

    [TestCase("leader")]
    [TestCase("applicant")]
    [TestCase("auditor")]
    public async Task Only_a_programme_officer_writes_calls(string account)
    {
        using var client = await _server.SignInAsync(account);

        var page = await client.GetAsync("/calls/new");

        Assert.That(page.Status, Is.Not.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_scheduled_call_is_not_changed()
    {
        var page = await _officer.GetAsync($"/calls/{_server.World.Call.Id}/edit");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [Test]
    public async Task Everybody_reads_the_calls_but_not_the_drafts()
    {
        var id = await MakeAsync([]);
        using var anonymous = _server.Anonymous("zh-Hans");

        var list = await anonymous.GetAsync("/calls");
        var draft = await anonymous.GetAsync($"/calls/{id}");

        Assert.That(list.Text, Does.Contain("干燥与储藏"));
        Assert.That(list.Document.QuerySelector($"a[href='/calls/{id}']"), Is.Null);
        Assert.That(draft.Status, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("state=Open", 1)]
    [TestCase("state=Decided", 0)]
    [TestCase("q=storage", 1)]
    [TestCase("q=nothing", 0)]
    public async Task A_filter_narrows_the_list_of_calls(string query, int count)
    {
        using var anonymous = _server.Anonymous();

        var page = await anonymous.GetAsync($"/calls?{query}");

        Assert.That(page.Document.QuerySelectorAll("#list tbody tr"), Has.Length.EqualTo(count));
    }

    private string Hexi => _server.World.Cast.Organisations["hexi"].CreditCode;

    private Dictionary<string, string> Values(Dictionary<string, string>? changed = null)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Form.FundId"] = _server.World.Fund.Id.ToString(),
            ["Form.TitleEn"] = "Soil",
            ["Form.TitleZh"] = "土壤",
            ["Form.PurposeEn"] = "Better soil.",
            ["Form.PurposeZh"] = "改良土壤。",
            ["Form.Ceiling"] = "3000000",
            ["Form.OpensOn"] = "2026-09-01",
            ["Form.ClosesOn"] = "2026-09-30",
            ["Form.EndorseOn"] = "2026-10-15",
            ["Form.MaxAmount"] = "1000000",
        };
        foreach (var (name, value) in changed ?? [])
        {
            values[name] = value;
        }

        return values;
    }

    private async Task<Id<Call>> MakeAsync(Dictionary<string, string> changed)
    {
        var made = await _officer.PostFormAsync("/calls/new", Values(changed));
        Assert.That(made.Status, Is.EqualTo(HttpStatusCode.Redirect), made.Text);
        return Id<Call>.Parse(made.Location!.OriginalString.Split('/')[2], null);
    }

    private Task<Call> ReadAsync(Id<Call> id) =>
        _server.InDatabaseAsync(db => db.Calls.AsNoTracking().SingleAsync(c => c.Id == id));
}
