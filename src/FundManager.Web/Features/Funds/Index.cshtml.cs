using FundManager.Web.Access;
using Microsoft.AspNetCore.Authorization;

namespace FundManager.Web.Features.Funds;

/// <summary>The funds with what stands where.</summary>
[Authorize(Policy = FundRoles.Money)]
public sealed class IndexModel(ReadFunds funds) : FundPage
{
    public IReadOnlyList<FundRow> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Rows = await funds.ListAsync(User.ToPerson(), cancellationToken);
}
