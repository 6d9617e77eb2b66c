using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SigmaShake.Platform.Access;
using SigmaShake.Platform.Admission;
using SigmaShake.Platform.Allowlists;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Keys;
using SigmaShake.Platform.Membership;
using SigmaShake.Platform.Sessions;
using SigmaShake.Platform.Storage;
using SigmaShake.Platform.Tenancy;
using SigmaShake.Platform.Tokens;

namespace SigmaShake.Platform;

/// <summary>Puts the platform together.</summary>
public static class PlatformServices
{
    /// <summary>Adds what every service shares.</summary>
    public static IServiceCollection AddPlatform(this IServiceCollection services, PlatformOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);

        // What forms are protected by: kept with everything else, and sealed.
        services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(options.FormKeys));
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(keys => keys.XmlEncryptor = new SealedXml(provider.GetRequiredService<MasterKey>())));
        return AddAccess(AddSingletons(services, options))
            .AddDatabase(new DatabaseModel<ControlDatabase>("control", DatabasePlace.Control, o => new SqliteControlDatabase(o), o => new PostgresControlDatabase(o)))
            .AddDatabase(new DatabaseModel<OrganisationDatabase>("organisation", DatabasePlace.Organisation, o => new SqliteOrganisationDatabase(o), o => new PostgresOrganisationDatabase(o)));
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
        .AddSingleton(provider => new Tenants(
            provider.GetRequiredService<Databases>(), provider.GetRequiredService<MasterKey>(), provider.GetRequiredService<AuditTrail>(),
            provider.GetRequiredService<PlatformOptions>(), provider.GetRequiredService<OrganisationDirectory>(), provider.GetRequiredService<TimeProvider>()));

    private static IServiceCollection AddAccess(IServiceCollection services) => services
        .AddSingleton(provider => new LastUses(provider.GetRequiredService<Databases>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new OpenSessions(
            provider.GetRequiredService<Databases>(), provider.GetRequiredService<MasterKey>(), provider.GetRequiredService<LastUses>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton(provider => new SignIn(provider.GetRequiredService<Databases>(), provider.GetRequiredService<OpenSessions>(), provider.GetRequiredService<TimeProvider>()))
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

    /// <summary>Puts headers, failures and access in front of every route. Routing comes before it.</summary>
    public static IApplicationBuilder UsePlatform(this IApplicationBuilder app) => app
        .UseMiddleware<SecurityHeaders>()
        .UseMiddleware<FailureGuard>()
        .UseRouting()
        .UseMiddleware<AccessGuard>();

    /// <summary>Makes folders and databases, or brings them up to date.</summary>
    /// <exception cref="PlatformException">Something is in the way.</exception>
    public static async Task PreparePlatformAsync(this IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<Databases>().PrepareAsync(cancellation);
    }
}
