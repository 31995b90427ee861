using System.ComponentModel.DataAnnotations;

namespace FundManager.Web.Options;

/// <summary>What holds for the whole program.</summary>
public sealed class FundOptions
{
    public const string Section = "Fund";

    /// <summary>IANA name of the zone in which deadline days begin and end.</summary>
    [Required]
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>Where people find the program, for links in mails; "" takes the first address that it listens on.</summary>
    public string PublicAddress { get; init; } = "";

    /// <summary>Working days for which no money goes to an account that replaced another.</summary>
    [Range(0, 60)]
    public int PayeeCoolingDays { get; init; } = 3;

    /// <summary>Fiscal years after which money that nobody was promised goes back to its source, the year it came in not counted.</summary>
    [Range(1, 20)]
    public int ReturnAfterYears { get; init; } = 2;

    /// <summary>Working days after the release until a payment that no statement shows is a break.</summary>
    [Range(1, 60)]
    public int StatementDays { get; init; } = 5;

    /// <summary>Whether people reach the program over https: cookies are then Secure and carry the __Host- prefix.</summary>
    public bool Https { get; init; }
}
