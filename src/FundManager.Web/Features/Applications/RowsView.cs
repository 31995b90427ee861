using FundManager.Domain.Applications;
using FundManager.Domain.Appraisals;
using FundManager.Domain.Awards;

namespace FundManager.Web.Features.Applications;

public enum RowControl
{
    Text,
    Amount,
    Number,
    Day,
    Choice,
    Tick,
}

/// <summary>One field of each row: how it is typed, and its width in twelfths where rows stand as blocks.</summary>
public sealed record RowColumn(RowControl Control, int Width)
{
    public bool IsOptional { get; init; }

    public IReadOnlyList<(string Value, string Text)> Choices { get; init; } = [];
}

/// <summary>One list of the form as it is shown.</summary>
public sealed record RowsView(EditView Edit, FormList List, IReadOnlyList<RowColumn> Columns)
{
    /// <summary>Whether the rows fit in a table; else each is a block of its own.</summary>
    public bool IsTable { get; init; }

    /// <summary>The field that gets the focus: the new row's first, or "add" after a removal.</summary>
    public string? Focus { get; init; }

    public IReadOnlyList<string[]> Rows => List.Read(Edit.Form);

    public string NameOf(int row, int column) => $"Form.{List.Name}[{row}].{List.Fields[column]}";

    /// <summary>How each list is laid out.</summary>
    public static RowsView Of(string name, EditView edit, Texts texts, string? focus = null)
    {
        var list = FormLists.Find(name) ?? throw new InvalidOperationException($"No list {name}.");
        return name switch
        {
            nameof(ApplicationForm.Budget) => new RowsView(edit, list, Budget(texts)) { IsTable = true, Focus = focus },
            nameof(ApplicationForm.Inputs) => new RowsView(edit, list, Inputs(texts)) { Focus = focus },
            nameof(ApplicationForm.Milestones) => new RowsView(edit, list, Milestones()) { Focus = focus },
            nameof(ApplicationForm.Indicators) => new RowsView(edit, list, Indicators(edit, texts)) { Focus = focus },
            nameof(ApplicationForm.Tranches) => new RowsView(edit, list, Tranches()) { IsTable = true, Focus = focus },
            _ => new RowsView(edit, list, [new(RowControl.Text, 4), new(RowControl.Text, 8)])
            {
                IsTable = true,
                Focus = focus,
            },
        };
    }

    private static IReadOnlyList<RowColumn> Budget(Texts texts) =>
        [
            new(RowControl.Text, 6),
            new(RowControl.Choice, 6)
            {
                Choices = [.. BudgetHeadings.All.Select(key => (key, texts[$"applications.Heading_{key}"]))],
            },
            new(RowControl.Amount, 6),
            new(RowControl.Amount, 6),
        ];

    private static IReadOnlyList<RowColumn> Inputs(Texts texts) =>
        [
            new(RowControl.Text, 8),
            new(RowControl.Choice, 4)
            {
                Choices =
                [
                    .. Enum.GetNames<InputKind>().Select(kind => (kind, texts[$"applications.InputKind_{kind}"])),
                ],
            },
            new(RowControl.Amount, 4),
            new(RowControl.Day, 4),
            new(RowControl.Text, 4),
        ];

    private static IReadOnlyList<RowColumn> Milestones() =>
        [new(RowControl.Text, 8), new(RowControl.Day, 4), new(RowControl.Text, 12), new(RowControl.Tick, 12)];

    private static IReadOnlyList<RowColumn> Indicators(EditView edit, Texts texts) =>
        [
            new(RowControl.Text, 8),
            new(RowControl.Choice, 4) { Choices = [.. PartsOf(edit.Check.Framework)] },
            new(RowControl.Choice, 3)
            {
                Choices =
                [
                    .. IndicatorRowValidator.Operators.Select(known =>
                        (known.Key, texts[$"applications.Operator_{known.Value}"])
                    ),
                ],
            },
            new(RowControl.Text, 3),
            new(RowControl.Text, 3),
            new(RowControl.Number, 3),
            new(RowControl.Text, 12),
        ];

    private static IReadOnlyList<RowColumn> Tranches() =>
        [
            new(RowControl.Amount, 3),
            new(RowControl.Day, 3),
            new(RowControl.Number, 3) { IsOptional = true },
            new(RowControl.Text, 3) { IsOptional = true },
        ];

    private static IEnumerable<(string Value, string Text)> PartsOf(AppraisalFramework framework) =>
        framework
            .Blocks.Where(block => block.Kind == BlockKind.Indicators)
            .SelectMany(block => block.Parts)
            .Select(part => (part.Id, Show.Of(part.Name)));
}
