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
public sealed class IndexModel(CaseAccess access, ListApplications list, CaseStates states, TimeProvider clock)
    : FundPage
{
    [BindProperty(SupportsGet = true, Name = "")]
    public ApplicationFilter Filter { get; set; } = new();

    public IReadOnlyList<ApplicationLine> Lines { get; private set; } = [];

    public int Count { get; private set; }

    public PageLinksView Pages { get; private set; } = null!;

    /// <summary>The address of this list with its filter.</summary>
    public new ListUrl Url =>
        new(
            "/applications",
            [
                ("q", Filter.Q),
                ("call", Filter.Call?.ToString()),
                ("state", Filter.State),
                ("region", Filter.Region),
                ("sort", Filter.Sort),
            ]
        );

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
        Count = await list.CountAsync(Filter, person, cancellationToken);
        Pages = PageLinksView.Of(Url, Filter.Page, Count);
        Lines = await list.PageAsync(Filter, person, Pages.Skipped, cancellationToken);
        var calls = await access
            .Calls(person)
            .OrderByDescending(c => c.OpensAt)
            .Select(c => new { c.Id, c.Title })
            .ToListAsync(cancellationToken);
        Calls = [.. calls.Select(c => (c.Id, c.Title))];
    }

    public async Task<IActionResult> OnGetExportAsync(string? format, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        var sheet = await list.SheetAsync(Filter, User.ToPerson(), cancellationToken);
        return ExportFile.Of(sheet, format ?? "xlsx", "applications", clock.GetUtcNow());
    }

    public StateView Badge(ApplicationLine line) => states.Badge(CaseKind.Application, line.State, line.IsOutside);

    public IEnumerable<(string State, string Label)> States() => list.StatesFor(User.ToPerson());
}
