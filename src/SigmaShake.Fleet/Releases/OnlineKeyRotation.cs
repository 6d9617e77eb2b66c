using System.Text;
using Microsoft.EntityFrameworkCore;
using SigmaShake.Fleet.Live;
using SigmaShake.Fleet.Online;
using SigmaShake.Fleet.Storage;
using SigmaShake.Platform.Audit;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;
using SigmaShake.Signing.Keys;
using SigmaShake.Signing.Tuf.Metadata;

namespace SigmaShake.Fleet.Releases;

/// <summary>The keys that the server signs with, by their ids.</summary>
/// <param name="Current">The one that signs; null before it was first needed.</param>
/// <param name="Next">The one that signs once people have published a root that names it; null for none.</param>
public readonly record struct OnlineKeyIds(string? Current, string? Next);

/// <summary>
/// A new key for the server: made beside the one that signs, which goes on until a root that people have signed names the new one (<see cref="Publishing"/>). Thread-safe.
/// </summary>
internal sealed class OnlineKeyRotation(Databases databases, FleetWork work, OnlineKeys keys, AuditTrail trail)
{
    /// <summary>Which keys there are.</summary>
    public async Task<OnlineKeyIds> ReadAsync(OrgScope scope, CancellationToken cancellation)
    {
        await using var database = databases.Open<FleetDatabase>(scope);
        var row = await database.Fleet.Select(row => new { row.OnlinePublic, row.NextOnlinePublic }).SingleAsync(cancellation);
        return new OnlineKeyIds(IdOf(row.OnlinePublic), IdOf(row.NextOnlinePublic));
    }

    /// <summary>The public half of the next key as PEM (RFC 8410); null where none was made.</summary>
    public async Task<string?> NextAsync(OrgScope scope, CancellationToken cancellation)
    {
        await using var database = databases.Open<FleetDatabase>(scope);
        return await database.Fleet.Select(row => row.NextOnlinePublic).SingleAsync(cancellation) is { } encoding ? Pem(encoding) : null;
    }

    /// <summary>Makes the next key, unless there is one already; its public half as PEM.</summary>
    public Task<string> MakeAsync(OrgScope scope, CancellationToken cancellation) => work.ChangeAsync(scope, async change =>
    {
        // Before the first is asked for there is nothing to follow.
        await keys.EnsureAsync(change, scope, cancellation);
        if (change.Fleet.NextOnlinePublic is null) await keys.MakeNextAsync(change, scope, cancellation);
        return change.Keep(Pem(change.Fleet.NextOnlinePublic!));
    }, cancellation);

    /// <summary>Forgets the next key; false where there is none. A root that names it cannot be published any more.</summary>
    public Task<bool> ForgetAsync(OrgScope scope, CancellationToken cancellation) => work.ChangeAsync(scope, change =>
    {
        if (IdOf(change.Fleet.NextOnlinePublic) is not { } id) return Task.FromResult(false);
        trail.Record(scope, new Deed("fleet.online_key.forget_next", id));
        OnlineKeys.ForgetNext(change);
        return Task.FromResult(change.Keep(true));
    }, cancellation);

    private static string? IdOf(byte[]? encoding) => encoding is null ? null : TufKey.Of(Key(encoding)).Id;

    private static string Pem(byte[] encoding) => Encoding.ASCII.GetString(Ed25519Pem.Write(Key(encoding)));

    private static Ed25519PublicKey Key(byte[] encoding) => Ed25519PublicKey.Parse(encoding).Value ?? throw new InvalidOperationException("the stored key is none");
}
