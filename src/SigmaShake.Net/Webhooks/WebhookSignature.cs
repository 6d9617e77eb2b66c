using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SigmaShake.Net.Webhooks;

/// <summary>The symmetric signature of Standard Webhooks: HMAC-SHA256 over id, time and body, joined by full stops.</summary>
internal static class WebhookSignature
{
    /// <summary>The value of <c>webhook-signature</c>.</summary>
    /// <param name="key">The key, as <see cref="WebhookSecret.KeyOf"/> gives it.</param>
    /// <param name="id">The value of <c>webhook-id</c>; no full stop in it.</param>
    /// <param name="seconds">The value of <c>webhook-timestamp</c>: when it is sent, in seconds since 1970 UTC.</param>
    /// <param name="body">The body, byte for byte.</param>
    public static string Of(ReadOnlySpan<byte> key, string id, long seconds, ReadOnlySpan<byte> body)
    {
        var head = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{seconds}."));
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, [.. head, .. body]))}";
    }
}
