using FundManager.Domain.Selection;

namespace FundManager.Domain.Tests.Selection;

/// <summary>A thousand rounds of each policy, drawn from fixed seeds, with thresholds, ties, minimums and maximums.</summary>
internal sealed class SelectionPropertyTests
{
    private const int Rounds = 1_000;
    private static readonly string[] Regions = ["11", "31", "65"];

    [TestCase(SelectionPolicy.Stop)]
    [TestCase(SelectionPolicy.Skip)]
    [TestCase(SelectionPolicy.Partial)]
    public void No_round_passes_its_budget_its_thresholds_or_its_maximums(SelectionPolicy policy)
    {
        foreach (var (candidates, terms, result) in All(policy))
        {
            Assert.That(result.Total, Is.LessThanOrEqualTo(terms.Budget));
            Assert.That(result.Total, Is.EqualTo(Money.Sum(result.Verdicts.Select(v => v.Amount))));
            Assert.That(result.Total + result.Remaining, Is.EqualTo(terms.Budget));
            Assert.That(
                result.Verdicts.Select(v => v.Candidate.Id),
                Is.EquivalentTo(candidates.Select(candidate => candidate.Id))
            );
            foreach (var verdict in result.Verdicts)
            {
                Assert.That(verdict.Amount, Is.EqualTo(AmountOf(verdict, terms)), $"{verdict}");
                var passes = verdict.Candidate.Passes && verdict.Candidate.Score >= terms.Floor;
                Assert.That(verdict.Outcome == SelectionOutcome.BelowThreshold, Is.EqualTo(!passes));
            }

            foreach (var quota in terms.Quotas)
            {
                var (count, amount) = Given(quota, result);
                Assert.That(count, Is.LessThanOrEqualTo(quota.MaxCount ?? int.MaxValue));
                Assert.That(amount, Is.LessThanOrEqualTo(quota.MaxAmount ?? terms.Budget));
            }
        }
    }

    [TestCase(SelectionPolicy.Stop)]
    [TestCase(SelectionPolicy.Skip)]
    [TestCase(SelectionPolicy.Partial)]
    [TestCase(SelectionPolicy.Knapsack)]
    public void Whoever_is_passed_over_for_a_worse_one_is_named_with_all_of_them(SelectionPolicy policy)
    {
        foreach (var (_, _, result) in All(policy))
        {
            var expected = result
                .Verdicts.Where(v => v.Place is not null && !v.IsSelected)
                .Select(v =>
                    (
                        v.Candidate.Id,
                        By: result.Selected.Where(o => o.Place > v.Place).Select(o => o.Candidate.Id).ToList()
                    )
                )
                .Where(each => each.By.Count > 0);

            Assert.That(
                result.Displacements.Select(d => $"{d.Verdict.Candidate.Id}: {string.Join(' ', d.By)}"),
                Is.EqualTo(expected.Select(each => $"{each.Id}: {string.Join(' ', each.By)}"))
            );
        }
    }

    [Test]
    public void A_minimum_stays_unmet_only_where_nobody_of_the_group_fits_any_more()
    {
        var unmet = 0;
        foreach (var (_, terms, result) in All(SelectionPolicy.Stop))
        {
            foreach (var quota in terms.Quotas)
            {
                var (count, amount) = Given(quota, result);
                var isMet = !(count < quota.MinCount) && !(amount < quota.MinAmount);
                Assert.That(result.UnmetQuotas.Any(u => u.Quota == quota), Is.EqualTo(!isMet));
                unmet += isMet ? 0 : 1;
                var left = result.Verdicts.Where(v =>
                    v.Place is not null
                    && !v.IsSelected
                    && quota.Holds(v.Candidate)
                    && v.Candidate.Amount <= result.Remaining
                );
                Assert.That(isMet || left.All(v => IsBarred(v.Candidate, terms, result)), Is.True);
            }
        }

        Assert.That(unmet, Is.Positive, "rounds in which a minimum cannot be met are among those drawn");
    }

    [TestCase(SelectionPolicy.Stop)]
    [TestCase(SelectionPolicy.Skip)]
    [TestCase(SelectionPolicy.Partial)]
    public void A_draw_repeats_from_its_record_whatever_order_the_candidates_come_in(SelectionPolicy policy)
    {
        var draws = 0;
        foreach (var (candidates, terms, result) in All(policy))
        {
            var again = SelectCandidates.Compute([.. candidates.Reverse()], terms);
            Assert.That(
                again.Verdicts.Select(v => (v.Candidate.Id, v.Outcome, v.Amount)),
                Is.EqualTo(result.Verdicts.Select(v => (v.Candidate.Id, v.Outcome, v.Amount)))
            );
            foreach (var lottery in result.Lotteries)
            {
                draws++;
                Assert.That(lottery.Drawn, Is.EqualTo(SeededOrder.Of(lottery.Seed, lottery.Entrants, id => id)));
                // Nobody wins where the one drawn first does not fit and so ends the selection.
                Assert.That(lottery.Places, Is.InRange(0, lottery.Entrants.Count - 1));
                Assert.That(
                    lottery.Places > 0 || (policy != SelectionPolicy.Skip && lottery.ProbabilityEach is null),
                    Is.True
                );
                Assert.That(lottery.Winners, Is.SubsetOf(lottery.Drawn));
                var scores = candidates.Where(c => lottery.Entrants.Contains(c.Id)).Select(c => c.Score).Distinct();
                Assert.That(scores.Count(), Is.EqualTo(1), "only equals are drawn");
                if (lottery.HasEqualChances)
                {
                    Assert.That(lottery.Winners, Is.EqualTo(lottery.Drawn.Take(lottery.Places)));
                }
            }
        }

        Assert.That(draws, Is.Positive);
    }

