using FundManager.Data;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FundManager.Web.Setup;

/// <summary>Ready means that the database answers.</summary>
internal sealed class DatabaseCheck(FundDbContext db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        await db.Database.CanConnectAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy();
}
