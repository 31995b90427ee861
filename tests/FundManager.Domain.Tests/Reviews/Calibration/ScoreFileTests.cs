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

    [TestCase("", "", "empty")]
    [TestCase("reviewer,proposal,score\n", "", "empty")]
    [TestCase("reviewer,proposal,points\nR1,P1,7\n", "score", "missing")]
    public void A_file_without_scores_is_refused(string text, string column, string code)
    {
        var faulty = Assert.Throws<FaultyFileException>(() => ScoreFile.Parse(text));

        Assert.That(faulty!.Faults.Select(fault => (fault.Field, fault.Code)), Is.EqualTo(new[] { (column, code) }));
    }
}