    [Test]
    public void Without_quotas_stop_takes_a_beginning_of_the_order_and_skip_whatever_still_fits()
    {
        foreach (var (candidates, drawn, stopped) in All(SelectionPolicy.Stop))
        {
            var terms = drawn with { Quotas = [] };
            var stop = SelectCandidates.Compute(candidates, terms).Verdicts.Where(v => v.Place is not null).ToList();
            Assert.That(stop.SkipWhile(v => v.IsSelected).Any(v => v.IsSelected), Is.False);

            var left = terms.Budget;
            foreach (
                var verdict in SelectCandidates
                    .Compute(candidates, terms with { Policy = SelectionPolicy.Skip })
                    .Verdicts.Where(v => v.Place is not null)
            )
            {
                Assert.That(verdict.IsSelected, Is.EqualTo(verdict.Candidate.Amount <= left), $"{stopped.Total}");
                left -= verdict.Amount;
            }
        }
    }

    // What each is given, by what became of it.
    private static Money AmountOf(SelectionVerdict verdict, SelectionTerms terms)
    {
        if (verdict.Outcome != SelectionOutcome.Partial)
        {
            return verdict.IsSelected ? verdict.Candidate.Amount : Money.Zero;
        }

        var share = verdict.Amount.Amount * 100 / verdict.Candidate.Amount.Amount;
        Assert.That(share, Is.InRange(terms.MinSharePercent, 100m).And.LessThan(100m));
        return verdict.Amount;
    }

    private static (int Count, Money Amount) Given(Quota quota, SelectionResult result)
    {
        var own = result.Selected.Where(v => quota.Holds(v.Candidate)).ToList();
        return (own.Count, Money.Sum(own.Select(v => v.Amount)));
    }

    private static bool IsBarred(SelectionCandidate candidate, SelectionTerms terms, SelectionResult result) =>
        terms.Quotas.Any(quota =>
        {
            var (count, amount) = Given(quota, result);
            return quota.Holds(candidate)
                && (count + 1 > quota.MaxCount || amount + candidate.Amount > quota.MaxAmount);
        });

    private static IEnumerable<(IReadOnlyList<SelectionCandidate>, SelectionTerms, SelectionResult)> All(
        SelectionPolicy policy
    )
    {
        for (var seed = 1; seed <= Rounds; seed++)
        {
            var random = new Random(seed);
            SelectionCandidate[] candidates =
            [
                .. Enumerable
                    .Range(0, random.Next(1, 13))
                    .Select(i => new SelectionCandidate(
                        $"C{i}",
                        random.Next(50, 60) / 2m,
                        new Money(random.Next(1, 3_000) / 100m)
                    )
                    {
                        Passes = random.Next(10) > 0,
                        Groups = new Dictionary<string, string>(StringComparer.Ordinal)
                        {
                            ["region"] = Regions[random.Next(Regions.Length)],
                        },
                    }),
            ];
            var terms = new SelectionTerms
            {
                Budget = new Money(random.Next(0, 15_000) / 100m),
                Policy = policy,
                Floor = 26m,
                Seed = $"{seed}",
                Quotas =
                    policy == SelectionPolicy.Knapsack
                        ? []
                        : [.. Regions.SelectMany(region => QuotasOf(region, random))],
            };
            yield return (candidates, terms, SelectCandidates.Compute(candidates, terms));
        }
    }

    private static IEnumerable<Quota> QuotasOf(string region, Random random)
    {
        var quota = new Quota("region", region);
        if (random.Next(3) == 0)
        {
            yield return quota with
            {
                MinCount = random.Next(1, 3),
                MaxCount = random.Next(3, 5),
            };
        }

        if (random.Next(4) == 0)
        {
            yield return quota with
            {
                MaxAmount = new Money(random.Next(500, 6_000) / 100m),
            };
        }

        if (random.Next(4) == 0)
        {
            yield return quota with
            {
                MinAmount = new Money(random.Next(100, 2_000) / 100m),
            };
        }
    }
}
