using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FundManager.Testing;

namespace FundManager.Web.Tests;

/// <summary>Every code that the rules can give has a sentence in both languages and stands in docs/refusals.md.</summary>
internal sealed partial class RefusalsTests
{
    private static string PagePath => Path.Combine(Repository.Root, "docs", "refusals.md");

    private static List<string> Codes() =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
                .Where(path => !path.Contains("/obj/", StringComparison.Ordinal))
                .SelectMany(path => Code().Matches(File.ReadAllText(path)).Select(match => match.Value.Trim('"')))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    [Test]
    public void Every_code_has_its_sentence()
    {
        var codes = Codes();
        Assert.That(codes, Has.Count.GreaterThan(60));

        Assert.That(codes.Where(code => Texts.Find($"refusals.{code}") is null), Is.Empty);
    }

    [Test]
    public void The_page_lists_every_code_as_it_reads()
    {
        var page = Page();
        if (Environment.GetEnvironmentVariable("FUND_WRITE_DOCS") == "1")
        {
            File.WriteAllText(PagePath, page);
        }

        Assert.That(
            File.ReadAllText(PagePath),
            Is.EqualTo(page),
            "Run the tests once with FUND_WRITE_DOCS=1 and commit docs/refusals.md."
        );
    }

    private static string Page()
    {
        var page = new StringBuilder(
            "# Refusals\n\nWhy the rules say no. Codes are stable; `{0}` and so on are the facts of the case. A refusal is shown on the page before anybody tries, and is the answer when somebody tries all the same.\n\n| code | English | 中文 |\n| --- | --- | --- |\n"
        );
        foreach (var code in Codes())
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {code} | {Sentence(code, "")} | {Sentence(code, "zh-Hans")} |\n"
            );
        }

        return page.ToString();
    }

    private static string? Sentence(string code, string language) =>
        Texts.All["Refusals"].GetString(code, CultureInfo.GetCultureInfo(language));

    [GeneratedRegex("\"[A-Z]{3}-\\d\\d\"")]
    private static partial Regex Code();
}
