using System.Text.Json;
using FundManager.Testing;

namespace FundManager.Domain.Tests;

/// <summary>The published cases beside the repository. A test that asks for one where they are absent says so and is skipped.</summary>
internal static class PublishedCases
{
    /// <summary>The case of that file name, without its ending.</summary>
    public static JsonElement Open(string name)
    {
        if (Repository.Shared is not { } shared)
        {
            Assert.Ignore("The published cases do not lie beside the repository.");
            throw new InvalidOperationException();
        }

        return JsonDocument.Parse(File.ReadAllText(Path.Combine(shared, "cases", $"{name}.json"))).RootElement;
    }

    /// <summary>The items of a list.</summary>
    public static IEnumerable<JsonElement> Each(this JsonElement element, string field) =>
        element.GetProperty(field).EnumerateArray();

    /// <summary>A number; null where it is null or absent.</summary>
    public static decimal? Figure(this JsonElement element, string field) =>
        element.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Number
            ? value.GetDecimal()
            : null;

    /// <summary>A text; null where it is null or absent.</summary>
    public static string? Words(this JsonElement element, string field) =>
        element.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>Whole numbers.</summary>
    public static int[] Counts(this JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetInt32())];

    /// <summary>Exact numbers.</summary>
    public static decimal[] Decimals(this JsonElement list) =>
        [.. list.EnumerateArray().Select(item => item.GetDecimal())];
}
