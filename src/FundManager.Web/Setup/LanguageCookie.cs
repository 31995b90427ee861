using Microsoft.AspNetCore.Localization;

namespace FundManager.Web.Setup;

/// <summary>Keeps the reader's choice of language in the browser.</summary>
internal static class LanguageCookie
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(365);

    /// <summary>Options of every cookie that keeps a choice of the reader.</summary>
    public static CookieOptions Options { get; } =
        new()
        {
            IsEssential = true,
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            MaxAge = KeptFor,
            Path = "/",
        };

    /// <summary>Writes it; null leaves the language to the browser again.</summary>
    public static void Write(HttpContext context, string? language)
    {
        var name = CookieRequestCultureProvider.DefaultCookieName;
        if (language is null)
        {
            context.Response.Cookies.Delete(name);
            return;
        }

        var culture = CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(language));
        context.Response.Cookies.Append(name, culture, Options);
    }
}
