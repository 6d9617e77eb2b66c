using System.Text;
using Microsoft.EntityFrameworkCore;
using SigmaShake.Fleet.Live;
using SigmaShake.Fleet.Online;
using SigmaShake.Fleet.Storage;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;
using SigmaShake.Signing.Keys;

namespace SigmaShake.Fleet.Releases;

/// <summary>The public half of the server's key, for whoever makes a root. Thread-safe.</summary>
internal sealed class OnlineKeyText(Databases databases, FleetWork work, OnlineKeys keys)
{
    /// <summary>The key as PEM (RFC 8410), made at first need.</summary>
    public async Task<string> ReadAsync(OrgScope scope, CancellationToken cancellation)
    {
        await using var database = databases.Open<FleetDatabase>(scope);
        var encoding = await database.Fleet.Select(row => row.OnlinePublic).SingleAsync(cancellation) ?? await work.ChangeAsync(scope, async change =>
        {
            await keys.EnsureAsync(change, scope, cancellation);
            return change.Keep(change.Fleet.OnlinePublic!);
        }, cancellation);
        return Encoding.ASCII.GetString(Ed25519Pem.Write(Ed25519PublicKey.Parse(encoding).Value ?? throw new InvalidOperationException("the stored key is none")));
    }
}
