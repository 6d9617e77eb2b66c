using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SigmaShake.Fleet.Enrolment;
using SigmaShake.Fleet.Live;
using SigmaShake.Fleet.Machines;
using SigmaShake.Fleet.Online;
using SigmaShake.Fleet.Overview;
using SigmaShake.Fleet.Pages;
using SigmaShake.Fleet.Releases;
using SigmaShake.Fleet.Reports;
using SigmaShake.Fleet.Rollouts;
using SigmaShake.Fleet.Settings;
using SigmaShake.Fleet.Storage;
using SigmaShake.Fleet.Witnessing;
using SigmaShake.Platform;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Pages;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Storage;

namespace SigmaShake.Fleet;

/// <summary>The service of fleet: machines, and the signed rules that they enforce.</summary>
public static class FleetModule
{
    /// <summary>Adds what the service is made of.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="options">What the operator decides; null for the defaults.</param>
    public static IServiceCollection AddFleet(this IServiceCollection services, FleetOptions? options = null)
    {
        services.AddSingleton(options ?? new FleetOptions());
        services.AddDatabase(new DatabaseModel<FleetDatabase>("fleet", DatabasePlace.Organisation, o => new SqliteFleetDatabase(o), o => new PostgresFleetDatabase(o)));
        services.AddDatabase(new DatabaseModel<FleetChangesDatabase>("fleet-changes", DatabasePlace.Control, o => new SqliteFleetChangesDatabase(o), o => new PostgresFleetChangesDatabase(o)));
        services.AddSingleton(new OrganisationLink("Fleet", "/fleet", Permission.FleetRead, 20));
        return services.AddLive().AddPublishing().AddMachines();
    }

    /// <summary>Maps its routes.</summary>
    public static void MapFleet(this IEndpointRouteBuilder routes)
    {
        routes.MapEnrolment();
        routes.MapRepository();
        routes.MapReports();
        routes.MapReleases();
        routes.MapRollouts();
        routes.MapMachines();
        routes.MapDecisions();
        routes.MapSettings();
        routes.MapFleetPages();
        routes.MapFleetForms();
    }

    private static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddSingleton<FleetReader>().AddSingleton<LiveFleets>().AddSingleton<FleetWork>().AddSingleton<PublishedFiles>().AddSingleton<HoldClock>();
        return services.AddHostedService(provider => provider.GetRequiredService<HoldClock>()).AddHostedService<ChangeFeed>().AddHostedService<SeenKeeper>();
    }

    private static IServiceCollection AddPublishing(this IServiceCollection services) => services
        .AddSingleton<OnlineKeys>().AddSingleton<OnlineKeyText>().AddSingleton<OnlineKeyRotation>().AddSingleton<Publishing>().AddSingleton<ReleaseList>().AddSingleton<NewestFiles>().AddSingleton<KeyNames>()
        .AddSingleton<RolloutSteps>().AddSingleton<DueWork>().AddSingleton<SettingsStore>().AddSingleton<FleetOverview>().AddSingleton<Decisions>();

    private static IServiceCollection AddMachines(this IServiceCollection services) => services
        .AddSingleton<ICredentialScheme, EnrolmentScheme>().AddSingleton<ICredentialScheme, MachineScheme>()
        .AddSingleton<EnrolmentKeys>().AddSingleton<Enrolling>().AddSingleton<HeldRequests>().AddSingleton<MachineList>().AddSingleton<MachineCare>()
        .AddSingleton<MachineWitness>().AddSingleton<DecisionIntake>().AddSingleton<AutoPause>().AddSingleton<ReportIntake>();
}
