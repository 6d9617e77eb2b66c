using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace SigmaShake.Accounts.Oidc;

/// <summary>
/// Asks places that others have named: identity providers. Follows no redirect, keeps no cookie, uses no proxy, reads a bounded answer in bounded time, and
/// reaches no address inside (the name is resolved here, and what it resolved to is what is connected to). Thread-safe.
/// </summary>
internal sealed class OutgoingHttp : IDisposable
{
    private const int MaxAnswerBytes = 256 << 10;
    private const int MaxHeaderKilobytes = 16;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly bool _allowsPrivate;
    private readonly HttpClient _client;

    public OutgoingHttp(AccountsOptions options)
    {
        _allowsPrivate = options.AllowsPrivateProviders;
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false, UseProxy = false, MaxResponseHeadersLength = MaxHeaderKilobytes,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2), ConnectCallback = ConnectAsync,
        })
        {
            Timeout = Limit, MaxResponseContentBufferSize = MaxAnswerBytes,
        };
    }

    /// <summary>Whether an address may be asked: with TLS, or without it on this machine where the operator allows that.</summary>
    public bool Allows(Uri address) =>
        address is { IsAbsoluteUri: true, UserInfo.Length: 0, Fragment.Length: 0 }
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && _allowsPrivate && address.IsLoopback));

    /// <summary>Sends a request; the JSON object that is the answer.</summary>
    /// <param name="request">To an address that is allowed.</param>
    /// <param name="what">What is asked for, in the message of a failure.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Checked<JsonAnswer>> SendAsync(HttpRequestMessage request, string what, CancellationToken cancellation)
    {
        if (request.RequestUri is null || !Allows(request.RequestUri)) return Checked<JsonAnswer>.Failed($"{what}: the address is not https");
        try
        {
            request.Headers.Accept.ParseAdd("application/json");
            using var response = await _client.SendAsync(request, cancellation);
            var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellation), new JsonDocumentOptions { MaxDepth = 16, AllowDuplicateProperties = false });
            if (document.RootElement.ValueKind == JsonValueKind.Object) return new JsonAnswer((int)response.StatusCode, document.RootElement);
            return Checked<JsonAnswer>.Failed($"{what}: the answer is no JSON object");
        }
        catch (JsonException)
        {
            return Checked<JsonAnswer>.Failed($"{what}: the answer is not JSON");
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            // Which port of which machine is open is nobody's business.
            return Checked<JsonAnswer>.Failed($"{what}: no usable answer within {Limit.TotalSeconds} seconds");
        }
    }

    public void Dispose() => _client.Dispose();

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
        if (addresses.Length == 0 || (!_allowsPrivate && !addresses.All(PublicNetwork.Contains))) throw new HttpRequestException("the host is not in the public network");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>The answer to a request.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Root">A JSON object.</param>
internal sealed record JsonAnswer(int Status, JsonElement Root)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>A member that is a text; null if it is not there or is none.</summary>
    public string? Text(string name) => Root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
