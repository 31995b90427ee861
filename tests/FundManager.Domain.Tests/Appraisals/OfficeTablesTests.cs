using System.Text.Json.Nodes;
using FundManager.Domain.Appraisals;
using static FundManager.Domain.Tests.Appraisals.SelfAppraisalTableTests;

namespace FundManager.Domain.Tests.Appraisals;

/// <summary>Whole tables of the habits that offices have, each figure worked out by hand from the rule.</summary>
internal sealed class OfficeTablesTests
{
    [Test]
    public void A_table_without_an_operator_column_is_read_by_what_its_cells_say()
    {
        var result = Of(
            """
            { "source": { "year": 2023 }, "budget_execution":
              { "unit": "万元", "annual_budget": "1,200.00", "executed": "1,083.60", "weight": "10分", "published_score": "９．０３" },
              "indicators": [
              { "level1": "产 出 指 标（50分）", "name": "培训人次", "target": "≥１，２００人次", "actual": "900人次", "weight": 15, "published_score": 11.25 },
              { "level1": "产出指标", "name": "合格率", "target": "95%以上", "actual": "97．5％", "weight": 15, "published_score": 15 },
              { "level1": "产出指标", "name": "完成时间", "target": "10月底前", "actual": "2023年10月", "weight": 10, "published_score": 10 },
              { "level1": "产出指标", "name": "采购成本", "target": "控制在20万元以内", "actual": "250,000元", "weight": 10, "published_score": 8 },
              { "level1": "效益指标", "name": "投诉件数", "target": "不超过5件", "actual": "8件", "weight": 15, "published_score": 9 },
              { "level1": "效益指标", "name": "带动就业", "target": "40-60人", "actual": "30人", "weight": 15, "published_score": 11 },
              { "level1": "满意度指标", "name": "群众满意度", "target": "不低于 90％", "actual": "８１％", "weight": 10, "published_score": 9 } ],
              "published_total": "83.28分", "published_grade": "良好" }
            """
        );

        // 10 × 1083.6/1200; 15 × 900/1200; met; by the end of October; 10 × 20/25; 15 × 5/8 = 9.375; 15 × 30/40; 10 × 81/90.
        Assert.That(
            result.Indicators.Select(row => row.Score),
            Is.EqualTo(new decimal?[] { 9.03m, 11.25m, 15m, 10m, 8m, 9.38m, 11.25m, 9m })
        );
        Assert.That((result.Total, result.Grade, result.PublishedTotal), Is.EqualTo((82.91m, "良", 83.28m)));
        Assert.That(result.Flags, Is.EqualTo(new[] { AppraisalFlag.TotalDiffers }));
        Assert.That(
            result.Indicators.Where(row => row.Flags.Count > 0).Select(row => row.Name),
            Is.EqualTo(new[] { "投诉件数", "带动就业" }),
            "where the printed points are not the rule's"
        );
    }

    [Test]
    public void A_row_that_does_not_apply_leaves_its_points_to_the_others()
    {
        var result = Of(
            """
            { "budget_execution": { "annual_budget": 100, "executed": 80, "weight": 10, "published_score": 8 },
              "indicators": [
              { "level1": "产出指标", "name": "a", "operator": ">=", "target": 4, "actual": 3, "weight": 50, "published_score": 37.5 },
              { "level1": "效益指标", "name": "b", "operator": ">=", "target": 10, "actual": 10, "weight": 30, "published_score": 30 },
              { "level1": "满意度指标", "name": "c", "operator": ">=", "target": 90, "actual": "不适用", "weight": 10, "published_score": null } ],
              "published_total": 83.89, "published_grade": "良" }
            """
        );

        // (8 + 37.5 + 30) × 100/90.
        Assert.That((result.Total, result.Grade), Is.EqualTo((83.89m, "良")));
        Assert.That(result.Indicators[3].Flags, Is.EqualTo(new[] { AppraisalFlag.NotApplicable }));
        Assert.That(result.Flags, Is.Empty);
    }

