using Microsoft.AspNetCore.Authorization;

namespace FundManager.Web.Features.Accessibility;

/// <summary>What the pages hold to, and where to report a barrier.</summary>
[AllowAnonymous]
public sealed class IndexModel : FundPage;
