using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using SigmaShake.Server.Testing;
using SigmaShake.Server.Tests.Http;

namespace SigmaShake.Server.Tests.Abuse;

/// <summary>An organisation of somebody else's, with what its routes name in it, and what would give it away.</summary>
internal sealed class Foreign
{
    private const string Title = "foreign-title-7f3a";
    private const string Contact = "foreign-contact-7f3a";
    private const string Owner = "foreign-owner-7f3a";
    private const string Role = "foreign-role-7f3a";
    private const string Account = "foreign-account-7f3a";
    private const string Address = "foreign-address-7f3a@example.com";

    private readonly string _api;
    private readonly Dictionary<string, string> _parameters;
    private readonly string[] _marks;
    private readonly string _ledger;

    private Foreign(string api, string organisationId, JsonElement ledger, Dictionary<string, string> parameters)
    {
        _api = api;
        OrganisationId = organisationId;
        _ledger = ledger.ToString();
        var leafHash = ledger.GetProperty("items")[0].GetProperty("leaf_hash").GetString()!;
        _marks = [Title, Contact, Owner, Role, Account, Address, organisationId, leafHash, leafHash[..12], .. parameters.Values.Where(value => Guid.TryParse(value, out _))];

        // What a route's parameter names in this organisation. Whoever adds a route with another parameter adds what it names here.
        _parameters = new Dictionary<string, string>(parameters, StringComparer.Ordinal)
        {
            ["index"] = "0",
            ["role"] = Role,
            ["permission"] = "members.read",
            ["token"] = parameters.GetValueOrDefault("token", "made-up"),
            ["link"] = "made-up",
            ["provider"] = "made-up",
            ["domain"] = "foreign-domain-7f3a.example.com",
            ["machine"] = "made-up",
            ["key"] = "made-up",
            ["release"] = "1",
            ["file"] = "root.json",
            ["session"] = Guid.Empty.ToString(),
        };
    }

    public string OrganisationId { get; }

    /// <summary>Makes the organisation where it is not there yet.</summary>
    public static async Task<Foreign> SettleAsync(RunningServer server, string name)
    {
        var api = $"/api/v1/organisations/{name}";
        using var owner = await server.SignInAsync(Owner);
        using var client = new ApiClient(server, owner);
        if ((await client.GetAsync(api)).StatusCode == HttpStatusCode.NotFound) await FurnishAsync(owner, client, name);
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["person"] = await FirstIdAsync(client, $"{api}/members"),
            ["principal"] = await FirstIdAsync(client, $"{api}/members"),
            ["account"] = await FirstIdAsync(client, $"{api}/service-accounts"),
            ["invitation"] = await FirstIdAsync(client, $"{api}/invitations"),
            ["token"] = await FirstIdAsync(client, $"{api}/tokens/all"),
        };
        return new Foreign(api, (await client.GetJsonAsync(api)).GetProperty("id").GetString()!, await client.GetJsonAsync($"{api}/ledger"), parameters);
    }

    /// <summary>The address of a route, in an organisation, of what is in this one.</summary>
    public string PathOf(RouteEndpoint route, string organisation) => "/" + string.Join('/', route.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternParameterPart { Name: "organisation" } => organisation,
        RoutePatternParameterPart parameter => Value(parameter.Name, route),
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        _ => throw new InvalidOperationException($"`{route.RoutePattern.RawText}` has a part of another kind"),
    }))));

    /// <summary>Nothing of this organisation stands in an answer, but what was said of it in the question.</summary>
    public void IsNotIn(string answer, string route, string question = "") => Assert.All(_marks, mark => Assert.False(
        answer.Contains(mark, StringComparison.OrdinalIgnoreCase) && !question.Contains(mark, StringComparison.OrdinalIgnoreCase), $"{route} gives `{mark}` away:\n{answer}"));

    /// <summary>Its ledger is what it was: nothing has happened in it.</summary>
    public async Task IsUnchangedAsync(RunningServer server)
    {
        using var owner = await server.SignInAsync(Owner);
        using var client = new ApiClient(server, owner);
        Assert.Equal(_ledger, (await client.GetJsonAsync($"{_api}/ledger")).ToString());
        Assert.Equal(Title, (await client.GetJsonAsync(_api)).GetProperty("title").GetString());
    }

    private static async Task FurnishAsync(Browser owner, ApiClient client, string name)
    {
        var api = $"/api/v1/organisations/{name}";
        await owner.GetAsync("/");
        await owner.SubmitAsync("/organisations", ("name", name), ("title", Title));
        Assert.Equal(HttpStatusCode.OK, (await owner.SubmitAsync($"/o/{name}", ("title", Title), ("contact", Contact))).StatusCode);
        await client.PostAsync($"{api}/roles", new { name = Role, allow = new[] { "members.read" }, deny = Array.Empty<string>() });
        var account = await client.PostAsync($"{api}/service-accounts", new { name = Account, roles = new[] { "member" } });
        await client.PostAsync($"{api}/service-accounts/{account.GetProperty("id").GetString()}/tokens", new { name = "x", permissions = new[] { "organisation.read" } });
        await client.PostAsync($"{api}/invitations", new { address = Address, roles = new[] { "member" } });
    }

    private static async Task<string> FirstIdAsync(ApiClient client, string list) => (await client.GetJsonAsync(list)).GetProperty("items")[0].GetProperty("id").GetString()!;

    private string Value(string parameter, RouteEndpoint route)
    {
        Assert.True(_parameters.TryGetValue(parameter, out var value), $"`{route.RoutePattern.RawText}` has a parameter `{parameter}` that is not walked: say in {nameof(Foreign)} what it names");
        return value!;
    }
}
