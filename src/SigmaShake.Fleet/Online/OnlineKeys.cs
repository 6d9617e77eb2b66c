using System.Text;
using SigmaShake.Fleet.Live;
using SigmaShake.Fleet.Storage;
using SigmaShake.Platform;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Keys;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;
using SigmaShake.Signing.Cosignatures;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.Fleet.Online;

/// <summary>
/// The keys that the server itself signs with for an organisation: that of snapshots and timestamps, which says what is newest and makes no rules, and that of the
/// witness. Sealed by the organisation's data key. Thread-safe; what is opened is for one caller, who disposes it.
/// </summary>
internal sealed class OnlineKeys(Databases databases, AuditTrail trail)
{
    private static readonly FieldPlace OnlinePlace = new("fleet", "online_key", "1");
    private static readonly FieldPlace NextPlace = new("fleet", "next_online_key", "1");
    private static readonly FieldPlace WitnessPlace = new("fleet", "witness_key", "1");

    /// <summary>Makes what is missing. Part of a change.</summary>
    public async Task EnsureAsync(FleetChange change, OrgScope scope, CancellationToken cancellation)
    {
        if (change.Fleet is { OnlineKey: not null, WitnessKey: not null }) return;
        using var seal = await databases.OpenKeyAsync(scope, cancellation);
        using var online = TufSigner.Generate();
        using var witness = CosignerSecret.Generate($"sigmashake.local/witness-{scope.Id}");
        trail.Record(scope, new Deed("fleet.online_key.create", $"{online.Key.Id} {witness.Verifier}"));
        change.Fleet.OnlineKey = seal.Seal(Encoding.ASCII.GetString(online.ToPem()), OnlinePlace);
        change.Fleet.OnlinePublic = online.Public.Encoding.ToArray();
        change.Fleet.WitnessKey = seal.Seal(Encoding.UTF8.GetString(witness.ToSecretText()), WitnessPlace);
        change.Fleet.WitnessVerifier = witness.Verifier.ToString();
    }

    /// <summary>The key of snapshots and timestamps.</summary>
    /// <exception cref="PlatformException">It does not open.</exception>
    public async Task<TufSigner> OpenAsync(FleetRow fleet, OrgScope scope, CancellationToken cancellation) =>
        TufSigner.FromPem(Encoding.ASCII.GetBytes(await TextAsync(fleet.OnlineKey, OnlinePlace, scope, cancellation))).Value ?? throw Damaged();

    /// <summary>Makes the key that shall follow. Part of a change.</summary>
    public async Task MakeNextAsync(FleetChange change, OrgScope scope, CancellationToken cancellation)
    {
        using var seal = await databases.OpenKeyAsync(scope, cancellation);
        using var next = TufSigner.Generate();
        trail.Record(scope, new Deed("fleet.online_key.make_next", next.Key.Id));
        change.Fleet.NextOnlineKey = seal.Seal(Encoding.ASCII.GetString(next.ToPem()), NextPlace);
        change.Fleet.NextOnlinePublic = next.Public.Encoding.ToArray();
    }

    /// <summary>The key that shall follow; null for none.</summary>
    /// <exception cref="PlatformException">It does not open.</exception>
    public async Task<TufSigner?> OpenNextAsync(FleetRow fleet, OrgScope scope, CancellationToken cancellation) => fleet.NextOnlineKey is null
        ? null
        : TufSigner.FromPem(Encoding.ASCII.GetBytes(await TextAsync(fleet.NextOnlineKey, NextPlace, scope, cancellation))).Value ?? throw Damaged();

    /// <summary>Puts the key that shall follow in the place of the one before, which is forgotten. Part of a change.</summary>
    public async Task AdoptNextAsync(FleetChange change, OrgScope scope, CancellationToken cancellation)
    {
        var text = await TextAsync(change.Fleet.NextOnlineKey, NextPlace, scope, cancellation);
        using var seal = await databases.OpenKeyAsync(scope, cancellation);
        change.Fleet.OnlineKey = seal.Seal(text, OnlinePlace);
        change.Fleet.OnlinePublic = change.Fleet.NextOnlinePublic;
        ForgetNext(change);
    }

    /// <summary>Forgets the key that should have followed. Part of a change.</summary>
    public static void ForgetNext(FleetChange change) => (change.Fleet.NextOnlineKey, change.Fleet.NextOnlinePublic) = (null, null);

    /// <summary>The key of the witness.</summary>
    /// <exception cref="PlatformException">It does not open.</exception>
    public async Task<CosignerSecret> OpenWitnessAsync(FleetRow fleet, OrgScope scope, CancellationToken cancellation) =>
        CosignerSecret.Parse(Encoding.UTF8.GetBytes(await TextAsync(fleet.WitnessKey, WitnessPlace, scope, cancellation))).Value ?? throw Damaged();

    private async Task<string> TextAsync(byte[]? box, FieldPlace place, OrgScope scope, CancellationToken cancellation)
    {
        using var seal = await databases.OpenKeyAsync(scope, cancellation);
        return box is null ? throw Damaged() : seal.Open(box, place) ?? throw Damaged();
    }

    private static PlatformException Damaged() => new("a key of the fleet does not open", "restore the organisation's database from your backup");
}
