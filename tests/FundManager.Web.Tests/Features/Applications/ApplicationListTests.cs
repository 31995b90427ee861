using System.Net;
using FundManager.Web.Tests.Harness;

namespace FundManager.Web.Tests.Features.Applications;

internal sealed class ApplicationListTests
{
    private FundServer _server = null!;
    private ApplicationScene _scene = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _server = await FundServer.StartWithBasicsAsync();
        _scene = new ApplicationScene(_server);
        var form = ApplicationSample.Complete(_scene.Endorser);
        await _scene.EndorseAsync(form with { TitleEn = "Cold stores 100%_sure", TitleZh = "小型冷库" });
        await _scene.EndorseAsync(form with { TitleEn = "=HYPERLINK(\"x\")", TitleZh = "土壤", Region = "33" });
        using var applicant = await _server.SignInAsync("applicant");
        await _scene.StartAsync(applicant);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await _server.DisposeAsync();

    [TestCase("applicant", 3)]
    [TestCase("officer", 2)]
    [TestCase("endorser", 2)]
    [TestCase("auditor", 2)]
    public async Task Each_sees_what_is_his_to_see(string account, int count)
    {
        using var client = await _server.SignInAsync(account);

        var page = await client.GetAsync("/applications");

        Assert.That(page.Document.QuerySelectorAll("#list tbody tr"), Has.Length.EqualTo(count));
    }

    [TestCase("q=cold", 1)]
    [TestCase("q=冷库", 1)]
    [TestCase("q=100%25_sure", 1)]
    [TestCase("q=%25", 1)]
    [TestCase("q=河西", 2)]
    [TestCase("q=nothing", 0)]
    [TestCase("region=33", 1)]
    [TestCase("state=Submitted", 2)]
    [TestCase("state=Eligible", 0)]
    [TestCase("p=99", 2)]
    [TestCase("p=-1", 2)]
    [TestCase("call=none", 2)]
    [TestCase("sort=amount", 2)]
    [TestCase("sort=whatever", 2)]
    public async Task A_filter_narrows_the_list(string query, int count)
    {
        using var officer = await _server.SignInAsync("officer");

        var page = await officer.GetAsync($"/applications?{query}");

        Assert.That(page.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(page.Document.QuerySelectorAll("#list tbody tr"), Has.Length.EqualTo(count));
    }

    [Test]
    public async Task An_applicant_does_not_learn_from_the_filter_what_the_fund_weighs()
    {
        using var applicant = await _server.SignInAsync("applicant");

        var page = await applicant.GetAsync("/applications");

        var states = page.Document.QuerySelectorAll("#f-state option").Select(option => option.TextContent).ToList();
        Assert.That(states, Has.None.EqualTo("Recommended").And.None.EqualTo("Not recommended"));
        Assert.That(states, Has.Exactly(1).EqualTo("Awaiting decision"));
    }

    [Test]
    public async Task The_export_keeps_the_filter()
    {
        using var officer = await _server.SignInAsync("officer");

        using var response = await officer.Http.GetAsync("/applications?q=cold&handler=Export&format=csv");

        var lines = (await response.Content.ReadAsStringAsync()).Trim().Split("\r\n");
        Assert.That(lines, Has.Length.EqualTo(2));
        Assert.That(lines[1], Does.Contain("Cold stores"));
    }

    [Test]
    public async Task A_title_that_looks_like_a_formula_is_exported_as_text()
    {
        using var officer = await _server.SignInAsync("officer");

        using var response = await officer.Http.GetAsync("/applications?q=hyperlink&handler=Export&format=csv");

        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("'=HYPERLINK"));
    }

    [Test]
    public async Task The_workbook_is_one()
    {
        using var officer = await _server.SignInAsync("officer");

        using var response = await officer.Http.GetAsync("/applications?handler=Export");

        Assert.That(response.Content.Headers.ContentDisposition!.FileName, Is.EqualTo("applications.xlsx"));
        Assert.That((await response.Content.ReadAsByteArrayAsync())[..2], Is.EqualTo("PK"u8.ToArray()));
    }

    [TestCase("reviewer1")]
    [TestCase("finance1")]
    public async Task Who_reads_no_applications_has_no_list(string account)
    {
        using var client = await _server.SignInAsync(account);

        var page = await client.GetAsync("/applications");

        Assert.That(page.Status, Is.Not.EqualTo(HttpStatusCode.OK));
    }
}
