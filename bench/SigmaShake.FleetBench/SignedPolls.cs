using SigmaShake.Signing.Fleet;
using SigmaShake.Signing.HttpSignatures;
using SigmaShake.Signing.Keys;

namespace SigmaShake.FleetBench;

/// <summary>One machine's requests, each with a signature of its own.</summary>
internal sealed class SignedPolls(HttpClient client, Uri server, string organisation, Ed25519PrivateKey key)
{
    private readonly string _id = MachineId.Of(key.Public).ToString();

    /// <summary>Fetches a file.</summary>
    /// <param name="path">Below the fleet's address.</param>
    /// <param name="known">The <c>ETag</c> that is known; null for none.</param>
    /// <param name="wait">How long the server is to hold the request; null for not at all.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<HttpResponseMessage> GetAsync(string path, string? known, TimeSpan? wait, CancellationToken cancellation)
    {
        var address = new Uri(server, $"/fleet/{organisation}/{path}");
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        var signed = MessageSignature.Sign(RequestTarget.Of("GET", address), default(ReadOnlyMemory<byte>?), key, _id, TimeProvider.System.GetUtcNow(), nonce: null);
        request.Headers.TryAddWithoutValidation("Signature-Input", signed.SignatureInput);
        request.Headers.TryAddWithoutValidation("Signature", signed.Signature);
        if (known is not null) request.Headers.TryAddWithoutValidation("If-None-Match", known);
        if (wait is { } time) request.Headers.TryAddWithoutValidation("Prefer", $"wait={time.TotalSeconds:0}");
        return await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellation);
    }
}