    [Test]
    public void A_table_that_adds_to_more_than_100_is_kept_and_told()
    {
        var result = Of(
            """
            { "budget_execution": { "annual_budget": 0, "executed": 0, "weight": 10, "published_score": 0 },
              "indicators": [
              { "level1": "产出指标", "name": "a", "operator": ">=", "target": 2000, "actual": 3061, "weight": 60, "published_score": 60 },
              { "level1": "效益指标", "name": "b", "operator": "<=", "target": 3, "actual": 0, "weight": 40, "published_score": "40" },
              { "level1": "满意度指标", "name": "c", "operator": "=", "target": 100, "actual": "98.5", "unit": "％", "published_score": 9 } ],
              "published_total": 109, "published_grade": "优" }
            """
        );

        Assert.That(result.Indicators.Select(row => row.Score), Is.EqualTo(new decimal?[] { null, 60m, 40m, null }));
        Assert.That(result.Indicators[0].Flags, Is.EqualTo(new[] { AppraisalFlag.NotScored, AppraisalFlag.NoBudget }));
        Assert.That(result.Indicators[1].Flags, Is.EqualTo(new[] { AppraisalFlag.OverAchievement }));
        Assert.That((result.Total, result.Grade), Is.EqualTo((109m, (string?)null)));
        Assert.That(
            result.Flags,
            Is.EqualTo(new[] { AppraisalFlag.WeightsMissing, AppraisalFlag.WeightsDifferFromDefault })
        );
    }

    [TestCase("≥100人", "80人", "8")]
    [TestCase("100人以上", "80人", "8")]
    [TestCase("大于等于100人", "80 人", "8")]
    [TestCase("至少100人", "80", "8")]
    [TestCase("＞100人", "80", "8")]
    [TestCase("＝100%", "80％", "8")]
    [TestCase("≤80%", "100%", "8")]
    [TestCase("80人及以下", "100人", "8")]
    [TestCase("不高于0.8", "1", "8")]
    [TestCase("40～60%", "75%", "8")]
    [TestCase("100至120场", "80场", "8")]
    [TestCase("≥2.5亿元", "20,000万元", "8")]
    [TestCase("≥1万人", "8000人", "8")]
    [TestCase("≥1,000,000.00元", "８００，０００元", "8")]
    public void What_a_cell_says_is_the_rule_of_its_row(string target, string actual, decimal score)
    {
        var row = Row(target, actual);

        Assert.That(row.Score, Is.EqualTo(score));
    }

    [TestCase("100人", "80人", AppraisalFlag.InvalidTarget, "which way is better is not told")]
    [TestCase("≥100人", "80户", AppraisalFlag.UnitMismatch, "another unit")]
    [TestCase("≥550万元", "20台", AppraisalFlag.UnitMismatch, "another unit")]
    [TestCase("≥100", "80台", AppraisalFlag.UnitMismatch, "the target has no unit")]
    [TestCase("≥100人", "90%", AppraisalFlag.UnitMismatch, "a share of what?")]
    [TestCase("≥100人", "≥80人", AppraisalFlag.ActualWithOperator, "a target again")]
    [TestCase("≥100人", "80人以上", AppraisalFlag.ActualWithOperator, "a target again")]
    [TestCase("≥100人", "约80人", AppraisalFlag.NotScored, "about")]
    [TestCase("≥100人", "已完成", AppraisalFlag.NotScored, "words")]
    [TestCase("≥100人", "1,5", AppraisalFlag.NotScored, "a decimal comma, or 15?")]
    [TestCase("≥100人", "—", AppraisalFlag.NotScored, "nothing")]
    [TestCase("≥0人", "3人", AppraisalFlag.InvalidTarget, "nothing to divide by")]
    [TestCase("≥-5%", "3%", AppraisalFlag.InvalidTarget, "below nothing")]
    [TestCase("有效提升", "优", AppraisalFlag.NotScored, "judged, without a percent")]
    [TestCase("10月前", "9月", AppraisalFlag.NotScored, "before it begins or before it ends?")]
    public void What_is_not_plain_is_flagged_and_never_a_score(string target, string actual, string flag, string why)
    {
        var row = Row(target, actual);

        Assert.That(row.Score, Is.Null, why);
        Assert.That(row.Flags, Does.Contain(flag));
        Assert.That(row.Flags, Does.Contain(AppraisalFlag.NotScored));
    }

