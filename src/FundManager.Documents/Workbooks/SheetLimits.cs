namespace FundManager.Documents.Workbooks;

/// <summary>How much of an uploaded workbook is read.</summary>
public sealed record SheetLimits
{
    /// <summary>Greatest size of the file in bytes.</summary>
    public long FileBytesMax { get; init; } = 10 * 1024 * 1024;

    /// <summary>Greatest size of all parts unpacked, in bytes.</summary>
    public long UnpackedBytesMax { get; init; } = 100 * 1024 * 1024;

    /// <summary>Greatest number of parts in the package; an ordinary workbook has about twenty.</summary>
    public int PartsMax { get; init; } = 500;

    /// <summary>How many times larger a part may become when unpacked; only parts above one mebibyte are judged by it.</summary>
    public int PackingRatioMax { get; init; } = 150;

    /// <summary>Number of the last row that may hold something, in the sheet that is read.</summary>
    public int RowsMax { get; init; } = 20_000;

    /// <summary>Greatest number of columns in the sheet that is read.</summary>
    public int ColumnsMax { get; init; } = 200;
}
