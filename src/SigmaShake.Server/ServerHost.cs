using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Features;
using SigmaShake.Accounts;
using SigmaShake.Fleet;
using SigmaShake.Platform;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Http.Transport;
using SigmaShake.Platform.Pages;
using SigmaShake.Platform.Permissions;
using SigmaShake.Server.Description;
using SigmaShake.Server.Routes;
using SigmaShake.Server.Settings;

namespace SigmaShake.Server;

/// <summary>Puts the server together.</summary>
internal static class ServerHost
{
    /// <summary>The server that the settings describe, ready to be started.</summary>
    public static WebApplication Build(ServerSettings settings) => Build(settings.Platform, settings.Listen, settings.Accounts, settings.Fleet, settings.Http, settings.LogLevel);

    /// <summary>The server, ready to be started.</summary>
    /// <param name="platform">Where it keeps what it keeps.</param>
    /// <param name="address">Where it listens, such as <c>http://127.0.0.1:5600</c>.</param>
    /// <param name="accounts">How people sign in; null for the defaults.</param>
    /// <param name="fleet">How machines are served; null for the defaults.</param>
    /// <param name="http">How it answers; null for the defaults.</param>
    /// <param name="level">What its own log holds; of the framework's, never less than warnings.</param>
    /// <exception cref="PlatformException">The certificate cannot be used.</exception>
    public static WebApplication Build(
        PlatformOptions platform, string address, AccountsOptions? accounts = null, FleetOptions? fleet = null, HttpOptions? http = null, LogLevel level = LogLevel.Warning)
    {
        http ??= new HttpOptions();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(ServerHost).Assembly.GetName().Name });
        builder.WebHost.UseUrls(address);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => KestrelSetup.Apply(kestrel, http));
        AddLog(builder.Logging, level);
        builder.Services.AddPlatform(platform, http);
        builder.Services.AddAccounts(accounts);
        builder.Services.AddFleet(fleet);
        builder.Services.AddSingleton(new OrganisationLink("Ledger", "/ledger", Permission.LedgerRead, 90));
        builder.Services.AddRazorComponents();
        builder.Services.AddApiDescription();
        builder.Services.ConfigureHttpJsonOptions(json => Configure(json.SerializerOptions));
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
        app.MapApiDescription();
        app.MapOrganisationApi();
        app.MapAccounts();
        app.MapFleet();
        return app;
    }

    // One JSON object a line, so that nothing that somebody calls themselves can look like another line. Without the framework's scopes, which hold the
    // address that was asked for: a link that signs in is one.
    private static void AddLog(ILoggingBuilder logging, LogLevel level)
    {
        logging.ClearProviders().AddJsonConsole(console =>
        {
            console.IncludeScopes = false;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "O";
        });
        logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.SetMinimumLevel(LogLevel.Warning).AddFilter("SigmaShake", level);
    }

    private static void Configure(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.AllowDuplicateProperties = false;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.MaxDepth = 16;
    }
}
