using FundManager.Domain;
using FundManager.Domain.Calls;
using FundManager.Domain.History;
using FundManager.Web.Access;
using FundManager.Web.Features.Cases;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Calls;

/// <summary>One line of the list of calls.</summary>
public sealed record CallLine(
    Id<Call> Id,
    string Number,
    LocalText Title,
    string State,
    DateTimeOffset ClosesAt,
    Money Ceiling
);

/// <summary>Every call that one may see: everybody those that are scheduled, the fund's office its drafts too.</summary>
[AllowAnonymous]
public sealed class IndexModel(CaseAccess access, CaseStates states) : FundPage
{
    [FromQuery(Name = "q")]
    public string? Q { get; set; }

    [FromQuery(Name = "state")]
    public string? State { get; set; }

    [FromQuery(Name = ListUrl.PageName)]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<CallLine> Lines { get; private set; } = [];

    public int Count { get; private set; }

    public PageLinksView Pages { get; private set; } = null!;

    public bool CanWrite => User.ToPerson().Holds(Role.ProgrammeOfficer);

    public bool IsFiltered => Q is { Length: > 0 } || State is { Length: > 0 };

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var found = access.Calls(User.ToPerson());
        if (State is { Length: > 0 } state)
        {
            found = found.Where(c => c.State == state);
        }

        if (Q?.Trim() is { Length: > 0 } text)
        {
            var like = LikePattern.Containing(text);
            found = found.Where(c =>
                EF.Functions.ILike(c.Number, like, LikePattern.Escape)
                || EF.Functions.ILike(c.Title.En, like, LikePattern.Escape)
                || EF.Functions.ILike(c.Title.Zh, like, LikePattern.Escape)
            );
        }

        Count = await found.CountAsync(cancellationToken);
        Pages = PageLinksView.Of(new ListUrl("/calls", [("q", Q), ("state", State)]), PageNumber, Count);
        Lines = await found
            .OrderByDescending(c => c.OpensAt)
            .ThenBy(c => c.Id)
            .Skip(Pages.Skipped)
            .Take(PageLinksView.Size)
            .Select(c => new CallLine(c.Id, c.Number, c.Title, c.State, c.ClosesAt, c.Ceiling))
            .ToListAsync(cancellationToken);
    }

    public StateView Badge(CallLine line) => states.Badge(CaseKind.Call, line.State);

    public IEnumerable<(string State, string Label)> States() => states.All(CaseKind.Call);
}
