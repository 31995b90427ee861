using System.Globalization;
using System.Text.Json;
using FundManager.Domain.Appraisals;

namespace FundManager.Domain.Tests.Appraisals;

internal sealed class ScoreRuleExampleTests
{
    private static readonly JsonElement Examples = JsonDocument
        .Parse(Frameworks.Example("score-rule.json"))
        .RootElement;

    public static IEnumerable<TestCaseData> Cases() =>
        Examples
            .GetProperty("cases")
            .EnumerateArray()
            .Select(example => new TestCaseData(example).SetArgDisplayNames(example.GetProperty("name").GetString()!));

    [TestCaseSource(nameof(Cases))]
    public void A_row_scores_what_the_example_says(JsonElement example)
    {
        var framework = Text(example, "policy") is null
            ? Frameworks.Standard
            : Frameworks.Reducing(OverAchievementPolicy.ReduceLinear);
        var row = Text(example, "operator") == "budget" ? Budget(framework, example) : Row(framework, example);

        Assert.That(row.Score, Is.EqualTo(Number(example, "expected")));
        Assert.That(
            row.Flags,
            Is.EqualTo(example.GetProperty("flags").EnumerateArray().Select(flag => flag.GetString()))
        );
        Assert.That(row.Counted, Is.EqualTo(row.Score));
    }

    [TestCase("100", "excellent")]
    [TestCase("90", "excellent")]
    [TestCase("89.995", "excellent")]
    [TestCase("89.99", "good")]
    [TestCase("89.9949", "good")]
    [TestCase("80", "good")]
    [TestCase("79.99", "fair")]
    [TestCase("60", "fair")]
    [TestCase("59.99", "poor")]
    [TestCase("0", "poor")]
    [TestCase("100.01", null)]
    [TestCase("-0.01", null)]
    public void Bands_include_their_lower_end_and_exclude_the_upper(decimal total, string? grade)
    {
        Assert.That(Frameworks.Standard.GradeOf(total)?.Id, Is.EqualTo(grade));
    }

    [Test]
    public void Grades_bear_the_names_of_the_regulation()
    {
        foreach (var example in Examples.GetProperty("grades").EnumerateArray())
        {
            var grade = Frameworks.Standard.GradeOf(Number(example, "total"));

            Assert.That(grade!.Name.Zh, Is.EqualTo(Text(example, "grade")));
        }
    }

    private static ScorecardRow Budget(AppraisalFramework framework, JsonElement example)
    {
        var budget = new BudgetExecution
        {
            AdjustedAnnualBudget = Number(example, "target"),
            Executed = Number(example, "actual"),
            Weight = Number(example, "weight"),
        };
        return Scorecard.Compute(framework, budget, [], []).BudgetExecution!;
    }

    private static ScorecardRow Row(AppraisalFramework framework, JsonElement example)
    {
        var how = Text(example, "operator") switch
        {
            ">=" => IndicatorOperator.GreaterOrEqual,
            "<=" => IndicatorOperator.LessOrEqual,
            "=" => IndicatorOperator.Equal,
            "between" => IndicatorOperator.Between,
            "deadline" => IndicatorOperator.Deadline,
            "qualitative" => IndicatorOperator.Qualitative,
            var other => throw new InvalidOperationException(other),
        };
        var isRange = how == IndicatorOperator.Between;
        var indicator = Sample.Indicator(null, Number(example, "weight"), how) with
        {
            Target = isRange ? example.GetProperty("target")[0].GetDecimal() : Number(example, "target"),
            TargetTo = isRange ? example.GetProperty("target")[1].GetDecimal() : null,
            DueOn = how == IndicatorOperator.Deadline ? Date(example, "target") : null,
        };
        var actual = new IndicatorActual
        {
            Number = indicator.Number,
            Value = Number(example, "actual"),
            On = how == IndicatorOperator.Deadline ? Date(example, "actual") : null,
            Band = Text(example, "band"),
            Percent = Number(example, "percent"),
        };
        return Sample.Score(framework, indicator, actual);
    }

    private static decimal? Number(JsonElement example, string field) =>
        example.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Number
            ? value.GetDecimal()
            : null;

    private static string? Text(JsonElement example, string field) =>
        example.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static DateOnly Date(JsonElement example, string field) =>
        DateOnly.Parse(Text(example, field)!, CultureInfo.InvariantCulture);
}
