using Microsoft.AspNetCore.Mvc;

namespace FundManager.Web.Setup;

/// <summary>Over https every cookie is Secure and carries the __Host- prefix; over plain http browsers would refuse both, so neither.</summary>
internal static class CookieNames
{
    public static void Configure(IServiceCollection services, bool isHttps)
    {
        var policy = isHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        string Name(string name) => isHttps ? $"__Host-{name}" : name;
        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = Name("fund-session");
            options.Cookie.SecurePolicy = policy;
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.LoginPath = "/sign-in";
            options.AccessDeniedPath = "/error/403";
            options.ExpireTimeSpan = TimeSpan.FromHours(10);
            options.SlidingExpiration = true;
        });
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = Name("fund-form");
            options.Cookie.SecurePolicy = policy;
            options.Cookie.SameSite = SameSiteMode.Lax;
        });
        services.Configure<CookieTempDataProviderOptions>(options =>
        {
            options.Cookie.Name = Name("fund-note");
            options.Cookie.SecurePolicy = policy;
        });
    }
}
