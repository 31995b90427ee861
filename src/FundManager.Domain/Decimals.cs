namespace FundManager.Domain;

/// <summary>What decimals need beyond arithmetic.</summary>
public static class Decimals
{
    /// <summary>The same number without zeros at its end: 10.00 is 10, so that equal numbers are written alike.</summary>
    public static decimal Trim(decimal number) => number / 1.000000000000000000000000000000000m;
}
