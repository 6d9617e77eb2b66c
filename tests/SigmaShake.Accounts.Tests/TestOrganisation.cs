using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using SigmaShake.Platform.Http;
using SigmaShake.Server.Testing;

namespace SigmaShake.Accounts.Tests;

/// <summary>An organisation of a test's own, and people who came into it as people do: by invitation.</summary>
internal sealed partial class TestOrganisation : IDisposable
{
    private readonly List<IDisposable> _used = [];

    private TestOrganisation(RunningServer server, string name, Browser owner)
    {
        Server = server;
        Name = name;
        Owner = owner;
        _used.Add(owner);
    }

    public RunningServer Server { get; }

    public string Name { get; }

    /// <summary>The name of its owner.</summary>
    public string OwnerName => $"owner of {Name}";

    /// <summary>The browser of its owner.</summary>
    public Browser Owner { get; }

    /// <summary>Where its pages are.</summary>
    public string Pages => $"/o/{Name}";

    /// <summary>Where its API is.</summary>
    public string Api => $"/api/v1/organisations/{Name}";

    public static async Task<TestOrganisation> CreateAsync(RunningServer server)
    {
        var name = $"t{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";
        var owner = await server.SignInAsync($"owner of {name}");
        Assert.Equal(HttpStatusCode.OK, (await owner.SubmitAsync("/organisations", ("name", name), ("title", "Test"))).StatusCode);
        return new TestOrganisation(server, name, owner);
    }

    /// <summary>Somebody who has signed in, with an address of their own, and is in no organisation.</summary>
    public async Task<Browser> StrangerAsync(string name)
    {
        var browser = await Server.SignInAsync($"{name} of {Name}");
        _used.Add(browser);
        await Server.VerifyAddressAsync($"{name} of {Name}", AddressOf(name));
        return browser;
    }

    /// <summary>Invites and lets in somebody new.</summary>
    public async Task<Browser> AddAsync(string name, params string[] roles)
    {
        var browser = await StrangerAsync(name);
        await AcceptAsync(browser, await InviteAsync(Owner, AddressOf(name), roles));
        Assert.Contains($"/o/{Name}", browser.Body);
        return browser;
    }

    /// <summary>The address of somebody.</summary>
    public string AddressOf(string name) => $"{name}@{Name}.example";

    /// <summary>What the link says that somebody makes.</summary>
    public async Task<string> InviteAsync(Browser inviter, string address, params string[] roles)
    {
        await inviter.GetAsync($"{Pages}/invitations");
        await inviter.SubmitAsync($"{Pages}/invitations", [("address", address), .. roles.Select(role => ("roles", role))]);
        var link = Links().Match(inviter.Body);
        Assert.True(link.Success, inviter.Body);
        return link.Groups["text"].Value;
    }

    /// <summary>Has somebody follow a link and press its button.</summary>
    public static async Task<HttpStatusCode> AcceptAsync(Browser browser, string link)
    {
        var page = await browser.GetAsync($"/invitations/{link}");
        return page.StatusCode == HttpStatusCode.OK ? (await browser.SubmitAsync("/invitations")).StatusCode : page.StatusCode;
    }

    /// <summary>The API, as somebody who has signed in.</summary>
    public ApiClient ApiOf(Browser browser, string from = "127.0.0.1") => Keep(new ApiClient(Server.Address, cookie: $"{SessionCookie.Name}={browser.Cookies[SessionCookie.Name]}", from: from));

    /// <summary>The API, with a token.</summary>
    public ApiClient ApiWith(string token, string from = "127.0.0.1") => Keep(new ApiClient(Server.Address, token, from: from));

    /// <summary>A new token of somebody who has signed in.</summary>
    public async Task<(string Id, string Text)> TokenAsync(Browser browser, params string[] permissions)
    {
        var made = await ApiOf(browser).PostAsync($"{Api}/tokens", new { name = "test", permissions });
        Assert.True(made.Status == HttpStatusCode.Created, made.Body);
        return (made.Text("id"), made.Text("token"));
    }

    /// <summary>The id of a member, by the name that they were added with; empty for the owner.</summary>
    public async Task<string> IdOfAsync(string name = "")
    {
        var shown = name.Length == 0 ? OwnerName : $"{name} of {Name}";
        var members = await ApiOf(Owner).GetAsync($"{Api}/members");
        return members.Items.Single(member => member.GetProperty("name").GetString() == shown).GetProperty("id").GetString()!;
    }

    /// <summary>Has a member have these roles, asked for by somebody.</summary>
    public async Task<Answer> SetRolesAsync(Browser by, string name, params string[] roles) => await ApiOf(by).PutAsync($"{Api}/members/{await IdOfAsync(name)}/roles", new { roles });

    /// <summary>What an organisation that is not there answers.</summary>
    public async Task<Answer> NobodyAsync(Browser browser, string tail) => await ApiOf(browser).GetAsync($"/api/v1/organisations/no-such-one{tail}");

    public void Dispose() => _used.ForEach(one => one.Dispose());

    private ApiClient Keep(ApiClient client)
    {
        _used.Add(client);
        return client;
    }

    [GeneratedRegex("/invitations/(?<text>[A-Za-z0-9_-]{43})<", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Links();
}
