using System.Globalization;
using FundManager.Domain.Reviews;

namespace FundManager.Web.Features.Reviews;

/// <summary>What stands beside the field of a score, in the reader's language.</summary>
public static class ScoreHint
{
    /// <summary>Which scores a criterion takes, and what its floor is.</summary>
    public static string Of(Texts texts, Scheme scheme, Criterion criterion)
    {
        var range =
            criterion.Grades.Count > 0
                ? texts[
                    "reviews.ScoreHintGrades",
                    string.Join(
                        texts["shared.ListSeparator"],
                        criterion.Grades.Select(grade => $"{grade.Letter} = {Plain(grade.Points)}")
                    )
                ]
                : texts["reviews.ScoreHint", Plain(criterion.Max), Plain(criterion.Step), Plain(criterion.Min)];
        return (criterion.Floor, scheme.LowerIsBetter) switch
        {
            (null, false) => range,
            (null, true) => $"{range} {texts["reviews.LowerIsBetter"]}",
            ({ } floor, _) => $"{range} {texts["reviews.ScoreHintFloor", Plain(floor)]}",
        };
    }

    private static string Plain(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
