using System.IO.Compression;
using System.Net;
using FundManager.Web.Reports;
using FundManager.Web.Tests.Features.Appraisals;
using FundManager.Web.Tests.Proof;

namespace FundManager.Web.Tests.Features.Reports;

internal sealed class AppraisalReportTests
{
    private const int MaxBytes = 500_000;

    private AppraisalScene _scene = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _scene = await AppraisalScene.StartInAsync("Published");

    [OneTimeTearDown]
    public async Task StopAsync() => await _scene.DisposeAsync();

    [TestCase("en", "Mid-term appraisal report", "88.50 of 100 points: Good. Outcome: Continue.")]
    [TestCase("zh-Hans", "中期绩效评价报告", "总分 88.50 分（满分 100 分），等级为“良”。评价建议：继续执行。")]
    public async Task The_report_is_tagged_and_says_what_was_found(string language, string title, string verdict)
    {
        var pdf = await TakeAsync($"?language={language}");

        var structure = await PdfFile.AskAsync(pdf, "pdfinfo", "-struct-text");
        var text = PdfFile.Flat(await PdfFile.AskAsync(pdf, "pdftotext", "-layout", "-"));
        var fonts = (await PdfFile.AskAsync(pdf, "pdffonts")).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];

        Assert.That(structure, Does.Contain($"H1 (block)\n    \"{title}\"").And.Contain("Table (block)"));
        Assert.That(text, Does.Contain(PdfFile.Flat(verdict)).And.Contain(Answers.Opinion));
        Assert.That(text, Does.Contain((await _scene.AppraisalAsync()).FrozenHash));
        Assert.That(fonts, Has.All.Match(@"[A-Z]{6}\+NotoSansSC-\w+ .* yes yes yes"));
        Assert.That(pdf, Has.Length.LessThan(MaxBytes));
    }

    [TestCase("?language=zh-Hans")]
    [TestCase("?language=en&format=xlsx")]
    public async Task The_report_is_the_same_each_time(string query)
    {
        var first = await TakeAsync(query);
        _scene.Wait(TimeSpan.FromMinutes(1));

        var second = await TakeAsync(query);

        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public async Task The_workbook_sums_the_scores_itself()
    {
        var file = await TakeAsync("?language=en&format=xlsx");

        using var zip = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var xml = await reader.ReadToEndAsync();

        Assert.That(xml, Does.Contain("SUM(I4:I10)</").And.Contain(">88.5</"));
    }

    [TestCase("Finalised", "officer", HttpStatusCode.OK)]
    [TestCase("Finalised", "signatory", HttpStatusCode.NotFound)]
    [TestCase("Approved", "signatory", HttpStatusCode.NotFound)]
    [TestCase("RightOfReply", "officer", HttpStatusCode.NotFound)]
    public async Task The_recipient_has_the_report_once_it_is_published(
        string state,
        string account,
        HttpStatusCode status
    )
    {
        await using var scene = await AppraisalScene.StartInAsync(state);
        var client = await scene.AsAsync(account);

        using var answer = await client.Http.GetAsync(scene.Page("/report"));

        Assert.That(answer.StatusCode, Is.EqualTo(status));
    }

    [TestCase("en", "Notice of award")]
    [TestCase("zh-Hans", "立项资助通知书")]
    public async Task The_letter_of_an_offered_award_names_recipient_and_amount(string language, string title)
    {
        var signatory = await _scene.AsAsync("signatory");
        var pdf = await signatory.Http.GetByteArrayAsync($"/awards/{_scene.AwardId}/letter?language={language}");

        var text = PdfFile.Flat(await PdfFile.AskAsync(pdf, "pdftotext", "-layout", "-"));

        Assert.That(text, Does.Contain(PdfFile.Flat(title)).And.Contain("640,000.00").And.Contain("FM-2026-0001"));
    }

    [TestCase("report appraisal --language de --out x.pdf")]
    [TestCase("report appraisal --language en --out x.docx")]
    [TestCase("report appraisal --out x.pdf")]
    public async Task A_language_or_an_ending_that_is_not_known_exits_2(string verb)
    {
        var (exitCode, output, errors) = await ProgramProcess.RunAsync(verb.Split(' '), OnDatabase());

        Assert.That((exitCode, output.Contains('→', StringComparison.Ordinal)), Is.EqualTo((2, false)));
        Assert.That(errors.Trim(), Is.Not.Empty);
    }

    [Test]
    public async Task The_command_writes_the_same_report_as_the_page()
    {
        var folder = Directory.CreateTempSubdirectory("fund-report-");
        try
        {
            var path = Path.Combine(folder.FullName, "report.pdf");

            var (exitCode, _, errors) = await ProgramProcess.RunAsync(
                ["report", "appraisal", "--language", "zh-Hans", "--out", path, "--case", "FM-2026-0001/E1"],
                OnDatabase()
            );

            Assert.That((exitCode, errors.Trim()), Is.EqualTo((0, "")));
            Assert.That(await File.ReadAllBytesAsync(path), Is.EqualTo(await TakeAsync("?language=zh-Hans")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public async Task A_forecast_stands_apart_from_its_unit()
    {
        var folder = Directory.CreateTempSubdirectory("fund-report-");
        try
        {
            var path = Path.Combine(folder.FullName, "monitoring.pdf");

            await ProgramProcess.RunAsync(
                ["report", "monitoring", "--language", "en", "--out", path, "--case", "FM-2026-0001/E1"],
                OnDatabase()
            );

            var text = await PdfFile.AskAsync(await File.ReadAllBytesAsync(path), "pdftotext", "-raw", "-");
            Assert.That(PdfFile.Flat(text), Does.Contain("at this pace").And.Not.Match("[0-9](台|个|万元)"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public async Task The_command_lists_every_report_and_its_newest_case()
    {
        var (exitCode, output, _) = await ProgramProcess.RunAsync(["report", "list"], OnDatabase());

        Assert.That(exitCode, Is.Zero);
        Assert.That(output.Trim().Split('\n'), Has.Length.EqualTo(ReportWordings.Names.Count));
        Assert.That(
            PdfFile.Flat(output),
            Does.Contain("appraisal pdf xlsx FM-2026-0001/E1 Appraisal report · 绩效评价报告")
        );
    }

    [Test]
    public async Task A_letter_has_no_workbook()
    {
        var (exitCode, _, errors) = await ProgramProcess.RunAsync(
            ["report", "award-letter", "--language", "en", "--out", "x.xlsx"],
            OnDatabase()
        );

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(errors, Does.Contain("award-letter has no figures for a workbook."));
    }

    [Test]
    public async Task A_case_that_is_not_published_exits_1()
    {
        var (exitCode, _, errors) = await ProgramProcess.RunAsync(
            ["report", "appraisal", "--language", "en", "--out", "x.pdf", "--case", "FM-1999-0001/E1"],
            OnDatabase()
        );

        Assert.That(exitCode, Is.EqualTo(1));
        Assert.That(errors, Does.Contain("There is no case “FM-1999-0001/E1” that appraisal can be written of."));
    }

    private async Task<byte[]> TakeAsync(string query)
    {
        var signatory = await _scene.AsAsync("signatory");
        return await signatory.Http.GetByteArrayAsync(_scene.Page($"/report{query}"));
    }

    private (string, string)[] OnDatabase() =>
        [
            ("ConnectionStrings__Fund", _scene.Server.Database.ProgramConnectionString),
            ("ConnectionStrings__FundOwner", _scene.Server.Database.OwnerConnectionString),
        ];
}
