namespace FundManager.Web.Features.Cases;

/// <summary>The fields of a move, on its page or in a dialog; the prefix keeps ids apart where a page has several dialogs.</summary>
public sealed record MoveFormView(IReadOnlyList<MoveField> Fields, MoveForm Form, string IdPrefix);
