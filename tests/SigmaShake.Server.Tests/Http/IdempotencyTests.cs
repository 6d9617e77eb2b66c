using System.Net;
using System.Text;
using System.Text.Json;
using SigmaShake.Server.Testing;

namespace SigmaShake.Server.Tests.Http;

/// <summary>Under one key a deed is done once, and its answer given again.</summary>
public sealed class IdempotencyTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task The_same_request_again_gets_the_same_answer_and_does_nothing()
    {
        using var browser = await server.SignInAsync();
        using var api = new ApiClient(server, browser);

        var first = await api.CreateAsync("once", key: "a-1");
        var again = await api.CreateAsync("once", key: "\"a-1\"");
        var without = await api.CreateAsync("once");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.BadRequest), (first.StatusCode, again.StatusCode, without.StatusCode));
        Assert.Equal(await BodyAsync(first), await BodyAsync(again));
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal(first.Content.Headers.ContentType, again.Content.Headers.ContentType);
        Assert.Equal((false, true), (first.Headers.Contains("Idempotency-Replayed"), again.Headers.Contains("Idempotency-Replayed")));
        Assert.Single((await api.GetJsonAsync("/api/v1/organisations/once/ledger")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_refusal_too_is_given_again()
    {
        using var browser = await server.SignInAsync();
        using var api = new ApiClient(server, browser);

        var first = await api.CreateAsync("Not A Name", key: "refused");
        var again = await api.CreateAsync("Not A Name", key: "refused");

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (first.StatusCode, again.StatusCode));
        Assert.Equal(await BodyAsync(first), await BodyAsync(again));
        Assert.True(again.Headers.Contains("Idempotency-Replayed"));
    }

    [Fact]
    public async Task Another_request_under_the_key_is_refused_and_anothers_key_is_another_key()
    {
        using var browser = await server.SignInAsync();
        using var api = new ApiClient(server, browser);
        using var otherBrowser = await server.SignInAsync("somebody else");
        using var other = new ApiClient(server, otherBrowser);

        Assert.Equal(HttpStatusCode.Created, (await api.CreateAsync("key-one", key: "k")).StatusCode);
        var reused = await api.CreateAsync("key-two", key: "k");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reused.StatusCode);
        Assert.Contains("key_reused", await BodyAsync(reused));
        Assert.Equal(HttpStatusCode.Created, (await other.CreateAsync("key-three", key: "k")).StatusCode);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("a b")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task What_is_no_key_is_refused(string key)
    {
        using var browser = await server.SignInAsync();
        using var api = new ApiClient(server, browser);

        Assert.Equal(HttpStatusCode.BadRequest, (await api.CreateAsync("never", key: key)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.GetAsync("/api/v1/organisations/never")).StatusCode);
    }

    [Fact]
    public async Task Of_many_at_once_one_does_it_and_the_others_wait_or_get_its_answer()
    {
        using var browser = await server.SignInAsync();
        using var api = new ApiClient(server, browser);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => api.CreateAsync("raced", key: "race")));

        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created && !answer.Headers.Contains("Idempotency-Replayed")));
        foreach (var answer in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
        {
            Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
            Assert.Contains("key_in_use", await BodyAsync(answer));
            Assert.NotNull(answer.Headers.RetryAfter);
        }

        Assert.Equal(HttpStatusCode.Created, (await api.CreateAsync("raced", key: "race")).StatusCode);
    }

    [Fact]
    public async Task Every_post_of_the_api_takes_a_key()
    {
        using var client = new HttpClient { BaseAddress = new Uri(server.Address) };
        using var description = JsonDocument.Parse(await client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));
        var takers = description.RootElement.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).ToLookup(
            operation => operation.Name == "post",
            operation => operation.Value.TryGetProperty("parameters", out var parameters) && parameters.EnumerateArray().Any(parameter => parameter.GetProperty("name").GetString() == "Idempotency-Key"));

        Assert.All(takers[true], isTaken => Assert.True(isTaken));
        Assert.All(takers[false], isTaken => Assert.False(isTaken));
        Assert.True(takers[true].Count() > 10, "hardly any is described");
    }

    [Fact]
    public async Task A_token_that_is_shown_once_is_shown_again_to_who_made_it_and_lies_in_no_file()
    {
        using var browser = await server.SignInAsync();
        using var api = new ApiClient(server, browser);
        await api.CreateAsync("once-shown");
        const string Tokens = "/api/v1/organisations/once-shown/tokens";
        var wanted = new { name = "x", permissions = new[] { "organisation.read" } };

        var first = await api.SendAsync(Tokens, wanted, "token");
        var again = await api.SendAsync(Tokens, wanted, "token");
        var other = await api.SendAsync(Tokens, wanted with { name = "y" }, "token");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.UnprocessableEntity), (first.StatusCode, again.StatusCode, other.StatusCode));
        Assert.Equal(await BodyAsync(first), await BodyAsync(again));
        Assert.Single((await api.GetJsonAsync(Tokens)).GetProperty("items").EnumerateArray());
        var token = JsonDocument.Parse(await BodyAsync(first)).RootElement.GetProperty("token").GetString()!;
        foreach (var file in Directory.EnumerateFiles(server.Data, "*", SearchOption.AllDirectories)) Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(token)));

        // The same person with that token, which is for little: the key is not theirs, and a token makes none.
        using var little = new ApiClient(server, token);
        var asked = await little.SendAsync(Tokens, wanted, "token");
        Assert.Equal(HttpStatusCode.Forbidden, asked.StatusCode);
        Assert.DoesNotContain(token, await BodyAsync(asked));
    }

    [Fact]
    public async Task One_key_in_two_organisations_is_two()
    {
        using var browser = await server.SignInAsync();
        using var api = new ApiClient(server, browser);
        foreach (var name in new[] { "key-here", "key-there" })
        {
            await api.CreateAsync(name);
            var made = await api.SendAsync($"/api/v1/organisations/{name}/roles", new { name = $"of-{name}", allow = new[] { "members.read" }, deny = Array.Empty<string>() }, "same");

            Assert.Equal(HttpStatusCode.Created, made.StatusCode);
            Assert.Contains($"of-{name}", await BodyAsync(made));
        }
    }

    [Fact]
    public async Task What_was_answered_lies_in_no_file_as_it_was()
    {
        using var browser = await server.SignInAsync();
        using var api = new ApiClient(server, browser);
        await api.CreateAsync("Refused-And-Sealed", key: "sealed");

        foreach (var file in Directory.EnumerateFiles(server.Data, "*", SearchOption.AllDirectories)) Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf("urn:sigmashake:problem"u8));
    }

    private static Task<string> BodyAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
