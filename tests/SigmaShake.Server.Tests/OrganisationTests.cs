using System.Net;
using SigmaShake.Server.Testing;

namespace SigmaShake.Server.Tests;

/// <summary>A person signs in by the link that the server prints, makes an organisation, changes it, and reads its ledger.</summary>
public sealed class OrganisationTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task From_the_link_to_the_ledger()
    {
        using var browser = await server.SignInAsync();
        Assert.Contains("<h1>Organisations</h1>", browser.Body);

        await browser.SubmitAsync("/organisations", ("name", "acme"), ("title", "Acme & Sons"));
        Assert.Contains("<h1>Acme &amp; Sons</h1>", browser.Body);

        await browser.SubmitAsync("/o/acme", ("title", "Acme"), ("contact", "+49 30 123"));
        Assert.Contains("<h1>Acme</h1>", browser.Body);
        Assert.Contains("value=\"&#x2B;49 30 123\"", browser.Body);

        await browser.GetAsync("/o/acme/ledger");
        Assert.Contains("organisation.create", browser.Body);
        Assert.Contains("organisation.change", browser.Body);
        await browser.GetAsync("/o/acme/ledger/1/proof");
        Assert.StartsWith("c2sp.org/tlog-proof@v1\n", browser.Body);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/o/acme/ledger/2/proof")).StatusCode);

        // What is personal is in no file as it is.
        foreach (var file in Directory.EnumerateFiles(server.Data, "*", SearchOption.AllDirectories)) Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf("+49 30 123"u8));
    }

    [Fact]
    public async Task What_belongs_to_others_and_what_is_not_there_get_the_same_answer()
    {
        using var owner = await server.SignInAsync();
        await owner.SubmitAsync("/organisations", ("name", "private-one"), ("title", "x"));
        using var stranger = await server.SignInAsync("somebody else");

        foreach (var tail in new[] { "", "/ledger", "/ledger/0/proof" })
        {
            var theirs = await stranger.GetAsync($"/o/private-one{tail}");
            var body = stranger.Body;
            var none = await stranger.GetAsync($"/o/private-two{tail}");
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (theirs.StatusCode, none.StatusCode));
            Assert.Equal(body, stranger.Body);
        }
    }

    [Theory]
    [InlineData("A", "x", "The name has to be 2 to 39 small letters")]
    [InlineData("../x", "x", "The name has to be 2 to 39 small letters")]
    [InlineData("fine", " ", "The title has to be 1 to 100 characters long.")]
    public async Task Bad_input_gets_one_line_and_makes_nothing(string name, string title, string problem)
    {
        using var browser = await server.SignInAsync();

        var response = await browser.SubmitAsync("/organisations", ("name", name), ("title", title));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains($"role=\"alert\">{problem}", browser.Body);
        Assert.DoesNotContain("/o/fine", browser.Body);
    }

    [Fact]
    public async Task A_name_is_given_once_also_to_two_who_ask_at_once()
    {
        using var browser = await server.SignInAsync();
        var page = browser.Body;
        var browsers = new List<Browser>();
        for (var i = 0; i < 4; i++) browsers.Add(await server.SignInAsync());

        var answers = await Task.WhenAll(browsers.Select(one => one.SubmitAsync("/organisations", ("name", "twice"), ("title", "x"))));

        Assert.Equal(1, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.Equal(3, browsers.Count(one => one.Body.Contains("The name `twice` is taken.", StringComparison.Ordinal)));
        browsers.ForEach(one => one.Dispose());
    }
}
