using FundManager.Domain.Appraisals;

namespace FundManager.Web.Features.Appraisals;

/// <summary>The form of one side as the page shows it.</summary>
public sealed record EntrySheetView(EntriesForm Form, Scorecard Card, bool IsScorer)
{
    public required AppraisalSheet Sheet { get; init; }

    public required MoneyRowView? Money { get; init; }

    public required IReadOnlyList<EntryBlockView> Blocks { get; init; }

    public string TotalText => Card.Total is { } total ? Show.Points(total) : "–";

    public string? GradeText => Card.Grade is { } grade ? Show.Of(grade.Name) : null;
}

/// <summary>The rows of one block.</summary>
public sealed record EntryBlockView(string Id, string Name, decimal? Weight, IReadOnlyList<EntryRowView> Rows);

/// <summary>A row to fill in.</summary>
public sealed record EntryRowView(int Index, Indicator Indicator, RowForm Form, LiveScore Live)
{
    public required string Target { get; init; }

    public required bool IsScorer { get; init; }

    public required SideView? Other { get; init; }

    public required IReadOnlyList<(string Value, string Text)> Bands { get; init; }

    /// <summary>Answers to whether the target will be met; empty where it is not asked.</summary>
    public required IReadOnlyList<(string Value, string Text)> Likelihoods { get; init; }

    public string Field(string name) => $"Input.Rows[{Index}].{name}";

    /// <summary>The scorer gives points only where the rule cannot, though something was reported.</summary>
    public bool AsksOwnScore =>
        IsScorer
        && Live.Row.Explanation.Code
            is ScoreReason.ActualOfOtherKind
                or ScoreReason.OtherUnit
                or ScoreReason.InvalidTarget;
}

/// <summary>The money row to fill in.</summary>
public sealed record MoneyRowView(MoneyForm Form, LiveScore Live, bool IsScorer, SideView? Other, string Budget);

/// <summary>What the rule makes of a row now.</summary>
public sealed record LiveScore(ScorecardRow Row, string Explanation)
{
    public string Points =>
        Row is { Counted: { } counted, Weight: { } weight }
            ? $"{Show.Points(counted)} / {ScoreTexts.Number(weight)}"
            : $"– / {ScoreTexts.Number(Row.Weight ?? 0)}";

    /// <summary>Short of full points, or far above the target: to be explained.</summary>
    public bool AsksReason =>
        Row.IsApplicable
        && (
            Row.Counted < Row.Weight
            || Row.Flags.Any(flag => flag is AppraisalFlag.OverAchievement or AppraisalFlag.OverExecution)
        );
}

/// <summary>Puts the form of one side together with what the rule makes of it.</summary>
[UseCase]
public sealed class BuildEntryRows(ScoreTexts texts, BuildScoreTree tree)
{
    /// <param name="sheet">What it is held against.</param>
    /// <param name="form">What is typed.</param>
    /// <param name="other">What the recipient entered, beside the appraiser's form; null on the recipient's own.</param>
    /// <param name="isScorer">Whether it is the appraiser's form.</param>
    public EntrySheetView Execute(AppraisalSheet sheet, EntriesForm form, AppraisalEntries? other, bool isScorer)
    {
        var card = sheet.Compute(form.ToEntries(sheet));
        var otherCard = other is null ? null : sheet.Compute(other);
        LiveScore Live(ScorecardRow row) => new(row, texts.Reason(row.Explanation));
        var bands = sheet.Framework.QualitativeBands.Select(band => (band.Id, NameOf(band))).ToList();
        List<(string, string)> likelihoods = sheet.IsHalfWay && !isScorer ? [.. texts.Likelihoods] : [];
        var rows = sheet
            .Indicators.Select(indicator => (Indicator: indicator, At: IndexOf(form, indicator.Number)))
            .Where(one => one.At >= 0)
            .Select(one => new EntryRowView(
                one.At,
                one.Indicator,
                form.Rows[one.At],
                Live(card.Rows.First(row => row.Number == one.Indicator.Number))
            )
            {
                Target = texts.Target(one.Indicator),
                IsScorer = isScorer,
                Other = tree.SideOf(sheet, one.Indicator.Number, other, otherCard),
                Bands = bands,
                Likelihoods = likelihoods,
            })
            .ToList();
        return new EntrySheetView(form, card, isScorer)
        {
            Sheet = sheet,
            Money = card.BudgetExecution is { } money
                ? new MoneyRowView(
                    form.Money,
                    Live(money),
                    isScorer,
                    tree.SideOf(sheet, Scorecard.BudgetNumber, other, otherCard),
                    Show.Money(sheet.Budget)
                )
                : null,
            Blocks = BlocksOf(card, rows),
        };
    }

    private static List<EntryBlockView> BlocksOf(Scorecard card, List<EntryRowView> rows) =>
        [
            .. card
                .Blocks.Select(block => new EntryBlockView(
                    block.Block,
                    Show.Of(block.Name),
                    block.Weight,
                    rows.FindAll(row => row.Indicator.Level1 == block.Block)
                ))
                .Where(block => block.Rows.Count > 0),
        ];

    private static int IndexOf(EntriesForm form, int number)
    {
        for (var i = 0; i < form.Rows.Count; i++)
        {
            if (form.Rows[i].Number == number)
            {
                return i;
            }
        }

        return -1;
    }

    private static string NameOf(Band band) =>
        $"{Show.Of(band.Name)} ({ScoreTexts.Number(band.From)}–{ScoreTexts.Number(band.To)})";
}

/// <summary>The points of a row on the page, or in the answer to a save.</summary>
public sealed record LivePointsView(int Number, LiveScore Live, bool IsOwn)
{
    public bool IsSwap { get; init; }

    /// <summary>The recipient explains its shortfall; the appraiser need not.</summary>
    public bool AsksReason => IsOwn && Live.AsksReason;
}

/// <summary>The total on the page, or in the answer to a save.</summary>
public sealed record TotalView(EntrySheetView Sheet)
{
    public bool IsSwap { get; init; }
}
