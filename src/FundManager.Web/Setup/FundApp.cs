using System.Text.Encodings.Web;
using System.Text.Unicode;
using FluentValidation;
using FundManager.Data;
using FundManager.Data.Identity;
using FundManager.Web.Access;
using FundManager.Web.Components;
using FundManager.Web.Features;
using FundManager.Web.Features.Cases;
using FundManager.Web.Files;
using FundManager.Web.Mail;
using FundManager.Web.Options;
using FundManager.Web.Reports;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace FundManager.Web.Setup;

/// <summary>Puts the program together: the same for serving, for commands and for tests.</summary>
public static class FundApp
{
    /// <summary>Everything but the addresses. <paramref name="adjust"/> lets tests turn the clock and keep mails.</summary>
    public static WebApplication Build(
        string[] args,
        FundDatabases databases,
        Action<WebApplicationBuilder>? adjust = null
    )
    {
        var builder = CreateBuilder(args);
        builder.Services.AddSingleton(databases);
        AddFund(builder, databases);
        AddMail(builder.Services);
        AddUseCases(builder.Services);
        AddSignIn(builder);
        AddPages(builder);
        adjust?.Invoke(builder);

        // Last, since it looks at the settings at once.
        builder.AddJobs(databases);
        var app = builder.Build();
        app.UseFund();
        return app;
    }

    /// <summary>The builder with the program's files around it, wherever it is started from.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                Args = args,
                ApplicationName = "FundManager.Web",
                ContentRootPath = AppContext.BaseDirectory,
            }
        );
        builder.Configuration.AddJsonFile("appsettings.Local.json", optional: true).AddEnvironmentVariables();
        builder.WebHost.UseStaticWebAssets();

        // Standard output belongs to the results of the verbs.
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        foreach (var chatty in new[] { "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Hangfire" })
        {
            builder.Logging.AddFilter(chatty, LogLevel.Warning);
        }

        builder.Host.UseDefaultServiceProvider(provider => provider.ValidateScopes = provider.ValidateOnBuild = true);
        return builder;
    }

    private static void AddFund(WebApplicationBuilder builder, FundDatabases databases)
    {
        var services = builder.Services;
        services
            .AddOptions<FundOptions>()
            .BindConfiguration(FundOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<DemoOptions>().BindConfiguration(DemoOptions.Section);
        services
            .AddOptions<StorageOptions>()
            .BindConfiguration(StorageOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<MailOptions>().BindConfiguration(MailOptions.Section);
        services.AddOptions<JobsOptions>().BindConfiguration(JobsOptions.Section);
        services.AddDbContext<FundDbContext>(options => Migrate.Configure(options, databases.Program));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(Templates.ReadWorkflows());
        services.AddSingleton(Templates.ReadSchemes());
        services.AddSingleton(provider =>
            Templates.ReadCalendar(provider.GetRequiredService<IOptions<FundOptions>>().Value.TimeZone)
        );
        services.AddSingleton(Templates.ReadFrameworks());
        services.AddSingleton(Templates.ReadBanks());
        services.AddSingleton(Templates.ReadReportWordings());
        services.AddSingleton(Templates.ReadLetters());
        services.AddSingleton<IFileStore>(provider =>
        {
            var folder = provider.GetRequiredService<IOptions<StorageOptions>>().Value.Folder;
            return new FolderFileStore(folder.Length > 0 ? folder : DataFolder.Sub("files"));
        });
    }

    private static void AddMail(IServiceCollection services)
    {
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<IMailSender>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<MailOptions>>();
            return options.Value.Host.Length > 0
                ? new SmtpMailSender(options)
                : new FolderMailSender(DataFolder.Sub("mail"));
        });
    }

    /// <summary>Every use case, move and reader of the features: found by their folder, so that a new one needs no line here.</summary>
    private static void AddUseCases(IServiceCollection services)
    {
        services.AddScoped<CaseAccess>().AddScoped<CaseReader>().AddScoped<StoreFiles>();
        services.AddSingleton<Show>().AddSingleton<Texts>().AddSingleton<CaseStates>().AddSingleton<Navigation>();
        services.AddValidatorsFromAssemblyContaining<Program>(filter: found =>
            found.ValidatorType != typeof(MoveFormValidator)
        );
        foreach (var type in typeof(FundApp).Assembly.GetTypes().Where(IsUseCase))
        {
            services.AddScoped(type);
            if (type.IsSubclassOf(typeof(CaseMove)))
            {
                services.AddScoped(typeof(CaseMove), type);
            }

            if (type.IsSubclassOf(typeof(Report)))
            {
                services.AddScoped(typeof(Report), type);
            }
        }
    }

    private static bool IsUseCase(Type type) =>
        type is { IsClass: true, IsAbstract: false, IsNested: false, IsGenericTypeDefinition: false }
        && type.Namespace?.StartsWith("FundManager.Web", StringComparison.Ordinal) == true
        && (
            type.IsSubclassOf(typeof(CaseMove))
            || type.GetCustomAttributes(typeof(UseCaseAttribute), inherit: false).Length > 0
        );

    private static void AddSignIn(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services
            .AddIdentityCore<FundUser>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.Password.RequiredLength = 12;
                options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 8;
            })
            .AddSignInManager()
            .AddEntityFrameworkStores<FundDbContext>()
            .AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<FundClaimsFactory>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddDataProtection().PersistKeysToDbContext<FundDbContext>().SetApplicationName("FundManager");
        services.Configure<SecurityStampValidatorOptions>(options =>
            options.ValidationInterval = TimeSpan.FromMinutes(1)
        );
        var isHttps = builder.Configuration.GetValue<bool>($"{FundOptions.Section}:{nameof(FundOptions.Https)}");
        CookieNames.Configure(services, isHttps);
    }

    private static void AddPages(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSingleton<Icons>();
        services.AddHttpContextAccessor();
        services.AddResponseCompression(options => options.EnableForHttps = false);
        services.AddLocalization();
        services.AddScoped<ShowRefusalFilter>();
        services
            .AddRazorPages(options =>
            {
                options.RootDirectory = "/Features";
                options.Conventions.AuthorizeFolder("/");
            })
            .AddMvcOptions(options =>
            {
                options.Filters.AddService<ShowRefusalFilter>();
                options.MaxModelBindingCollectionSize = 500;
                // What a form asks for, its validator says, in the reader's language.
                options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            });
        services.AddAuthorization(Policies.Add);
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database");
    }
}
