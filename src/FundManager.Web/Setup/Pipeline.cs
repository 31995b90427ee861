using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Localization;

namespace FundManager.Web.Setup;

/// <summary>The way of a request through the program.</summary>
internal static class Pipeline
{
    private static readonly string[] Languages = ["en", "zh-Hans"];

    public static void UseFund(this WebApplication app)
    {
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseResponseCompression();
        app.UseRequestLocalization(options =>
        {
            options.SetDefaultCulture("en").AddSupportedCultures(Languages).AddSupportedUICultures(Languages);
            options.RequestCultureProviders =
            [
                new CookieRequestCultureProvider(),
                new AcceptLanguageHeaderRequestCultureProvider(),
            ];
            options.ApplyCurrentCultureToResponseHeaders = true;
        });
        app.UseRouting();
        app.UseAuthentication();
        app.Use(SecurityHeaders.Add);
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        DashboardDoor.Map(app);
        app.MapPost("/preference", Preference).AllowAnonymous().DisableAntiforgery();
    }

    /// <summary>Keeps the reader's language and colours in a cookie and goes back to the page.</summary>
    private static IResult Preference(HttpContext context)
    {
        var form = context.Request.Form;
        if (
            form["language"].ToString() is { Length: > 0 } language
            && Languages.Contains(language, StringComparer.Ordinal)
        )
        {
            LanguageCookie.Write(context, language);
        }

        if (form["theme"].ToString() is "dark" or "light")
        {
            context.Response.Cookies.Append("theme", form["theme"].ToString(), LanguageCookie.Options);
        }

        var back = form["back"].ToString();
        var isLocal = back.Length > 1 && back[0] == '/' && back[1] is not ('/' or '\\');
        return Results.LocalRedirect(isLocal ? back : "/");
    }
}
