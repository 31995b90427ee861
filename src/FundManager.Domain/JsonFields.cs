using System.Globalization;
using System.Text.Json;

namespace FundManager.Domain;

/// <summary>
/// Reads one JSON object field by field and collects what is wrong instead of stopping at the first fault.
/// A field that is wrong reads as null or as empty; whoever reads decides nothing until all of it was read.
/// </summary>
internal sealed class JsonFields
{
    /// <summary>More rows than any table of the trade has; a bound on work over outside data.</summary>
    public const int MaxItems = 1000;

    /// <summary>The greatest magnitude a number may have, so that products of three stay inside a decimal.</summary>
    public const decimal MaxNumber = 1_000_000_000_000_000m;

    private const int MaxPlaces = 10;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly JsonElement element;
    private readonly string path;
    private readonly int? row;
    private readonly List<FileFault> faults;
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    private JsonFields(JsonElement element, string path, int? row, List<FileFault> faults)
    {
        this.element = element;
        this.path = path;
        this.row = row;
        this.faults = faults;
    }

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="FaultyFileException">It is not a JSON object, or <paramref name="read"/> found faults.</exception>
    public static T ReadAll<T>(string json, Func<JsonFields, T> read)
    {
        List<FileFault> found = [];
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                var result = read(new JsonFields(document.RootElement, "", null, found));
                return found.Count == 0 ? result : throw new FaultyFileException(found);
            }

