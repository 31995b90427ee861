using System.Text;
using FundManager.Documents.Layout;
using FundManager.Documents.Tests.Fonts;
using FundManager.Documents.Text;

namespace FundManager.Documents.Tests.Text;

internal sealed class LineBreakerTests
{
    // An ideograph is one em wide: ten points here.
    private static readonly TextStyle Ten = new(TestFonts.All.Regular, 10, Theme.Ink);

    [Test]
    public void Break_sets_ideographs_up_to_the_width()
    {
        Assert.That(Lines("绩效评价报告", 30), Is.EqualTo(["绩效评", "价报告"]));
        Assert.That(Lines("绩效评价报告", 29.9), Is.EqualTo(["绩效", "评价", "报告"]));
    }

    [TestCase("绩效评，价报告", "绩效")]
    [TestCase("绩效评。价报告", "绩效")]
    [TestCase("绩效评、价报告", "绩效")]
    [TestCase("绩效评）价报告", "绩效")]
    [TestCase("绩效评》价报告", "绩效")]
    [TestCase("绩效评」价报告", "绩效")]
    [TestCase("绩效评”价报告", "绩效")]
    [TestCase("绩效评％价报告", "绩效")]
    public void Break_never_begins_a_line_with_closing_punctuation(string text, string first)
    {
        Assert.That(Lines(text, 30)[0], Is.EqualTo(first));
    }

    [TestCase("绩效（评价报告", "绩效")]
    [TestCase("绩效《评价报告", "绩效")]
    [TestCase("绩效「评价报告", "绩效")]
    [TestCase("绩效【评价报告", "绩效")]
    [TestCase("绩效￥评价报告", "绩效")]
    public void Break_never_ends_a_line_with_opening_punctuation(string text, string first)
    {
        Assert.That(Lines(text, 30)[0], Is.EqualTo(first));
    }

    [Test]
    public void Break_keeps_ellipsis_and_long_dash_whole()
    {
        Assert.That(Lines("绩效评……价", 40)[0], Is.EqualTo("绩效"));
        Assert.That(Lines("绩效评——价", 40)[0], Is.EqualTo("绩效"));
    }

    [Test]
    public void Break_keeps_latin_words_and_numbers_whole()
    {
        var lines = Lines("the quick brown fox owes 1,250,000.00 yuan", 60);

        Assert.That(lines, Is.EqualTo(["the quick ", "brown fox ", "owes ", "1,250,000.00 ", "yuan"]));
    }

    [Test]
    public void Break_may_part_script_from_ideographs_and_words_at_hyphens()
    {
        Assert.That(LineRules.MayBreak(new Rune('a'), new Rune('绩')), Is.True);
        Assert.That(LineRules.MayBreak(new Rune('绩'), new Rune('a')), Is.True);
        Assert.That(LineRules.MayBreak(new Rune('-'), new Rune('b')), Is.True);
        Assert.That(LineRules.MayBreak(new Rune('-'), new Rune('5')), Is.False);
        Assert.That(LineRules.MayBreak(new Rune('’'), new Rune('t')), Is.False);
        Assert.That(LineRules.MayBreak(new Rune('5'), new Rune('%')), Is.False);
    }

    [Test]
    public void Break_parts_a_word_that_no_line_can_hold()
    {
        var lines = Lines("Donaudampfschifffahrtsgesellschaft", 60);

        Assert.That(string.Concat(lines), Is.EqualTo("Donaudampfschifffahrtsgesellschaft"));
        Assert.That(lines, Has.Count.GreaterThan(2));
        Assert.That(lines.Select(Ten.Width), Has.All.LessThanOrEqualTo(60.001));
    }

    [Test]
    public void Break_puts_a_character_wider_than_the_line_on_a_line_of_its_own()
    {
        Assert.That(Lines("绩效", 4), Is.EqualTo(["绩", "效"]));
    }

    [Test]
    public void Break_obeys_line_feeds_and_keeps_empty_lines()
    {
        Assert.That(Lines("绩\n\n效\n", 100), Is.EqualTo(["绩", "", "效", ""]));
    }

    [Test]
    public void Break_gives_one_empty_line_for_no_text()
    {
        Assert.That(Lines("", 100), Is.EqualTo([""]));
    }

    [Test]
    public void Break_lets_spaces_hang_over_the_end_of_a_line()
    {
        var line = LineBreaker.Break([new StyledText("绩效   ", Ten)], 20)[0];

        Assert.That(line.Value, Is.EqualTo("绩效   "));
        Assert.That(line.Width, Is.EqualTo(20).Within(0.001));
    }

    [Test]
    public void Break_measures_each_style_and_keeps_their_order()
    {
        var bold = Ten with { Face = TestFonts.All.Bold };

        var line = LineBreaker.Break([new StyledText("绩", Ten), new StyledText("效", bold)], 100)[0];

        Assert.That(line.Pieces.Select(piece => piece.Style), Is.EqualTo([Ten, bold]));
        Assert.That(line.Pieces[1].Offset, Is.EqualTo(10).Within(0.001));
    }

    [Test]
    public void Fit_shortens_only_what_is_too_wide()
    {
        Assert.That(LineBreaker.Fit(new StyledText("绩效评价", Ten), 40).Value, Is.EqualTo("绩效评价"));
        Assert.That(LineBreaker.Fit(new StyledText("绩效评价", Ten), 39).Value, Does.EndWith("…").And.StartWith("绩"));
    }

    [TestCase("a\tb\r\nc", "a b\nc")]
    [TestCase("绩\u200B效\uFEFF", "绩效")]
    [TestCase("⽬目", "⽬目")]
    public void Clean_drops_only_what_has_no_shape(string text, string clean)
    {
        Assert.That(PlainText.Clean(text), Is.EqualTo(clean));
    }

    private static List<string> Lines(string text, double width) =>
        [.. LineBreaker.Break([new StyledText(text, Ten)], width).Select(line => line.Value)];
}
