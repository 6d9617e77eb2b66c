using System.Net;
using System.Text.Json;
using SigmaShake.Platform.Http.Failures;
using SigmaShake.Server.EndToEnd.Calls;
using SigmaShake.Server.Testing;
using SigmaShake.Testing;
using SigmaShake.WebTools;

namespace SigmaShake.Server.EndToEnd;

/// <summary>The description of the API, held against good practice by spectral and against what the server does by a proxy that checks both sides.</summary>
public sealed class ApiDescriptionTests(RunningServer server) : IClassFixture<RunningServer>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [WebToolsFact]
    public async Task Spectral_has_nothing_to_say()
    {
        var run = await WebToolsPackage.RunProgramAsync("spectral", "lint", "--ruleset", "spectral.yaml", "--fail-severity", "hint", "--format", "text", await DescriptionAsync());

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        var broken = _folder.Write("broken.json", File.ReadAllText(await DescriptionAsync()).Replace("\"operationId\"", "\"x-name\"", StringComparison.Ordinal));
        Assert.NotEqual(0, (await WebToolsPackage.RunProgramAsync("spectral", "lint", "--ruleset", "spectral.yaml", "--fail-severity", "hint", "--format", "text", broken)).ExitCode);
    }

    [WebToolsFact]
    public async Task What_the_server_does_is_what_the_description_says_operation_by_operation()
    {
        var description = await DescriptionAsync();
        using var browser = await server.SignInAsync();
        await using var proxy = await CheckingProxy.StartAsync(description, server.Address);
        using var document = JsonDocument.Parse(File.ReadAllText(description));
        using var api = new ApiCalls(document.RootElement, proxy.Address, server.Address, string.Join("; ", browser.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));

        // The proxy is awake: what the description does not allow, it does not let through.
        var refused = await api.CallAsync("createOrganisation", HttpStatusCode.UnprocessableEntity, new { name = "only" });
        Assert.Contains("stoplight", refused["type"]);

        await OrganisationCalls.MakeAsync(api, server);
        await FleetCalls.MakeAsync(api);
        await OrganisationCalls.SignOutAsync(api, server);

        Assert.Equal([], api.All.Except(api.Done));
    }

    [Fact]
    public async Task Every_problem_of_the_catalog_that_programs_can_meet_is_one_of_an_operation()
    {
        // Of forms, of addresses and of the whole server: no operation has them.
        var elsewhere = new[] { ProblemCatalog.FormExpired, ProblemCatalog.MethodNotAllowed, ProblemCatalog.NotReady }.Select(kind => kind.Code);
        using var document = JsonDocument.Parse(File.ReadAllText(await DescriptionAsync()));
        var described = document.RootElement.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject())
            .SelectMany(operation => operation.Value.GetProperty("responses").EnumerateObject()).Where(response => response.Name != "default" && response.Name[0] >= '4')
            .SelectMany(response => response.Value.GetProperty("content").GetProperty("application/problem+json").GetProperty("schema").GetProperty("properties").GetProperty("code").GetProperty("enum").EnumerateArray())
            .Select(code => code.GetString()!);

        Assert.Equal(ProblemCatalog.All.Select(kind => kind.Code).Except(elsewhere).Order(StringComparer.Ordinal), described.Distinct().Order(StringComparer.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> DescriptionAsync()
    {
        using var client = new HttpClient { BaseAddress = new Uri(server.Address) };
        return _folder.Write("openapi.json", await client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken));
    }
}
