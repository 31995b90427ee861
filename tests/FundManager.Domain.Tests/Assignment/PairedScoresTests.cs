using FundManager.Domain.Assignment;

namespace FundManager.Domain.Tests.Assignment;

internal sealed class PairedScoresTests
{
    [Test]
    public void One_pair_a_row_says_the_same_as_the_table()
    {
        var table = ScoreMatrix.Parse("id,a,b\np,0.5,\nq,1,2\n");
        var pairs = ScoreMatrix.Parse("proposal,reviewer,score\np,a,0.5\np,b,\nq,a,1\nq,b,2\n");

        Assert.That(pairs.Proposals, Is.EqualTo(table.Proposals));
        Assert.That(pairs.Reviewers, Is.EqualTo(table.Reviewers));
        Assert.That(pairs.Pairs, Is.EqualTo(table.Pairs));
    }

    [TestCase("p,a\n", "columns")]
    [TestCase(",a,1\n", "missing")]
    [TestCase("p,,1\n", "missing")]
    [TestCase("p,a,much\n", "not-a-number")]
    [TestCase("p,a,1\np,a,2\n", "twice")]
    public void Every_fault_is_named_with_its_line(string rows, string code)
    {
        var thrown = Assert.Throws<FaultyFileException>(() => ScoreMatrix.Parse("Proposal,Reviewer,Score\n" + rows));

        Assert.That(thrown!.Faults.Select(fault => fault.Code), Is.EqualTo(new[] { code }));
        Assert.That(thrown.Faults[0].Row, Is.GreaterThan(1));
    }
}
