using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace FundManager.Web.Features;

/// <summary>One labelled field of a form: label, hint, control, fault.</summary>
public sealed record FieldView(string Name, string Label, string? Value)
{
    public string? Hint { get; init; }

    public bool IsOptional { get; init; }

    public string Type { get; init; } = "text";

    public string? InputMode { get; init; }

    public string? Autocomplete { get; init; } = "off";

    /// <summary>More than 0 makes a text area.</summary>
    public int Rows { get; init; }

    public int? MaxLength { get; init; }

    /// <summary>Makes a list to choose from.</summary>
    public IReadOnlyList<(string Value, string Text)>? Choices { get; init; }

    public string Id => IdOf(Name);

    /// <summary>The id of the field with this name: also where the list of faults links to.</summary>
    public static string IdOf(string name) =>
        name.StartsWith("Input.Values[", StringComparison.Ordinal)
            ? $"f-{name["Input.Values[".Length..^1]}"
            : name.Replace('.', '_').Replace('[', '_').Replace(']', '_');

    public string? FaultIn(ModelStateDictionary state) =>
        state.TryGetValue(Name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;
}
