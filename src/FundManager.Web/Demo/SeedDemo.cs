using FundManager.Data;
using FundManager.Web.Features;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Demo;

/// <summary>A believable fund for demos and journeys, made only through the domain's own moves; dates are relative to today.</summary>
[UseCase]
public sealed class SeedDemo(FundDbContext db, SeedBasics basics)
{
    /// <summary>True when it was loaded now; false when somebody is there already.</summary>
    public async Task<bool> ExecuteAsync(CancellationToken cancellationToken)
    {
        if (await db.Users.AnyAsync(cancellationToken))
        {
            return false;
        }

        await basics.ExecuteAsync(cancellationToken);
        return true;
    }
}
