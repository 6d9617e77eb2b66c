using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SigmaShake.Platform.Access;
using SigmaShake.Platform.Admission;
using SigmaShake.Platform.Allowlists;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Backup;
using SigmaShake.Platform.Export;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Http.Api;
using SigmaShake.Platform.Http.Failures;
using SigmaShake.Platform.Http.Headers;
using SigmaShake.Platform.Http.Limits;
using SigmaShake.Platform.Http.Operation;
using SigmaShake.Platform.Http.Transport;
using SigmaShake.Platform.Keys;
using SigmaShake.Platform.Membership;
using SigmaShake.Platform.Moving;
using SigmaShake.Platform.Pages;
using SigmaShake.Platform.Sessions;
using SigmaShake.Platform.Storage;
using SigmaShake.Platform.Tenancy;
using SigmaShake.Platform.Tokens;

namespace SigmaShake.Platform;

/// <summary>Puts the platform together.</summary>
public static class PlatformServices
{
    /// <summary>Adds what every service shares.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="options">Where the server keeps what it keeps.</param>
    /// <param name="http">How it answers; null for the defaults.</param>
    public static IServiceCollection AddPlatform(this IServiceCollection services, PlatformOptions options, HttpOptions? http = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        AddHttp(services, http ?? new HttpOptions());

        // What forms are protected by: kept with everything else, and sealed.
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(options.FormKeys));
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(keys => keys.XmlEncryptor = new SealedXml(provider.GetRequiredService<MasterKey>())));
        return AddOperation(AddAccess(AddSingletons(services, options)))
            .AddDatabase(new DatabaseModel<ControlDatabase>("control", DatabasePlace.Control, o => new SqliteControlDatabase(o), o => new PostgresControlDatabase(o)))
            .AddDatabase(new DatabaseModel<OrganisationDatabase>("organisation", DatabasePlace.Organisation, o => new SqliteOrganisationDatabase(o), o => new PostgresOrganisationDatabase(o)))
            .AddDatabase(new DatabaseModel<LifecycleDatabase>("lifecycle", DatabasePlace.Control, o => new SqliteLifecycleDatabase(o), o => new PostgresLifecycleDatabase(o)))
            .AddDatabase(new DatabaseModel<RequestsDatabase>("requests", DatabasePlace.Control, o => new SqliteRequestsDatabase(o), o => new PostgresRequestsDatabase(o)));
    }

    /// <summary>Adds a service's tables: in the control database, or in that of every organisation.</summary>
    public static IServiceCollection AddDatabase(this IServiceCollection services, DatabaseModel model) => services.AddSingleton(model);

    private static IServiceCollection AddSingletons(IServiceCollection services, PlatformOptions options) => services
        .AddSingleton(options)
        .AddSingleton(TimeProvider.System)
        .AddSingleton(provider => MasterKey.Open(provider.GetRequiredService<PlatformOptions>().MasterKey))
        .AddSingleton(provider => new Databases(
            provider.GetRequiredService<PlatformOptions>(), provider.GetRequiredService<MasterKey>(), provider.GetServices<DatabaseModel>()))
        .AddSingleton(provider => new AuditTrail(provider.GetRequiredService<Databases>(), provider.GetRequiredService<PlatformOptions>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new OwnOrganisations(provider.GetRequiredService<Databases>()))
        .AddSingleton(provider => new Tenants(
            provider.GetRequiredService<Databases>(), provider.GetRequiredService<MasterKey>(), provider.GetRequiredService<AuditTrail>(),
            provider.GetRequiredService<PlatformOptions>(), provider.GetRequiredService<OrganisationDirectory>(), provider.GetRequiredService<TimeProvider>()));

    private static IServiceCollection AddOperation(IServiceCollection services) => services
        .AddHostedService(provider => new CheckpointRounds(
            provider.GetRequiredService<Databases>(), provider.GetRequiredService<PlatformOptions>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<CheckpointRounds>>()))
        .AddSingleton(provider => new OrganisationExport(
            provider.GetRequiredService<Databases>(), provider.GetRequiredService<AuditTrail>(), provider.GetRequiredService<PlatformOptions>(), provider.GetRequiredService<TimeProvider>()))
        .AddHostedService(provider => new GoneDatabases(provider.GetRequiredService<Databases>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<GoneDatabases>>()))
        .AddSingleton(provider => new OrganisationMove(
            provider.GetRequiredService<Databases>(), provider.GetRequiredService<MasterKey>(), provider.GetRequiredService<AuditTrail>(), provider.GetRequiredService<OrganisationDirectory>(),
            provider.GetRequiredService<PlatformOptions>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new ServerBackup(
            provider.GetRequiredService<Databases>(), provider.GetRequiredService<MasterKey>(), provider.GetRequiredService<AuditTrail>(),
            provider.GetRequiredService<PlatformOptions>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new ServerRestore(
            provider.GetRequiredService<Databases>(), provider.GetRequiredService<MasterKey>(), provider.GetRequiredService<AuditTrail>(), provider.GetRequiredService<PlatformOptions>()))
        .AddSingleton(provider => new MasterKeyRotation(
            provider.GetRequiredService<Databases>(), provider.GetRequiredService<MasterKey>(), provider.GetRequiredService<AuditTrail>(), provider.GetRequiredService<PlatformOptions>()))
        .AddSingleton(provider => new OrganisationDeletion(
            provider.GetRequiredService<Databases>(), provider.GetRequiredService<AuditTrail>(), provider.GetRequiredService<OrganisationDirectory>(),
            provider.GetRequiredService<PlatformOptions>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<OrganisationDeletion>>()))
        .AddHostedService<DeletionUpkeep>();

    private static IServiceCollection AddAccess(IServiceCollection services) => services
        .AddSingleton(provider => new LastUses(provider.GetRequiredService<Databases>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new OpenSessions(
            provider.GetRequiredService<Databases>(), provider.GetRequiredService<MasterKey>(), provider.GetRequiredService<LastUses>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new SignIn(provider.GetRequiredService<Databases>(), provider.GetRequiredService<OpenSessions>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new ExternalLogins(provider.GetRequiredService<Databases>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new AccessTokens(
            provider.GetRequiredService<Databases>(), provider.GetRequiredService<AuditTrail>(), provider.GetRequiredService<LastUses>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new ServiceAccounts(provider.GetRequiredService<Databases>(), provider.GetRequiredService<AuditTrail>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new AllowedAddresses(provider.GetRequiredService<Databases>(), provider.GetRequiredService<AuditTrail>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new Members(provider.GetRequiredService<Databases>(), provider.GetRequiredService<AuditTrail>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new Invitations(provider.GetRequiredService<Databases>(), provider.GetRequiredService<AuditTrail>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new CustomRoles(provider.GetRequiredService<Databases>(), provider.GetRequiredService<AuditTrail>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new AccessReview(provider.GetRequiredService<Databases>()))
        .AddSingleton<OrganisationDirectory>()
        .AddSingleton<HeldAccesses>()
        .AddSingleton<Gate>()
        .AddHostedService<AccessUpkeep>();

    private static void AddHttp(IServiceCollection services, HttpOptions options)
    {
        services
            .AddSingleton(options)
            .AddSingleton<IProblemPage, ProblemPages>()
            .AddSingleton(_ => new RateBuckets(options))
            .AddSingleton(provider => new Cursors(provider.GetRequiredService<IDataProtectionProvider>()))
            .AddSingleton(provider => new IdempotencyStore(provider.GetRequiredService<Databases>(), provider.GetRequiredService<MasterKey>(), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton(provider => new Draining(provider.GetRequiredService<IHostApplicationLifetime>(), options, provider.GetRequiredService<TimeProvider>()))
            .AddSingleton(provider => new Readiness(provider.GetRequiredService<Databases>(), provider.GetRequiredService<Draining>()))
            .AddSingleton(provider => new RefusalLedger(
                provider.GetRequiredService<AuditTrail>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<RefusalLedger>>()))
            .AddHostedService(provider => provider.GetRequiredService<Draining>())
            .AddHostedService(provider => provider.GetRequiredService<RefusalLedger>())
            .AddTelemetry(options)
            .Configure<HostOptions>(host => host.ShutdownTimeout = options.DrainDelay + options.DrainLimit)

            // The framework's own sentence about a bad request is for the operator.
            .Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
    }

    /// <summary>Puts headers, failures, limits and access in front of every route.</summary>
    public static IApplicationBuilder UsePlatform(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        return app
            .UseForwardedFrom(app.ApplicationServices.GetRequiredService<HttpOptions>())
            .UseMiddleware<RequestIds>()
            .UseMiddleware<RequestLog>()
            .UseMiddleware<SecurityHeaders>()
            .UseMiddleware<FailureGuard>()
            .UseMiddleware<EncodingGuard>()
            .UseRouting()
            .UseMiddleware<AddressLimit>()
            .UseMiddleware<RoutingRefusals>()
            .UseMiddleware<CrossSiteGuard>()
            .UseMiddleware<AccessGuard>()
            .UseMiddleware<CallerLimit>()
            .UseMiddleware<RegionGuard>()
            .UseMiddleware<MoveGuard>()
            .UseMiddleware<IdempotencyGuard>();
    }

    /// <summary>Makes folders and databases, or brings them up to date, and finishes what was begun and stopped.</summary>
    /// <exception cref="PlatformException">Something is in the way.</exception>
    public static async Task PreparePlatformAsync(this IServiceProvider services, CancellationToken cancellation)
    {
        if (File.Exists(Path.Combine(services.GetRequiredService<PlatformOptions>().DataDirectory, ServerRestore.UnfinishedName)))
            throw new PlatformException("a restore was begun here and not finished", "empty the data directory, its regions and its databases, and restore again");
        await services.GetRequiredService<Databases>().PrepareAsync(cancellation);
        services.GetRequiredService<OrganisationExport>().RemoveLeftovers();
        await services.GetRequiredService<OrganisationDeletion>().ResumeAsync(TimeSpan.Zero, cancellation);
    }
}
