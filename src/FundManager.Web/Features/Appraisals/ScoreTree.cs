using FundManager.Domain;
using FundManager.Domain.Appraisals;

namespace FundManager.Web.Features.Appraisals;

/// <summary>The scores of both sides, block by block, as the page shows them.</summary>
public sealed record ScoreTree(IReadOnlyList<BlockView> Blocks, Scorecard? Self, Scorecard? Found)
{
    public bool HasSelf => Self is not null;

    public bool HasFound => Found is not null;
}

/// <summary>One block with its rows.</summary>
public sealed record BlockView(string Id, string Name, decimal? Weight, decimal? SelfScore, decimal? Score)
{
    public required IReadOnlyList<RowView> Rows { get; init; }

    /// <summary>Whether the block is its one row: budget execution.</summary>
    public bool IsOneRow => Rows is [{ Number: Scorecard.BudgetNumber }];
}

/// <summary>One row: what was agreed, and what each side says of it.</summary>
public sealed record RowView(int Number, string Name, string? Part, string Target, decimal? Weight)
{
    public SideView? Self { get; init; }

    public SideView? Found { get; init; }
}

/// <summary>What one side says of a row.</summary>
public sealed record SideView(string? Actual, ScorecardRow Row, string Explanation)
{
    public string? Evidence { get; init; }

    public string? Reason { get; init; }

    public string? Improvement { get; init; }

    public bool IsOwnScore => Row is { Score: null, Counted: not null };
}

/// <summary>Puts agreement, entries and scores together for reading.</summary>
[UseCase]
public sealed class BuildScoreTree(ScoreTexts texts, Texts words)
{
    /// <param name="sheet">What it is held against.</param>
    /// <param name="self">What the recipient entered; null when the reader must not see it.</param>
    /// <param name="found">What the appraiser entered; null likewise.</param>
    public ScoreTree Execute(AppraisalSheet sheet, AppraisalEntries? self, AppraisalEntries? found)
    {
        var selfCard = self is null ? null : sheet.Compute(self);
        var foundCard = found is null ? null : sheet.Compute(found);
        var any = foundCard ?? selfCard ?? sheet.Compute(AppraisalEntries.None);
        return new ScoreTree(
            [
                .. any.Blocks.Select(block => new BlockView(
                    block.Block,
                    Show.Of(block.Name),
                    block.Weight,
                    ScoreOf(selfCard, block),
                    ScoreOf(foundCard, block)
                )
                {
                    Rows =
                    [
                        .. any
                            .AllRows.Where(row => row.Block == block.Block)
                            .Select(row => RowOf(sheet, row, (self, selfCard), (found, foundCard))),
                    ],
                }),
            ],
            selfCard,
            foundCard
        );
    }

    /// <summary>What one side says of a row.</summary>
    public SideView? SideOf(AppraisalSheet sheet, int number, AppraisalEntries? entries, Scorecard? card)
    {
        if (entries is null || card?.AllRows.FirstOrDefault(row => row.Number == number) is not { } row)
        {
            return null;
        }

        if (number == Scorecard.BudgetNumber)
        {
            var money = sheet.BudgetExecutionOf(entries);
            return new SideView(Spent(money), row, texts.Reason(row.Explanation))
            {
                Reason = money.Reason,
                Improvement = money.Improvement,
            };
        }

        var actual = entries.ActualOf(number);
        var indicator = sheet.Indicators.First(one => one.Number == number);
        return new SideView(texts.Actual(indicator, actual, sheet.Framework), row, texts.Reason(row.Explanation))
        {
            Evidence = actual.Evidence,
            Reason = actual.Reason,
            Improvement = actual.Improvement,
        };
    }

    private static decimal? ScoreOf(Scorecard? card, BlockScore block) =>
        card?.Blocks.FirstOrDefault(one => one.Block == block.Block)?.Score;

    private RowView RowOf(
        AppraisalSheet sheet,
        ScorecardRow row,
        (AppraisalEntries? Entries, Scorecard? Card) self,
        (AppraisalEntries? Entries, Scorecard? Card) found
    )
    {
        var indicator = sheet.Indicators.FirstOrDefault(one => one.Number == row.Number);
        return new RowView(
            row.Number,
            Show.Of(row.Name),
            PartOf(sheet.Framework, indicator),
            indicator is null ? words["appraisals.Target_Budget", sheet.Budget] : texts.Target(indicator),
            row.Weight
        )
        {
            Self = SideOf(sheet, row.Number, self.Entries, self.Card),
            Found = SideOf(sheet, row.Number, found.Entries, found.Card),
        };
    }

    private string? Spent(BudgetExecution money) =>
        money.IsNotApplicable ? words["appraisals.NotApplicable"]
        : money.IsMissing ? null
        : words[
            "appraisals.Actual_Budget",
            new Money(Math.Max(0, money.Executed!.Value)),
            new Money(Math.Max(0, money.AdjustedAnnualBudget!.Value))
        ];

    private static string? PartOf(AppraisalFramework framework, Indicator? indicator) =>
        indicator?.Level2 is { } part
            ? framework
                .Blocks.SelectMany(block => block.Parts)
                .Where(one => one.Id == part)
                .Select(one => Show.Of(one.Name))
                .FirstOrDefault(part)
            : null;
}
