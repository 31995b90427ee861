using FundManager.Documents.Blocks;
using FundManager.Web.Reports.Awards;

namespace FundManager.Web.Tests.Features.Reports;

internal sealed class LetterTextTests
{
    [Test]
    public void Each_kind_of_line_becomes_its_block()
    {
        var blocks = Read(
            "# Title\nFirst line\nsecond line\n\nNew paragraph\nA :: 1\nB :: 2\n## Part\n- one\n- two\nsignatures: Fund | Recipient"
        );

        Assert.That(
            blocks.Select(block => block.GetType().Name),
            Is.EqualTo(
                new[]
                {
                    nameof(Heading),
                    nameof(Paragraph),
                    nameof(Paragraph),
                    nameof(KeyValues),
                    nameof(Heading),
                    nameof(ItemList),
                    nameof(SignatureBlock),
                }
            )
        );
        Assert.That(((Paragraph)blocks[1]).Runs[0].Text, Is.EqualTo("First line second line"));
        Assert.That(
            ((KeyValues)blocks[3]).Entries,
            Is.EqualTo(new[] { new KeyValue("A", "1"), new KeyValue("B", "2") })
        );
        Assert.That(((Heading)blocks[4]).Level, Is.EqualTo(2));
        Assert.That(((ItemList)blocks[5]).Items, Has.Count.EqualTo(2));
        Assert.That(((SignatureBlock)blocks[6]).Signatories[1].Role, Is.EqualTo("Recipient"));
    }

    [TestCase("")]
    [TestCase("\n\n")]
    public void Nothing_gives_nothing(string text) => Assert.That(Read(text), Is.Empty);

    private static IReadOnlyList<Block> Read(string text) => LetterText.Read(text, ("Signature", "Name", "Date"));
}
