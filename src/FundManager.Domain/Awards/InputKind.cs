namespace FundManager.Domain.Awards;

/// <summary>What recipient and partners can put in.</summary>
public enum InputKind
{
    /// <summary>Money of their own.</summary>
    MatchingCash,

    /// <summary>Days of work of their staff.</summary>
    StaffDays,

    /// <summary>Equipment.</summary>
    Equipment,

    /// <summary>Land, buildings, laboratories.</summary>
    Site,

    /// <summary>Data, patents, know-how.</summary>
    DataOrIp,

    /// <summary>Services of others that they pay for.</summary>
    Services,
}
