using System.Globalization;
using System.Net.Http.Headers;
using SigmaShake.Net.Http;

namespace SigmaShake.Net.Webhooks;

/// <summary>
/// Sends a message as Standard Webhooks has it: a POST with an id that stays the same however often it is sent, the time, and a signature over both and the
/// body. No redirect is followed, and of the answer only the status counts. Thread-safe.
/// </summary>
/// <param name="secret">The secret of this machine.</param>
/// <param name="clock">The time.</param>
internal sealed class WebhookSender(WebhookSecret secret, TimeProvider clock)
{
    /// <summary>The longest that one try takes, from the name to the last byte of the answer.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(20);

    // Receivers answer with a word; who sends more is no receiver.
    private const int MaxAnswerBytes = 64 << 10;

    /// <summary>Tries once.</summary>
    /// <param name="address">Where it goes.</param>
    /// <param name="id">The id of the message.</param>
    /// <param name="body">JSON.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What the receiver answered, or why it did not.</returns>
    /// <exception cref="Cli.State.StateException">There is no secret to sign with.</exception>
    public async Task<Reply> SendAsync(WebhookAddress address, string id, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        var seconds = clock.GetUtcNow().ToUnixTimeSeconds();
        var key = WebhookSecret.KeyOf(secret.Text())!;
        using var request = new HttpRequestMessage(HttpMethod.Post, address.Uri) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", seconds.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSignature.Of(key, id, seconds, body.Span));

        // A message is rare, and its receiver may be another one by the next: no connection is kept.
        using var connection = new ServerConnection(address.Server, trust: null, AddressGuard.ConnectAsync);
        return await connection.SendAsync(request, MaxAnswerBytes, TimeLimit, cancellation);
    }
}
