using System.Net;
using SigmaShake.Server.Testing;

namespace SigmaShake.Server.Tests.Http;

/// <summary>Lists come page by page, complete and once, and cursors are good for nothing else.</summary>
public sealed class ListTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Page_by_page_every_item_comes_once_in_order()
    {
        using var browser = await server.SignInAsync("lister");
        using var api = new ApiClient(server, browser);
        string[] names = ["page-a", "page-b", "page-c", "page-d", "page-e"];
        foreach (var name in names.Reverse()) Assert.Equal(HttpStatusCode.Created, (await api.CreateAsync(name)).StatusCode);

        Assert.Equal(names, (await WalkAsync(api, "/api/v1/organisations", 2)).Select(item => item.GetProperty("name").GetString()));
        Assert.Equal(names, (await WalkAsync(api, "/api/v1/organisations", 5)).Select(item => item.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task The_ledger_too_newest_first_also_while_it_grows()
    {
        using var browser = await server.SignInAsync();
        await browser.SubmitAsync("/organisations", ("name", "growing"), ("title", "0"));
        for (var i = 1; i < 6; i++) await browser.SubmitAsync("/o/growing", ("title", $"{i}"), ("contact", ""));
        using var api = new ApiClient(server, browser);

        var first = await api.GetJsonAsync("/api/v1/organisations/growing/ledger?limit=2");
        await browser.SubmitAsync("/o/growing", ("title", "later"), ("contact", ""));
        var second = await api.GetJsonAsync($"/api/v1/organisations/growing/ledger?limit=2&cursor={first.GetProperty("next").GetString()}");

        Assert.Equal([5, 4], first.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("index").GetInt32()));
        Assert.Equal([3, 2], second.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("index").GetInt32()));
        Assert.Equal([6, 5, 4, 3, 2, 1, 0], (await WalkAsync(api, "/api/v1/organisations/growing/ledger", 3)).Select(item => item.GetProperty("index").GetInt32()));
        Assert.Equal("organisation.create", (await WalkAsync(api, "/api/v1/organisations/growing/ledger", 3))[^1].GetProperty("action").GetString());
    }

    [Fact]
    public async Task A_cursor_is_good_for_the_list_that_gave_it_and_only_whole()
    {
        using var browser = await server.SignInAsync("forger");
        using var api = new ApiClient(server, browser);
        foreach (var name in new[] { "cursor-one", "cursor-two" })
        {
            await api.CreateAsync(name);
            await browser.GetAsync($"/o/{name}");
            await browser.SubmitAsync($"/o/{name}", ("title", "y"), ("contact", ""));
        }

        var cursor = (await api.GetJsonAsync("/api/v1/organisations/cursor-one/ledger?limit=1")).GetProperty("next").GetString()!;

        Assert.Equal(HttpStatusCode.OK, await AskAsync("/api/v1/organisations/cursor-one/ledger", cursor));
        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync("/api/v1/organisations/cursor-two/ledger", cursor));
        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync("/api/v1/organisations", cursor));
        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync("/api/v1/organisations/cursor-one/ledger", cursor[..^4]));
        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync("/api/v1/organisations/cursor-one/ledger", new string('a', 2000)));
        for (var i = 0; i < cursor.Length; i += 7)
        {
            var forged = cursor.ToCharArray();
            forged[i] = forged[i] == 'A' ? 'B' : 'A';
            Assert.Equal(HttpStatusCode.BadRequest, await AskAsync("/api/v1/organisations/cursor-one/ledger", new string(forged)));
        }

        async Task<HttpStatusCode> AskAsync(string list, string with) => (await api.GetAsync($"{list}?cursor={with}")).StatusCode;
    }

    [Fact]
    public async Task Who_has_it_already_is_told_so_and_whoever_has_something_older_gets_the_new_one()
    {
        using var browser = await server.SignInAsync();
        await browser.SubmitAsync("/organisations", ("name", "tagged"), ("title", "before"));
        using var api = new ApiClient(server, browser);
        var first = await api.GetAsync("/api/v1/organisations/tagged");
        var tag = first.Headers.ETag!.ToString();

        var again = await api.GetAsync("/api/v1/organisations/tagged", tag);
        await browser.SubmitAsync("/o/tagged", ("title", "after"), ("contact", ""));
        var changed = await api.GetAsync("/api/v1/organisations/tagged", tag);

        Assert.Equal((HttpStatusCode.NotModified, 0), (again.StatusCode, (await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length));
        Assert.Equal(HttpStatusCode.NotModified, (await api.GetAsync("/api/v1/organisations/tagged", $"\"other\", W/{changed.Headers.ETag}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Contains("after", await changed.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<List<System.Text.Json.JsonElement>> WalkAsync(ApiClient api, string list, int limit)
    {
        var items = new List<System.Text.Json.JsonElement>();
        string? cursor = null;
        do
        {
            var page = await api.GetJsonAsync($"{list}?limit={limit}{(cursor is null ? "" : $"&cursor={cursor}")}");
            items.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.TryGetProperty("next", out var next) ? next.GetString() : null;
            Assert.True(items.Count < 100, "the list does not end");
        }
        while (cursor is not null);
        return items;
    }
}
