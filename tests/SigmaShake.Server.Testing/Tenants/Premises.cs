using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using SigmaShake.Fleet.Tests.Support;
using SigmaShake.Platform.Http;
using SigmaShake.Platform.Permissions;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Server.Testing.Tenants;

/// <summary>
/// An organisation with everything that one can have: members, a role, tokens of a person and of a program, an open invitation, an allowlist, a domain and a provider,
/// releases, an enrolment key, a machine that has reported. Every name in it begins with the same word, which nobody else uses.
/// </summary>
internal sealed partial class Premises : IDisposable
{
    private readonly string _word;
    private readonly Browser _member;
    private readonly Dictionary<string, string> _things = new(StringComparer.Ordinal);
    private readonly List<string> _secrets = [];

    private Premises(string word, Company company, Browser member) => (_word, Company, _member) = (word, company, member);

    public Company Company { get; }

    public string Name => Company.Name;

    public string Id { get; private set; } = "";

    /// <summary>What its routes name.</summary>
    public Things Things => new(_things);

    /// <summary>A token of its owner, for everything that there is.</summary>
    public string PersonalToken { get; private set; } = "";

    /// <summary>A token of its service account, for everything that an administrator may.</summary>
    public string ServiceToken { get; private set; } = "";

    public EnrolmentKey EnrolmentKey { get; private set; } = null!;

    public TestMachine Machine { get; private set; } = null!;

    /// <summary>An address of somebody who would sign in through its provider.</summary>
    public string Address => $"{_word}-newcomer@{_things["domain"]}";

    /// <summary>The address of whom it has invited, and who has not come.</summary>
    public string GuestAddress => $"{_word}-guest@example.com";

    /// <summary>What would give it away, wherever it stands.</summary>
    public IReadOnlyList<string> Marks { get; private set; } = [];

    private string Api => $"/api/v1/organisations/{Name}";

    /// <summary>Makes it.</summary>
    /// <param name="server">Where.</param>
    /// <param name="word">What every name in it begins with.</param>
    /// <param name="outside">The DNS and the provider of the tests.</param>
    /// <param name="releases">How many it publishes.</param>
    public static async Task<Premises> FurnishAsync(RunningServer server, string word, Outside outside, int releases)
    {
        var company = await Company.FoundAsync(server, $"{word}-home");
        var premises = new Premises(word, company, await server.SignInAsync($"{word}-member"));
        await premises.ProfileAsync();
        await premises.AccessAsync(server);
        await premises.IdentityAsync(outside);
        await premises.FleetAsync(releases);
        await premises.RememberAsync();
        return premises;
    }

    public void Dispose()
    {
        Machine.Dispose();
        _member.Dispose();
        Company.Dispose();
    }

    private async Task ProfileAsync()
    {
        await Company.Owner.GetAsync($"/o/{Name}");
        Assert.Equal(HttpStatusCode.OK, (await Company.Owner.SubmitAsync($"/o/{Name}", ("title", $"{_word}-title"), ("contact", $"{_word}-contact@example.com"))).StatusCode);
        var allowed = await SendAsync(HttpMethod.Put, "allowlist", new { ranges = new[] { new { range = "127.0.0.0/8", note = $"{_word}-office" } } });
        Assert.Equal(HttpStatusCode.NoContent, allowed.Status);
    }

    private async Task AccessAsync(RunningServer server)
    {
        _things["role"] = $"{_word}-role";
        await MakeAsync("roles", new { name = _things["role"], allow = (string[])["members.read"], deny = (string[])[] });
        _things["account"] = IdOf(await MakeAsync("service-accounts", new { name = $"{_word}-account", roles = (string[])["admin"] }));
        ServiceToken = Secret(await MakeAsync($"service-accounts/{_things["account"]}/tokens", new { name = $"{_word}-robot", permissions = Role.Admin.Allow.Names }), "token");
        var token = await MakeAsync("tokens", new { name = $"{_word}-laptop", permissions = PermissionSet.All.Names });
        (_things["token"], PersonalToken) = (IdOf(token), Secret(token, "token"));

        await server.VerifyAddressAsync($"{_word}-member", $"{_word}-member@example.com");
        var accepted = Secret(await MakeAsync("invitations", new { address = $"{_word}-member@example.com", roles = new[] { "member", _things["role"] } }), "link");
        await _member.GetAsync(new Uri(accepted).AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, (await _member.SubmitAsync("/invitations")).StatusCode);
        var open = await MakeAsync("invitations", new { address = GuestAddress, roles = (string[])["member"] });
        (_things["invitation"], _things["link"]) = (IdOf(open), new Uri(Secret(open, "link")).Segments[^1]);

        var members = (await Company.GetAsync($"{Api}/members")).Json.GetProperty("items").EnumerateArray().ToDictionary(member => member.GetProperty("name").GetString()!, IdOf);
        _things["person"] = _things["principal"] = members[$"{_word}-member"];
        _secrets.AddRange(members.Values);
        await _member.GetAsync("/account/sessions");
        _things["session"] = Sessions().Match(_member.Body).Groups["id"].Value;
        _secrets.Add(_member.Cookies[SessionCookie.Name]);
    }

