using ClosedXML.Excel;

namespace FundManager.Documents.Workbooks;

/// <summary>A hidden sheet with the lists that cells choose from: a list inside a rule may hold 255 characters only.</summary>
internal sealed class ChoiceLists(XLWorkbook book)
{
    private const string Name = "_choices";
    private IXLWorksheet? _sheet;
    private int _columns;

    public void Offer(IXLRange cells, IReadOnlyList<string> choices)
    {
        // Last by position, so that the sheets in sight keep their places.
        _sheet ??= book.AddWorksheet(Name);
        _columns++;
        for (var i = 0; i < choices.Count; i++)
        {
            _sheet.Cell(i + 1, _columns).SetValue(FormulaText.Neutralise(choices[i]));
        }

        cells.SetDataValidation().List(_sheet.Range(1, _columns, choices.Count, _columns), inCellDropdown: true);
    }

    public void Hide()
    {
        if (_sheet is not null)
        {
            _sheet.Position = book.Worksheets.Count;
            _sheet.Hide();
        }
    }
}
