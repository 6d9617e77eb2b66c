using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using SigmaShake.Fleet.Answers;
using SigmaShake.Fleet.Live;
using SigmaShake.Fleet.Storage;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Organisations;
using SigmaShake.Platform.Storage;
using SigmaShake.Signing.Fleet;
using SigmaShake.Signing.HttpSignatures;
using SigmaShake.Signing.Keys;

namespace SigmaShake.Fleet.Machines;

/// <summary>The credential of an enrolled machine: its signature on the request (RFC 9421). No database is opened where the fleet is in memory.</summary>
internal sealed class MachineScheme(Databases databases, LiveFleets fleets, FleetOptions options) : ICredentialScheme
{
    /// <summary>What routes call it.</summary>
    public const string SchemeName = "machine";

    public string Name => SchemeName;

    public CredentialDescription Description { get; } = new(
        "The signature of an enrolled machine on this very request (RFC 9421, `alg=\"ed25519\"`) over `@method`, `@authority`, `@path`, `@query` and, with a body, `content-digest`; good for five minutes.",
        "Signature",
        new CredentialHeader(
            "Signature-Input", "What is signed: the components in this order, and the parameters `created`, `keyid` (the machine's id), `alg` and, with a body, `nonce` (16 bytes, base64url).", OnlyWithBody: false),
        new CredentialHeader("Content-Digest", "`sha-256` of the body (RFC 9530).", OnlyWithBody: true));

    public async ValueTask<Actor?> AuthenticateAsync(OrgScope organisation, HttpContext context)
    {
        if (Presented(context.Request.Headers) is not { } signature || !MachineId.TryParse(signature.KeyId, out var id) || Target(context) is not { } target) return null;

        // A stranger has no fleet read, which would push others out of memory: only the key of the machine that they say they are.
        if (fleets.Find(organisation.Id) is not { IsLoaded: true } && !await HasSignedAsync(organisation, id, signature, target, context.RequestAborted)) return null;
        var live = await fleets.GetAsync(organisation, context.RequestAborted);
        if (live.Find(id) is not { } machine || !machine.HasSigned(signature, target)) return null;

        // Only now is anything of the body read.
        var body = ReadOnlyMemory<byte>.Empty;
        if (signature.ContentDigest is { } digest)
        {
            if (await BoundedBody.ReadAsync(context.Request, context.RequestAborted) is not { } read || !ContentDigest.Fits(digest, read)) return null;
            body = read;

            // Whatever stands between here and the handler reads it too.
            context.Request.Body = new MemoryStream(read, writable: false);
        }
        else if (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody ?? true)
        {
            return null;
        }

        context.Features.Set(new MachineRequest(live, machine, signature, body));
        return new Actor(ActorKind.Machine, signature.KeyId, machine.Name);
    }

    private async Task<bool> HasSignedAsync(OrgScope organisation, MachineId id, MessageSignature signature, RequestTarget target, CancellationToken cancellation)
    {
        var text = id.ToString();
        await using var database = databases.Open<FleetDatabase>(organisation);
        var key = await database.Machines.Where(row => row.Id == text && row.RemovedMs == null).Select(row => row.PublicKey).FirstOrDefaultAsync(cancellation);
        return key is not null && Ed25519PublicKey.Parse(key).Value is { } known && signature.Verify(target, known);
    }

    private static MessageSignature? Presented(IHeaderDictionary headers)
    {
        if (headers["Signature-Input"] is not [{ } input] || headers["Signature"] is not [{ } signature]) return null;
        return headers["Content-Digest"] switch
        {
            [] => MessageSignature.Parse(input, signature, null).Value,
            [{ } digest] => MessageSignature.Parse(input, signature, digest).Value,
            _ => null,
        };
    }

    // As it was sent: what routing has decoded could be several spellings of one.
    private RequestTarget? Target(HttpContext context)
    {
        var host = context.Request.Headers.Host.ToString();
        var authority = options.PublicHosts switch
        {
            [] => host,
            [{ } only] => only,
            { } names => names.FirstOrDefault(name => string.Equals(name, host, StringComparison.OrdinalIgnoreCase)),
        };
        return authority is not null && context.Features.Get<IHttpRequestFeature>() is { } request ? RequestTarget.Received(request.Method, authority, request.RawTarget) : null;
    }
}
