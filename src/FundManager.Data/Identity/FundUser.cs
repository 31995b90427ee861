using FundManager.Domain;
using Microsoft.AspNetCore.Identity;

namespace FundManager.Data.Identity;

/// <summary>Somebody who can sign in. What he may do is said by memberships.</summary>
public sealed class FundUser : IdentityUser<Guid>
{
    /// <summary>The person's name in both scripts.</summary>
    public LocalText DisplayName { get; set; } = new("", "");

    /// <summary>"en" or "zh-Hans"; null while the browser decides.</summary>
    public string? Language { get; set; }
}
