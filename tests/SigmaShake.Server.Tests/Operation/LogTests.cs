using System.Text.Json;
using SigmaShake.Server.Testing;
using SigmaShake.Testing;

namespace SigmaShake.Server.Tests.Operation;

/// <summary>The log is one JSON object a line, names what happened by ids, and holds no secret and no line that somebody else wrote.</summary>
public sealed class LogTests : IDisposable
{
    private const string Forged = "\r\n{\"LogLevel\":\"Critical\",\"Message\":\"forged\"}\u2028\u202Eforged";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Each_request_has_a_line_with_its_route_and_ids_and_nothing_of_its_address()
    {
        await using var server = await ServerProcess.StartOnSqliteAsync(_folder["data"], "--log-level", "information");
        using var browser = new Browser(server.Address);
        var link = server.Link;
        await browser.GetAsync(link);
        await browser.SubmitAsync("/sign-in");
        await browser.SubmitAsync("/organisations", ("name", "logged"), ("title", $"title {Forged}"));
        await browser.GetAsync($"/o/logged?x={Uri.EscapeDataString(Forged)}");
        await browser.GetAsync($"/api/v1/organisations?limit={Uri.EscapeDataString(Forged)}");
        await browser.GetAsync($"/{Uri.EscapeDataString(Forged)}");
        await browser.PostAsync("/organisations", ("name", Forged));
        server.Terminate();
        Assert.Equal(0, await server.ExitCodeAsync());

        var lines = server.Log.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var messages = lines.Select(line => line.GetProperty("Message").GetString()!).ToList();

        Assert.All(lines, line => Assert.NotEqual("Critical", line.GetProperty("LogLevel").GetString()));
        Assert.All(messages, message => Assert.DoesNotContain(message, c => c is '\n' or '\r' or '\u2028' or '\u202E'));
        Assert.DoesNotContain(server.Log, line => line.Contains(link[^20..], StringComparison.Ordinal));
        Assert.All(browser.Cookies.Values, value => Assert.DoesNotContain(server.Log, line => line.Contains(value, StringComparison.Ordinal)));
        Assert.Contains(messages, message => message.StartsWith("GET /sign-in/{token} 200 in ", StringComparison.Ordinal));
        var state = lines.Select(line => line.GetProperty("State")).First(state => state.TryGetProperty("Route", out var route) && route.GetString() == "/o/{organisation}");
        Assert.StartsWith("org_", state.GetProperty("OrganisationId").GetString());
        Assert.StartsWith("Person:", state.GetProperty("CallerId").GetString());
        Assert.Matches("^[0-9a-f]{24}$", state.GetProperty("RequestId").GetString());
    }

    public void Dispose() => _folder.Dispose();
}
