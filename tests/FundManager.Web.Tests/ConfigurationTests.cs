using System.Reflection;
using System.Text.Json;
using FundManager.Testing;
using FundManager.Web.Options;

namespace FundManager.Web.Tests;

/// <summary>The sample of the settings shows every key, with the value that the program takes by itself.</summary>
internal sealed class ConfigurationTests
{
    private static readonly JsonElement Sample = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(Repository.Root, "appsettings.sample.json")))
        .RootElement.Clone();

    private static IEnumerable<Type> OptionTypes() =>
        typeof(FundOptions)
            .Assembly.GetTypes()
            .Where(type =>
                type.Name.EndsWith("Options", StringComparison.Ordinal) && type.GetField("Section") is not null
            );

    [Test]
    public void There_are_options_to_look_at() => Assert.That(OptionTypes().Count(), Is.GreaterThanOrEqualTo(5));

    [TestCaseSource(nameof(OptionTypes))]
    public void The_sample_has_every_key_of_an_option_and_no_other(Type type)
    {
        var section = Sample.GetProperty((string)type.GetField("Section")!.GetValue(null)!);

        var keys = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name);

        Assert.That(section.EnumerateObject().Select(key => key.Name), Is.EquivalentTo(keys));
    }

    [TestCaseSource(nameof(OptionTypes))]
    public void The_sample_shows_what_the_program_takes_by_itself(Type type)
    {
        var section = Sample.GetProperty((string)type.GetField("Section")!.GetValue(null)!);

        var shown = section.Deserialize(type)!;

        var usual = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            Assert.That(property.GetValue(shown), Is.EqualTo(property.GetValue(usual)), property.Name);
        }
    }

    [Test]
    public void Every_section_of_the_sample_belongs_to_an_option()
    {
        var sections = OptionTypes().Select(type => (string)type.GetField("Section")!.GetValue(null)!);

        Assert.That(
            Sample.EnumerateObject().Select(section => section.Name),
            Is.EquivalentTo(sections.Append("ConnectionStrings").Append("$comment"))
        );
    }
}
