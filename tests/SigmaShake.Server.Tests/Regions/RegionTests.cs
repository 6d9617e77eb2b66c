using System.Net;
using System.Text.Json;
using SigmaShake.Server.Testing;

namespace SigmaShake.Server.Tests.Regions;

/// <summary>Two servers, each with a region and a data directory of its own, over one control database.</summary>
public sealed class RegionTests : IDisposable
{
    private const string EuSecret = "secret-of-the-european-one";
    private const string UsSecret = "secret-of-the-american-one";

    private readonly TwoRegions _regions = new();

    public void Dispose() => _regions.Dispose();

    [Fact]
    public async Task Each_serves_its_own_names_the_other_for_the_rest_and_holds_not_one_byte_of_it()
    {
        await using var eu = await _regions.StartAsync("eu", "us=https://us.example.com");
        await using var us = await _regions.StartAsync("us", "eu=https://eu.example.com");
        using var inEu = await TwoRegions.SignInAsync(eu);
        using var inUs = await TwoRegions.SignInAsync(us);
        await TwoRegions.MakeAsync(inEu, "europeans", EuSecret);
        await TwoRegions.MakeAsync(inUs, "americans", UsSecret);

        foreach (var (browser, name, address) in new[] { (inUs, "europeans", "https://eu.example.com"), (inEu, "americans", "https://us.example.com") })
        {
            foreach (var tail in new[] { "", "/ledger", "/ledger/0/proof", "/export", "/delete" })
            {
                var answer = await browser.GetAsync($"/o/{name}{tail}");
                Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
                var problem = JsonDocument.Parse(browser.Body).RootElement;
                Assert.Equal("other_region", problem.GetProperty("code").GetString());
                Assert.Equal(address, problem.GetProperty("address").GetString());
            }

            // Who is in neither gets what a name that nobody has gets.
            using var stranger = new Browser(browser == inUs ? us.Address : eu.Address);
            await stranger.GetAsync($"/o/{name}");
            var theirs = stranger.Body;
            await stranger.GetAsync("/o/nobody");
            Assert.Equal(stranger.Body, theirs);
        }

        Assert.NotEmpty(_regions.FilesWith("eu", "europeans"));
        Assert.NotEmpty(_regions.FilesWith("us", "americans"));
        Assert.Empty(_regions.FilesWith("us", "europeans"));
        Assert.Empty(_regions.FilesWith("eu", "americans"));
        Assert.Empty(_regions.FilesWith(".", EuSecret).Concat(_regions.FilesWith(".", UsSecret)));
    }

    [Fact]
    public async Task One_data_directory_is_one_server_s()
    {
        await using var server = await _regions.StartAsync("eu", "us=https://us.example.com");

        var second = await ServerProcess.RunAsync(_regions.SettingsOf("eu"));

        Assert.Equal(1, second.ExitCode);
        Assert.Contains("stop the server that has it", second.Error);
    }
}
