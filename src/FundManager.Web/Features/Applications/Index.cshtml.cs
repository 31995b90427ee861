using FundManager.Domain;
using FundManager.Domain.Calls;
using FundManager.Domain.History;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Applications;

/// <summary>Every application that one may see.</summary>
[Authorize(Policy = FundRoles.ApplicationReaders)]
public sealed class IndexModel(CaseAccess access, ListApplications list, CaseStates states) : FundPage
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    [BindProperty(SupportsGet = true, Name = "")]
    public ApplicationFilter Filter { get; set; } = new();

    public IReadOnlyList<ApplicationLine> Lines { get; private set; } = [];

    public PagerView Pager { get; private set; } = new(0, 1, ListApplications.PageSize);

    public IReadOnlyList<(Id<Call> Id, LocalText Title)> Calls { get; private set; } = [];

    public bool IsFiltered =>
        Filter.Call is not null
        || Filter.State is { Length: > 0 }
        || Filter.Region is { Length: > 0 }
        || Filter.Q is { Length: > 0 };

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        var person = User.ToPerson();
        Pager = PagerView.At(
            await list.CountAsync(Filter, person, cancellationToken),
            Filter.Page,
            ListApplications.PageSize
        );
        Filter.Page = Pager.Page;
        Lines = await list.PageAsync(Filter, person, cancellationToken);
        var calls = await access
            .Calls(person)
            .OrderByDescending(c => c.OpensAt)
            .Select(c => new { c.Id, c.Title })
            .ToListAsync(cancellationToken);
        Calls = [.. calls.Select(c => (c.Id, c.Title))];
    }

    public async Task<IActionResult> OnGetExportAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        var content = await list.ExportAsync(Filter, User.ToPerson(), cancellationToken);
        return File(content, Xlsx, "applications.xlsx");
    }

    public StateView Badge(ApplicationLine line) => states.Badge(CaseKind.Application, line.State, line.IsOutside);

    public IEnumerable<(string State, string Label)> States() => list.StatesFor(User.ToPerson());

    /// <summary>The same list with one thing changed.</summary>
    public string With(string name, string value)
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["q"] = Filter.Q,
            ["call"] = Filter.Call?.ToString(),
            ["state"] = Filter.State,
            ["region"] = Filter.Region,
            ["sort"] = Filter.Sort,
            [name] = value,
        };
        return "/applications" + QueryString.Create(query.Where(part => part.Value is { Length: > 0 }));
    }
}
