using System.Globalization;
using FundManager.Documents.Workbooks;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;
using Microsoft.AspNetCore.Mvc;

namespace FundManager.Web.Features.Appraisals;

/// <summary>The self-appraisal as a workbook to be filled in away from the program, and read again.</summary>
[UseCase]
public sealed class SelfWorkbook(ScoreTexts scores, Texts texts, TimeProvider clock)
{
    /// <summary>The content type of xlsx.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Rows above the first indicator: title, gap, names of columns.</summary>
    public const int HeaderRows = 3;

    public FileContentResult Write(Appraisal appraisal, Award award, AppraisalSheet sheet, AppraisalEntries entries)
    {
        var workbook = new Workbook
        {
            Title = texts["appraisals.SelfTitle"],
            CreatedAt = clock.GetUtcNow(),
            Sheets = [SheetOf(award, sheet, entries)],
        };
        return new FileContentResult(workbook.Write(), ContentType)
        {
            FileDownloadName = $"{appraisal.Number.Replace('/', '-')}.xlsx",
        };
    }

    /// <summary>Entries of an uploaded workbook, or every cell that cannot be read.</summary>
    public async Task<WorkbookAnswer> ReadAsync(
        IFormFile? file,
        AppraisalSheet sheet,
        CancellationToken cancellationToken
    )
    {
        if (file is null)
        {
            return new WorkbookAnswer(null, [], texts["faults.File"]);
        }

        try
        {
            await using var content = file.OpenReadStream();
            var read = await SheetReader.ReadAsync(content, new SheetLimits(), sheetName: null, cancellationToken);
            var reading = new SelfWorkbookReading(sheet, read, texts);
            return reading.Faults.Count == 0
                ? new WorkbookAnswer(reading.Entries, [], "")
                : new WorkbookAnswer(null, reading.Faults, texts["appraisals.WorkbookCells", reading.Faults.Count]);
        }
        catch (WorkbookRefusedException refused)
        {
            var key = $"appraisals.Workbook_{refused.Code}";
            return new WorkbookAnswer(
                null,
                [],
                Texts.Find(key) is null ? texts["appraisals.Workbook_unreadable"] : texts[key]
            );
        }
    }

    private Sheet SheetOf(Award award, AppraisalSheet sheet, AppraisalEntries entries) =>
        new()
        {
            Name = texts["appraisals.SelfSheet"],
            Title = $"{texts["appraisals.SelfTitle"]} · {award.Number} {Show.Of(award.Title)}",
            HasFilter = false,
            TotalLabel = texts["appraisals.Sum"],
            Columns =
            [
                new(texts["appraisals.No"], CellKind.Number),
                new(texts["appraisals.Block"]),
                new(texts["appraisals.Indicator"]) { Width = 36 },
                new(texts["appraisals.Target"]),
                new(texts["appraisals.TargetNumber"], CellKind.Number),
                new(texts["appraisals.Unit"]),
                new(texts["appraisals.Weight"], CellKind.Number) { IsSummed = true },
                new(texts["appraisals.Actual"]) { IsEntry = true },
                new(texts["appraisals.Band"])
                {
                    IsEntry = true,
                    Choices = [.. sheet.Framework.QualitativeBands.Select(band => Show.Of(band.Name))],
                },
                new(texts["appraisals.Percent"], CellKind.Number) { IsEntry = true },
                new(texts["appraisals.MarkNotApplicable"])
                {
                    IsEntry = true,
                    Choices = [texts["shared.Yes"], texts["shared.No"]],
                },
                new(texts["appraisals.Evidence"]) { IsEntry = true, Width = 30 },
                new(texts["appraisals.Reason"]) { IsEntry = true, Width = 30 },
                new(texts["appraisals.Improvement"]) { IsEntry = true, Width = 30 },
                new(texts["appraisals.Score"], CellKind.Number) { IsSummed = true, Format = "0.00" },
                // The last one, so that workbooks from before it are read as well.
                .. LikelihoodColumn(sheet),
            ],
            Rows = [.. MoneyRow(sheet, entries), .. sheet.Indicators.Select(one => RowOf(sheet, one, entries))],
        };

