using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using SigmaShake.Signing.Fleet;
using SigmaShake.Signing.HttpSignatures;
using SigmaShake.Signing.Keys;

namespace SigmaShake.Server.EndToEnd.Calls;

/// <summary>
/// Calls operations of the described API by their names, through a proxy that checks both sides: an answer with a violation fails. It notes which operations
/// have done what they are for.
/// </summary>
internal sealed partial class ApiCalls : IDisposable
{
    // The proxy writes JSON anew, as JavaScript does: what was signed has to be the same bytes.
    private static readonly JsonSerializerOptions AsJavaScript = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, (HttpMethod Method, string Path)> _operations;
    private readonly HttpClient _client;
    private readonly string _server;
    private readonly string _cookie;

    /// <param name="description">The description.</param>
    /// <param name="proxy">The address of the proxy.</param>
    /// <param name="server">The address of the server behind it, which machines sign.</param>
    /// <param name="cookie">What shows the session of whoever calls.</param>
    public ApiCalls(JsonElement description, Uri proxy, string server, string cookie)
    {
        _operations = description.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => (Name: operation.Value.GetProperty("operationId").GetString()!, Method: HttpMethod.Parse(operation.Name), Path: path.Name)))
            .ToDictionary(operation => operation.Name, operation => (operation.Method, operation.Path));
        _client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = proxy, Timeout = TimeSpan.FromSeconds(30) };
        (_server, _cookie) = (server, cookie);
    }

    /// <summary>The names of all operations.</summary>
    public IReadOnlyCollection<string> All => _operations.Keys;

    /// <summary>Those that were called and did what they are for.</summary>
    public HashSet<string> Done { get; } = [];

    /// <summary>What the parameters in paths stand for.</summary>
    public Dictionary<string, string> Named { get; } = [];

    /// <summary>The key of a machine.</summary>
    public Ed25519PrivateKey Machine { get; } = Ed25519PrivateKey.Generate();

    /// <summary>Calls with the session.</summary>
    /// <param name="operation">The name of the operation.</param>
    /// <param name="expected">The status that it has to answer.</param>
    /// <param name="body">What is sent: an <see cref="HttpContent"/>, or what becomes JSON; null for nothing.</param>
    /// <param name="query">Behind the path, with its question mark.</param>
    /// <param name="headers">More headers.</param>
    public Task<ApiAnswer> CallAsync(string operation, HttpStatusCode expected, object? body = null, string query = "", params (string Name, string Value)[] headers) =>
        SendAsync(operation, expected, ContentOf(body), query, [.. headers, ("Cookie", _cookie)]);

    /// <summary>Calls with a token, or with an enrolment key and what is sent with it.</summary>
    public Task<ApiAnswer> CallWithTokenAsync(string operation, HttpStatusCode expected, string token, byte[]? body = null) =>
        SendAsync(operation, expected, body is null ? null : ContentOf(JsonDocument.Parse(body)), "", [("Authorization", $"Bearer {token}")]);

    /// <summary>Calls as the machine, by a request that it has signed for the server itself: a proxy passes on what is signed as the one that was asked.</summary>
    public Task<ApiAnswer> CallAsMachineAsync(string operation, HttpStatusCode expected, byte[]? body = null, TimeSpan clock = default, params (string Name, string Value)[] headers)
    {
        var (method, path) = _operations[operation];
        var bytes = body is null ? null : JsonSerializer.SerializeToUtf8Bytes(JsonDocument.Parse(body), AsJavaScript);
        var signed = MessageSignature.Sign(
            RequestTarget.Of(method.Method, new Uri(_server + Filled(path))), bytes is null ? default(ReadOnlyMemory<byte>?) : bytes, Machine, MachineId.Of(Machine.Public).ToString(),
            DateTimeOffset.UtcNow + clock, bytes is null ? null : MessageSignature.NewNonce());
        (string, string)[] signature = [("Signature-Input", signed.SignatureInput), ("Signature", signed.Signature), .. signed.ContentDigest is { } digest ? [("Content-Digest", digest)] : Array.Empty<(string, string)>()];
        return SendAsync(operation, expected, bytes is null ? null : Json(bytes), "", [.. headers, .. signature]);
    }

    public void Dispose()
    {
        _client.Dispose();
        Machine.Dispose();
    }

    private static HttpContent? ContentOf(object? body) => body switch
    {
        null => null,
        HttpContent content => content,
        _ => Json(JsonSerializer.SerializeToUtf8Bytes(body, AsJavaScript)),
    };

    private static ByteArrayContent Json(byte[] bytes) => new(bytes) { Headers = { ContentType = new("application/json") } };

    private string Filled(string path) => Parameters().Replace(path, parameter => Uri.EscapeDataString(Named[parameter.Groups["name"].Value]));

    private async Task<ApiAnswer> SendAsync(string operation, HttpStatusCode expected, HttpContent? content, string query, IEnumerable<(string Name, string Value)> headers)
    {
        var (method, path) = _operations[operation];
        using var request = new HttpRequestMessage(method, Filled(path) + query) { Content = content };
        foreach (var (name, value) in headers) Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var text = Encoding.UTF8.GetString(bytes);
        Assert.True(expected == response.StatusCode, $"{operation}: {response.StatusCode} {text}");
        Assert.False(response.Headers.TryGetValues("sl-violations", out var violations), $"{operation}: {string.Join(' ', violations ?? [])}");
        if (response.StatusCode < HttpStatusCode.BadRequest) Done.Add(operation);
        return new ApiAnswer(text, response.Headers.ETag?.ToString() ?? "");
    }

    [GeneratedRegex(@"\{(?<name>[^}]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Parameters();
}

/// <summary>What was answered.</summary>
internal sealed record ApiAnswer(string Body, string Tag)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>The text of a member.</summary>
    public string this[string member] => Json.GetProperty(member).GetString()!;

    /// <summary>The items of a list.</summary>
    public IReadOnlyList<JsonElement> Items => [.. Json.GetProperty("items").EnumerateArray()];
}
