using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using FundManager.Testing;

namespace FundManager.Web.Tests;

/// <summary>Whatever people read exists in both languages, with the same placeholders.</summary>
internal sealed partial class TextsTests
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-Hans");

    private static IEnumerable<string> Areas() => Texts.All.Keys.Order(StringComparer.Ordinal);

    private static Dictionary<string, string> Entries(ResourceManager area, CultureInfo culture) =>
        area.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);

    [Test]
    public void There_are_areas_to_look_at() => Assert.That(Areas().Count(), Is.GreaterThan(8));

    [TestCaseSource(nameof(Areas))]
    public void Both_languages_have_the_same_keys_and_placeholders(string area)
    {
        var english = Entries(Texts.All[area], CultureInfo.InvariantCulture);
        var chinese = Entries(Texts.All[area], Chinese);

        Assert.That(chinese.Keys, Is.EquivalentTo(english.Keys));
        Assert.That(
            english.Keys.Where(key => !Placeholders(english[key]).IsSupersetOf(Placeholders(chinese[key]))),
            Is.Empty,
            "A Chinese text names a fact that the English one does not have."
        );
        Assert.That(chinese.Where(entry => entry.Value.Length == 0), Is.Empty);
    }

    [Test]
    public void Every_text_that_the_program_names_exists()
    {
        var used = Directory
            .EnumerateFiles(
                Path.Combine(Repository.Root, "src", "FundManager.Web"),
                "*.cs*",
                SearchOption.AllDirectories
            )
            .Where(path =>
                path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".cshtml", StringComparison.Ordinal)
            )
            .Where(path =>
                !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
            )
            .SelectMany(path => KeyInUse().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        Assert.That(used, Has.Count.GreaterThan(50));

        Assert.That(used.Where(key => Texts.Find(key) is null), Is.Empty);
    }

    private static HashSet<string> Placeholders(string text) =>
        [.. Placeholder().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"(?:\bT|texts)\[""([A-Za-z]+\.[A-Za-z0-9_-]+)""")]
    private static partial Regex KeyInUse();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Placeholder();
}
