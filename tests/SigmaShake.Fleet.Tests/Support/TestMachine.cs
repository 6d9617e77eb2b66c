using System.Net;
using System.Net.Http.Headers;
using SigmaShake.Signing.Fleet;
using SigmaShake.Signing.HttpSignatures;
using SigmaShake.Signing.Keys;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Client;

namespace SigmaShake.Fleet.Tests.Support;

/// <summary>A machine with a key of its own, and the real client of The Update Framework.</summary>
internal sealed class TestMachine(string server, string organisation, string name) : ITufSource, ITufStore, IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(server), Timeout = TimeSpan.FromSeconds(90) };
    private byte[]? _state;

    public Ed25519PrivateKey Key { get; private init; } = Ed25519PrivateKey.Generate();

    public string Id => MachineId.Of(Key.Public).ToString();

    public string Name => name;

    public string Organisation { get; set; } = organisation;

    /// <summary>What it signs as the host that it dialled; null for the one that it does.</summary>
    public string? Authority { get; init; }

    public DateTimeOffset Now { get; set; } = DateTimeOffset.UtcNow;

    /// <summary>What stands between it and the server, and answers some requests itself.</summary>
    public Func<string, byte[]?> Between { get; set; } = _ => null;

    /// <summary>The same machine as it asks another node.</summary>
    public TestMachine At(string address, string? authority = null) => new(address, Organisation, name) { Key = Key, Authority = authority };

    public async Task<Reply> EnrolAsync(EnrolmentKey key, EnrolmentRequest? instead = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/fleet/{Organisation}/machines")
        {
            Content = new ByteArrayContent((instead ?? EnrolmentRequest.Create(key, Key, name, $"{name}.local", "0.1.0")).ToBytes()),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key.Text);
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Reply.OfAsync(response);
    }

    public Task<Reply> GetAsync(string path, string? tag = null, int? wait = null, CancellationToken? cancellation = null) => SendAsync(HttpMethod.Get, path, null, request =>
    {
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        if (wait is { } seconds) request.Headers.TryAddWithoutValidation("Prefer", $"wait={seconds}");
    }, cancellation);

    public Task<Reply> TimestampAsync(string? tag = null, int? wait = null) => GetAsync("metadata/timestamp.json", tag, wait);

    public Task<Reply> ReportAsync(MachineReport report, Action<HttpRequestMessage>? change = null) => SendAsync(HttpMethod.Post, "reports", report.ToBytes(), change);

    /// <summary>Sends a request as a machine signs it, changed on its way.</summary>
    public async Task<Reply> SendAsync(HttpMethod method, string path, byte[]? body, Action<HttpRequestMessage>? change = null, CancellationToken? cancellation = null)
    {
        using var request = Signed(method, path, body);
        change?.Invoke(request);
        using var response = await _client.SendAsync(request, cancellation ?? TestContext.Current.CancellationToken);
        return await Reply.OfAsync(response);
    }

    public HttpRequestMessage Signed(HttpMethod method, string path, byte[]? body)
    {
        var address = new Uri(new Uri(server), $"/fleet/{Organisation}/{path}");
        var target = RequestTarget.Of(method.Method, address);
        if (Authority is not null) target = target with { Authority = Authority };
        var headers = MessageSignature.Sign(target, body is null ? default(ReadOnlyMemory<byte>?) : body, Key, Id, Now, body is null ? null : MessageSignature.NewNonce());
        var request = new HttpRequestMessage(method, address);
        if (body is not null) request.Content = new ByteArrayContent(body);
        request.Headers.TryAddWithoutValidation("Signature-Input", headers.SignatureInput);
        request.Headers.TryAddWithoutValidation("Signature", headers.Signature);
        if (headers.ContentDigest is not null) request.Headers.TryAddWithoutValidation("Content-Digest", headers.ContentDigest);
        return request;
    }

    /// <summary>Updates as a machine does: the bundle that it would enforce, or why it would not.</summary>
    public async Task<(byte[]? Bundle, TufError? Error)> SyncAsync(TimeSpan later = default)
    {
        var first = (await GetAsync("metadata/1.root.json")).Bytes;
        var client = TufClient.Open(first, this, this).Value!;
        var update = await client.RefreshAsync(DateTimeOffset.UtcNow + later, TestContext.Current.CancellationToken);
        if (!update.Succeeded) return (null, update.Error);
        var target = await update.Value.FindAsync("bundle.json", TestContext.Current.CancellationToken);
        if (!target.Succeeded) return (null, target.Error);
        var bundle = await update.Value.DownloadAsync(target.Value, TestContext.Current.CancellationToken);
        return (bundle.Value, bundle.Error);
    }

    public async ValueTask<TufDownload> MetadataAsync(string fileName, int maxBytes, CancellationToken cancellation) =>
        Between(fileName) is { } instead ? TufDownload.Of(instead) : Download(await GetAsync($"metadata/{fileName}"));

    public async ValueTask<TufDownload> TargetAsync(string path, int maxBytes, CancellationToken cancellation) =>
        Between(path) is { } instead ? TufDownload.Of(instead) : Download(await GetAsync($"targets/{path}"));

    public byte[]? Load() => _state;

    public void Save(ReadOnlyMemory<byte> state) => _state = state.ToArray();

    public void Dispose()
    {
        _client.Dispose();
        Key.Dispose();
    }

    private static TufDownload Download(Reply reply) => reply.Status switch
    {
        HttpStatusCode.OK => TufDownload.Of(reply.Bytes),
        HttpStatusCode.NotFound => TufDownload.Missing,
        _ => TufDownload.Failed($"was answered with {(int)reply.Status}"),
    };
}
