using System.Text.Json.Nodes;
using FundManager.Domain;
using FundManager.Testing;
using FundManager.Web.Reports;

namespace FundManager.Web.Tests.Features.Reports;

internal sealed class ReportWordsTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "templates", "reports");

    [Test]
    public void The_wordings_that_ship_are_whole_in_both_languages()
    {
        var wordings = ReportWordings.Read(Folder);

        foreach (var name in ReportWordings.Names)
        {
            var (english, chinese) = (wordings[name, "en"], wordings[name, "zh-Hans"]);
            Assert.That(chinese.Order, Is.EqualTo(english.Order), name);
            Assert.That(chinese.Own.Keys, Is.EquivalentTo(english.Own.Keys), name);
            Assert.That(english["page", 1, 3], Does.Contain("1").And.Contain("3"), name);
        }
    }

    [Test]
    public void An_office_may_leave_parts_out_and_put_them_in_another_order()
    {
        var words = Changed(file => file["order"] = new JsonArray("verdict", "facts"));

        Assert.That(words.Order, Is.EqualTo(new[] { "verdict", "facts" }));
    }

    [Test]
    public void Every_fault_is_told_at_once()
    {
        var faulty = Assert.Throws<FaultyFileException>(() =>
            Changed(file =>
            {
                file["order"] = new JsonArray("facts", "facts", "weather");
                file["words"]!["sentence"] = "{0} {3}";
                file["words"]!["title_final"] = "";
                file["words"]!["colour"] = "green";
                file["words"]!.AsObject().Remove("verdict");
            })
        );

        Assert.That(
            faulty!.Faults.Select(fault => fault.ToString()),
            Is.EquivalentTo(
                new[]
                {
                    "order: unknown-or-twice (facts)",
                    "order: unknown-or-twice (weather)",
                    "words.sentence: empty-or-wrong-placeholder (3)",
                    "words.title_final: empty-or-wrong-placeholder (0)",
                    "words.colour: unknown-field",
                    "words.verdict: missing",
                }
            )
        );
    }

    [Test]
    public void What_is_not_json_is_a_fault_of_the_file() =>
        Assert.That(
            () => ReportWords.Parse("en", "{", ReportWordings.ShippedOf("appraisal"), shared: null),
            Throws.TypeOf<FaultyFileException>().With.Message.StartsWith(": not-json")
        );

    [TestCase(true)]
    [TestCase(false)]
    public void A_logo_is_printed_once_before_any_report_is(bool isWhole)
    {
        // One dot of PNG, and the same broken off.
        var dot = Convert.FromBase64String(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGOQj5r2HwADugIPST8lbwAAAABJRU5ErkJggg=="
        );
        var folder = Directory.CreateTempSubdirectory("fund-logo-");
        try
        {
            foreach (var file in Directory.EnumerateFiles(Folder))
            {
                var json = File.ReadAllText(file)
                    .Replace("\"logo\": \"\"", "\"logo\": \"sign.png\"", StringComparison.Ordinal);
                File.WriteAllText(Path.Combine(folder.FullName, Path.GetFileName(file)), json);
            }

            File.WriteAllBytes(Path.Combine(folder.FullName, "sign.png"), isWhole ? dot : dot[..30]);

            if (isWhole)
            {
                Assert.That(ReportWordings.Read(folder.FullName).LogoOf("zh-Hans"), Is.EqualTo(dot));
            }
            else
            {
                Assert.That(
                    () => ReportWordings.Read(folder.FullName),
                    Throws.TypeOf<FaultyFileException>().With.Message.Contains("sign.png: not-a-picture")
                );
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public void A_wording_that_is_missing_is_named()
    {
        var folder = Directory.CreateTempSubdirectory("fund-words-");
        try
        {
            foreach (
                var file in Directory
                    .EnumerateFiles(Folder)
                    .Where(file => !file.EndsWith("agreement.en.json", StringComparison.Ordinal))
            )
            {
                File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
            }

            var faulty = Assert.Throws<FaultyFileException>(() => ReportWordings.Read(folder.FullName));

            Assert.That(
                faulty!.Faults.Select(fault => fault.ToString()),
                Is.EqualTo(new[] { "agreement.en.json: missing" })
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ReportWords Changed(Action<JsonNode> change)
    {
        var file = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "appraisal.en.json")))!;
        change(file);
        return ReportWords.Parse("en", file.ToJsonString(), ReportWordings.ShippedOf("appraisal"), shared: null);
    }
}
