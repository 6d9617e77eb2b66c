using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SigmaShake.Fleet.Live;
using SigmaShake.Fleet.Releases;
using SigmaShake.Fleet.Storage;
using SigmaShake.Platform;
using SigmaShake.Platform.Admission;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Permissions;
using SigmaShake.Platform.Sessions;
using SigmaShake.Platform.Tenancy;
using SigmaShake.Server;
using SigmaShake.Signing.Fleet;
using SigmaShake.Signing.Keys;
using SigmaShake.Signing.Tuf.Metadata;

namespace SigmaShake.FleetBench;

/// <summary>Fills a server's data folder by the code that the server itself uses; only that machines come in by the hundred, and not one by one over HTTP.</summary>
internal static class Seeding
{
    /// <summary>Fills it.</summary>
    public static async Task<int> RunAsync(string data, string? postgres, Population population, TextWriter output, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        await using var app = ServerHost.Build(new PlatformOptions(Path.GetFullPath(data)) { Postgres = postgres }, "http://127.0.0.1:0");
        await app.Services.PreparePlatformAsync(cancellation);
        var signIn = app.Services.GetRequiredService<SignIn>();
        var session = await signIn.BeginAsync(await signIn.InviteOperatorAsync("operator", cancellation), new SessionOrigin("127.0.0.1", "bench"), null, cancellation);
        var found = (await app.Services.GetRequiredService<OpenSessions>().FindAsync(session!, cancellation))!;
        var gate = app.Services.GetRequiredService<Gate>();
        var tenants = app.Services.GetRequiredService<Tenants>();
        for (var organisation = 0; organisation < population.Organisations; organisation++)
        {
            var name = Population.NameOf(organisation);
            if (await tenants.CreateAsync(found.Person, name, name, PlatformOptions.DefaultRegion, cancellation) is { } problem) throw new InvalidOperationException(problem);
            var entrance = await gate.EnterAsync(Visitor.Of(found), name, IPAddress.Loopback, Permission.FleetPublish, cancellation);
            await FillAsync(app.Services, entrance!.Scope, organisation, population.MachinesOfEach, cancellation);
            if ((organisation + 1) % 100 == 0) await output.WriteLineAsync($"{organisation + 1} organisations, {clock.Elapsed.TotalSeconds:0} s");
        }

        return 0;
    }

    private static async Task FillAsync(IServiceProvider services, OrgScope scope, int organisation, int machines, CancellationToken cancellation)
    {
        var people = Population.People(organisation);
        var online = Ed25519Pem.Parse(Encoding.ASCII.GetBytes(await services.GetRequiredService<OnlineKeyText>().ReadAsync(scope, cancellation))).Value!;
        var root = SignedRules.Root(people, online);
        var bundle = SignedRules.Bundle(1);
        var targets = SignedRules.Targets(people, (TufRoot)root.Content, 1, bundle);
        var (upload, unreadable) = ReleaseUpload.Read([root.ToBytes()], targets.ToBytes(), bundle);
        if (upload is null) throw new InvalidOperationException(unreadable);
        var published = await services.GetRequiredService<Publishing>().PublishAsync(scope, upload, cancellation);
        if (published.Problem is { } problem) throw new InvalidOperationException(problem);

        _ = await services.GetRequiredService<FleetWork>().ChangeAsync(scope, change =>
        {
            for (var machine = 0; machine < machines; machine++)
            {
                using var key = Population.MachineKey(organisation, machine);
                var id = MachineId.Of(key.Public);
                change.Database.Machines.Add(new MachineRow
                {
                    Id = id.ToString(), PublicKey = key.Public.Encoding.ToArray(), Name = $"host-{machine}", Version = "0.1.0", EnrolledWith = "ek_bench", EnrolledMs = change.NowMs,
                    ChangedIn = change.Fleet.Generation, Position = RingPosition.Of(scope.Id, id), SeenMs = change.NowMs,
                });
            }

            return Task.FromResult(change.Keep(true));
        }, cancellation);
    }
}
