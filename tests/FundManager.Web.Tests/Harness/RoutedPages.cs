using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace FundManager.Web.Tests.Harness;

/// <summary>Pages as the routing table has them, so that a new one is asked by every test that asks all.</summary>
internal static class RoutedPages
{
    /// <summary>Every page that the program routes to.</summary>
    public static List<RouteEndpoint> Of(FundServer server) =>
        [
            .. server
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null),
        ];

    /// <summary>A page's handlers are no routes of their own: OnGetFileAsync is asked for as ?handler=File.</summary>
    public static IEnumerable<string> HandlersOf(RouteEndpoint page, string method)
    {
        var type = typeof(Program).Assembly.GetTypes().FirstOrDefault(t => t.FullName == ModelOf(page));
        var prefix = method == "GET" ? "OnGet" : "OnPost";
        var handlers = (type?.GetMethods() ?? [])
            .Select(each => each.Name)
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => name[prefix.Length..].Replace("Async", "", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .Select(name => name.Length == 0 ? "" : $"?handler={name}");
        return method == "GET" ? handlers.Append("").Distinct(StringComparer.Ordinal) : handlers;
    }

    private static string ModelOf(RouteEndpoint page)
    {
        var path = page.Metadata.GetMetadata<PageActionDescriptor>()!.RelativePath;
        return $"FundManager.Web{path[..^".cshtml".Length].Replace('/', '.')}Model";
    }

    /// <summary>Its address with these values; 1 for every other parameter.</summary>
    public static string PathOf(RouteEndpoint page, (Guid Id, string Kind, string Name, string Trigger) values) =>
        "/"
        + string.Join(
            '/',
            page.RoutePattern.PathSegments.Select(segment =>
                string.Concat(
                    segment.Parts.Select(part =>
                        part switch
                        {
                            RoutePatternLiteralPart literal => literal.Content,
                            RoutePatternParameterPart { Name: "id" } => values.Id.ToString(),
                            RoutePatternParameterPart { Name: "kind" } => page.RoutePattern.RawText!.StartsWith(
                                "moves",
                                StringComparison.Ordinal
                            )
                                ? values.Kind
                                : $"{values.Kind}s",
                            RoutePatternParameterPart { Name: "name" } => values.Name,
                            RoutePatternParameterPart { Name: "trigger" } => values.Trigger,
                            _ => "1",
                        }
                    )
                )
            )
        );
}
