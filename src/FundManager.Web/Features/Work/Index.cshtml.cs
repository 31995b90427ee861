using FundManager.Documents.Workbooks;
using FundManager.Domain;
using FundManager.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace FundManager.Web.Features.Work;

/// <summary>What waits for whoever is signed in.</summary>
public sealed class IndexModel(ReadWork read, WorkSheet sheet) : FundPage
{
    /// <summary>The kind that is shown; null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    public WorkList Work { get; private set; } = null!;

    /// <summary>What is shown of <see cref="WorkList.Mine"/>.</summary>
    public IReadOnlyList<WorkItem> Shown { get; private set; } = [];

    /// <summary>The kinds that there are, with how many of each.</summary>
    public IReadOnlyList<(string Kind, int Count)> Tabs { get; private set; } = [];

    public bool IsAdministratorOnly { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken);

    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return File(Csv.Write(sheet.Of(Shown)), "text/csv; charset=utf-8", "my-work.csv");
    }

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var person = User.ToPerson();
        Work = await read.ExecuteAsync(person, cancellationToken);
        Tabs =
        [
            .. WorkStates
                .Kinds.Select(kind => (kind, Work.Mine.Count(item => item.Kind == kind)))
                .Where(tab => tab.Item2 > 0),
        ];
        Kind = Tabs.Any(tab => tab.Kind == Kind) ? Kind : null;
        Shown = [.. Work.Mine.Where(item => Kind is null || item.Kind == Kind)];
        IsAdministratorOnly = person.Roles.All(held => held.Role == Role.Administrator);
    }
}
