using FundManager.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace FundManager.Data;

public static class Transactions
{
    private const int MaxTries = 4;

    /// <summary>Runs <paramref name="work"/> in one transaction; after a lost race again, from an empty context, a few times at most.</summary>
    /// <exception cref="DbUpdateConcurrencyException">It lost every time.</exception>
    public static async Task<T> InTransactionAsync<T>(
        this FundDbContext db,
        Func<Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
                var result = await work();
                await CommitAsync(transaction, cancellationToken);
                return result;
            }
            catch (DbUpdateConcurrencyException) when (attempt < MaxTries)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5, 20 * attempt)), cancellationToken);
            }
        }
    }

    /// <inheritdoc cref="InTransactionAsync{T}"/>
    public static Task InTransactionAsync(
        this FundDbContext db,
        Func<Task> work,
        CancellationToken cancellationToken
    ) =>
        db.InTransactionAsync(
            async () =>
            {
                await work();
                return true;
            },
            cancellationToken
        );

    /// <summary>The next number of a series: 1, 2, 3 … Its row stays locked until the transaction ends, so a failure gives the number back.</summary>
    public static Task<int> TakeNumberAsync(
        this FundDbContext db,
        string series,
        CancellationToken cancellationToken
    ) => db.TakeNumbersAsync(series, 1, cancellationToken);

    /// <summary>The next <paramref name="count"/> numbers of a series at once; gives the last of them.</summary>
    /// <inheritdoc cref="TakeNumberAsync"/>
    public static async Task<int> TakeNumbersAsync(
        this FundDbContext db,
        string series,
        int count,
        CancellationToken cancellationToken
    )
    {
        var taken = await db
            .Database.SqlQuery<int>(
                $"""
                insert into counters (name, last) values ({series}, {count})
                on conflict (name) do update set last = counters.last + {count} returning last as "Value"
                """
            )
            .ToListAsync(cancellationToken);
        return taken.Single();
    }

    /// <summary>Waits until no other transaction holds <paramref name="name"/>, and holds it until this one ends.</summary>
    public static Task LockAsync(this FundDbContext db, string name, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({name}, 0))", cancellationToken);

    /// <summary>What stands at <paramref name="place"/> of <paramref name="owner"/>.</summary>
    public static async Task<Money> BalanceAsync(
        this FundDbContext db,
        Guid owner,
        Domain.Ledger.Place place,
        CancellationToken cancellationToken
    ) =>
        new(
            await db
                .Balances.Where(balance => balance.OwnerId == owner && balance.Place == place)
                .Select(balance => balance.Amount)
                .SingleOrDefaultAsync(cancellationToken)
        );

    /// <summary>A deferred constraint that fires only at the commit is translated as one that fired before.</summary>
    private static async Task CommitAsync(IDbContextTransaction transaction, CancellationToken cancellationToken)
    {
        try
        {
            await transaction.CommitAsync(cancellationToken);
        }
        catch (Exception failure) when (Constraints.Translate(failure) is not null)
        {
            throw Constraints.Translate(failure)!;
        }
    }
}
