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
            var answers = example.Each("responses").GroupBy(answer => answer.Figure("question")!.Value).ToList();
            var scheme = Of([.. answers.Select(own => own.First().Figure("max") ?? 10)]);

            var result = PanelResult.Compute(
                scheme,
                [
                    .. Enumerable
                        .Range(0, answers[0].Count())
                        .Select(r =>
                            Schemes.ReviewOf(
                                scheme,
                                $"R{r}",
                                [.. answers.Select(own => own.ElementAt(r).Figure("value")!.Value)]
                            )
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

    private static Scheme Of(IReadOnlyList<decimal> questions)
    {
        var percent = Schemes.Named("percent-average.v1");
        return percent with
        {
            Criteria =
            [
                .. questions.Select(
                    (max, at) => percent.Criteria[at] with { Max = max, Weight = 100m / questions.Count }
                ),
            ],
            Ties = [],
        };
    }
}
