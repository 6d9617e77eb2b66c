using System.Text.Json;
using SigmaShake.Platform.Http;
using SigmaShake.Server.Testing;
using SigmaShake.WebTools;

namespace SigmaShake.Server.EndToEnd;

/// <summary>The headers of pages, judged by those who wrote down what is good: Mozilla's HTTP Observatory and Google's CSP evaluator.</summary>
public sealed class HeaderJudgementTests
{
    [WebToolsFact]
    public async Task Mozillas_observatory_gives_an_A_plus()
    {
        using var certificate = new SelfMade();
        await using var server = await RunningServer.StartAsync(new HttpOptions { CertificateFile = certificate.CertificateFile, CertificateKeyFile = certificate.KeyFile });
        foreach (var (path, status) in new[] { ("/sign-in/whatever", 200), ("/", 401) })
        {
            var run = await WebToolsPackage.RunAsync("observatory.mjs", certificate.RootFile, [$"{new Uri(server.Address).Port}", path]);
            Assert.True(run.ExitCode == 0, run.Error);
            using var judgement = JsonDocument.Parse(run.Out);

            Assert.True(judgement.RootElement.GetProperty("grade").GetString() == "A+", run.Out);
            Assert.Equal(status, judgement.RootElement.GetProperty("status").GetInt32());
            Assert.All(judgement.RootElement.GetProperty("tests").EnumerateObject(), test => Assert.True(test.Value.GetProperty("pass").GetBoolean(), test.ToString()));
        }
    }

    [WebToolsFact]
    public async Task A_server_without_TLS_does_not_get_it()
    {
        await using var server = await RunningServer.StartAsync(new HttpOptions());

        var run = await WebToolsPackage.RunAsync("observatory.mjs", null, [$"{new Uri(server.Address).Port}", "/sign-in/whatever"]);

        Assert.DoesNotContain("\"A+\"", run.Out);
    }

    [WebToolsFact]
    public async Task Googles_evaluator_finds_nothing_in_the_policies()
    {
        await using var server = await RunningServer.StartAsync(new HttpOptions());
        using var browser = server.Browse();
        foreach (var path in new[] { "/sign-in/whatever", "/healthz" })
        {
            var policy = (await browser.GetAsync(path)).Headers.GetValues("Content-Security-Policy").Single();

            Assert.DoesNotContain(await PolicyJudgement.FindingsAsync(policy), finding => finding.StartsWith("HIGH", StringComparison.Ordinal) || finding.StartsWith("MEDIUM", StringComparison.Ordinal));
        }

        Assert.Contains(await PolicyJudgement.FindingsAsync("script-src 'unsafe-inline'"), finding => finding.StartsWith("HIGH ", StringComparison.Ordinal));
    }
}
