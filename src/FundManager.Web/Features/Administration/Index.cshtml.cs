using FundManager.Data;
using FundManager.Data.Identity;
using FundManager.Domain;
using FundManager.Domain.Organisations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Administration;

/// <summary>Everybody who can sign in, with roles.</summary>
[Authorize(Policy = Role.Administrator)]
public sealed class IndexModel(FundDbContext db, TimeProvider clock) : FundPage
{
    public const int PageSize = 25;

    /// <summary>Part of a name or address.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Find { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? InRole { get; set; }

    [BindProperty(SupportsGet = true, Name = "page-number")]
    public int Number { get; set; } = 1;

    public int Count { get; private set; }

    public int Pages => Math.Max(1, (Count + PageSize - 1) / PageSize);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken);

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var found = Matching();
        Count = await found.CountAsync(cancellationToken);
        Number = Math.Clamp(Number, 1, Pages);
        var users = await found
            .OrderBy(u => u.Email)
            .Skip((Number - 1) * PageSize)
            .Take(PageSize)
            .Select(u => new
            {
                u.Id,
                u.Email,
                u.DisplayName,
                u.LockoutEnd,
            })
            .ToListAsync(cancellationToken);
        var ids = users.ConvertAll(u => u.Id);
        var roles = (await HeldAsync(db, ids, cancellationToken)).ToLookup(held => held.UserId);
        Rows =
        [
            .. users.Select(u => new Row(u.Id, u.Email!, Show.Of(u.DisplayName), u.LockoutEnd > now, [.. roles[u.Id]])),
        ];
    }

    private IQueryable<FundUser> Matching()
    {
        var found = db.Users.AsQueryable();
        if (!string.IsNullOrWhiteSpace(Find))
        {
            var part = LikePattern.Containing(Find.Trim());
            found = found.Where(u =>
                EF.Functions.ILike(u.Email!, part, LikePattern.Escape)
                || EF.Functions.ILike(u.DisplayName.En, part, LikePattern.Escape)
                || EF.Functions.ILike(u.DisplayName.Zh, part, LikePattern.Escape)
            );
        }

        if (Role.All.Contains(InRole, StringComparer.Ordinal))
        {
            found = found.Where(u => db.Memberships.Any(m => m.UserId == u.Id && m.Role == InRole));
        }

        return found;
    }

    /// <summary>What these people hold, each with the name of the organisation.</summary>
    internal static async Task<IReadOnlyList<Held>> HeldAsync(
        FundDbContext db,
        IReadOnlyCollection<Guid> users,
        CancellationToken cancellationToken
    )
    {
        var rows = await db
            .Memberships.Where(m => users.Contains(m.UserId))
            .OrderBy(m => m.Role)
            .Select(m => new
            {
                m.UserId,
                m.Role,
                m.OrganisationId,
            })
            .ToListAsync(cancellationToken);
        var organisations = rows.Select(m => m.OrganisationId).OfType<Id<Organisation>>().Distinct().ToList();
        var names = await db
            .Organisations.Where(o => organisations.Contains(o.Id))
            .Select(o => new { o.Id, o.Name })
            .ToDictionaryAsync(o => o.Id, o => o.Name, cancellationToken);
        return
        [
            .. rows.Select(m => new Held(
                m.UserId,
                m.Role,
                m.OrganisationId,
                m.OrganisationId is { } id && names.TryGetValue(id, out var name) ? Show.Of(name) : ""
            )),
        ];
    }

    /// <summary>One person.</summary>
    public sealed record Row(Guid Id, string Email, string Name, bool IsLocked, IReadOnlyList<Held> Roles);

    /// <summary>One role of a person.</summary>
    public sealed record Held(Guid UserId, string Role, Id<Organisation>? OrganisationId, string Organisation);
}
