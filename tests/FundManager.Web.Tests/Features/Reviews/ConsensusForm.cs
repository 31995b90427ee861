using System.Globalization;

namespace FundManager.Web.Tests.Features.Reviews;

/// <summary>The form on which an officer writes down what a panel of three criteria agreed on.</summary>
internal static class ConsensusForm
{
    public static Dictionary<string, string> Values(string[] scores, string dissent = "") =>
        ReviewScene.Values(
            scores,
            new(Comments) { ["Input.Comment"] = "The method convinced all.", ["Input.Dissent"] = dissent }
        );

    public static Dictionary<string, string> Comments =>
        Enumerable
            .Range(0, 3)
            .ToDictionary(
                i => string.Create(CultureInfo.InvariantCulture, $"Input.Rows[{i}].Comment"),
                i => string.Create(CultureInfo.InvariantCulture, $"Agreed {i}"),
                StringComparer.Ordinal
            );
}
