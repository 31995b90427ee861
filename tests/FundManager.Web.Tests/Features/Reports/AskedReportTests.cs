using System.IO.Compression;
using System.Net;
using FundManager.Data.Files;
using FundManager.Web.Files;
using FundManager.Web.Options;
using FundManager.Web.Reports;
using FundManager.Web.Tests.Features.Appraisals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

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

    [Test]
    public async Task A_report_goes_when_its_days_are_over_and_a_frozen_one_stays()
    {
        var officer = await _scene.AsAsync("officer");
        await officer.Http.GetByteArrayAsync(_scene.Page("/report?language=en"));
        var asked = await officer.PostFormAsync(
            $"/reports/award-letter/{_scene.AwardId}",
            new() { ["language"] = "en", ["format"] = "pdf" }
        );
        var place = asked.Location!.OriginalString;
        await RenderAsync();
        var hash = await HashOfAsync(place);
        Assert.That((await officer.GetAsync(place)).Text, Does.Contain("Kept until"));

        Assert.That(await DropAsync(), Is.Zero, "it is new");
        _scene.Wait(TimeSpan.FromDays(91));
        Age(hash);
        Assert.That(await DropAsync(), Is.Positive);

        var later = await _scene.AsAsync("officer");
        Assert.That((await later.GetAsync(place)).Status, Is.EqualTo(HttpStatusCode.NotFound));
        var store = _scene.Server.Services.GetRequiredService<IFileStore>();
        Assert.That(() => store.OpenRead(hash), Throws.InstanceOf<IOException>());
        var left = await _scene.Server.InDatabaseAsync(db => db.AskedReports.ToListAsync());
        Assert.That(left, Is.Not.Empty);
        Assert.That(left.Select(one => one.FrozenAs), Has.None.Null);
        Assert.That(left.Where(one => one.Hash is not null).Select(one => store.OpenRead(one.Hash!)), Has.All.Not.Null);
    }

    [Test]
    public async Task The_content_of_a_report_that_somebody_handed_in_stays()
    {
        var officer = await _scene.AsAsync("officer");
        var asked = await officer.PostFormAsync(
            $"/reports/agreement/{_scene.AwardId}",
            new() { ["language"] = "en", ["format"] = "xlsx" }
        );
        await RenderAsync();
        var hash = await HashOfAsync(asked.Location!.OriginalString);
        await _scene.Server.InDatabaseAsync(db =>
        {
            db.Files.Add(
                new StoredFile
                {
                    Id = Guid.NewGuid(),
                    CaseKind = "award",
                    CaseId = _scene.AwardId.Value,
                    Purpose = "evidence",
                    Name = "agreement.xlsx",
                    ContentType = "application/octet-stream",
                    SizeBytes = 1,
                    Hash = hash,
                    UploadedBy = Guid.NewGuid(),
                    UploadedAt = _scene.Server.Clock.GetUtcNow(),
                }
            );
            return db.SaveChangesAsync();
        });
        _scene.Wait(TimeSpan.FromDays(91));
        Age(hash);

        await DropAsync();

        await using var content = _scene.Server.Services.GetRequiredService<IFileStore>().OpenRead(hash);
        Assert.That(content.Length, Is.Positive);
    }

    private Task<string> HashOfAsync(string place) =>
        _scene.Server.InDatabaseAsync(db =>
        {
            var id = Guid.Parse(place.Split('/')[^1]);
            return db.AskedReports.Where(one => one.Id == id).Select(one => one.Hash!).SingleAsync();
        });

    /// <summary>The disk knows the real day, not the test's.</summary>
    private void Age(string hash)
    {
        var folder = _scene.Server.Services.GetRequiredService<IOptions<StorageOptions>>().Value.Folder;
        File.SetLastWriteTimeUtc(Path.Combine(folder, hash[..2], hash), DateTime.UnixEpoch);
    }

    private Task<int> DropAsync() =>
        _scene.Server.InScopeAsync(services =>
            services.GetRequiredService<DropOldReports>().ExecuteAsync(CancellationToken.None)
        );

    private Task<int> RenderAsync() =>
        _scene.Server.InScopeAsync(services =>
            services.GetRequiredService<RenderAskedReports>().ExecuteAsync(CancellationToken.None)
        );
}
