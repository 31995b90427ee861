using FundManager.Documents.Workbooks;

namespace FundManager.Web.Features.Work;

/// <summary>The work list as a sheet.</summary>
[UseCase]
public sealed class WorkSheet(Texts texts)
{
    public Sheet Of(IReadOnlyList<WorkItem> items) =>
        new()
        {
            Name = texts["shared.MyWork"],
            Columns =
            [
                new(texts["work.Col_Kind"]),
                new(texts["work.Col_Act"]),
                new(texts["work.Col_Number"]),
                new(texts["work.Col_Title"]),
                new(texts["work.Col_Organisation"]),
                new(texts["work.Col_Amount"], CellKind.Money),
                new(texts["work.Col_DueOn"], CellKind.Date),
                new(texts["work.Col_Why"]),
            ],
            Rows =
            [
                .. items.Select(
                    IReadOnlyList<SheetCell> (item) =>
                        [
                            texts[$"kinds.{item.Kind}"],
                            item.Act,
                            item.Number,
                            item.Title,
                            item.Organisation,
                            item.Amount?.Amount,
                            item.DueOn,
                            item.Why,
                        ]
                ),
            ],
        };
}
