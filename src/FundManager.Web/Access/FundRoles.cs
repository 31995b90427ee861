namespace FundManager.Web.Access;

/// <summary>Names of the policies that pages ask for; a single role's policy has the role's name.</summary>
public static class FundRoles
{
    /// <summary>Finance officers, leaders, auditors.</summary>
    public const string Money = nameof(Money);

    /// <summary>Programme officers, leaders, auditors.</summary>
    public const string Office = nameof(Office);

    /// <summary>Applicants and signatories.</summary>
    public const string Applicants = nameof(Applicants);

    /// <summary>Everybody who may find an application in a list.</summary>
    public const string ApplicationReaders = nameof(ApplicationReaders);

    /// <summary>Everybody who may find an award in a list.</summary>
    public const string AwardReaders = nameof(AwardReaders);

    /// <summary>Everybody who works for the fund.</summary>
    public const string FundSide = nameof(FundSide);

    /// <summary>Everybody who judges for the fund, in whatever way: they declare their interests.</summary>
    public const string Judges = nameof(Judges);
}
