using System.Runtime.InteropServices;
using System.Text;
using FundManager.Documents.Fonts;
using HarfBuzzSharp;

namespace FundManager.Documents.Tests.Fonts;

internal sealed class FontSetTests
{
    [Test]
    public void The_native_library_exports_the_subsetter()
    {
        // Loaded by a managed call first, from where the package put it.
        using var buffer = new HarfBuzzSharp.Buffer();
        var library = NativeLibrary.Load(HarfBuzz.Library, typeof(Blob).Assembly, null);

        Assert.That(NativeLibrary.TryGetExport(library, "hb_subset_or_fail", out _), Is.True);
        Assert.That(NativeLibrary.TryGetExport(library, "hb_subset_input_create_or_fail", out _), Is.True);
        Assert.That(NativeLibrary.TryGetExport(library, "hb_subset_input_unicode_set", out _), Is.True);
        Assert.That(NativeLibrary.TryGetExport(library, "hb_subset_input_set", out _), Is.True);
    }

    [Test]
    public void Subset_keeps_the_characters_asked_for_in_a_small_file()
    {
        Glyph[] shown = [.. "项目资金绩效评价报告0123456789".EnumerateRunes().Select(rune => new Glyph(rune, false))];

        var (file, glyphs) = TestFonts.All.Regular.Subset(shown);

        Assert.That(file, Has.Length.LessThan(20_000));
        Assert.That(glyphs, Has.None.Zero);
        Assert.That(glyphs, Is.Unique);
    }

    [Test]
    public void Lacking_names_each_character_without_a_shape_in_the_fonts_once()
    {
        Assert.That(
            TestFonts.All.Lacking("龘\u200D🚀\n\t张𠮷\uFE0F🚀 10⁶"),
            Is.EqualTo(new[] { new Rune(0x1F680), new Rune(0x20BB7) })
        );
        // Of the table of standard characters of 2013, which names of people are written in; not in the basic plane.
        Assert.That(TestFonts.All.Lacking("𠅤𬱖"), Is.Empty);
    }

    [Test]
    public void Advance_is_an_em_for_an_ideograph_and_null_for_what_is_missing()
    {
        Assert.That(TestFonts.All.Regular.Advance(new Rune('绩')), Is.EqualTo(1000));
        Assert.That(TestFonts.All.Regular.Advance(new Rune(0x1F600)), Is.Null);
    }

    [TestCase("“", 1000, 475)]
    [TestCase("’", 1000, 279)]
    [TestCase("a", 563, 563)]
    public void Advance_of_a_quote_depends_on_the_text_it_stands_in(string text, double wide, double narrow)
    {
        var rune = Rune.GetRuneAt(text, 0);

        Assert.That(TestFonts.All.Regular.Advance(new Glyph(rune, false)), Is.EqualTo(wide));
        Assert.That(TestFonts.All.Regular.Advance(new Glyph(rune, true)), Is.EqualTo(narrow));
    }

    [Test]
    public void Subset_keeps_the_wide_and_the_narrow_form_of_a_quote()
    {
        var quote = new Rune('“');

        var (_, glyphs) = TestFonts.All.Bold.Subset([new Glyph(quote, false), new Glyph(quote, true)]);

        Assert.That(glyphs, Is.Unique.And.None.Zero);
    }

    [Test]
    public void Load_gives_the_same_fonts_again()
    {
        var first = FontSet.Load(TestFonts.Folder);
        var second = FontSet.Load(TestFonts.Folder + Path.DirectorySeparatorChar + ".");

        Assert.That(second, Is.SameAs(first));
    }

    [Test]
    public void Load_names_the_file_that_is_not_there()
    {
        var empty = Directory.CreateTempSubdirectory();

        Assert.That(
            () => FontSet.Load(empty.FullName),
            Throws.InstanceOf<FileNotFoundException>().With.Message.Contains(FontSet.FallbackRegularFile)
        );
        empty.Delete();
    }
}
