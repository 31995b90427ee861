using FundManager.Domain.Reviews.Calibration;

namespace FundManager.Domain.Tests.Reviews.Calibration;

internal sealed class ScoreFileTests
{
    [Test]
    public void Columns_stand_in_any_order_beside_others()
    {
        var panel = ScoreFile.Parse(
            "\uFEFFscore,Reviewer,note,proposal\r\n7.5,R1,fine,\"A, one\"\r\n8,R2,,\"A, one\"\r\n"
        );

        Assert.That(panel.Proposals, Is.EqualTo(new[] { "A, one" }));
        Assert.That(panel.Reviewers, Is.EqualTo(new[] { "R1", "R2" }));
        Assert.That(panel.RawMeans, Is.EqualTo(new[] { 7.75m }));
    }

    [Test]
    public void Every_fault_is_told_with_its_row_and_column()
    {
        var faulty = Assert.Throws<FaultyFileException>(() =>
            ScoreFile.Parse("reviewer,proposal,score\nR1,P1,7\nR1,P1,8\n,P2,x\nR2,P2\n")
        );

        Assert.That(
            faulty!.Faults.Select(fault => (fault.Row, fault.Field, fault.Code)),
            Is.EqualTo(
                new[]
                {
                    ((int?)3, "proposal", "twice"),
                    (4, "reviewer", "missing"),
                    (4, "score", "not-a-number"),
                    (5, "", "columns"),
                }
            )
        );
    }

    [Test]
    public void Quoted_and_Chinese_names_are_kept_and_blanks_around_them_are_not()
    {
        var panel = ScoreFile.Parse(
            " SCORE , PROPOSAL ,REVIEWER\n-1.50,\"基金项目 \"\"甲\"\", 一期\",张三\n\n+2e1, 乙 , 张三 "
        );

        Assert.That(panel.Proposals, Is.EqualTo(new[] { "基金项目 \"甲\", 一期", "乙" }));
        Assert.That(panel.Reviewers, Is.EqualTo(new[] { "张三" }));
        Assert.That(panel.RawMeans, Is.EqualTo(new[] { -1.5m, 20m }));
    }

    [TestCase("reviewer,proposal,score,Score\nR1,P1,7,7\n", 1, "score", "twice")]
    [TestCase("reviewer,proposal,score\nR1,P1,\n", 2, "score", "missing")]
    [TestCase("reviewer,proposal,score\nR1,P1,NaN\n", 2, "score", "not-a-number")]
    [TestCase("reviewer,proposal,score\nR1,P1,1e30\n", 2, "score", "not-a-number")]
    [TestCase("reviewer,proposal,score\nR1,P1,\"7,5\"\n", 2, "score", "not-a-number")]
    [TestCase("reviewer,proposal,score\nR1,\"P1,7\n", 2, "", "quote-not-closed")]
    [TestCase("reviewer;proposal;score\nR1;P1;7\n", 1, "reviewer", "missing")]
    public void A_faulty_row_is_told(string text, int row, string column, string code)
    {
        var faulty = Assert.Throws<FaultyFileException>(() => ScoreFile.Parse(text));

        var fault = faulty!.Faults[0];
        Assert.That((fault.Row, fault.Field, fault.Code), Is.EqualTo(((int?)row, column, code)));
    }

    [TestCase("", "", "empty")]
    [TestCase("reviewer,proposal,score\n", "", "empty")]
    [TestCase("reviewer,proposal,points\nR1,P1,7\n", "score", "missing")]
    public void A_file_without_scores_is_refused(string text, string column, string code)
    {
        var faulty = Assert.Throws<FaultyFileException>(() => ScoreFile.Parse(text));

        Assert.That(faulty!.Faults.Select(fault => (fault.Field, fault.Code)), Is.EqualTo(new[] { (column, code) }));
    }
}
