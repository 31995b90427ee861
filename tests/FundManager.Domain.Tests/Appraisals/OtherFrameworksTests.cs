using System.Text.Json.Nodes;
using FundManager.Domain.Appraisals;

namespace FundManager.Domain.Tests.Appraisals;

/// <summary>Frameworks from elsewhere: their rules are published, the numbers are made from them by hand.</summary>
internal sealed class OtherFrameworksTests
{
    private static readonly string[] Items = ["position", "management", "results", "prospects"];

    private static readonly AppraisalFramework Letters = Of("four-items-a-to-d.v1");
    private static readonly AppraisalFramework Part = Of("omb-part.v1");
    private static readonly AppraisalFramework Criteria = Of("oecd-dac-2019.v1");

    // A 3, B 2, C 1, D 0: the mean of the items as a share of 3.
    [TestCase("A A A A", "100", "excellent", null)]
    [TestCase("B B B B", "66.67", "excellent", null)]
    [TestCase("A C A C", "66.67", "excellent", null)]
    [TestCase("A B C C", "58.33", "fair", null)]
    [TestCase("C C C C", "33.33", "fair", null)]
    [TestCase("A A A D", "75", "poor", AppraisalFlag.BelowFloor)]
    [TestCase("C C C D", "25", "poor", AppraisalFlag.BelowFloor)]
    public void Four_letters_make_a_mean_and_each_item_must_pass(
        string letters,
        decimal total,
        string grade,
        string? flag
    )
    {
        var card = Scorecard.Compute(
            Letters,
            null,
            [.. Items.Select((item, at) => Judged(item, 25m, at + 1))],
            [
                .. letters
                    .Split(' ')
                    .Select((letter, at) => new IndicatorActual { Number = at + 1, Band = letter.ToLowerInvariant() }),
            ]
        );

        Assert.That((card.Total, card.Grade!.Id), Is.EqualTo((total, grade)));
        Assert.That(card.Flags, Is.EqualTo(flag is null ? [] : new[] { flag }));
    }

    [Test]
    public void A_table_of_letters_is_read_and_a_mean_of_a_panel_may_stand_beside_one()
    {
        var table = JsonNode.Parse(
            """
            { "indicators": [
              { "level1": "定位与必要性", "name": "a", "operator": "qualitative", "actual": "A", "weight": 25, "published_score": 25 },
              { "level1": "研发管理", "name": "b", "operator": "qualitative", "actual": "b", "weight": 25 },
              { "level1": "研发成果", "name": "c", "operator": "qualitative", "band": "B", "percent": 80, "weight": 25 },
              { "level1": "实用化前景", "name": "d", "operator": "qualitative", "band": "C 可", "weight": 25 } ],
              "published_grade": "合格" }
            """
        )!;

        var result = AppraiseTable.Compute(Letters, SelfAppraisalTable.Parse(table.ToJsonString()));

        // 25, 25 × 2/3, a mean of 2.4 of 3, 25 × 1/3.
        Assert.That(result.Indicators.Select(row => row.Score), Is.EqualTo(new[] { 25m, 16.6667m, 20m, 8.3333m }));
        Assert.That((result.Total, result.Grade), Is.EqualTo((70m, "优秀")));
        Assert.That(result.Flags, Is.EqualTo(new[] { AppraisalFlag.GradeDiffers }));
    }

    // Sections of 20, 10 (half of it the measures), 20 and 50, each met to the share given.
    [TestCase("1", "1", "1", "1", "100", "excellent")]
    [TestCase("1", "1", "1", "0.7", "85", "excellent")]
    [TestCase("1", "1", "1", "0.69", "84.5", "good")]
    [TestCase("1", "1", "1", "0.4", "70", "good")]
    [TestCase("1", "1", "0.95", "0.02", "50", "fair")]
    [TestCase("0", "1", "1", "0.38", "49", "poor")]
    [TestCase("1", "0", "1", "1", "95", "not-demonstrated")]
    [TestCase("1", "0.5", "1", "1", "97.5", "not-demonstrated")]
    [TestCase("0", "0", "0", "0", "5", "not-demonstrated")]
    public void Without_measures_results_are_not_demonstrated_whatever_the_total(
        decimal purpose,
        decimal measures,
        decimal management,
        decimal results,
        decimal total,
        string grade
    )
    {
        var card = Sections(purpose, measures, management, results);

        Assert.That((card.Total, card.Grade!.Id), Is.EqualTo((total, grade)));
        Assert.That(
            card.Flags.Contains(AppraisalFlag.NotDemonstrated, StringComparer.Ordinal),
            Is.EqualTo(grade == AppraisalFramework.NotDemonstratedGrade)
        );
    }

