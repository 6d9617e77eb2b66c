using SigmaShake.Ledger.Fleet;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Signing.Bundles;

namespace SigmaShake.Cli.Tests.Hook;

/// <summary>What an organisation has set, put where the hook looks for it the way syncing does.</summary>
internal static class FleetHome
{
    public const string Organisation = "acme";

    /// <summary>Enrols a person in their own state and enforces these rules.</summary>
    public static FleetPlace Enforce(this HookHome home, string rules, BundleSettings? settings = null, long release = 1)
    {
        Directory.CreateDirectory(home.State, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var place = FleetPlace.OfPerson(home.State);
        Enforce(place, rules, settings, release);
        return place;
    }

    /// <summary>The same at any place.</summary>
    public static void Enforce(FleetPlace place, string rules, BundleSettings? settings = null, long release = 1, long expiresMs = 253_000_000_000_000)
    {
        Enrol(place);
        var bundle = RuleBundle.Of([new BundleFile("team.rules", rules)], settings ?? BundleSettings.Defaults).Value!.ToBytes();
        Write(place, writer => writer.Enforce(bundle, new EnforcedRelease(release, Sha256.Hash(bundle), TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(), expiresMs)));
    }

    public static void Enrol(FleetPlace place) => Write(place, writer => writer.Enrol(new FleetEnrolment(Organisation, "https://fleet.example", "laptop-7", 1)));

    private static void Write(FleetPlace place, Func<FleetWriter, Ledger.LedgerError?> change)
    {
        var opened = FleetWriter.Open(place);
        Assert.True(opened.Succeeded, opened.Error?.ToString());
        using var writer = opened.Value;
        Assert.Null(change(writer));
    }
}
