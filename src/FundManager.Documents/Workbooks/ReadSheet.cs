using System.Globalization;

namespace FundManager.Documents.Workbooks;

/// <summary>A sheet of an uploaded workbook as text: numbers with a point and no grouping, days as 2026-03-09, instants as 2026-03-09T08:30:00.</summary>
/// <param name="Name">Name on the tab.</param>
/// <param name="Rows">Those that hold something, from the top.</param>
public sealed record ReadSheet(string Name, IReadOnlyList<ReadRow> Rows)
{
    /// <summary>The text at an address, for example "B3"; empty when there is none.</summary>
    public string this[string address]
    {
        get
        {
            var letters = new string([.. address.TakeWhile(char.IsAsciiLetterUpper)]);
            return int.TryParse(
                address.AsSpan(letters.Length),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
                ? Rows.FirstOrDefault(row => row.Number == number)?[letters] ?? ""
                : "";
        }
    }
}
