using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using SigmaShake.Server.Testing.Tenants;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Server.Tests.Isolation;

/// <summary>What each route that takes something is sent: what gets past the reading of it, and names things of somebody's where it can name any.</summary>
internal static partial class Fillings
{
    private static readonly string[] Nothing = [];

    // Whoever adds a route that takes something adds here what it is sent.
    private static readonly Dictionary<string, Func<Premises, Things, HttpContent?>> Known = new(StringComparer.Ordinal)
    {
        // Signing in and out, and what is one's own.
        ["POST /sign-in"] = (_, _) => Form(("token", "made-up")),
        ["POST /sign-out"] = (_, _) => Form(),
        ["POST /sign-in/providers"] = (_, _) => Form(("address", "somebody@example.com")),
        ["POST /account/logins"] = (_, _) => Form(("address", "somebody@example.com")),
        ["POST /account/sessions/{session}/end"] = (_, _) => Form(("confirm", "end")),
        ["POST /account/sessions/end-all"] = (_, _) => Form(("confirm", "no")),
        ["POST /invitations"] = (_, things) => Form(("link", things["link"])),
        ["POST /oauth/token"] = (_, _) => Form(("grant_type", "authorization_code"), ("code", "made-up")),
        ["POST /oauth/device"] = (_, _) => Form(("client_id", "made-up")),
        ["POST /device"] = (_, _) => Form(("user_code", "BCDFGHJK")),
        ["POST /device/deny"] = (_, _) => Form(("user_code", "BCDFGHJK")),
        ["POST /o/{organisation}/oauth/authorize"] = (_, _) => Form(("client_id", "ssg")),
        ["POST /o/{organisation}/device"] = (_, _) => Form(("user_code", "BCDFGHJK")),

        // Organisations. That a name is taken is no secret to whoever wants it.
        ["POST /organisations"] = (_, _) => Form(("name", "Not a name"), ("title", "x")),
        ["POST /api/v1/organisations"] = (_, _) => JsonContent.Create(new { name = "Not a name", title = "x" }),
        ["POST /o/{organisation}"] = (_, _) => Form(("title", "changed"), ("contact", "")),
        ["POST /o/{organisation}/export"] = (_, _) => Form(),
        ["POST /o/{organisation}/delete"] = (_, things) => Form(("confirmation", things["name"])),
        ["POST /o/{organisation}/leave"] = (_, _) => Form(("confirm", "leave")),

        // Members, roles, invitations.
        ["POST /o/{organisation}/members/{person}/roles"] = (_, things) => Form(("roles", things["role"])),
        ["POST /o/{organisation}/members/{person}/remove"] = (_, _) => Form(("confirm", "remove")),
        ["PUT /api/v1/organisations/{organisation}/members/{person}/roles"] = (_, things) => JsonContent.Create(new { roles = new[] { things["role"] } }),
        ["POST /o/{organisation}/roles"] = (_, things) => Form(("name", things["role"]), ("members.read", "allow")),
        ["POST /o/{organisation}/roles/{role}"] = (_, _) => Form(("members.read", "allow")),
        ["POST /o/{organisation}/roles/{role}/delete"] = (_, _) => Form(("confirm", "delete")),
        ["POST /api/v1/organisations/{organisation}/roles"] = (_, _) => JsonContent.Create(new { name = "Not a name", allow = Nothing, deny = Nothing }),
        ["PUT /api/v1/organisations/{organisation}/roles/{role}"] = (_, _) => JsonContent.Create(new { allow = (string[])["members.read"], deny = Nothing }),
        ["POST /o/{organisation}/invitations"] = (_, things) => Form(("address", "guest@example.com"), ("roles", things["role"])),
        ["POST /o/{organisation}/invitations/{invitation}/revoke"] = (_, _) => Form(("confirm", "revoke")),
        ["POST /api/v1/organisations/{organisation}/invitations"] = (_, things) => JsonContent.Create(new { address = "guest@example.com", roles = new[] { things["role"] } }),

        // Tokens and those who have them.
        ["POST /o/{organisation}/tokens"] = (_, _) => Form(("name", "x"), ("days", "1"), ("permissions", "members.fly")),
        ["POST /o/{organisation}/tokens/{token}/revoke"] = (_, _) => Form(("back", "all")),
        ["POST /api/v1/organisations/{organisation}/tokens"] = (_, _) => JsonContent.Create(new { name = "x", permissions = (string[])["members.fly"] }),
        ["POST /o/{organisation}/service-accounts"] = (_, things) => Form(("name", "x"), ("roles", things["role"])),
        ["POST /o/{organisation}/service-accounts/{account}/roles"] = (_, things) => Form(("roles", things["role"])),
        ["POST /o/{organisation}/service-accounts/{account}/tokens"] = (_, _) => Form(("name", "x"), ("days", "1"), ("permissions", "organisation.read")),
        ["POST /o/{organisation}/service-accounts/{account}/delete"] = (_, _) => Form(("confirm", "delete")),
        ["POST /api/v1/organisations/{organisation}/service-accounts"] = (_, things) => JsonContent.Create(new { name = "x", roles = new[] { things["role"] } }),
        ["PUT /api/v1/organisations/{organisation}/service-accounts/{account}/roles"] = (_, things) => JsonContent.Create(new { roles = new[] { things["role"] } }),
        ["POST /api/v1/organisations/{organisation}/service-accounts/{account}/tokens"] = (_, _) => JsonContent.Create(new { name = "x", permissions = (string[])["organisation.read"] }),

        // From where, and by whom, people come in.
        ["POST /o/{organisation}/allowlist"] = (_, _) => Form(("ranges", "127.0.0.0/8")),
        ["PUT /api/v1/organisations/{organisation}/allowlist"] = (_, _) => JsonContent.Create(new { ranges = new[] { new { range = "127.0.0.0/8" } } }),
        ["POST /o/{organisation}/identity/providers"] = (_, things) => Form(("name", things["provider"]), ("title", "x"), ("issuer", "ftp://login.example.com"), ("client", "x"), ("secret", "x"), ("role", "")),
        ["POST /o/{organisation}/identity/providers/{provider}/remove"] = (_, _) => Form(),
        ["POST /o/{organisation}/identity/domains"] = (_, things) => Form(("domain", things["domain"])),
        ["POST /o/{organisation}/identity/domains/{domain}/verify"] = (_, _) => Form(),
        ["POST /o/{organisation}/identity/domains/{domain}/remove"] = (_, _) => Form(),

        // The fleet, for programs and machines.
        ["POST /fleet/{organisation}/machines"] = (mine, _) => Bytes(EnrolmentRequest.Create(mine.EnrolmentKey, mine.Machine.Key, "hopping", null, "0.1.0").ToBytes()),
        ["POST /fleet/{organisation}/machines/{machine}/acknowledge"] = (_, _) => null,
        ["POST /fleet/{organisation}/enrolment-keys"] = (_, _) => JsonContent.Create(new { label = "", uses = 1 }),
        ["POST /fleet/{organisation}/rollouts/{release}/widen"] = (_, _) => null,
        ["POST /fleet/{organisation}/rollouts/{release}/pause"] = (_, _) => null,
        ["POST /fleet/{organisation}/rollouts/{release}/resume"] = (_, _) => null,
        ["POST /fleet/{organisation}/online-key/next"] = (_, _) => null,
        ["POST /fleet/{organisation}/releases"] = (_, _) => Files(),
        ["POST /fleet/{organisation}/reports"] = (_, _) => Bytes(new MachineReport(1, null, "0.1.0", new HookHealth(true, [])).ToBytes()),
        ["PUT /fleet/{organisation}/settings"] = (_, _) => JsonContent.Create(new { min_calls = 0 }),

        // The fleet, in a browser.
        ["POST /o/{organisation}/fleet/machines/{machine}"] = (_, things) => Form(("step", "remove"), ("name", things["machine name"])),
        ["POST /o/{organisation}/fleet/releases"] = (_, _) => Files(),
        ["POST /o/{organisation}/fleet/releases/{release}"] = (_, _) => Form(("step", "widen")),
        ["POST /o/{organisation}/fleet/online-key"] = (_, _) => Form(("step", "forget")),
        ["POST /o/{organisation}/fleet/signers"] = (_, things) => Form(("key", things["signer"]), ("name", "somebody")),
        ["POST /o/{organisation}/fleet/keys"] = (_, _) => Form(("label", ""), ("uses", "1"), ("hours", "1"), ("networks", "")),
        ["POST /o/{organisation}/fleet/keys/{key}"] = (_, _) => Form(("step", "revoke")),
        ["POST /o/{organisation}/fleet/settings"] = (_, _) => Form(("calls", "0"), ("denials", "1"), ("errors", "1"), ("latency", "100")),
    };

