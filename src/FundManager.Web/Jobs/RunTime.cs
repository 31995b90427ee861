using FundManager.Web.Features;

namespace FundManager.Web.Jobs;

/// <summary>Does at once, in order, all that time would do by now: for the demo's years and for tests.</summary>
[UseCase]
public sealed class RunTime(IServiceScopeFactory scopes)
{
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        foreach (var work in Schedule.Time)
        {
            await using var scope = scopes.CreateAsyncScope();
            await work.RunAsync(scope.ServiceProvider, cancellationToken);
        }
    }
}
