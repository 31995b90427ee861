using FundManager.Web.Access;
using Microsoft.AspNetCore.Authorization;

namespace FundManager.Web.Features.Disbursements;

/// <summary>The cash that the tranche plan asks for, month by month.</summary>
[Authorize(Policy = FundRoles.Money)]
public sealed class ForecastModel(ReadForecast read) : FundPage
{
    public IReadOnlyList<ForecastMonth> Months { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Months = await read.ExecuteAsync(User.ToPerson(), cancellationToken);
}
