namespace FundManager.Documents.Layout;

/// <summary>How a row of a table is drawn.</summary>
internal enum RowLook
{
    Plain,
    Tinted,
    Header,
    Total,
}
