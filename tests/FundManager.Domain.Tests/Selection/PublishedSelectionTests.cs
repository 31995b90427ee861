using System.Text.Json;
using FundManager.Domain.Selection;

namespace FundManager.Domain.Tests.Selection;

/// <summary>Every figure of the published cases of selection.</summary>
internal sealed class PublishedSelectionTests
{
    [Test]
    public void Each_budget_gives_the_sets_of_the_case()
    {
        foreach (var example in PublishedCases.Open("fund_01_knapsack_published").Each("cases"))
        {
            var published = example.GetProperty("published");
            var computed = example.GetProperty("computed_here");

            Hold(example, SelectionPolicy.Knapsack, published, ("selected_items_from_1", "optimal_value"));
            Hold(example, SelectionPolicy.Skip, computed.GetProperty("rank_and_skip"), ("selected", "value"));
            Hold(
                example,
                SelectionPolicy.Stop,
                computed.GetProperty("rank_and_stop_at_first_misfit"),
                ("selected", "value")
            );
        }
    }

    [Test]
    public void Each_draw_is_among_those_of_the_case()
    {
        foreach (var example in PublishedCases.Open("fund_02_partial_lottery").Each("cases"))
        {
            var cost = new Money(example.Figure("cost_each") ?? 1m);
            SelectionCandidate[] candidates =
            [
                .. example
                    .GetProperty("scores")
                    .EnumerateObject()
                    .Select(score => new SelectionCandidate(score.Name, score.Value.GetDecimal(), cost)),
            ];
            var expect = example.GetProperty("expect");

            var result = SelectCandidates.Compute(candidates, Terms(example, SelectionPolicy.Stop));

            var lottery = result.Lotteries.SingleOrDefault();
            Assert.That(lottery?.Entrants ?? [], Is.EqualTo(Names(expect, "lottery_group")));
            Assert.That(lottery?.Places ?? 0, Is.EqualTo(expect.Figure("places")));
            Assert.That(lottery?.ProbabilityEach, Is.EqualTo(expect.Words("probability_each")));
            var drawn = lottery?.Entrants ?? [];
            Assert.That(
                result.Selected.Select(v => v.Candidate.Id).Except(drawn, StringComparer.Ordinal),
                Is.EqualTo(Names(expect, "fund"))
            );
            var rejected = result.Verdicts.Where(v => !v.IsSelected).Select(v => v.Candidate.Id);
            Assert.That(rejected, Is.SupersetOf(Names(expect, "reject")));
        }
    }

    private static void Hold(
        JsonElement example,
        SelectionPolicy policy,
        JsonElement expected,
        (string Items, string Value) fields
    )
    {
        var costs = example.GetProperty("costs").Decimals();
        var values = example.GetProperty("values").Decimals();
        SelectionCandidate[] candidates =
        [
            .. costs
                .Zip(values)
                .Select((pair, i) => new SelectionCandidate($"{i + 1}", pair.Second, new Money(pair.First))),
        ];

        var result = SelectCandidates.Compute(candidates, Terms(example, policy));

        var name = $"{example.Words("name")}, {policy}";
        Assert.That(result.Selected.Sum(v => v.Candidate.Score), Is.EqualTo(expected.Figure(fields.Value)), name);
        Assert.That(
            result.Selected.Select(v => int.Parse(v.Candidate.Id, System.Globalization.CultureInfo.InvariantCulture)),
            Is.EquivalentTo(expected.GetProperty(fields.Items).Counts()),
            name
        );
        if (expected.Figure("cost") is { } cost)
        {
            Assert.That(result.Total, Is.EqualTo(new Money(cost)), name);
        }
    }

    private static SelectionTerms Terms(JsonElement example, SelectionPolicy policy) =>
        new()
        {
            Budget = new Money(example.Figure("budget")!.Value),
            Policy = policy,
            Seed = "a seed",
        };

    private static IEnumerable<string> Names(JsonElement expect, string field) =>
        expect.TryGetProperty(field, out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [];
}
