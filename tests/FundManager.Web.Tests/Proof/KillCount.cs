using System.Globalization;

namespace FundManager.Web.Tests.Proof;

/// <summary>How often the proofs kill the program: ten times; FUND_KILLS=200 for a long run, whose figure stands in docs/performance.md.</summary>
internal static class KillCount
{
    public static int Kills { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("FUND_KILLS"), CultureInfo.InvariantCulture, out var kills)
            ? kills
            : 10;
}
