using FundManager.Data;
using Microsoft.EntityFrameworkCore;

namespace FundManager.Web.Features.Account;

/// <summary>The fixed accounts of the demo fund. They exist only there.</summary>
[UseCase]
public sealed class DemoAccounts(FundDbContext db)
{
    public const string Domain = "demo.example";
    public const string Password = "FundManager-demo-1";

    /// <summary>Their addresses in the order of the journey; none where the demo fund is not loaded.</summary>
    public async Task<IReadOnlyList<string>> AddressesAsync(CancellationToken cancellationToken)
    {
        var found = await db
            .Users.Where(u => u.Email!.EndsWith("@" + Domain))
            .Select(u => u.Email!)
            .ToListAsync(cancellationToken);
        return
        [
            .. Names
                .Select(name => $"{name}@{Domain}")
                .Where(address => found.Contains(address, StringComparer.OrdinalIgnoreCase)),
        ];
    }

    /// <summary>The part before the @ of each account.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "applicant",
        "signatory",
        "endorser",
        "officer",
        "officer2",
        "reviewer1",
        "reviewer2",
        "reviewer3",
        "reviewer4",
        "reviewer5",
        "appraiser",
        "finance1",
        "finance2",
        "finance3",
        "finance4",
        "leader",
        "leader2",
        "auditor",
        "admin",
    ];
}
