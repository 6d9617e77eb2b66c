using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SigmaShake.Net.SigningIn;

/// <summary>
/// Waits on this machine for the browser to bring a code (RFC 8252, 7.3): on a port of the moment, for one answer with the state that was sent. Whatever else comes is
/// answered and forgotten. Used once.
/// </summary>
internal sealed class Loopback : IDisposable
{
    private const string CallbackPath = "/callback";
    private const int MaxRequestBytes = 16 << 10;
    private const int MaxRequests = 100;
    private static readonly TimeSpan RequestTime = TimeSpan.FromSeconds(5);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public Loopback()
    {
        _listener.Start();
        RedirectUri = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}{CallbackPath}";
    }

    /// <summary>Where the browser is to be sent.</summary>
    public string RedirectUri { get; }

    /// <summary>The code; null where the person did not allow it.</summary>
    /// <param name="state">The state that was sent.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public async Task<string?> WaitAsync(string state, CancellationToken cancellation)
    {
        for (var i = 0; i < MaxRequests; i++)
        {
            using var client = await _listener.AcceptTcpClientAsync(cancellation);
            using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            bounded.CancelAfter(RequestTime);
            try
            {
                var answer = Answer(await TargetAsync(client.GetStream(), bounded.Token), state);
                await RespondAsync(client.GetStream(), answer is not null, bounded.Token);
                if (answer is not null) return answer.Length > 0 ? answer : null;
            }
            catch (Exception e) when (e is IOException or SocketException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
            {
                // Somebody who says nothing, or hangs up.
            }
        }

        return null;
    }

    public void Dispose() => _listener.Dispose();

    // The code, empty where it was denied, null where the request is none of ours.
    private static string? Answer(string target, string state)
    {
        if (!Uri.TryCreate($"http://127.0.0.1{target}", UriKind.Absolute, out var uri) || uri.AbsolutePath != CallbackPath) return null;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in uri.Query.TrimStart('?').Split('&'))
        {
            var parts = pair.Split('=', 2);
            if (parts.Length == 2 && !values.TryAdd(parts[0], Uri.UnescapeDataString(parts[1].Replace('+', ' ')))) return null;
        }

        if (values.GetValueOrDefault("state") != state) return null;
        return values.TryGetValue("code", out var code) ? code : values.ContainsKey("error") ? "" : null;
    }

    private static async Task<string> TargetAsync(NetworkStream stream, CancellationToken cancellation)
    {
        var buffer = new byte[MaxRequestBytes];
        var length = 0;
        while (length < buffer.Length && !buffer.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
        {
            var count = await stream.ReadAsync(buffer.AsMemory(length), cancellation);
            if (count == 0) break;
            length += count;
        }

        var line = Encoding.ASCII.GetString(buffer, 0, length).Split("\r\n", 2)[0].Split(' ');
        return line is ["GET", var target, _] ? target : "";
    }

    private static async Task RespondAsync(NetworkStream stream, bool isOurs, CancellationToken cancellation)
    {
        var body = isOurs ? "<!DOCTYPE html><html lang=\"en\"><title>ssg</title><p>You can close this page and go back to the terminal.</p></html>" : "";
        var head = $"HTTP/1.1 {(isOurs ? "200 OK" : "404 Not Found")}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {body.Length}\r\n"
            + "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head + body), cancellation);
    }
}
