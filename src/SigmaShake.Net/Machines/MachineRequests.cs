using System.Net.Http.Headers;
using SigmaShake.Net.Http;
using SigmaShake.Signing.Fleet;
using SigmaShake.Signing.HttpSignatures;
using SigmaShake.Signing.Keys;

namespace SigmaShake.Net.Machines;

/// <summary>Requests that a machine signs (RFC 9421), to the fleet that it is enrolled with. Not thread-safe.</summary>
/// <param name="connection">The connection to the server.</param>
/// <param name="fleet">The fleet.</param>
/// <param name="key">The machine's key, which the caller disposes.</param>
/// <param name="clock">The time that goes into signatures.</param>
internal sealed class MachineRequests(ServerConnection connection, FleetAddress fleet, Ed25519PrivateKey key, TimeProvider clock)
{
    private readonly string _id = MachineId.Of(key.Public).ToString();

    /// <summary>The fleet.</summary>
    public FleetAddress Fleet => fleet;

    /// <summary>Fetches a file.</summary>
    /// <param name="path">As for <see cref="FleetAddress.At"/>.</param>
    /// <param name="maxBytes">The largest that is read.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<Reply> GetAsync(string path, int maxBytes, CancellationToken cancellation) => SendAsync(HttpMethod.Get, path, null, maxBytes, ServerConnection.UsualTime, null, cancellation);

    /// <summary>Fetches a file once it is another than the one that is known: the server is asked to hold the request until then.</summary>
    /// <param name="path">As for <see cref="FleetAddress.At"/>.</param>
    /// <param name="known">The <c>ETag</c> of what is known; null for nothing, and then the answer comes at once.</param>
    /// <param name="wait">How long the server is to hold it.</param>
    /// <param name="maxBytes">The largest that is read.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<Reply> GetNewsAsync(string path, string? known, TimeSpan wait, int maxBytes, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Get, path, null, maxBytes, wait + ServerConnection.UsualTime, known is null ? null : headers =>
        {
            headers.TryAddWithoutValidation("If-None-Match", known);
            headers.TryAddWithoutValidation("Prefer", $"wait={wait.TotalSeconds:0}");
        }, cancellation);

    /// <summary>Sends a body.</summary>
    /// <param name="path">As for <see cref="FleetAddress.At"/>.</param>
    /// <param name="body">JSON.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task<Reply> PostAsync(string path, byte[] body, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, path, body, FleetLimits.MaxBodyBytes, ServerConnection.UsualTime, null, cancellation);

    private async Task<Reply> SendAsync(
        HttpMethod method, string path, byte[]? body, int maxBytes, TimeSpan time, Action<HttpRequestHeaders>? addHeaders, CancellationToken cancellation)
    {
        var address = fleet.At(path);
        using var request = new HttpRequestMessage(method, address);
        var nonce = body is null ? null : MessageSignature.NewNonce();
        // No body is another thing than an empty one, which is what a null array would be taken for.
        ReadOnlyMemory<byte>? content = body is { } bytes ? new ReadOnlyMemory<byte>(bytes) : default(ReadOnlyMemory<byte>?);
        var signed = MessageSignature.Sign(RequestTarget.Of(method.Method, address), content, key, _id, clock.GetUtcNow(), nonce);
        request.Headers.TryAddWithoutValidation("Signature-Input", signed.SignatureInput);
        request.Headers.TryAddWithoutValidation("Signature", signed.Signature);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.TryAddWithoutValidation("Content-Digest", signed.ContentDigest);
        }

        addHeaders?.Invoke(request.Headers);
        return await connection.SendAsync(request, maxBytes, time, cancellation);
    }
}
