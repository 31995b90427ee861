using System.Net;
using FundManager.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Tests.Features.Account;

internal sealed class ProfileTests
{
    private FundServer _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await FundServer.StartWithBasicsAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task A_name_and_a_language_are_kept()
    {
        using var officer = await _server.SignInAsync("officer2");

        await officer.PostFormAsync(
            "/profile",
            new()
            {
                ["Input.NameEn"] = "Wu Jing (Ms)",
                ["Input.NameZh"] = "吴静",
                ["Input.Language"] = "zh-Hans",
            }
        );

        var page = await officer.GetAsync("/");
        var kept = await _server.InDatabaseAsync(db =>
            db.Users.Where(u => u.Email == "officer2@demo.example").Select(u => u.DisplayName.En).SingleAsync()
        );
        Assert.That(page.Document.QuerySelector("h1")!.TextContent, Is.EqualTo("我的工作"));
        Assert.That(kept, Is.EqualTo("Wu Jing (Ms)"));
    }

    [Test]
    public async Task A_missing_name_is_said_beside_its_field_and_the_rest_stays()
    {
        using var officer = await _server.SignInAsync("officer");

        var page = await officer.PostFormAsync(
            "/profile",
            new() { ["Input.NameEn"] = "", ["Input.NameZh"] = "陈博士" }
        );

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page.Document.QuerySelector("#Input_NameEn-error")!.TextContent, Is.EqualTo("Fill in this field."));
        Assert.That(page.ValueOf("Input.NameZh"), Is.EqualTo("陈博士"));
    }

    [Test]
    public async Task A_password_is_changed_with_the_present_one_only()
    {
        using var auditor = await _server.SignInAsync("auditor");
        Dictionary<string, string> values = new(StringComparer.Ordinal)
        {
            ["Password.Before"] = "wrong",
            ["Password.After"] = "Another-one-2026",
            ["Password.Again"] = "Another-one-2026",
        };

        var wrong = await auditor.PostFormAsync("/profile", values, handler: "Password");
        values["Password.Before"] = "FundManager-demo-1";
        var right = await auditor.PostFormAsync("/profile", values, handler: "Password");
        using var again = _server.Anonymous();
        var signedIn = await again.PostFormAsync(
            "/sign-in",
            new() { ["Input.Email"] = "auditor@demo.example", ["Input.Password"] = "Another-one-2026" }
        );

        Assert.That(wrong.Faults, Is.EqualTo(new[] { "The present password is not right." }));
        Assert.That(right.Status, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(signedIn.Status, Is.EqualTo(HttpStatusCode.Redirect));
    }

    [TestCase("Another-one", "Another-one", "Use 12 characters or more.")]
    [TestCase("Another-one-1", "Another-one-2", "The two new passwords differ. Enter the same one twice.")]
    [TestCase("another-one-only", "another-one-only", "Use a capital, a small letter and a figure.")]
    public async Task A_new_password_is_long_mixed_and_entered_twice(string after, string again, string fault)
    {
        using var leader = await _server.SignInAsync("leader");

        var page = await leader.PostFormAsync(
            "/profile",
            new()
            {
                ["Password.Before"] = "FundManager-demo-1",
                ["Password.After"] = after,
                ["Password.Again"] = again,
            },
            handler: "Password"
        );

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page.Faults, Is.EqualTo(new[] { fault }));
    }

    [Test]
    public async Task The_accessibility_page_is_open_to_everybody()
    {
        using var somebody = _server.Anonymous();

        var page = await somebody.GetAsync("/accessibility");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Document.QuerySelectorAll("h1"), Has.Length.EqualTo(1));
    }
}
