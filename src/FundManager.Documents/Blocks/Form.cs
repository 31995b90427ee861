namespace FundManager.Documents.Blocks;

/// <summary>
/// An official form: a ruled grid whose cells name something or say it. It has no header, and it may be parted between any two rows
/// but not between names and what they name; a cell that reaches down goes on overleaf without its text.
/// </summary>
/// <param name="Shares">Widths of the columns in relation to one another, each above 0; at least one.</param>
/// <param name="Rows">Their cells cover each column once; none prints nothing.</param>
public sealed record Form(IReadOnlyList<double> Shares, IReadOnlyList<TableRow> Rows) : Block;
