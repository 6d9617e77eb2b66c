using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Console;
using SigmaShake.Accounts;
using SigmaShake.Fleet;
using SigmaShake.Platform;
using SigmaShake.Platform.Pages;
using SigmaShake.Platform.Permissions;
using SigmaShake.Server.Routes;
using SigmaShake.Server.Settings;

namespace SigmaShake.Server;

/// <summary>Puts the server together.</summary>
internal static class ServerHost
{
    // Forms are a few fields; nothing that people send is larger.
    private const int MaxBodyBytes = 64 << 10;

    /// <summary>The server that the settings describe, ready to be started.</summary>
    public static WebApplication Build(ServerSettings settings) => Build(settings.Platform, settings.Listen, settings.Accounts);

    /// <summary>The server, ready to be started.</summary>
    /// <param name="platform">Where it keeps what it keeps.</param>
    /// <param name="address">Where it listens, such as <c>http://127.0.0.1:5600</c>.</param>
    /// <param name="accounts">How people sign in; null for the defaults.</param>
    public static WebApplication Build(PlatformOptions platform, string address, AccountsOptions? accounts = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(ServerHost).Assembly.GetName().Name });
        builder.WebHost.UseUrls(address);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
        });
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.ColorBehavior = LoggerColorBehavior.Disabled);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddPlatform(platform);
        builder.Services.AddAccounts(accounts);
        builder.Services.AddFleet();
        builder.Services.AddSingleton(new OrganisationLink("Ledger", "/ledger", Permission.LedgerRead, 90));
        builder.Services.AddRazorComponents();
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.PropertyNamingPolicy = System.Text.Json.JsonNamingPolicy.SnakeCaseLower);
        builder.Services.AddAntiforgery(antiforgery =>
        {
            // It would refuse to work without TLS on this very machine, so its name cannot promise more than it keeps.
            antiforgery.Cookie.Name = "sigmashake-form";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            antiforgery.SuppressXFrameOptionsHeader = true;
        });
        builder.Services.Configure<FormOptions>(form => form.ValueCountLimit = 32);

        var app = builder.Build();
        app.UsePlatform();
        app.UseAntiforgery();
        app.MapHealth();
        app.MapAssets();
        app.MapSignIn();
        app.MapOrganisations();
        app.MapDeparture();
        app.MapAccounts();
        app.MapFleet();
        return app;
    }
}
