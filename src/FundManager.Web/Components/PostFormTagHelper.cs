using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace FundManager.Web.Components;

/// <summary>Gives a form that posts to another page its antiforgery field: the framework's own helper leaves it out where an address is named.</summary>
[HtmlTargetElement("form", Attributes = "method,action")]
public sealed class PostFormTagHelper(IHtmlGenerator generator) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (
            string.Equals(ValueOf(context, "method"), "post", StringComparison.OrdinalIgnoreCase)
            && ValueOf(context, "action").Length > 0
            && !context.AllAttributes.ContainsName("asp-antiforgery")
        )
        {
            output.PostContent.AppendHtml(generator.GenerateAntiforgery(ViewContext));
        }
    }

    private static string ValueOf(TagHelperContext context, string name) =>
        context.AllAttributes[name]?.Value?.ToString() ?? "";
}