    private async Task IdentityAsync(Outside outside)
    {
        (_things["domain"], _things["provider"]) = ($"{_word}.test", $"{_word}-login");
        await outside.ConnectAsync(Company.Owner, Name, _things["domain"], _things["provider"], $"{_word}-provider");
    }

    private async Task FleetAsync(int releases)
    {
        Assert.Equal(HttpStatusCode.Created, (await Company.PublishFirstAsync($"{_word}-rule")).Status);
        for (var version = 2; version <= releases; version++)
            Assert.Equal(HttpStatusCode.Created, (await Company.PublishAsync(version, $"{_word}-rule-{version}", new RolloutPlan { Waves = [1, 100] })).Status);
        EnrolmentKey = await Company.NewKeyAsync(uses: 5);
        Machine = await Company.EnrolAsync($"{_word}-machine", EnrolmentKey);
        var nowMs = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        var report = new MachineReport(1, null, "0.1.0", new HookHealth(true, []))
        {
            Counts = new DecisionCounts(nowMs - 1_000, nowMs) { Block = 1, Rules = [new RuleCount($"fleet/{_word}-rule", 1)] },
            Decisions = [new ReportedDecision(1, nowMs, "block") { Rule = $"fleet/{_word}-rule", What = $"{_word}-deed" }],
        };
        Assert.Equal(HttpStatusCode.OK, (await Machine.ReportAsync(report)).Status);
        (_things["machine"], _things["machine name"], _things["release"]) = (Machine.Id, Machine.Name, $"{releases}");
        _things["key"] = $"ek_{Convert.ToHexStringLower(EnrolmentKey.Hash[..6])}";
        _things["file"] = $"{Convert.ToHexStringLower(SHA256.HashData(People.NewBundle($"{_word}-rule")))}.bundle.json";
        _things["signer"] = Company.People.Targets[0].Key.Id;
        _secrets.Add(EnrolmentKey.Text);
    }

    private async Task RememberAsync()
    {
        _things["name"] = Name;
        Id = (await Company.GetAsync(Api)).Json.GetProperty("id").GetString()!;
        var ledger = (await Company.GetAsync($"{Api}/ledger")).Json.GetProperty("items").EnumerateArray().Select(entry => entry.GetProperty("leaf_hash").GetString()!);
        string[] names =
        [
            Name, $"owner of {Name}", .. "title contact office role account robot laptop member guest login provider machine deed rule".Split(' ').Select(name => $"{_word}-{name}"), $"{_word}.test",
            Id,
        ];
        Marks = [.. names.Concat(_secrets).Concat(_things.Where(thing => thing.Key != "release").Select(thing => thing.Value)).Concat(ledger.SelectMany(hash => (string[])[hash, hash[..12]])).Distinct(StringComparer.Ordinal)];
    }

    private Task<Reply> SendAsync(HttpMethod method, string path, object body) => Company.SendAsync(method, $"{Api}/{path}", JsonContent.Create(body));

    private async Task<JsonElement> MakeAsync(string path, object body)
    {
        var reply = await SendAsync(HttpMethod.Post, path, body);
        Assert.True(reply.Status == HttpStatusCode.Created, $"{path}: {reply.Body}");
        return reply.Json;
    }

    private string Secret(JsonElement made, string member)
    {
        var secret = made.GetProperty(member).GetString()!;
        _secrets.Add(secret);
        return secret;
    }

    private static string IdOf(JsonElement made) => made.GetProperty("id").GetString()!;

    [GeneratedRegex("/account/sessions/(?<id>[0-9a-f-]{36})/end", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Sessions();
}
