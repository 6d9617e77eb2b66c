using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SigmaShake.Testing;

namespace SigmaShake.Server.Testing.Tenants;

/// <summary>A page as a browser gets it.</summary>
/// <param name="Name">What it is, for people.</param>
/// <param name="Path">Where it is; null where a form was sent for it.</param>
/// <param name="Status">Its status.</param>
/// <param name="Html">Its source.</param>
/// <param name="Headers">Its headers.</param>
internal sealed record ShownPage(string Name, string? Path, HttpStatusCode Status, string Html, IReadOnlyDictionary<string, IReadOnlyList<string>> Headers)
{
    /// <summary>The page that an answer brought.</summary>
    public static ShownPage Of(string name, string? path, HttpResponseMessage answer, string html) => new(
        name, path, answer.StatusCode, html,
        answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, IReadOnlyList<string> (header) => [.. header.Value], StringComparer.OrdinalIgnoreCase));
}

/// <summary>Every page that a browser can get: of each route that answers with one, to the owner of an organisation that has everything and to a stranger, and what forms lead to.</summary>
internal static class EveryPage
{
    /// <summary>Those that have an address, to whoever has signed in with a cookie.</summary>
    /// <param name="server">Where.</param>
    /// <param name="premises">What their addresses name.</param>
    /// <param name="cookie">The <c>Cookie</c> header; null for a stranger.</param>
    public static async Task<IReadOnlyList<ShownPage>> WithAddressAsync(RunningServer server, Premises premises, string? cookie)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(server.Address), Timeout = ChildProcess.TimeLimit };
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        if (server.IsBehindTls) client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        if (cookie is not null) client.DefaultRequestHeaders.Add("Cookie", cookie);
        var routes = server.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(route => route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == true);
        List<(string Name, string Path)> addresses = [.. routes.Select(route => (route.RoutePattern.RawText!, premises.Things.PathOf(route, premises.Name))), ("a place where nothing is", "/nothing")];
        var pages = new List<ShownPage>();
        foreach (var (name, path) in addresses)
        {
            using var response = await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            if (response.Content.Headers.ContentType?.MediaType != "text/html") continue;
            var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            pages.Add(ShownPage.Of($"{name}{(cookie is null ? " to a stranger" : "")}", path, response, html));
        }

        return pages;
    }

    /// <summary>Those that forms lead to: what is shown once, and what is said where something is wrong.</summary>
    public static async Task<IReadOnlyList<ShownPage>> BehindFormsAsync(RunningServer server, Premises premises)
    {
        var pages = new List<ShownPage>();
        var home = $"/o/{premises.Name}";
        using var owner = await server.SignInAsync($"owner of {premises.Name}");
        await AddAsync(owner, $"{home}/tokens", $"{home}/tokens", ("name", "shown once"), ("days", "1"), ("permissions", "members.read"));
        await AddAsync(owner, $"{home}/tokens", $"{home}/tokens", ("name", ""), ("days", "1"), ("permissions", "members.read"));
        await AddAsync(owner, $"{home}/service-accounts/{premises.Things["account"]}", $"{home}/service-accounts/{premises.Things["account"]}/tokens", ("name", "shown once"), ("days", "1"), ("permissions", "members.read"));
        await AddAsync(owner, $"{home}/invitations", $"{home}/invitations", ("address", "invited@example.com"), ("roles", "member"));
        await AddAsync(owner, $"{home}/invitations", $"{home}/invitations", ("address", "nobody"), ("roles", "member"));
        await AddAsync(owner, $"{home}/fleet/keys", $"{home}/fleet/keys", ("label", "shown once"), ("uses", "1"), ("hours", "1"), ("networks", ""));
        await AddAsync(owner, $"{home}/fleet/keys", $"{home}/fleet/keys", ("label", ""), ("uses", "1"), ("hours", "1"), ("networks", ""));
        await AddAsync(owner, $"{home}/fleet/settings", $"{home}/fleet/settings", ("calls", "0"), ("denials", "1"), ("errors", "1"), ("latency", "100"));
        await AddAsync(owner, $"{home}/fleet/machines/{premises.Machine.Id}", $"{home}/fleet/machines/{premises.Machine.Id}", ("step", "remove"), ("name", "another"));
        await AddAsync(owner, $"{home}/roles", $"{home}/roles", ("name", "Not a name"), ("members.read", "allow"));
        await AddAsync(owner, $"{home}/allowlist", $"{home}/allowlist", ("ranges", "203.0.113.0/24 elsewhere"));
        await AddAsync(owner, $"{home}/identity", $"{home}/identity/domains", ("domain", "localhost"));
        await AddAsync(owner, $"{home}/delete", $"{home}/delete", ("confirmation", "another"));
        await AddAsync(owner, $"{home}/leave", $"{home}/leave");
        await AddAsync(owner, "/device", "/device", ("user_code", "BCDFGHJK"));
        await AddAsync(owner, "/", "/organisations", ("name", "Not a name"), ("title", "x"));
        using var stranger = server.Browse();
        await AddAsync(stranger, "/sign-in", "/sign-in/providers", ("address", premises.Address));
        await AddAsync(stranger, "/sign-in", "/sign-in/providers", ("address", "nobody"));
        await AddAsync(stranger, "/sign-in/used", "/sign-in");
        using var guest = await server.SignInAsync("guest of the pages");
        await server.VerifyAddressAsync("guest of the pages", premises.GuestAddress);
        var invited = await guest.GetAsync($"/invitations/{premises.Things["link"]}");
        Add("an invitation that is open", guest, invited);
        await AddAsync(guest, "/account/logins", "/account/logins", ("address", premises.GuestAddress));
        return pages;

        async Task AddAsync(Browser browser, string page, string action, params (string Name, string Value)[] fields)
        {
            await browser.GetAsync(page);
            using var response = await browser.SubmitAsync(action, fields);
            Add($"{action} sent ({pages.Count})", browser, response);
        }

        void Add(string name, Browser browser, HttpResponseMessage response)
        {
            Assert.True(response.Content.Headers.ContentType?.MediaType == "text/html", $"{name}: {response.StatusCode} {browser.Body}");
            pages.Add(ShownPage.Of(name, null, response, browser.Body));
        }
    }
}
