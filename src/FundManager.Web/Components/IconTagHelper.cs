using System.Collections.Concurrent;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FundManager.Web.Components;

/// <summary>The drawing of each icon, read once from the files that the build copied.</summary>
public sealed class Icons(IWebHostEnvironment environment)
{
    private readonly ConcurrentDictionary<string, string> _drawings = new(StringComparer.Ordinal);

    public string this[string name] => _drawings.GetOrAdd(name, Read);

    private string Read(string name)
    {
        using var reader = new StreamReader(
            environment.WebRootFileProvider.GetFileInfo($"lib/icons/{name}.svg").CreateReadStream()
        );
        var svg = reader.ReadToEnd();
        var start = svg.IndexOf('>', svg.IndexOf("<svg", StringComparison.Ordinal)) + 1;
        return svg[start..svg.LastIndexOf("</svg>", StringComparison.Ordinal)]
            .Replace("\n", "", StringComparison.Ordinal)
            .Trim();
    }
}

/// <summary>&lt;icon name="check" /&gt;: an inline drawing that says nothing by itself.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper(Icons icons) : TagHelper
{
    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "fm-icon");
        output.Attributes.SetAttribute("viewBox", "0 0 24 24");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Attributes.SetAttribute("focusable", "false");
        output.Content.SetHtmlContent(icons[Name]);
    }
}
