namespace FundManager.Web.Features.Appraisals;

/// <summary>A cell of an uploaded workbook that cannot be read.</summary>
public sealed record CellFault(string Sheet, string Address, string Text, string Why);
