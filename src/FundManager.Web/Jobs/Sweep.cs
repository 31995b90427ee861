using FundManager.Data;
using FundManager.Domain;
using FundManager.Web.Features;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Jobs;

/// <summary>The loop of everything that time does: each item by itself, in a transaction and a scope of its own.</summary>
/// <remarks>
/// An item that the rules refuse, or that another instance moved first, is left for the next run; one that fails is logged and does
/// not stop the others. So a run may be repeated, run twice at once, or be killed between two items.
/// </remarks>
[UseCase]
public sealed partial class Sweep(IServiceScopeFactory scopes, ILogger<Sweep> logger)
{
    /// <summary>The most that one run looks at; the next one goes on.</summary>
    public const int Most = 500;

    /// <summary>Does <paramref name="one"/> to each; returns how many were done.</summary>
    /// <typeparam name="TAct">What does it, with its database taken from the item's own scope.</typeparam>
    /// <typeparam name="TItem">The item, small: an identity.</typeparam>
    /// <param name="items">Which.</param>
    /// <param name="one">Looks again whether the item's time has come, for it may have been done since; true when it did something.</param>
    /// <param name="cancellationToken">Stops it between items.</param>
    public Task<int> EachAsync<TAct, TItem>(
        IReadOnlyList<TItem> items,
        Func<TAct, TItem, Task<bool>> one,
        CancellationToken cancellationToken
    )
        where TAct : notnull =>
        RunAsync<TAct, TItem>(
            items,
            (services, act, item) =>
            {
                var db = services.GetRequiredService<FundDbContext>();
                return db.InTransactionAsync(
                    async () =>
                    {
                        var isDone = await one(act, item);
                        await db.SaveChangesAsync(cancellationToken);
                        return isDone;
                    },
                    cancellationToken
                );
            },
            cancellationToken
        );

    /// <summary>The same for work that saves its own steps, so that whoever waits sees how far it is.</summary>
    public Task<int> EachInStepsAsync<TAct, TItem>(
        IReadOnlyList<TItem> items,
        Func<TAct, TItem, Task<bool>> one,
        CancellationToken cancellationToken
    )
        where TAct : notnull => RunAsync<TAct, TItem>(items, (_, act, item) => one(act, item), cancellationToken);

    private async Task<int> RunAsync<TAct, TItem>(
        IReadOnlyList<TItem> items,
        Func<IServiceProvider, TAct, TItem, Task<bool>> one,
        CancellationToken cancellationToken
    )
        where TAct : notnull
    {
        var done = 0;
        foreach (var item in items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            done += await TryAsync(item, one) ? 1 : 0;
        }

        if (done > 0)
        {
            LogDone(typeof(TAct).Name, done, items.Count);
        }

        return done;
    }

    private async Task<bool> TryAsync<TAct, TItem>(TItem item, Func<IServiceProvider, TAct, TItem, Task<bool>> one)
        where TAct : notnull
    {
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            return await one(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<TAct>(), item);
        }
        catch (RefusedException refused)
        {
            LogRefused(item, refused.Refusal.Code);
            return false;
        }
        catch (DbUpdateConcurrencyException)
        {
            LogLost(item);
            return false;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(typeof(TAct).Name, item, failure);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Information, "{Act}: {Done} of {Found} done.")]
    private partial void LogDone(string act, int done, int found);

    [LoggerMessage(LogLevel.Warning, "{Item} was refused: {Code}.")]
    private partial void LogRefused(object? item, string code);

    [LoggerMessage(LogLevel.Information, "{Item} was moved by somebody else meanwhile.")]
    private partial void LogLost(object? item);

    [LoggerMessage(LogLevel.Error, "{Act}: {Item} failed.")]
    private partial void LogFailed(string act, object? item, Exception failure);
}
