using System.Net;
using System.Text.Json;

namespace SigmaShake.Fleet.Tests.Support;

/// <summary>What a server answered.</summary>
internal sealed record Reply(HttpStatusCode Status, string Body, byte[] Bytes, string? Tag)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>The code of a problem; empty for none.</summary>
    public string Code => Body.StartsWith('{') && Json.TryGetProperty("code", out var code) ? code.GetString()! : "";

    public static async Task<Reply> OfAsync(HttpResponseMessage response)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return new Reply(response.StatusCode, System.Text.Encoding.UTF8.GetString(bytes), bytes, response.Headers.ETag?.Tag);
    }
}