    private IEnumerable<IReadOnlyList<SheetCell>> MoneyRow(AppraisalSheet sheet, AppraisalEntries entries)
    {
        if (sheet.Framework.BudgetBlock is not { } block)
        {
            yield break;
        }

        var money = sheet.BudgetExecutionOf(entries);
        yield return
        [
            Scorecard.BudgetNumber,
            Show.Of(block.Name),
            texts["appraisals.Executed"],
            texts["appraisals.Target_Budget", sheet.Budget],
            sheet.Budget.Amount,
            "CNY",
            block.Weight,
            money.Executed,
            SheetCell.Empty,
            SheetCell.Empty,
            texts[money.IsNotApplicable ? "shared.Yes" : "shared.No"],
            SheetCell.Empty,
            money.Reason,
            money.Improvement,
            Points("MIN(H{0}/E{0},1)"),
            .. LikelihoodColumn(sheet).Select(_ => SheetCell.Empty),
        ];
    }

    private IEnumerable<SheetColumn> LikelihoodColumn(AppraisalSheet sheet) =>
        sheet.IsHalfWay
            ?
            [
                new(texts["appraisals.Likelihood"])
                {
                    IsEntry = true,
                    Width = 20,
                    Choices = [.. scores.Likelihoods.Select(one => one.Text)],
                },
            ]
            : [];

    private IReadOnlyList<SheetCell> RowOf(AppraisalSheet sheet, Indicator indicator, AppraisalEntries entries)
    {
        var actual = entries.ActualOf(indicator.Number);
        var band = sheet.Framework.QualitativeBands.FirstOrDefault(one => one.Id == actual.Band);
        return
        [
            indicator.Number,
            sheet.Framework.FindBlock(indicator.Level1) is { } block ? Show.Of(block.Name) : indicator.Level1,
            Show.Of(indicator.Name),
            scores.Target(indicator),
            indicator.Target,
            indicator.Unit,
            indicator.Weight,
            actual.Value is { } value ? value
            : actual.On is { } day ? day
            : actual.Text,
            band is null ? SheetCell.Empty : Show.Of(band.Name),
            actual.Percent,
            texts[actual.IsNotApplicable ? "shared.Yes" : "shared.No"],
            actual.Evidence,
            actual.Reason,
            actual.Improvement,
            FormulaOf(sheet, indicator),
            .. LikelihoodColumn(sheet)
                .Select(_ => (SheetCell)(actual.Likelihood is { } told ? scores.Likelihood(told) : null)),
        ];
    }

    /// <summary>The rule as the sheet can compute it: a first look; what counts is computed again when it is read.</summary>
    private static SheetCell FormulaOf(AppraisalSheet sheet, Indicator indicator) =>
        !indicator.HasValidTarget || sheet.Framework.OverAchievement.Policy != OverAchievementPolicy.FlagOnly
            ? SheetCell.Empty
            : indicator.Operator switch
            {
                IndicatorOperator.GreaterOrEqual or IndicatorOperator.Equal or IndicatorOperator.Satisfaction => Points(
                    "MIN(H{0}/E{0},1)"
                ),
                IndicatorOperator.LessOrEqual => Points("IF(H{0}<=E{0},1,E{0}/H{0})"),
                IndicatorOperator.Qualitative => SheetCell.Computed("IF(ISNUMBER(J{0}),ROUND(G{0}*J{0}/100,2),\"\")"),
                _ => SheetCell.Empty,
            };

    private static SheetCell Points(string share) =>
        SheetCell.Computed(
            string.Create(CultureInfo.InvariantCulture, $"IF(ISNUMBER(H{{0}}),ROUND(G{{0}}*{share},2),\"\")")
        );
}

/// <summary>What an uploaded workbook says: its entries, or why they are not taken.</summary>
public sealed record WorkbookAnswer(AppraisalEntries? Entries, IReadOnlyList<CellFault> Faults, string Why);