    [TestCase("2023年12月31日前完成", "2023-12-31", "10")]
    [TestCase("2023年12月", "2023年12月", "10")]
    [TestCase("12月底前", "2023.12", "10")]
    [TestCase("2023年底前", "2023年11月20日", "10")]
    [TestCase("年底前", "12月31日", "10")]
    [TestCase("12月20日前", "12月中旬", "10")]
    [TestCase("10月底前", "10月底前完成", "10")]
    [TestCase("１０月３１日", "10月31日", "10")]
    [TestCase("10月底前", "2024年1月5日", "0")]
    [TestCase("10月15日前", "10月16日", "0")]
    [TestCase("10月15日前", "10月", null)]
    [TestCase("10月底前", "按时完成", null)]
    [TestCase("10月底前", "12月", null)]
    public void A_deadline_in_words_is_a_day_of_the_tables_year(string target, string actual, string? score)
    {
        var row = Row(target, actual);

        Assert.That(row.Score?.ToString(System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(score));
    }

    [Test]
    public void Without_a_year_a_month_is_no_day()
    {
        var row = Row("10月底前", "10月", year: null);

        Assert.That(row.Flags, Is.EqualTo(new[] { AppraisalFlag.NotScored, AppraisalFlag.InvalidTarget }));
    }

    [Test]
    public void A_sign_in_the_target_against_the_operator_beside_it_is_no_target()
    {
        var agreeing = Appraise(table => Put(table, ">=", "≥1,470人次", 735));
        var contradicting = Appraise(table => Put(table, "<=", "≥1,470人次", 735));

        Assert.That(agreeing.Indicators[1].Score, Is.EqualTo(5m));
        Assert.That(contradicting.Indicators[1].Flags, Does.Contain(AppraisalFlag.InvalidTarget));
    }

    [Test]
    public void Units_that_are_told_apart_from_the_values_are_compared_too()
    {
        var same = Appraise(table => Units(table, "万元", "元", 4_000_000));
        var other = Appraise(table => Units(table, "万元", "台", 20));

        Assert.That(same.Indicators[1].Score, Is.EqualTo(7.27m), "10 × 400/550");
        Assert.That(other.Indicators[1].Flags, Does.Contain(AppraisalFlag.UnitMismatch));

        static void Units(JsonNode table, string target, string actual, decimal value)
        {
            Put(table, ">=", 550, value);
            var row = table["indicators"]![0]!.AsObject();
            row.Remove("unit");
            (row["target_unit"], row["actual_unit"]) = (target, actual);
        }
    }

    [TestCase("优秀", false)]
    [TestCase("优（90-100分）", false)]
    [TestCase("良", true)]
    public void A_grade_in_other_words_is_the_same_grade(string printed, bool differs)
    {
        var result = Appraise(table => table["published_grade"] = printed);

        Assert.That(result.Flags.Contains(AppraisalFlag.GradeDiffers, StringComparer.Ordinal), Is.EqualTo(differs));
    }

    [Test]
    public void Band_percent_and_answers_may_be_written_as_text()
    {
        var result = Appraise(table =>
        {
            var judged = table["indicators"]![4]!;
            (judged["band"], judged["percent"]) = ("达成年度指标", "85%");
            table["indicators"]![7]!["valid_answers"] = "29";
        });

        Assert.That(result.Indicators[5].Score, Is.EqualTo(8.5m));
        Assert.That(result.Indicators[8].Flags, Does.Contain(AppraisalFlag.SmallSample));
        var fault = Assert.Throws<FaultyFileException>(() =>
            Appraise(table =>
                (table["indicators"]![4]!["percent"], table["indicators"]![7]!["valid_answers"]) = ("120", 1.5)
            )
        );
        Assert.That(fault!.Faults.Select(f => f.Code), Is.EqualTo(new[] { "out-of-range", "not-whole" }));
    }

    [Test]
    public void A_share_is_no_money()
    {
        var fault = Assert.Throws<FaultyFileException>(() =>
            Appraise(table => table["budget_execution"]!["executed"] = "95%")
        );

        Assert.That(fault!.Faults.Single().Field, Is.EqualTo("budget_execution.executed"));
    }

    private static AppraisedTable Of(string json) => AppraiseTable.FromText(Frameworks.StandardText, json);

    private static AppraisedTable.Row Row(string target, string actual, int? year = 2023) =>
        Appraise(table =>
        {
            table["year"] = year;
            var row = table["indicators"]![0]!.AsObject();
            foreach (var gone in new[] { "operator", "unit", "kind" })
            {
                row.Remove(gone);
            }

            (row["target"], row["actual"]) = (target, actual);
        }).Indicators[1];
}