    /// <summary>The names of the routes that are sent something.</summary>
    public static IReadOnlyCollection<string> Names => Known.Keys;

    /// <summary>A route with a method, as it stands in the list.</summary>
    public static string NameOf(RouteEndpoint route, string method) => $"{method} {Constraints().Replace(route.RoutePattern.RawText!, "}").TrimEnd('/')}";

    /// <summary>Whether a request takes something beside its address.</summary>
    public static bool AreTakenWith(string method) => method is "POST" or "PUT" or "PATCH";

    /// <summary>What to send; null for nothing.</summary>
    /// <param name="route">Where to.</param>
    /// <param name="method">How.</param>
    /// <param name="mine">What the sender has.</param>
    /// <param name="named">The things that are named in it.</param>
    public static HttpContent? Of(RouteEndpoint route, string method, Premises mine, Things named)
    {
        if (!AreTakenWith(method)) return null;
        Assert.True(Known.TryGetValue(NameOf(route, method), out var filling), $"`{NameOf(route, method)}` is not walked: say in {nameof(Fillings)} what it is sent");
        return filling!(mine, named);
    }

    /// <summary>Whether what is sent names things that are somebody's.</summary>
    public static async Task<bool> NameThingsAsync(RouteEndpoint route, string method, Premises mine)
    {
        using HttpContent? one = Of(route, method, mine, mine.Things), other = Of(route, method, mine, Things.MadeUp);
        return one is FormUrlEncodedContent or JsonContent
            && await one.ReadAsStringAsync(TestContext.Current.CancellationToken) != await other!.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    // One without a field is none.
    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Append(("sent", "x")).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));

    private static ByteArrayContent Bytes(byte[] content) => new(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    private static MultipartFormDataContent Files() => new("a-boundary-of-the-tests") { { Bytes("{}"u8.ToArray()), "targets", "targets.json" } };

    [GeneratedRegex(":[a-z]+\\}", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Constraints();
}
