using System.IO.Compression;
using System.Net;
using FundManager.Web.Reports;
using FundManager.Web.Tests.Features.Appraisals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Features.Reports;

internal sealed class AskedReportTests
{
    private AppraisalScene _scene = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _scene = await AppraisalScene.StartInAsync("Published");

    [OneTimeTearDown]
    public async Task StopAsync() => await _scene.DisposeAsync();

    [Test]
    public async Task A_report_is_asked_for_rendered_and_taken()
    {
        var officer = await _scene.AsAsync("officer");
        var preview = await officer.GetAsync($"/reports/agreement/{_scene.AwardId}");
        Assert.That(preview.Text, Does.Contain("Payment and its conditions").And.Contain("640,000.00"));

        var asked = await officer.PostFormAsync(
            $"/reports/agreement/{_scene.AwardId}",
            new() { ["language"] = "zh-Hans", ["format"] = "pdf" }
        );
        var place = asked.Location!.OriginalString;
        Assert.That((await officer.GetAsync(place)).Text, Does.Contain("Waiting for its turn."));
        await RenderAsync();
        var file = await officer.Http.GetByteArrayAsync($"{place}?handler=File");

        Assert.That(
            await PdfFile.TextAsync(file),
            Does.Contain("项目任务书").And.Contain("人").And.Contain("640,000.00")
        );
    }

    [Test]
    public async Task A_frozen_report_is_rendered_once_and_served_for_ever()
    {
        var officer = await _scene.AsAsync("officer");
        var first = await officer.Http.GetByteArrayAsync(_scene.Page("/report?language=en"));
        var asked = await officer.PostFormAsync(
            $"/reports/appraisal/{_scene.Id}",
            new() { ["language"] = "en", ["format"] = "pdf" }
        );

        var second = await officer.Http.GetByteArrayAsync($"{asked.Location!.OriginalString}?handler=File");

        Assert.That(second, Is.EqualTo(first));
        var rows = await _scene.Server.InDatabaseAsync(db =>
            db.AskedReports.CountAsync(one => one.Report == "appraisal" && one.Language == "en" && one.Format == "pdf")
        );
        Assert.That(rows, Is.EqualTo(1));
    }

    [Test]
    public async Task A_frozen_report_that_came_to_nothing_can_be_asked_for_again()
    {
        var officer = await _scene.AsAsync("officer");
        var way = new Dictionary<string, string> { ["language"] = "zh-Hans", ["format"] = "xlsx" };
        var first = await officer.PostFormAsync($"/reports/appraisal/{_scene.Id}", way);
        await _scene.Server.InDatabaseAsync(db =>
            db.AskedReports.Where(one => one.Format == "xlsx" && one.Language == "zh-Hans")
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(one => one.Fault, "RPT-03")
                        .SetProperty(one => one.Attempts, 3)
                        .SetProperty(one => one.EndedAt, one => one.AskedAt)
                )
        );

        var second = await officer.PostFormAsync($"/reports/appraisal/{_scene.Id}", way);
        await RenderAsync();

        Assert.That(second.Location, Is.EqualTo(first.Location));
        var file = await officer.Http.GetByteArrayAsync($"{second.Location!.OriginalString}?handler=File");
        Assert.That(file.Take(2), Is.EqualTo("PK"u8.ToArray()));
    }

    [Test]
    public async Task A_batch_is_one_ZIP()
    {
        var officer = await _scene.AsAsync("officer");
        var asked = await officer.PostFormAsync(
            "/reports",
            new()
            {
                ["name"] = "award-letter",
                ["language"] = "en",
                ["format"] = "pdf",
            }
        );
        await RenderAsync();

        var file = await officer.Http.GetByteArrayAsync($"{asked.Location!.OriginalString}?handler=File");

        using var zip = new ZipArchive(new MemoryStream(file));
        Assert.That(zip.Entries.Select(entry => entry.Name), Has.Some.EqualTo("FM-2026-0001.award-letter.en.pdf"));
    }

    [Test]
    public async Task A_letter_cannot_be_had_as_a_workbook()
    {
        var officer = await _scene.AsAsync("officer");

        var asked = await officer.PostFormAsync(
            $"/reports/award-letter/{_scene.AwardId}",
            new() { ["language"] = "en", ["format"] = "xlsx" }
        );

        Assert.That(asked.Status, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
    }

    [TestCase("reviewer1")]
    [TestCase("admin")]
    public async Task Who_may_not_see_the_case_gets_404(string account)
    {
        var client = await _scene.AsAsync(account);

        Assert.That(
            (await client.GetAsync($"/reports/agreement/{_scene.AwardId}")).Status,
            Is.EqualTo(HttpStatusCode.NotFound)
        );
    }

    private Task<int> RenderAsync() =>
        _scene.Server.InScopeAsync(services =>
            services.GetRequiredService<RenderAskedReports>().ExecuteAsync(CancellationToken.None)
        );
}
