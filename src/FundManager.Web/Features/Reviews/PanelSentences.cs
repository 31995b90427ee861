using System.Globalization;
using FundManager.Domain.Reviews;

namespace FundManager.Web.Features.Reviews;

/// <summary>The lines that explain a panel's result, as sentences.</summary>
internal static class PanelSentences
{
    /// <param name="texts">In the language of the page.</param>
    /// <param name="panel">Whose result.</param>
    /// <param name="nameOf">What a reviewer is called.</param>
    public static IReadOnlyList<string> Of(Texts texts, Panel panel, Func<Review, string> nameOf)
    {
        return [.. PanelSteps.Of(panel.Scheme, panel.Result).Select(Sentence)];

        string Sentence(PanelStep step)
        {
            var about =
                panel.Scheme.Find(step.Of) is { } criterion ? Show.Of(criterion.Name)
                : panel.Reviews.FirstOrDefault(review => review.Number == step.Of) is { } review ? nameOf(review)
                : "";
            var isMissed =
                step.Code is PanelSteps.Floor or PanelSteps.PassMark or PanelSteps.Spread && step.Facts[2] == 1;
            object[] facts = [about, .. step.Facts.Select(fact => (object)Plain(fact))];
            return texts[$"reviews.Step_{step.Code}{(isMissed ? "_missed" : "")}", facts];
        }
    }

    private static string Plain(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
