namespace FundManager.Web.Options;

/// <summary>The demo fund and its fixed accounts. Never on a machine that others can reach, unless said so.</summary>
public sealed class DemoOptions
{
    public const string Section = "Demo";

    /// <summary>Whether the demo fund is loaded at the first start of an empty private database.</summary>
    public bool Load { get; init; } = true;

    /// <summary>Whether the program with demo accounts may listen on other addresses than loopback.</summary>
    public bool AllowRemote { get; init; }
}
