using FundManager.Documents.Blocks;

namespace FundManager.Web.Reports.Appraisals;

/// <summary>The cells that the official forms of performance appraisal (财预〔2020〕10号) consist of.</summary>
internal static class OfficialForm
{
    /// <summary>What a cell stands for that has nothing to say.</summary>
    public const string Nothing = "—";

    /// <summary>Names what stands to its right.</summary>
    public static TableCell Name(string text, int columns = 1, int rows = 1) =>
        new(text)
        {
            Names = CellNaming.Row,
            ColumnSpan = columns,
            RowSpan = rows,
        };

    /// <summary>Names what stands beneath it.</summary>
    public static TableCell Head(string text, int columns = 1) =>
        new(text) { Names = CellNaming.Column, ColumnSpan = columns };

    public static TableCell Said(string text, int columns = 1) => new(text) { ColumnSpan = columns };

    public static TableCell Amount(string text, int columns = 1) =>
        new(text) { Alignment = ColumnAlignment.Right, ColumnSpan = columns };

    /// <summary>Parts of a form that follow one another as one grid.</summary>
    public static IEnumerable<Block> Joined(IEnumerable<Block> parts)
    {
        Form? open = null;
        foreach (var part in parts)
        {
            if (part is Form form && (open is null || form.Shares.SequenceEqual(open.Shares)))
            {
                open = open is null ? form : open with { Rows = [.. open.Rows, .. form.Rows] };
                continue;
            }

            if (open is not null)
            {
                yield return open;
                open = null;
            }

            if (part is Form other)
            {
                open = other;
            }
            else
            {
                yield return part;
            }
        }

        if (open is not null)
        {
            yield return open;
        }
    }
}