            throw new FaultyFileException([new FileFault(null, "", "not-an-object", [])]);
        }
        catch (JsonException exception)
        {
            throw new FaultyFileException([new FileFault(null, "", "not-json", [exception.Message])], exception);
        }
    }

    /// <summary>Records a fault of <paramref name="field"/>; "" for this object as a whole.</summary>
    public void Fault(string field, string code, params IReadOnlyList<string> facts) =>
        faults.Add(new FileFault(row, Join(field), code, facts));

    /// <summary>A text with something in it.</summary>
    public string Text(string field)
    {
        if (!Find(field, out var value))
        {
            return "";
        }

        if (value.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(value.GetString()))
        {
            Fault(field, value.ValueKind == JsonValueKind.String ? "empty" : "not-text");
            return "";
        }

        return value.GetString()!.Trim();
    }

    /// <summary>A text, or null where the field is absent, null or blank.</summary>
    public string? TextOrNull(string field) => IsNull(field) ? null : Text(field);

    /// <summary>A number that must be there.</summary>
    public decimal? Number(string field) => Find(field, out var value) ? NumberOf(field, value) : null;

    /// <summary>A number between two bounds, both included.</summary>
    public decimal? Number(string field, decimal least, decimal most)
    {
        var number = Number(field);
        if (number is { } found && (found < least || found > most))
        {
            Fault(field, "out-of-range", Write(found), Write(least), Write(most));
            return null;
        }

        return number;
    }

    /// <summary>A number, or null where the field is absent or null.</summary>
    public decimal? NumberOrNull(string field) => IsNull(field) ? null : Number(field);

    /// <summary>A whole number between two bounds, both included; <paramref name="least"/> where it is wrong.</summary>
    public int Whole(string field, int least, int most)
    {
        var number = Number(field, least, most);
        if (number is { } found && found != decimal.Truncate(found))
        {
            Fault(field, "not-whole", Write(found));
            return least;
        }

        return (int)(number ?? least);
    }

    /// <summary>True or false; false where the field is absent.</summary>
    public bool Flag(string field)
    {
        asked.Add(field);
        if (!element.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return false;
        }

        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Fault(field, "not-true-or-false");
        }

        return value.ValueKind == JsonValueKind.True;
    }

    /// <summary>A text in both languages; each must have something in it.</summary>
    public LocalText Local(string field)
    {
        var both = Object(field);
        if (both is null)
        {
            return new LocalText("", "");
        }

        var text = new LocalText(both.Text("en"), both.Text("zh-Hans"));
        both.RefuseUnknown();
        return text;
    }

    /// <summary>One of a few words; <paramref name="choices"/>' first where it is none of them.</summary>
    public T OneOf<T>(string field, params IReadOnlyList<(string Word, T Value)> choices)
    {
        var word = Text(field);
        foreach (var choice in choices)
        {
            if (choice.Word == word)
            {
                return choice.Value;
            }
        }

        if (word.Length > 0)
        {
            Fault(field, "unknown-value", [word, .. choices.Select(choice => choice.Word)]);
        }

        return choices[0].Value;
    }

    /// <summary>An object within this one; null where it is missing or is none.</summary>
    public JsonFields? Object(string field)
    {
        if (!Find(field, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return new JsonFields(value, Join(field), row, faults);
        }

        Fault(field, "not-an-object");
        return null;
    }

    /// <summary>The objects of a list that must be there; those that are none are left out and reported.</summary>
    public IReadOnlyList<JsonFields> Items(string field)
    {
        if (!Find(field, out var value))
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            Fault(field, "not-a-list");
            return [];
        }

        if (value.GetArrayLength() > MaxItems)
        {
            Fault(field, "too-many", Write(value.GetArrayLength()), Write(MaxItems));
            return [];
        }

        List<JsonFields> items = [];
        foreach (var (index, item) in value.EnumerateArray().Index())
        {
            var fields = new JsonFields(item, $"{Join(field)}[{index}]", index + 1, faults);
            if (item.ValueKind == JsonValueKind.Object)
            {
                items.Add(fields);
                continue;
            }

            fields.Fault("", "not-an-object");
        }

        return items;
    }

    /// <summary>Whether the field is absent or null. It counts as known.</summary>
    public bool IsNull(string field)
    {
        asked.Add(field);
        return !element.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null;
    }

    /// <summary>Reports every field that nobody asked for and that <paramref name="ignore"/> does not let pass.</summary>
    public void RefuseUnknown(Func<string, bool>? ignore = null)
    {
        foreach (var property in element.EnumerateObject())
        {
            if (!asked.Contains(property.Name) && ignore?.Invoke(property.Name) != true)
            {
                Fault(property.Name, "unknown-field");
            }
        }
    }

    /// <summary>Reports a field that nobody asked for where its name is almost one that was asked for; others are remarks.</summary>
    public void RefuseMisspelt()
    {
        foreach (var property in element.EnumerateObject())
        {
            if (!asked.Contains(property.Name) && asked.Any(known => Misspelling.IsOf(property.Name, known)))
            {
                Fault(property.Name, "unknown-field");
            }
        }
    }

    /// <summary>The value as it stands; null where the field is absent, null or a blank text.</summary>
    public JsonElement? Given(string field)
    {
        var isBlank =
            IsNull(field)
            || (
                element.GetProperty(field) is { ValueKind: JsonValueKind.String } text
                && string.IsNullOrWhiteSpace(text.GetString())
            );
        return isBlank ? null : element.GetProperty(field);
    }

    /// <summary>The number of a JSON value; a fault of <paramref name="field"/> where it is none or too great or too fine.</summary>
    public decimal? NumberOf(string field, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var number))
        {
            Fault(field, "not-a-number");
            return null;
        }

        if (Math.Abs(number) > MaxNumber || number != decimal.Round(number, MaxPlaces, MidpointRounding.ToZero))
        {
            Fault(field, "number-too-great-or-too-fine", Write(number));
            return null;
        }

        return number;
    }

    private static string Write(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private bool Find(string field, out JsonElement value)
    {
        asked.Add(field);
        if (element.TryGetProperty(field, out value) && value.ValueKind != JsonValueKind.Null)
        {
            return true;
        }

        Fault(field, "missing");
        return false;
    }

    private string Join(string field) =>
        field.Length == 0 ? path
        : path.Length == 0 ? field
        : $"{path}.{field}";
}
