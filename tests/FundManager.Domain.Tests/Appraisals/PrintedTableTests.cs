using System.Text.Json.Nodes;
using FundManager.Domain.Appraisals;
using static FundManager.Domain.Tests.Appraisals.SelfAppraisalTableTests;

namespace FundManager.Domain.Tests.Appraisals;

/// <summary>Tables as offices print them: numbers as text, columns missing, remarks added.</summary>
internal sealed class PrintedTableTests
{
    [TestCase("98", "%", 98)]
    [TestCase("98%", "%", 98)]
    [TestCase("９８％", "%", 98)]
    [TestCase("1,735人次", "人次", 1735)]
    public void A_number_written_as_text_is_read(string written, string unit, decimal value)
    {
        var result = Appraise(table =>
        {
            var row = table["indicators"]![0]!;
            (row["operator"], row["target"], row["actual"], row["unit"]) = (">=", value * 2, written, unit);
        });

        Assert.That(result.Indicators[1].Score, Is.EqualTo(5m));
    }

    [TestCase("约98")]
    [TestCase("≥98%")]
    [TestCase("98台")]
    public void What_is_not_plainly_a_number_is_not_scored(string written)
    {
        var result = Appraise(table => table["indicators"]![1]!["actual"] = written);

        Assert.That(result.Indicators[2].Score, Is.Null);
        Assert.That(result.Indicators[2].Flags, Does.Contain(AppraisalFlag.NotScored));
    }

    [Test]
    public void Columns_may_be_missing_and_remarks_may_be_added()
    {
        var result = Appraise(table =>
        {
            var row = table["indicators"]![0]!.AsObject();
            row.Remove("unit");
            row.Remove("level2");
            row.Remove("published_score");
            row["asked_by"] = "auditor";
            table.AsObject().Remove("published_grade");
        });

        Assert.That((result.Indicators[1].Score, result.Indicators[1].Published), Is.EqualTo((10m, (decimal?)null)));
    }

    [Test]
    public void Money_by_source_is_added_up_whatever_sum_was_typed()
    {
        var result = Appraise(table =>
            table["budget_execution"] = JsonNode.Parse(
                """
                { "annual_budget": 0, "executed": 0, "weight": 10, "published_score": 0, "rows": [
                  { "name": "财政拨款", "annual_budget": 60, "executed": 30 },
                  { "name": "其他资金", "annual_budget": 40, "executed": 20 },
                  { "name": "合计", "annual_budget": 0, "executed": 0 } ] }
                """
            )
        );

        Assert.That(result.Indicators[0].Score, Is.EqualTo(5m));
    }

    [Test]
    public void Without_a_money_row_indicators_of_100_are_the_whole()
    {
        var result = Appraise(table =>
        {
            table.AsObject().Remove("budget_execution");
            table["indicators"]![0]!["weight"] = 20;
        });

        Assert.That((result.Total, result.Indicators[0].Score), Is.EqualTo((99.8m, (decimal?)null)));
    }

    [Test]
    public void An_operator_that_nobody_printed_is_not_guessed()
    {
        var result = Appraise(table => table["indicators"]![0]!.AsObject().Remove("operator"));

        Assert.That(
            result.Indicators[1].Flags,
            Is.EqualTo(new[] { AppraisalFlag.NotScored, AppraisalFlag.InvalidTarget })
        );
    }

    [TestCase(true, "10")]
    [TestCase(false, "0")]
    public void Yes_or_no_is_all_or_nothing(bool actual, decimal score)
    {
        var result = Appraise(table => Put(table, "yes_no", true, actual));

        Assert.That(result.Indicators[1].Score, Is.EqualTo(score));
    }

    [TestCase(3, null, false, "7.5")]
    [TestCase(3, 3, false, "10")]
    [TestCase(4, null, true, "0")]
    [TestCase(4, 3, false, null)]
    public void A_checklist_counts_what_applies_and_forgives_no_serious_breach(
        int met,
        int? applicable,
        bool breach,
        string? score
    )
    {
        var result = Appraise(table =>
        {
            Put(table, "checklist", 4, met);
            table["indicators"]![0]!["applicable_items"] = applicable;
            table["indicators"]![0]!["serious_breach"] = breach;
        });

        Assert.That(
            result.Indicators[1].Score,
            Is.EqualTo(score is null ? null : decimal.Parse(score, System.Globalization.CultureInfo.InvariantCulture))
        );
    }

    [Test]
    public void A_deadline_in_words_is_not_scored()
    {
        var result = Appraise(table => Put(table, "deadline", "12月底前", "按时完成"));

        Assert.That(result.Indicators[1].Flags, Does.Contain(AppraisalFlag.InvalidTarget));
    }
}
