using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SigmaShake.Server.Testing;
using SigmaShake.Signing.Fleet;
using SigmaShake.Signing.Keys;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.Fleet.Tests.Support;

/// <summary>An organisation on a real server, and the owner who works in it.</summary>
internal sealed class Company : IDisposable
{
    private static int _number;

    private readonly HttpClient _client;

    private Company(RunningServer server, string name, Browser owner)
    {
        (Server, Name, Owner) = (server, name, owner);
        _client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(server.Address), Timeout = TimeSpan.FromSeconds(60) };
        _client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", owner.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
    }

    public RunningServer Server { get; }

    public string Name { get; }

    public Browser Owner { get; }

    public People People { get; } = new();

    public static async Task<Company> FoundAsync(RunningServer server, string? called = null)
    {
        var name = called ?? $"company-{Interlocked.Increment(ref _number)}";
        var owner = await server.SignInAsync($"owner of {name}");
        await owner.SubmitAsync("/organisations", ("name", name), ("title", name));
        return new Company(server, name, owner);
    }

    /// <summary>One that has published a first release.</summary>
    public static async Task<Company> PublishedAsync(RunningServer server)
    {
        var company = await FoundAsync(server);
        Assert.Equal(HttpStatusCode.Created, (await company.PublishFirstAsync()).Status);
        return company;
    }

    public async Task<Ed25519PublicKey> OnlineKeyAsync() => Ed25519Pem.Parse(Encoding.ASCII.GetBytes((await GetAsync("online-key")).Body)).Value!;

    public async Task<Reply> PublishFirstAsync(string rule = "first")
    {
        var bundle = People.NewBundle(rule);
        return await PublishAsync([People.NewRoot(await OnlineKeyAsync())], People.NewTargets(1, bundle), bundle);
    }

    public async Task<Reply> PublishAsync(long version, string rule, RolloutPlan? plan = null)
    {
        var bundle = People.NewBundle(rule);
        return await PublishAsync([], People.NewTargets(version, bundle, plan), bundle);
    }

    public Task<Reply> PublishAsync(IEnumerable<TufStaged> roots, TufStaged? targets, byte[]? bundle) => PublishFilesAsync(roots.Select(root => root.ToBytes()), targets?.ToBytes(), bundle);

    public async Task<Reply> PublishFilesAsync(IEnumerable<byte[]> roots, byte[]? targets, byte[]? bundle)
    {
        using var form = new MultipartFormDataContent();
        foreach (var root in roots) form.Add(File(root), "root", "root.json");
        if (targets is not null) form.Add(File(targets), "targets", "targets.json");
        if (bundle is not null) form.Add(File(bundle), "bundle", "bundle.json");
        return await SendAsync(HttpMethod.Post, "releases", form);
    }

    /// <summary>A key for so many machines.</summary>
    public async Task<EnrolmentKey> NewKeyAsync(int uses = 1_000, params string[] networks)
    {
        var wish = JsonSerializer.Serialize(new { label = "test", uses, networks });
        var reply = await SendAsync(HttpMethod.Post, "enrolment-keys", new StringContent(wish, Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.Created, reply.Status);
        return EnrolmentKey.Parse(reply.Json.GetProperty("key").GetString()!).Value!;
    }

    public async Task<TestMachine> EnrolAsync(string name = "host", EnrolmentKey? key = null)
    {
        var machine = new TestMachine(Server.Address, Name, name);
        Assert.Equal(HttpStatusCode.Created, (await machine.EnrolAsync(key ?? await NewKeyAsync())).Status);
        return machine;
    }

    public Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<Reply> PostAsync(string path) => SendAsync(HttpMethod.Post, path, null);

    /// <param name="method">The method.</param>
    /// <param name="path">The address, or what comes behind that of the fleet.</param>
    /// <param name="content">The body; null for none.</param>
    /// <param name="key">The idempotency key; null for none.</param>
    public async Task<Reply> SendAsync(HttpMethod method, string path, HttpContent? content, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : $"/fleet/{Name}/{path}") { Content = content };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return await Reply.OfAsync(response);
    }

    /// <summary>The organisation's ledger, as its page shows it.</summary>
    public async Task<string> LedgerAsync()
    {
        await Owner.GetAsync($"/o/{Name}/ledger");
        return WebUtility.HtmlDecode(Owner.Body);
    }

    public void Dispose()
    {
        _client.Dispose();
        Owner.Dispose();
        People.Dispose();
    }

    private static ByteArrayContent File(byte[] content) => new(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
}
