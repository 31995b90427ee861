using System.Net;
using ClosedXML.Excel;
using FundManager.Domain.Appraisals;

namespace FundManager.Web.Tests.Features.Appraisals;

internal sealed class SelfWorkbookTests
{
    private AppraisalScene _scene = null!;

    [SetUp]
    public async Task StartAsync() => _scene = await AppraisalScene.StartOpenAsync();

    [TearDown]
    public async Task StopAsync() => await _scene.DisposeAsync();

    [Test]
    public async Task The_form_has_a_row_for_each_indicator_and_computes_points()
    {
        using var book = new XLWorkbook(new MemoryStream(await TakeAsync()));
        var sheet = book.Worksheet(1);

        Assert.That(sheet.Cell("C5").GetString(), Is.EqualTo("热泵干燥机组安装数量"));
        Assert.That(sheet.Cell("O5").FormulaA1, Is.EqualTo("IF(ISNUMBER(H5),ROUND(G5*MIN(H5/E5,1),2),\"\")"));
        Assert.That(sheet.Cell("O7").FormulaA1, Does.Contain("IF(H7<=E7,1,E7/H7)"));
        Assert.That(sheet.Cell("O11").FormulaA1, Is.EqualTo("SUM(O4:O10)"));
        Assert.That(sheet.DataValidations.Count(), Is.GreaterThanOrEqualTo(2));
    }

    [Test]
    public async Task What_is_filled_in_is_taken()
    {
        var answer = await BringAsync(sheet =>
        {
            sheet.Cell("H4").SetValue(280000m);
            sheet.Cell("H5").SetValue(18m);
            sheet.Cell("M5").SetValue("Two dryers are late.");
            sheet.Cell("I9").SetValue("Achieved");
            sheet.Cell("J9").SetValue(85m);
            sheet.Cell("K10").SetValue("Yes");
        });

        var entries = AppraisalEntries.Read((await _scene.AppraisalAsync()).SelfEntries);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Redirect), answer.Text);
        Assert.That(entries.Budget.Executed, Is.EqualTo(280_000m));
        Assert.That((entries.ActualOf(1).Value, entries.ActualOf(1).Reason), Is.EqualTo((18m, "Two dryers are late.")));
        Assert.That((entries.ActualOf(5).Band, entries.ActualOf(5).Percent), Is.EqualTo(("achieved", 85m)));
        Assert.That(entries.ActualOf(6).IsNotApplicable, Is.True);
    }

    [Test]
    public async Task Each_bad_cell_is_named_and_nothing_is_taken()
    {
        var answer = await BringAsync(sheet =>
        {
            sheet.Cell("H5").SetValue("18 台");
            sheet.Cell("H6").SetValue(4m);
            sheet.Cell("I9").SetValue("Splendid");
            sheet.Cell("J10").SetValue("x");
            sheet.Cell("K7").SetValue("perhaps");
        });

        var rows = answer
            .Document.QuerySelectorAll("[aria-labelledby='h-cells'] tbody tr")
            .Select(row => string.Join('|', row.Children.Take(3).Select(cell => cell.TextContent)));
        Assert.That((int)answer.Status, Is.EqualTo(422));
        Assert.That(
            rows,
            Is.EquivalentTo(
                new[] { "Self-appraisal|H5|18 台", "Self-appraisal|K7|perhaps", "Self-appraisal|I9|Splendid" }
            )
        );
        Assert.That((await _scene.AppraisalAsync()).SelfEntries, Is.Null);
    }

    [TestCase("not at all", TargetLikelihood.Impossible)]
    [TestCase("有可能", TargetLikelihood.Possible)]
    public async Task Whether_a_target_will_be_met_is_taken_in_either_language(string typed, TargetLikelihood told)
    {
        var answer = await BringAsync(sheet => sheet.Cell("P5").SetValue(typed));

        var entries = AppraisalEntries.Read((await _scene.AppraisalAsync()).SelfEntries);
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Redirect), answer.Text);
        Assert.That(entries.Likelihoods, Is.EqualTo(new Dictionary<int, TargetLikelihood> { [1] = told }));
        using var again = new XLWorkbook(new MemoryStream(await TakeAsync()));
        Assert.That(
            again.Worksheet(1).Cell("P5").GetString(),
            Is.EqualTo(told == TargetLikelihood.Impossible ? "not at all" : "perhaps")
        );
    }

    [Test]
    public async Task A_likelihood_of_other_words_is_named_by_its_cell()
    {
        var answer = await BringAsync(sheet => sheet.Cell("P5").SetValue("I hope so"));

        Assert.That((int)answer.Status, Is.EqualTo(422));
        Assert.That(
            answer.Document.QuerySelector("[aria-labelledby='h-cells'] tbody tr")!.TextContent,
            Does.Contain("P5")
        );
    }

    [Test]
    public async Task A_row_that_was_taken_out_is_missed()
    {
        var answer = await BringAsync(sheet => sheet.Row(6).Delete());

        Assert.That((int)answer.Status, Is.EqualTo(422));
        Assert.That(answer.Text, Does.Contain("The row of indicator 2 is missing."));
    }

    [Test]
    public async Task A_file_that_is_no_workbook_is_refused()
    {
        var applicant = await _scene.AsAsync("applicant");

        var answer = await applicant.PostFormAsync(
            _scene.Page("/self"),
            [],
            "Workbook",
            ("form.xlsx", "hello"u8.ToArray())
        );

        Assert.That((int)answer.Status, Is.EqualTo(422));
        Assert.That(answer.Faults, Is.EqualTo(new[] { "The file is not an Excel workbook (xlsx)." }));
    }

    [Test]
    public async Task Evidence_is_kept_with_the_appraisal()
    {
        var applicant = await _scene.AsAsync("applicant");

        var answer = await applicant.PostFormAsync(
            _scene.Page("/self"),
            [],
            "Evidence",
            ("register.txt", "20 dryers"u8.ToArray())
        );

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Redirect), answer.Text);
        Assert.That((await applicant.GetAsync(_scene.Page("/self"))).Text, Does.Contain("register.txt"));
    }

    private async Task<byte[]> TakeAsync()
    {
        var applicant = await _scene.AsAsync("applicant");
        return await applicant.Http.GetByteArrayAsync(_scene.Page("/self?handler=Workbook"));
    }

    private async Task<Harness.FundPageView> BringAsync(Action<IXLWorksheet> change)
    {
        using var book = new XLWorkbook(new MemoryStream(await TakeAsync()));
        change(book.Worksheet(1));
        using var file = new MemoryStream();
        book.SaveAs(file);
        var applicant = await _scene.AsAsync("applicant");
        return await applicant.PostFormAsync(_scene.Page("/self"), [], "Workbook", ("form.xlsx", file.ToArray()));
    }
}