    [Test]
    public void What_nobody_measures_is_not_demonstrated_either()
    {
        var card = Scorecard.Compute(Part, null, [Measured("purpose", 100m, 1)], [Sample.Actual(100m, 1)]);

        Assert.That((card.Total, card.Grade!.Id), Is.EqualTo((100m, AppraisalFramework.NotDemonstratedGrade)));
        Assert.That(card.Grade.Name.En, Is.EqualTo("Results not demonstrated"));
        Assert.That(Sections(1, 1, 1, null).Grade, Is.Null, "without a total there is no grade of any kind");
    }

    [Test]
    public void Six_criteria_are_rated_side_by_side_without_a_total()
    {
        string[] blocks = [.. Criteria.Blocks.Select(block => block.Id)];

        var card = Scorecard.Compute(
            Criteria,
            null,
            [.. blocks.Select((block, at) => Judged(block, null, at + 1))],
            [
                .. blocks.Select(
                    (_, at) =>
                        new IndicatorActual
                        {
                            Number = at + 1,
                            Band = $"rating-{(at % 4) + 1}",
                            Percent = (at % 4) * 25,
                        }
                ),
            ]
        );

        Assert.That(blocks, Has.Length.EqualTo(6));
        Assert.That((card.Total, card.Grade, card.Flags.Count), Is.EqualTo(((decimal?)null, (Band?)null, 0)));
        Assert.That(card.Rows.Select(row => row.Ratio), Is.EqualTo(new[] { 0m, 0.25m, 0.5m, 0.75m, 0m, 0.25m }));
        Assert.That(
            Criteria.QualitativeBands.Select(band => band.Id),
            Is.EqualTo(new[] { "rating-4", "rating-3", "rating-2", "rating-1" })
        );
    }

    [Test]
    public void Floors_letters_and_preconditions_that_cannot_be_are_faults()
    {
        var faults = Frameworks.FaultsOf(file =>
        {
            file["blocks"]![1]!["floor"] = 101;
            file["qualitative"]![1]!["percent"] = 80;
            file["precondition"] = new JsonObject
            {
                ["part"] = "measures",
                ["otherwise"] = new JsonObject { ["en"] = "Not shown" },
            };
        });

        Assert.That(
            faults.Select(fault => (fault.Field, fault.Code)),
            Is.EquivalentTo(
                new[]
                {
                    ("blocks[1].floor", "out-of-range"),
                    ("qualitative[1].percent", "out-of-range"),
                    ("precondition.part", "unknown-part"),
                    ("precondition.otherwise.zh-Hans", "missing"),
                }
            )
        );
    }

    [Test]
    public void Every_framework_freezes_and_gives_the_same_bytes_again()
    {
        foreach (var framework in new[] { Letters, Part, Criteria })
        {
            var frozen = FrozenScorecard.Freeze(
                framework,
                null,
                [Judged(framework.Blocks[0].Id, 100m, 1)],
                [
                    new IndicatorActual
                    {
                        Number = 1,
                        Band = framework.QualitativeBands[0].Id,
                        Percent = 90,
                    },
                ]
            );

            Assert.That(frozen.Recompute(framework), Is.EqualTo(frozen));
        }
    }

    private static Scorecard Sections(decimal purpose, decimal measures, decimal management, decimal? results) =>
        Scorecard.Compute(
            Part,
            null,
            [
                Measured("purpose", 20m, 1),
                Measured("planning", 5m, 2) with
                {
                    Level2 = "measures",
                },
                Measured("planning", 5m, 3) with
                {
                    Level2 = "preparation",
                },
                Measured("management", 20m, 4),
                Measured("results", 50m, 5),
            ],
            [
                Sample.Actual(100 * purpose, 1),
                Sample.Actual(100 * measures, 2),
                Sample.Actual(100, 3),
                Sample.Actual(100 * management, 4),
                Sample.Actual(100 * results, 5),
            ]
        );

    private static Indicator Measured(string block, decimal weight, int number) =>
        Sample.Indicator(100m, weight, number: number, block: block);

    private static Indicator Judged(string block, decimal? weight, int number) =>
        Sample.Indicator(null, weight, IndicatorOperator.Qualitative, number, block);

    private static AppraisalFramework Of(string key) =>
        AppraisalFramework.Parse(File.ReadAllText(Path.Combine(Frameworks.Folder, $"{key}.json")));
}
