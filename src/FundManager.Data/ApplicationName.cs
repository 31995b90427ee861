using FundManager.Domain;
using FundManager.Domain.Applications;

namespace FundManager.Data;

/// <summary>A name that an application's form says, as a key by which people and organisations are found; a trigger writes it.</summary>
public sealed class ApplicationName
{
    public required Id<GrantApplication> ApplicationId { get; init; }

    /// <summary>"Lead", "Team", "Partner" or "Avoided".</summary>
    public required string Role { get; init; }

    /// <summary>As <see cref="Domain.Reviews.NameKey"/> makes it.</summary>
    public required string Key { get; init; }
}

/// <summary>An application that somebody must not see, and the code of the conflict.</summary>
public sealed class BarredApplication
{
    public Id<GrantApplication> ApplicationId { get; init; }

    /// <summary>One of <see cref="Domain.Reviews.Conflicts.All"/>.</summary>
    public string Code { get; init; } = "";
}
