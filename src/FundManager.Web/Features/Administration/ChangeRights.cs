using FundManager.Data;
using FundManager.Data.Identity;
using FundManager.Domain;
using FundManager.Domain.Organisations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Administration;

/// <summary>Gives and takes roles, locks and unlocks. Each change is written down, and ends the person's sessions within a minute.</summary>
[UseCase]
public sealed partial class ChangeRights(
    FundDbContext db,
    UserManager<FundUser> users,
    TimeProvider clock,
    ILogger<ChangeRights> logger
)
{
    /// <summary>Null when <paramref name="administrator"/> may change the rights of <paramref name="user"/>; else why not.</summary>
    public static Refusal? WhyNot(Guid administrator, Guid user) =>
        administrator == user ? new Refusal("ADM-01") : null;

    /// <summary>Gives a role; false when there is no such person.</summary>
    /// <exception cref="RefusedException">It is the administrator's own, or held already.</exception>
    public Task<bool> GiveAsync(RoleHeld role, Guid userId, Guid administrator, CancellationToken cancellationToken) =>
        ChangeAsync(
            new(userId, administrator, RoleChangeKind.Given, role),
            async _ =>
            {
                var isHeld = await Held(userId, role).AnyAsync(cancellationToken);
                Refusal.ThrowIf(isHeld ? new Refusal("ADM-02") : null);
                db.Memberships.Add(
                    new Membership(Id<Membership>.New(clock.GetUtcNow()), userId, role.Role, role.OrganisationId)
                );
            },
            cancellationToken
        );

    /// <summary>Takes a role away; false when there is no such person.</summary>
    /// <exception cref="RefusedException">It is the administrator's own, or not held.</exception>
    public Task<bool> TakeAsync(RoleHeld role, Guid userId, Guid administrator, CancellationToken cancellationToken) =>
        ChangeAsync(
            new(userId, administrator, RoleChangeKind.Taken, role),
            async _ =>
            {
                var held = await Held(userId, role).SingleOrDefaultAsync(cancellationToken);
                Refusal.ThrowIf(held is null ? new Refusal("ADM-03") : null);
                db.Memberships.Remove(held!);
            },
            cancellationToken
        );

    /// <summary>Keeps somebody out until unlocked; false when there is no such person.</summary>
    public Task<bool> LockAsync(Guid userId, Guid administrator, CancellationToken cancellationToken) =>
        ChangeAsync(
            new(userId, administrator, RoleChangeKind.Locked, null),
            user => users.SetLockoutEndDateAsync(user, DateTimeOffset.MaxValue),
            cancellationToken
        );

    /// <summary>Lets somebody in again; false when there is no such person.</summary>
    public Task<bool> UnlockAsync(Guid userId, Guid administrator, CancellationToken cancellationToken) =>
        ChangeAsync(
            new(userId, administrator, RoleChangeKind.Unlocked, null),
            async user =>
            {
                await users.SetLockoutEndDateAsync(user, null);
                await users.ResetAccessFailedCountAsync(user);
            },
            cancellationToken
        );

    private Task<bool> ChangeAsync(Change change, Func<FundUser, Task> work, CancellationToken cancellationToken) =>
        db.InTransactionAsync(
            async () =>
            {
                Refusal.ThrowIf(WhyNot(change.Administrator, change.UserId));
                if (await users.FindByIdAsync(change.UserId.ToString()) is not { } user)
                {
                    return false;
                }

                await work(user);
                db.RoleChanges.Add(
                    new RoleChange
                    {
                        Id = Guid.CreateVersion7(clock.GetUtcNow()),
                        UserId = change.UserId,
                        ChangedBy = change.Administrator,
                        At = clock.GetUtcNow(),
                        Kind = change.Kind,
                        Role = change.Role?.Role,
                        OrganisationId = change.Role?.OrganisationId?.Value,
                    }
                );
                await users.UpdateSecurityStampAsync(user);
                await db.SaveChangesAsync(cancellationToken);
                LogChanged(change.Kind, change.Role?.Role ?? "", change.UserId, change.Administrator);
                return true;
            },
            cancellationToken
        );

    private IQueryable<Membership> Held(Guid userId, RoleHeld role) =>
        db.Memberships.Where(m => m.UserId == userId && m.Role == role.Role && m.OrganisationId == role.OrganisationId);

    [LoggerMessage(LogLevel.Information, "{Kind} {Role}: user {User}, by {Administrator}.")]
    private partial void LogChanged(string kind, string role, Guid user, Guid administrator);

    private sealed record Change(Guid UserId, Guid Administrator, string Kind, RoleHeld? Role);
}
