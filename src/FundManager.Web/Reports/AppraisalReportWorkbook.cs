using FundManager.Documents.Workbooks;
using FundManager.Domain;
using FundManager.Domain.Appraisals;
using FundManager.Web.Features;
using FundManager.Web.Features.Appraisals;

namespace FundManager.Web.Reports;

/// <summary>The scores of a published appraisal as a workbook: a row for each indicator with both sides, and live sums.</summary>
[UseCase]
public sealed class AppraisalReportWorkbook(
    ReportWordings wordings,
    ScoreTexts scores,
    BuildScoreTree tree,
    Texts texts
)
{
    /// <summary>The report as an xlsx file.</summary>
    /// <param name="report">What it tells.</param>
    /// <param name="language">"en" or "zh-Hans".</param>
    public byte[] Render(AppraisalReport report, string language) =>
        ReportLanguage.In(
            language,
            () =>
                new Workbook
                {
                    Title = $"{texts[$"appraisals.Title_{report.Stage}"]} {report.Number}",
                    CreatedAt = report.StandsSince,
                    Author = Show.Of(report.Award.Fund),
                    Sheets = [Scores(report), Facts(report, wordings[language])],
                }.Write()
        );

    private Sheet Scores(AppraisalReport report)
    {
        var sheet = new AppraisalSheet(report.Framework, report.Frozen.Indicators, Money.Zero, Money.Zero);
        var selfCard = report.Self is null ? null : sheet.Compute(report.Self);
        return new Sheet
        {
            Name = texts["appraisals.Scores"],
            Title = $"{texts[$"appraisals.Title_{report.Stage}"]} {report.Number} · {Show.Of(report.Award.Title)}",
            TotalLabel = texts["appraisals.Sum"],
            Columns =
            [
                new(texts["appraisals.No"], CellKind.Number),
                new(texts["appraisals.Block"]),
                new(texts["appraisals.Indicator"]) { Width = 36 },
                new(texts["appraisals.Target"]),
                new(texts["appraisals.Weight"], CellKind.Number) { IsSummed = true },
                new(texts["appraisals.SelfSide"]),
                Points("appraisals.SelfScore"),
                new(texts["appraisals.FoundSide"]),
                Points("appraisals.FoundScore"),
                new(texts["appraisals.Why"]) { Width = 44 },
            ],
            Rows =
            [
                .. report.Frozen.Result.AllRows.Select(row =>
                    RowOf(report, row, tree.SideOf(sheet, row.Number, report.Self, selfCard))
                ),
            ],
        };
    }

    private SheetColumn Points(string key) => new(texts[key], CellKind.Number) { Format = "0.00", IsSummed = true };

    private IReadOnlyList<SheetCell> RowOf(AppraisalReport report, ScorecardRow row, SideView? self)
    {
        var indicator = report.Frozen.Indicators.FirstOrDefault(one => one.Number == row.Number);
        var actual = report.Frozen.Actuals.FirstOrDefault(one => one.Number == row.Number);
        var money = report.Frozen.BudgetExecution;
        return
        [
            row.Number,
            report.Framework.FindBlock(row.Block) is { } block ? Show.Of(block.Name) : row.Block,
            Show.Of(row.Name),
            indicator is null ? Yuan(money?.AdjustedAnnualBudget) : scores.Target(indicator),
            row.Weight,
            self?.Actual,
            self?.Row.Counted,
            indicator is null ? Yuan(money?.Executed) : scores.Actual(indicator, actual, report.Framework),
            row.Counted,
            scores.Reason(row.Explanation),
        ];
    }

    private Sheet Facts(AppraisalReport report, ReportWords words) =>
        new()
        {
            Name = texts["appraisals.Facts"],
            HasFilter = false,
            Columns = [new(texts["appraisals.Fact"]) { Width = 30 }, new(texts["appraisals.Value"]) { Width = 70 }],
            Rows =
            [
                [words["number"], report.Number],
                [words["award"], report.Award.Number],
                [words["project"], Show.Of(report.Award.Title)],
                [words["recipient"], Show.Of(report.Award.Recipient)],
                [words["fund"], Show.Of(report.Award.Fund)],
                [words["framework"], Show.Of(report.Framework.Title)],
                [texts["appraisals.Total"], report.Frozen.Result.Total is { } total ? Show.Points(total) : ""],
                [texts["appraisals.Grade"], report.Frozen.Result.Grade is { } grade ? Show.Of(grade.Name) : ""],
                [
                    texts["appraisals.Outcome"],
                    report.Outcome is { } outcome ? texts[$"appraisals.Outcome_{outcome}"] : "",
                ],
                [words["frozenHash"], report.Seal.Hash],
                [words["chainHash"], report.Seal.EventHash],
            ],
        };

    private static string? Yuan(decimal? amount) =>
        amount is { } known ? Show.Money(new Money(Math.Max(0, known))) : null;
}
