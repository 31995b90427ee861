namespace FundManager.Web.Features.Applications;

/// <summary>The control of one field of one row.</summary>
public sealed record CellView(RowsView List, int Row, int Column, string Value)
{
    /// <summary>Its name for those who do not see the column's head; null where a label stands beside it.</summary>
    public string? Label { get; init; }

    public string? Hint { get; init; }

    /// <summary>The words beside a box to tick.</summary>
    public string TickText { get; init; } = "";

    public string Name => List.NameOf(Row, Column);

    public string Id => FieldView.IdOf(Name);

    public RowColumn Kind => List.Columns[Column];

    public string? Fault => List.Edit.ShownFaultOf(Name);

    public bool HasFocus => List.Focus == Id;
}

/// <summary>The sum under a list.</summary>
public sealed record SumView(string List, FormSums Sums)
{
    /// <summary>Whether it takes the place of the one that is shown already.</summary>
    public bool IsUpdate { get; init; }
}
