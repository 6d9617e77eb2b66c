using System.IO.Compression;
using System.Net;
using SigmaShake.Server.Testing;

namespace SigmaShake.Server.Tests.Departure;

/// <summary>An owner takes everything along, and leaves nothing.</summary>
public sealed class DepartureTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task An_owner_exports_and_deletes_with_the_name_typed()
    {
        using var browser = await server.SignInAsync();
        await browser.SubmitAsync("/organisations", ("name", "leaving"), ("title", "Leaving"));

        await browser.GetAsync("/o/leaving/export");
        var answer = await browser.SubmitAsync("/o/leaving/export");
        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        await using (var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken)))
        {
            Assert.NotNull(archive.GetEntry("leaving/tables/Profiles.jsonl"));
        }

        await browser.GetAsync("/o/leaving/delete");
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SubmitAsync("/o/leaving/delete", ("confirmation", "something else"))).StatusCode);
        Assert.Contains("Nothing was deleted.", browser.Body);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/o/leaving")).StatusCode);

        await browser.GetAsync("/o/leaving/delete");
        Assert.Equal(HttpStatusCode.OK, (await browser.SubmitAsync("/o/leaving/delete", ("confirmation", "leaving"))).StatusCode);
        Assert.DoesNotContain("/o/leaving", browser.Body);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/o/leaving")).StatusCode);

        await browser.GetAsync("/");
        await browser.SubmitAsync("/organisations", ("name", "leaving"), ("title", "Again"));
        Assert.Contains("The name `leaving` is taken.", browser.Body);
    }

    [Theory]
    [InlineData("export")]
    [InlineData("delete")]
    public async Task Neither_happens_without_the_token_of_its_form(string what)
    {
        using var browser = await server.SignInAsync();
        var name = $"kept-{what}";
        await browser.SubmitAsync("/organisations", ("name", name), ("title", "Kept"));

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync($"/o/{name}/{what}", ("confirmation", name))).StatusCode);

        await browser.GetAsync($"/o/{name}/ledger");
        Assert.DoesNotContain("organisation.export", browser.Body);
    }
}
