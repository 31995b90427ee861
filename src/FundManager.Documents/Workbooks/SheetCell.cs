using System.Runtime.InteropServices;

namespace FundManager.Documents.Workbooks;

/// <summary>The value of a cell: a text, a number, a day, a formula, or nothing. All but the formula turn into one by themselves.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SheetCell
{
    private SheetCell(string? text, decimal? number, DateOnly? date, string? formula = null)
    {
        Formula = formula;
        Text = text;
        Number = number;
        Date = date;
    }

    /// <summary>A cell with nothing in it.</summary>
    public static SheetCell Empty => default;

    /// <summary>The text, or null when it is none.</summary>
    public string? Text { get; }

    /// <summary>The number, or null when it is none.</summary>
    public decimal? Number { get; }

    /// <summary>The day, or null when it is none.</summary>
    public DateOnly? Date { get; }

    /// <summary>The formula, or null when it is none. Where it is not computed, <see cref="Text"/> or <see cref="Number"/> is its value.</summary>
    public string? Formula { get; }

    /// <summary>A cell that Excel computes.</summary>
    /// <param name="formula">In Excel's English form without the sign =; {0} stands for the number of the cell's own row. Never from what people typed.</param>
    /// <param name="value">Its value now, for large workbooks, which hold no formulas.</param>
    public static SheetCell Computed(string formula, decimal? value = null) => new(null, value, null, formula);

    /// <summary>A text; null or empty for nothing.</summary>
    public static implicit operator SheetCell(string? text) => FromString(text);

    /// <summary>A number; null for nothing.</summary>
    public static implicit operator SheetCell(decimal? number) => FromDecimal(number);

    /// <summary>A number.</summary>
    public static implicit operator SheetCell(decimal number) => FromDecimal(number);

    /// <summary>A number.</summary>
    public static implicit operator SheetCell(int number) => FromDecimal(number);

    /// <summary>A day; null for nothing.</summary>
    public static implicit operator SheetCell(DateOnly? date) => FromDateOnly(date);

    /// <summary>A day.</summary>
    public static implicit operator SheetCell(DateOnly date) => FromDateOnly(date);

    /// <summary>A text; null or empty for nothing.</summary>
    public static SheetCell FromString(string? text) => new(string.IsNullOrEmpty(text) ? null : text, null, null);

    /// <summary>A number; null for nothing.</summary>
    public static SheetCell FromDecimal(decimal? number) => new(null, number, null);

    /// <summary>A day; null for nothing.</summary>
    public static SheetCell FromDateOnly(DateOnly? date) => new(null, null, date);
}
