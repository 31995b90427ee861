using FundManager.Domain.Reviews;

namespace FundManager.Domain.Tests.Reviews;

/// <summary>Every figure of the published cases of averages, spreads, percentiles and orders.</summary>
internal sealed class PublishedTotalsTests
{
    [Test]
    public void Averages_are_those_of_the_funders_own_code()
    {
        foreach (var example in PublishedCases.Open("weighted_01_innovate_uk_average").Each("cases"))
        {
            var answers = example
                .Each("responses")
                .Select(answer =>
                    (
                        Question: answer.Figure("question")!.Value,
                        Max: answer.Figure("max") ?? 10,
                        Value: answer.Figure("value")!.Value
                    )
                )
                .ToList();
            var questions = answers.GroupBy(answer => answer.Question).ToList();
            var percent = Schemes.Named("percent-average.v1");
            var scheme = percent with
            {
                Criteria =
                [
                    .. questions.Select(
                        (question, at) =>
                            percent.Criteria[at] with
                            {
                                Max = question.First().Max,
                                Weight = 100m / questions.Count,
                            }
                    ),
                ],
                Ties = [],
            };

            var result = PanelResult.Compute(
                scheme,
                [
                    .. Enumerable
                        .Range(0, questions[0].Count())
                        .Select(r =>
                            Schemes.ReviewOf(scheme, $"R{r}", [.. questions.Select(q => q.ElementAt(r).Value)])
                        ),
                ]
            );

            var published = example.GetProperty("published");
            Assert.That(result.Total, Is.EqualTo(published.Figure("average_percentage") ?? result.Total));
            if (published.TryGetProperty("per_question", out var means))
            {
                Assert.That(
                    result.Criteria.Select(c => decimal.Round(c.Mean, 1, MidpointRounding.AwayFromZero)),
                    Is.EqualTo(means.EnumerateObject().Select(mean => mean.Value.GetDecimal()))
                );
            }
        }
    }

    [Test]
    public void Spreads_are_those_of_the_case()
    {
        var free = Schemes.Named("free.v1");
        foreach (var example in PublishedCases.Open("weighted_02_innovate_uk_spread").Each("cases"))
        {
            var totals = example.GetProperty("totals").Decimals();

            var result = PanelResult.Compute(free, [.. totals.Select((t, i) => Schemes.ReviewOf(free, $"R{i}", t))]);

            Assert.That(result.Spread, Is.EqualTo(example.Figure("expect")));
        }
    }

    [Test]
    public void Percentiles_are_those_of_the_case()
    {
        foreach (var example in PublishedCases.Open("nih_01_percentile_rounding").Each("cases"))
        {
            Assert.That(ReviewPercentile.Round(example.Figure("raw")!.Value), Is.EqualTo(example.Figure("expect")));
        }
    }

    [Test]
    public void What_the_form_forbids_is_refused()
    {
        var research = Schemes.Named("horizon-research.v1");
        foreach (var invalid in PublishedCases.Open("weighted_05_horizon_thresholds").Each("invalid"))
        {
            var scores = Schemes.Scores(research, invalid.Figure("value")!.Value, 4, 4);

            Assert.That(ReviewScore.WhyNotSubmit(research, scores), Is.Not.Null, invalid.Words("why"));
        }
    }
}
