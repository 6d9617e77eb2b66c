using System.Net;
using SigmaShake.Cli.State;

namespace SigmaShake.Net.Http;

/// <summary>
/// Requests to one server, bounded in time and size. It follows no redirect, keeps no cookie and unpacks nothing; proxies are those of the
/// environment, and none for this machine itself. Thread-safe.
/// </summary>
internal sealed class ServerConnection : IDisposable
{
    /// <summary>The longest that a request takes that is answered at once, from the name to the last byte.</summary>
    public static readonly TimeSpan UsualTime = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(15);

    // Names may come to mean other machines.
    private static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(10);

    private const int MaxHeaderKilobytes = 16;
    private const int ReadBytes = 16 << 10;

    private readonly HttpClient _client;
    private readonly bool _isOurs;

    /// <param name="address">The server.</param>
    /// <param name="trust">Whom to trust beside the machine's own authorities; null for nobody.</param>
    /// <param name="connect">Connects; null to connect to whatever the name means.</param>
    public ServerConnection(ServerAddress address, TlsTrust? trust, Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>>? connect = null)
    {
        Address = address;
        _isOurs = connect is null;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !address.IsLoopback,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = ConnectTime,
            PooledConnectionLifetime = ConnectionLife,
            MaxResponseHeadersLength = MaxHeaderKilobytes,
            ConnectCallback = connect,
        };
        trust?.ApplyTo(handler.SslOptions);
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", $"ssg/{ProductVersion.Text}");
    }

    /// <summary>The server.</summary>
    public ServerAddress Address { get; }

    /// <summary>Sends a request and reads the whole answer.</summary>
    /// <param name="request">The request; its address is below <see cref="Address"/>.</param>
    /// <param name="maxBytes">The largest body that is read.</param>
    /// <param name="time">The longest that all of it takes.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Whatever came, or why nothing did.</returns>
    /// <exception cref="OperationCanceledException">It was ended by <paramref name="cancellation"/>.</exception>
    public async Task<Reply> SendAsync(HttpRequestMessage request, int maxBytes, TimeSpan time, CancellationToken cancellation)
    {
        using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        bounded.CancelAfter(time);
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, bounded.Token);
            var body = await ReadAsync(response, maxBytes, bounded.Token);
            return body is null
                ? Reply.Failed($"sends more than {maxBytes} bytes, which are not read")
                : new Reply((int)response.StatusCode, body)
                {
                    ETag = response.Headers.TryGetValues("ETag", out var tags) ? tags.FirstOrDefault() : null,
                    RetryAfter = RetryTime(response),
                    Date = response.Headers.Date,
                };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Reply.Failed($"did not answer within {time.TotalSeconds:0} s");
        }
        catch (HttpRequestException e)
        {
            return Reply.Failed(NetworkFailure.Of(e, _isOurs));
        }
        catch (IOException)
        {
            return Reply.Failed("broke off in the middle of its answer");
        }
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private static TimeSpan? RetryTime(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter;
        return asked?.Delta ?? (asked?.Date is { } until && response.Headers.Date is { } now && until > now ? until - now : null);
    }

    /// <summary>The body; null where it is too long.</summary>
    private static async Task<byte[]?> ReadAsync(HttpResponseMessage response, int maxBytes, CancellationToken cancellation)
    {
        if (response.Content.Headers.ContentLength > maxBytes) return null;
        await using var stream = await response.Content.ReadAsStreamAsync(cancellation);
        using var body = new MemoryStream();
        var buffer = new byte[ReadBytes];
        while (await stream.ReadAsync(buffer, cancellation) is > 0 and var count)
        {
            if (body.Length + count > maxBytes) return null;
            body.Write(buffer, 0, count);
        }

        return body.ToArray();
    }
}
