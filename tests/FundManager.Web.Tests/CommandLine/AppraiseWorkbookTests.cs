using System.Text.Json.Nodes;
using ClosedXML.Excel;
using FundManager.Testing;
using FundManager.Web.Tests.Proof;

namespace FundManager.Web.Tests.CommandLine;

/// <summary>appraise on a workbook: published tables, laid out as the official form has them.</summary>
internal sealed class AppraiseWorkbookTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fund-tables-").FullName;

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(_folder, recursive: true);

    [TestCase("fishing-ban-2020")]
    [TestCase("qingshen-wages-2023")]
    [TestCase("yongde-nutrition-2022")]
    public async Task A_printed_table_gives_what_its_json_form_gives(string name)
    {
        var example = JsonNode.Parse(
            await File.ReadAllTextAsync(
                Path.Combine(
                    Repository.Root,
                    "tests",
                    "FundManager.Domain.Tests",
                    "Examples",
                    $"self-appraisal-{name}.json"
                )
            )
        )!;
        using var form = OfficialForm(example["table"]!);

        var (exitCode, output, errors) = await RunAsync(form, "--json");

        Assert.That((exitCode, errors.Trim()), Is.EqualTo((0, "")));
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(output), example["expected"]), Is.True, output);
    }

    [Test]
    public async Task A_target_in_one_cell_is_taken_apart()
    {
        using var form = Table(
            ["三级指标", "年度指标值", "实际完成值", "分值", "得分"],
            ["培训人次", "不低于 800 人次", "400人次", "40", "20"],
            ["满意率", "≥95%", "98%", "30", "30"],
            ["完成时间", "2026年6月30日前完成", "2026-06-30", "20", "20"]
        );

        var (exitCode, output, errors) = await RunAsync(form, "--json");

        Assert.That((exitCode, errors.Trim()), Is.EqualTo((0, "")));
        var rows = JsonNode.Parse(output)!["indicators"]!.AsArray().Skip(1).Select(row => (decimal?)row!["score"]);
        Assert.That(rows, Is.EqualTo(new decimal?[] { 20m, 30m, 20m }));
    }

    [Test]
    public async Task Cells_that_cannot_be_read_are_named_by_row_and_address()
    {
        using var form = Table(
            ["三级指标", "年度指标值", "实际完成值", "分值", "得分"],
            ["满意率", "≥95%", "0.98", "90", "九十"]
        );
        using var weights = Table(["三级指标", "年度指标值", "实际完成值", "分值"], ["甲", "≥1", "1", "很多"]);

        var (exitCode, output, errors) = await RunAsync(form, "--json");
        var (_, _, others) = await RunAsync(weights);

        Assert.That((exitCode, output.Trim()), Is.EqualTo((1, "")));
        Assert.That(errors, Does.Contain("row 2, C2: fraction-of-percent (0.98, 95%)"));
        Assert.That(others, Does.Contain("row 2, D2: not-a-number"));
    }

    [Test]
    public async Task A_workbook_without_the_table_says_what_was_looked_for()
    {
        using var form = Table(["姓名", "电话"], ["甲", "1"]);

        var (exitCode, _, errors) = await RunAsync(form);

        Assert.That((exitCode, errors.Trim()), Is.EqualTo((1, "Sheet1: no-header (三级指标, 实际完成值)")));
    }

    private async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        XLWorkbook form,
        params IEnumerable<string> options
    )
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid():N}.xlsx");
        form.SaveAs(path);
        return await ProgramProcess.RunAsync(["appraise", path, "--framework", "cn-self-2020", .. options]);
    }

    private static XLWorkbook Table(params IEnumerable<string[]> rows)
    {
        var workbook = new XLWorkbook();
        var sheet = workbook.AddWorksheet();
        foreach (var (row, cells) in rows.Index())
        {
            foreach (var (column, text) in cells.Index())
            {
                sheet.Cell(row + 1, column + 1).Value = text;
            }
        }

        return workbook;
    }

    // Title, unit, money, the table with merged first columns, total.
    private static XLWorkbook OfficialForm(JsonNode table)
    {
        var workbook = new XLWorkbook();
        var sheet = workbook.AddWorksheet("自评表");
        sheet.Cell(1, 1).Value = "项目支出绩效自评表";
        sheet.Range(1, 1, 1, 8).Merge();
        Write(sheet, 3, "项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分");
        var money = table["budget_execution"]!;
        string[] whole = ["年度资金总额", "", "", Text(money["annual_budget"]), Text(money["executed"])];
        Write(sheet, 4, [.. whole, Text(money["weight"]), "", Text(money["published_score"])]);
        Write(sheet, 5, "其中：当年财政拨款", "", "", Text(money["annual_budget"]), Text(money["executed"]));
        Write(sheet, 6, "年度总体目标", "", "按计划完成");
        Write(
            sheet,
            7,
            "一级指标",
            "二级指标",
            "三级指标",
            "年度指标值",
            "实际完成值",
            "分值",
            "得分",
            "偏差原因分析及改进措施"
        );
        var at = WriteIndicators(sheet, 8, table["indicators"]!.AsArray());
        Write(sheet, at, "总分", "", "", "", "", "100", Text(table["published_total"]));
        return workbook;
    }

    private static int WriteIndicators(IXLWorksheet sheet, int at, JsonArray rows)
    {
        var last = "";
        foreach (var row in rows)
        {
            var level1 = (string)row!["level1"]!;
            var sign = (string?)row["operator"] is { } how and not "qualitative"
                ? how.Replace(">=", "≥", StringComparison.Ordinal)
                : "";
            Write(
                sheet,
                at++,
                level1 == last ? "" : $"{level1}（50分）",
                (string?)row["level2"] ?? "",
                (string)row["name"]!,
                $"{sign}{Text(row["target"])}{(sign.Length > 0 ? (string?)row["unit"] : "")}",
                Text(row["actual"]),
                Text(row["weight"]),
                Text(row["published_score"])
            );
            last = level1;
        }

        return at;
    }

    private static void Write(IXLWorksheet sheet, int row, params ReadOnlySpan<string> texts)
    {
        for (var i = 0; i < texts.Length; i++)
        {
            sheet.Cell(row, i + 1).Value = texts[i];
        }
    }

    private static string Text(JsonNode? value) => value is null ? "" : value.ToString();
}
