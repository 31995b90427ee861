using System.Text.Json;

namespace FundManager.Domain.Workflows;

/// <summary>Reads one JSON object member by member and notes every fault instead of stopping at the first.</summary>
/// <remarks>
/// A serializer stops at the first unknown member; whoever edits a file wants the whole list.
/// What is missing or of the wrong kind is noted and read as empty, and the checks that follow pass over what is empty.
/// </remarks>
internal sealed class StrictObject
{
    private readonly string what;
    private readonly ICollection<string> faults;
    private readonly OrderedDictionary<string, JsonElement> unread = new(StringComparer.Ordinal);

    // One fault is enough for what is no object: its members are not missed one by one.
    private readonly bool isUnreadable;

    public StrictObject(JsonElement element, string what, ICollection<string> faults)
    {
        this.what = what;
        this.faults = faults;
        if (element.ValueKind is not JsonValueKind.Object)
        {
            faults.Add($"{what} is not an object.");
            isUnreadable = true;
            return;
        }

        foreach (var member in element.EnumerateObject().Where(member => !unread.TryAdd(member.Name, member.Value)))
        {
            faults.Add($"{what} has '{member.Name}' twice.");
        }
    }

    private StrictObject(string what, ICollection<string> faults)
    {
        this.what = what;
        this.faults = faults;
        isUnreadable = true;
    }

    public bool Has(string name) => unread.ContainsKey(name);

    public void Skip(string name) => unread.Remove(name);

    public string Text(string name) => Take(name, JsonValueKind.String, "a text") is { } text ? Filled(name, text) : "";

    public int? Number(string name)
    {
        if (Take(name, JsonValueKind.Number, "a whole number") is not { } element)
        {
            return null;
        }

        if (element.TryGetInt32(out var number))
        {
            return number;
        }

        faults.Add($"{what}: '{name}' is not a whole number.");
        return null;
    }

    public bool Flag(string name)
    {
        if (!unread.Remove(name, out var element))
        {
            return false;
        }

        if (element.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            faults.Add($"{what}: '{name}' is not true or false.");
        }

        return element.ValueKind is JsonValueKind.True;
    }

    public StrictObject Object(string name) =>
        Take(name, JsonValueKind.Object, "an object") is { } element
            ? new StrictObject(element, $"{what}, '{name}'", faults)
            : new StrictObject($"{what}, '{name}'", faults);

    public LocalText Label(string name) => Object(name).AsLabel();

    public LocalText AsLabel()
    {
        var label = new LocalText(Text("en"), Text("zh-Hans"));
        RefuseTheRest();
        return label;
    }

    public IReadOnlyList<string> Texts(string name) =>
        [
            .. Items(name)
                .Select(item => item.ValueKind is JsonValueKind.String ? Filled(name, item) : NoText(name))
                .Where(text => text.Length > 0),
        ];

    public IReadOnlyList<T> List<T>(string name, string each, Func<StrictObject, T> read) =>
        [.. Items(name).Select((item, index) => read(new StrictObject(item, $"{each} {index + 1}", faults)))];

    public IReadOnlyDictionary<string, T> Map<T>(string name, string each, Func<StrictObject, T> read)
    {
        var map = new OrderedDictionary<string, T>(StringComparer.Ordinal);
        var members = Object(name);
        foreach (var (key, element) in members.unread)
        {
            map.Add(key, read(new StrictObject(element, $"{each} '{key}'", faults)));
        }

        return map;
    }

    public void RefuseTheRest()
    {
        foreach (var name in unread.Keys)
        {
            faults.Add($"{what} has an unknown member '{name}'.");
        }
    }

    private JsonElement? Take(string name, JsonValueKind kind, string kindInWords)
    {
        if (!unread.Remove(name, out var element))
        {
            if (!isUnreadable)
            {
                faults.Add($"{what} lacks '{name}'.");
            }

            return null;
        }

        if (element.ValueKind == kind)
        {
            return element;
        }

        faults.Add($"{what}: '{name}' is not {kindInWords}.");
        return null;
    }

    private List<JsonElement> Items(string name)
    {
        if (Take(name, JsonValueKind.Array, "a list") is not { } list)
        {
            return [];
        }

        if (list.GetArrayLength() == 0)
        {
            faults.Add($"{what}: '{name}' is empty.");
        }

        return [.. list.EnumerateArray()];
    }

    private string Filled(string name, JsonElement element)
    {
        var text = element.GetString()!;
        if (string.IsNullOrWhiteSpace(text))
        {
            faults.Add($"{what}: '{name}' is empty.");
            return "";
        }

        return text;
    }

    private string NoText(string name)
    {
        faults.Add($"{what}: '{name}' holds what is not a text.");
        return "";
    }
}
