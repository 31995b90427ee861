namespace FundManager.Web.Options;

/// <summary>Whether this instance runs jobs; another may serve pages only.</summary>
public sealed class JobsOptions
{
    public const string Section = "Jobs";

    public bool Enabled { get; init; } = true;

    /// <summary>Jobs that run side by side in this instance.</summary>
    public int Workers { get; init; } = 2;

    /// <summary>After how many seconds another instance takes over the job of one that died.</summary>
    public int TakeOverSeconds { get; init; } = 60;
}
