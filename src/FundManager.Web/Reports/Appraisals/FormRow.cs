using FundManager.Documents.Blocks;

namespace FundManager.Web.Reports.Appraisals;

/// <summary>A row of the official forms, where indicators stand under the first and second level that they share.</summary>
/// <param name="Level1">Name of the first level.</param>
/// <param name="Level2">Name of the second level.</param>
/// <param name="Rest">The cells behind them.</param>
internal sealed record FormRow(string Level1, string Level2, IReadOnlyList<TableCell> Rest)
{
    /// <summary>Rows that one cell of a level may span: tied rows go to the next page together, and more of them would leave a hole.</summary>
    private const int MostTied = 3;

    /// <summary>The rows in their order; each level is one cell beside its rows.</summary>
    public static IReadOnlyList<TableRow> Grouped(IReadOnlyList<FormRow> rows) =>
        [
            .. rows.GroupBy(row => row.Level1, StringComparer.Ordinal)
                .SelectMany(block => block.Chunk(MostTied))
                .SelectMany(Tied),
        ];

    /// <summary>The rows of a <see cref="Form"/> in their order, which may part between any two of them; each level is one naming cell.</summary>
    public static IReadOnlyList<TableRow> Framed(IReadOnlyList<FormRow> rows) =>
        [.. rows.GroupBy(row => row.Level1, StringComparer.Ordinal).SelectMany(block => Tied([.. block]))];

    private static IEnumerable<TableRow> Tied(FormRow[] block)
    {
        var isFirst = true;
        foreach (var part in block.GroupBy(row => row.Level2, StringComparer.Ordinal))
        {
            var level2 = OfficialForm.Name(part.Key, rows: part.Count());
            foreach (var (row, i) in part.Select((row, i) => (row, i)))
            {
                List<TableCell> cells = [];
                if (isFirst)
                {
                    cells.Add(OfficialForm.Name(block[0].Level1, rows: block.Length));
                }

                if (i == 0)
                {
                    cells.Add(level2);
                }

                yield return new TableRow([.. cells, .. row.Rest]);
                isFirst = false;
            }
        }
    }
}
