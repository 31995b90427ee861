namespace FundManager.Web.Features.Organisations;

/// <summary>An account number for readers who need to tell one from another, not to know it: the last four characters.</summary>
public static class AccountMask
{
    private const int Shown = 4;

    public static string Of(string number) => number.Length > Shown * 2 ? $"•••• {number[^Shown..]}" : "••••";
}
