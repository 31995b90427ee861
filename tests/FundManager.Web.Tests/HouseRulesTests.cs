using System.Text.RegularExpressions;
using System.Xml.Linq;
using FundManager.Testing;

namespace FundManager.Web.Tests;

/// <summary>What the compiler cannot hold: sizes, names, directions. Each rule first sees that it found something to look at.</summary>
internal sealed partial class HouseRulesTests
{
    private const int MaxLines = 300;

    private static readonly string[] AvoidedEndings =
    [
        "Manager",
        "Helper",
        "Util",
        "Utils",
        "Info",
        "Dto",
        "Service",
        "Base",
        "Common",
    ];

    private static List<string> Sources(string folder, string pattern) =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories)
                .Where(path => !IsGenerated().IsMatch(path)),
        ];

    [Test]
    public void No_file_is_longer_than_a_room_should_be()
    {
        List<string> files = [.. Sources("src", "*.cs"), .. Sources("src", "*.cshtml"), .. Sources("tests", "*.cs")];
        Assert.That(files, Has.Count.GreaterThan(100));

        var long_ = files.Where(path => File.ReadLines(path).Count() > MaxLines).Select(Name);

        Assert.That(long_, Is.Empty);
    }

    /// <remarks>A TagHelper is the framework's own word, as Exception is.</remarks>
    [Test]
    public void No_type_has_a_name_that_says_nothing()
    {
        var types = Sources("src", "*.cs")
            .SelectMany(path => TypeName().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value))
            .ToList();
        Assert.That(types, Has.Count.GreaterThan(100));

        Assert.That(
            types.Where(name =>
                !name.EndsWith("TagHelper", StringComparison.Ordinal)
                && AvoidedEndings.Any(ending => name.EndsWith(ending, StringComparison.Ordinal))
            ),
            Is.Empty
        );
    }

    [TestCase("FundManager.Domain", "Stateless")]
    [TestCase("FundManager.Data", "FundManager.Domain")]
    [TestCase("FundManager.Documents", "")]
    [TestCase("FundManager.Web", "FundManager.Data FundManager.Documents")]
    public void References_point_one_way(string project, string allowed)
    {
        var file = XDocument.Load(Path.Combine(Repository.Root, "src", project, $"{project}.csproj"));
        var projects = file.Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));
        var packages = file.Descendants("PackageReference").Select(reference => reference.Attribute("Include")!.Value);

        Assert.That(projects, Is.SubsetOf(allowed.Split(' ')));
        Assert.That(
            project != "FundManager.Domain" || packages.SequenceEqual(["Google.OrTools", "Stateless"]),
            Is.True
        );
    }

    [Test]
    public void Interfaces_are_few()
    {
        var text = string.Join('\n', Sources("src", "*.cs").Select(File.ReadAllText));
        var interfaces = InterfaceName().Count(text);
        var classes = ClassName().Count(text);
        Assert.That(classes, Is.GreaterThan(100));

        Assert.That(interfaces * 100m / classes, Is.LessThanOrEqualTo(5m));
    }

    [Test]
    public void Nothing_that_a_package_brings_is_committed()
    {
        var files = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*", SearchOption.AllDirectories)
            .Where(path => !IsGenerated().IsMatch(path))
            .ToList();
        Assert.That(files, Has.Count.GreaterThan(100));

        Assert.That(
            files.Where(path =>
                path.EndsWith(".min.js", StringComparison.Ordinal)
                || path.EndsWith(".ttf", StringComparison.Ordinal)
                || path.EndsWith(".woff2", StringComparison.Ordinal)
            ),
            Is.Empty
        );
    }

    [Test]
    public void The_domain_reads_no_clock_and_no_file()
    {
        var files = Sources("src/FundManager.Domain", "*.cs");
        Assert.That(files, Has.Count.GreaterThan(30));

        Assert.That(files.Where(path => Forbidden().IsMatch(File.ReadAllText(path))).Select(Name), Is.Empty);
    }

    private static string Name(string path) => Path.GetRelativePath(Repository.Root, path);

    [GeneratedRegex("[/\\\\](bin|obj|Migrations|lib|node_modules)[/\\\\]")]
    private static partial Regex IsGenerated();

    [GeneratedRegex(
        @"^\s*(?:public|internal|private)[\w\s]*?\b(?:class|record struct|record|struct|interface|enum)\s+(\w+)",
        RegexOptions.Multiline
    )]
    private static partial Regex TypeName();

    [GeneratedRegex(@"^\s*(?:public|internal)\s+interface\s+I\w+", RegexOptions.Multiline)]
    private static partial Regex InterfaceName();

    [GeneratedRegex(@"^\s*(?:public|internal)[\w\s]*?\bclass\s+\w+", RegexOptions.Multiline)]
    private static partial Regex ClassName();

    [GeneratedRegex(
        @"DateTime(Offset)?\.(Now|UtcNow|Today)|\bTimeProvider\b|\bFile\.|\bDirectory\.|Guid\.NewGuid|async Task"
    )]
    private static partial Regex Forbidden();
}
