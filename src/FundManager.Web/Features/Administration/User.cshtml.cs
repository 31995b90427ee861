using FluentValidation;
using FundManager.Data;
using FundManager.Data.Identity;
using FundManager.Domain;
using FundManager.Domain.Organisations;
using FundManager.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Administration;

/// <summary>One person: what of rights there is, and what was changed.</summary>
[Authorize(Policy = Role.Administrator)]
public sealed class UserModel(
    FundDbContext db,
    ChangeRights change,
    IValidator<UserModel.Form> validator,
    Texts texts,
    TimeProvider clock
) : FundPage
{
    private const int MostChanges = 50;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public FundUser Person { get; private set; } = null!;

    public bool IsLocked { get; private set; }

    public bool IsSelf => Id == User.ToPerson().UserId;

    public IReadOnlyList<IndexModel.Held> Roles { get; private set; } = [];

    public IReadOnlyList<(string Value, string Text)> Organisations { get; private set; } = [];

    public IReadOnlyList<(DateTimeOffset At, string Kind, string? Role, string By)> Changes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await db.Users.AnyAsync(u => u.Id == Id, cancellationToken))
        {
            return NotFound();
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostGiveAsync(CancellationToken cancellationToken)
    {
        if (!await db.Users.AnyAsync(u => u.Id == Id, cancellationToken))
        {
            return NotFound();
        }

        return await PassesAsync(validator, Input, cancellationToken, nameof(Input))
            ? Answer(
                await change.GiveAsync(Input.ToRole(), Id, User.ToPerson().UserId, cancellationToken),
                "administration.DoneGiven"
            )
            : await ShowAgainAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostTakeAsync(CancellationToken cancellationToken) =>
        Role.All.Contains(Input.Role, StringComparer.Ordinal)
            ? Answer(
                await change.TakeAsync(Input.ToRole(), Id, User.ToPerson().UserId, cancellationToken),
                "administration.DoneTaken"
            )
            : NotFound();

    public async Task<IActionResult> OnPostLockAsync(CancellationToken cancellationToken) =>
        Answer(await change.LockAsync(Id, User.ToPerson().UserId, cancellationToken), "administration.DoneLocked");

    public async Task<IActionResult> OnPostUnlockAsync(CancellationToken cancellationToken) =>
        Answer(await change.UnlockAsync(Id, User.ToPerson().UserId, cancellationToken), "administration.DoneUnlocked");

    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        Person = await db.Users.AsNoTracking().SingleAsync(u => u.Id == Id, cancellationToken);
        IsLocked = Person.LockoutEnd > clock.GetUtcNow();
        Roles = await IndexModel.HeldAsync(db, [Id], cancellationToken);
        var organisations = await db.Organisations.Select(o => new { o.Id, o.Name }).ToListAsync(cancellationToken);
        Organisations =
        [
            .. organisations
                .Select(o => (o.Id.ToString(), Show.Of(o.Name)))
                .OrderBy(o => o.Item2, StringComparer.CurrentCulture),
        ];
        var changes = await db
            .RoleChanges.Where(c => c.UserId == Id)
            .OrderByDescending(c => c.At)
            .Take(MostChanges)
            .Join(
                db.Users,
                c => c.ChangedBy,
                u => u.Id,
                (c, u) =>
                    new
                    {
                        c.At,
                        c.Kind,
                        c.Role,
                        u.DisplayName,
                    }
            )
            .ToListAsync(cancellationToken);
        Changes = [.. changes.OrderByDescending(c => c.At).Select(c => (c.At, c.Kind, c.Role, Show.Of(c.DisplayName)))];
    }

    private IActionResult Answer(bool isThere, string done)
    {
        if (!isThere)
        {
            return NotFound();
        }

        Done(texts[done]);
        return Redirect($"/administration/users/{Id}");
    }

    public sealed record Form
    {
        public string Role { get; init; } = "";

        public string Organisation { get; init; } = "";

        internal RoleHeld ToRole() =>
            new(
                Role,
                Domain.Role.OfOrganisations.Contains(Role, StringComparer.Ordinal)
                && Id<Organisation>.TryParse(Organisation, null, out var id)
                    ? id
                    : null
            );
    }
}

public sealed class UserFormValidator : AbstractValidator<UserModel.Form>
{
    public UserFormValidator(Texts texts, FundDbContext db)
    {
        RuleFor(form => form.Role)
            .Must(role => Role.All.Contains(role, StringComparer.Ordinal))
            .WithMessage(_ => texts["faults.Missing_Choice"]);
        RuleFor(form => form.Organisation)
            .MustAsync(
                async (organisation, cancellationToken) =>
                    Id<Organisation>.TryParse(organisation, null, out var id)
                    && await db.Organisations.AnyAsync(o => o.Id == id, cancellationToken)
            )
            .When(form => Role.OfOrganisations.Contains(form.Role, StringComparer.Ordinal))
            .WithMessage(_ => texts["administration.ChooseOrganisation"]);
    }
}
