using System.Net;
using FundManager.Web.Tests.Harness;

namespace FundManager.Web.Tests.Features.Account;

internal sealed class SignInTests
{
    private FundServer _server = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await FundServer.StartWithBasicsAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [Test]
    public async Task A_right_password_opens_the_work_list()
    {
        using var officer = await _server.SignInAsync("officer");

        var page = await officer.GetAsync("/");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Document.QuerySelector("h1")!.TextContent, Is.EqualTo("My work"));
    }

    [Test]
    public async Task A_wrong_password_is_refused_and_the_address_stays()
    {
        using var somebody = _server.Anonymous();

        var page = await somebody.PostFormAsync(
            "/sign-in",
            new() { ["Input.Email"] = "officer@demo.example", ["Input.Password"] = "wrong" }
        );

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(page.Faults, Is.EqualTo(new[] { "Email or password is not right. Try again." }));
        Assert.That(page.ValueOf("Input.Email"), Is.EqualTo("officer@demo.example"));
    }

    [Test]
    public async Task Without_a_session_the_work_list_leads_to_the_sign_in()
    {
        using var somebody = _server.Anonymous();

        var page = await somebody.GetAsync("/");

        Assert.That(page.Location?.AbsolutePath, Is.EqualTo("/sign-in"));
    }

    [Test]
    public async Task Over_plain_http_no_cookie_asks_for_https()
    {
        using var somebody = _server.Anonymous();

        using var response = await somebody.Http.GetAsync("/sign-in");

        Assert.That(
            response.Headers.GetValues("Set-Cookie"),
            Has.All.Not.Contains("__Host-").And.All.Not.Contains("secure")
        );
    }

    [Test]
    public async Task Chinese_readers_read_Chinese()
    {
        using var reader = _server.Anonymous("zh-Hans");

        var page = await reader.GetAsync("/sign-in");

        Assert.That(page.Document.QuerySelector("h1")!.TextContent, Is.EqualTo("登录 FundManager"));
        Assert.That(page.Document.DocumentElement.GetAttribute("lang"), Is.EqualTo("zh-Hans"));
    }
}
