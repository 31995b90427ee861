namespace FundManager.Domain.Ledger;

/// <summary>Where money is; it is in exactly one place. The last three belong to the memo ledger of inputs and never mix with money.</summary>
public enum Place
{
    /// <summary>Where the fund's money comes from. The only money place that runs below zero: it counts what has come in.</summary>
    Source,

    /// <summary>The fund's, not promised to anyone.</summary>
    Available,

    /// <summary>Promised by an award that is not yet in force.</summary>
    Committed,

    /// <summary>Owed under a countersigned agreement, not yet asked for: what remains of the award.</summary>
    Obligated,

    /// <summary>Asked for by the recipient, not yet released.</summary>
    Reserved,

    /// <summary>Released to the bank, not yet on its statement.</summary>
    Payable,

    /// <summary>Paid to the recipient.</summary>
    Disbursed,

    /// <summary>Owed back by the recipient.</summary>
    Receivable,

    /// <summary>Given back to where it came from.</summary>
    Returned,

    /// <summary>Owed back and given up.</summary>
    WrittenOff,

    /// <summary>Memo: where inputs come from. Runs below zero.</summary>
    Outside,

    /// <summary>Memo: inputs promised in the agreement.</summary>
    Pledged,

    /// <summary>Memo: inputs that somebody checked on the spot.</summary>
    Verified,
}

/// <summary>Which owner's balance row a place belongs to.</summary>
public static class Places
{
    /// <summary>Whether the fund owns what is at <paramref name="place"/>; else the award does.</summary>
    public static bool OfFund(this Place place) => place is Place.Source or Place.Available or Place.Returned;
}
