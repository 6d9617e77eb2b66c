using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SigmaShake.Platform.Http;
using SigmaShake.Server.Testing;

namespace SigmaShake.Server.Tests.Operation;

/// <summary>Telemetry goes where it is configured to go, by a collector's own protocol, without what is secret.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task Traces_and_figures_arrive_with_routes_and_ids_and_without_addresses()
    {
        var received = new ConcurrentBag<(string Path, string Text)>();
        await using var collector = await CollectAsync(received);
        var endpoint = new Uri(collector.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        string link;
        string session;
        await using (var server = await RunningServer.StartAsync(new HttpOptions { Rates = RunningServer.Unlimited, TelemetryEndpoint = endpoint }))
        {
            link = await server.LinkAsync();
            using var browser = server.Browse();
            await browser.GetAsync($"/sign-in/{link}?secret=in-the-query");
            await browser.SubmitAsync("/sign-in");
            session = browser.Cookies[SessionCookie.Name];

            // Stopping sends what has not been sent.
            await server.App.StopAsync(TestContext.Current.CancellationToken);
        }

        Assert.Contains(received, sent => sent.Path == "/v1/traces" && sent.Text.Contains("GET /sign-in/{token}", StringComparison.Ordinal) && sent.Text.Contains("sigmashake.request_id", StringComparison.Ordinal));
        Assert.Contains(received, sent => sent.Path == "/v1/metrics" && sent.Text.Contains("http.server.request.duration", StringComparison.Ordinal));
        Assert.All([link, session, "in-the-query"], secret => Assert.DoesNotContain(received, sent => sent.Text.Contains(secret, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_log_arrives_by_ids_and_says_nothing_of_who_asked_what_they_sent_and_what_failed_over_it()
    {
        var received = new ConcurrentBag<(string Path, string Text)>();
        await using var collector = await CollectAsync(received);
        var endpoint = new Uri(collector.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        string link;
        await using (var server = await RunningServer.StartAsync(new HttpOptions { Rates = RunningServer.Unlimited, TelemetryEndpoint = endpoint }, LogLevel.Information, routes =>
            routes.MapGet("/fails/{what}", string (string what) => throw new InvalidOperationException($"what-it-said {what}")).Public("a test")))
        {
            link = await server.LinkAsync();
            using var browser = await server.SignInAsync("somebody@example.com");
            await browser.SubmitAsync("/organisations", ("name", "logged"), ("title", "Logged"));
            await browser.GetAsync("/o/logged");
            await browser.GetAsync("/fails/what-was-sent");
            await browser.PostAsync("/organisations", ("name", "what-was-sent"));
            await browser.GetAsync($"/sign-in/{link}");
            await browser.GetAsync("/api/v1/organisations?limit=what-was-sent");
            await server.App.StopAsync(TestContext.Current.CancellationToken);
        }

        var log = string.Concat(received.Where(sent => sent.Path == "/v1/logs").Select(sent => sent.Text));
        Assert.All(
            ["{Method} {Route} {Status}", "/o/{organisation}", "org_", "a request failed ({RequestId})", "System.InvalidOperationException", "TelemetryTests", "refused with {Status} {Code}"],
            text => Assert.Contains(text, log));
        Assert.All(["what-was-sent", "what-it-said", "somebody@example.com", "Person:", link], secret => Assert.DoesNotContain(secret, log));
    }

    [Fact]
    public async Task Without_an_endpoint_there_is_none()
    {
        await using var server = await RunningServer.StartAsync(new HttpOptions());

        Assert.Null(server.App.Services.GetService<OpenTelemetry.Trace.TracerProvider>());
        Assert.Null(server.App.Services.GetService<OpenTelemetry.Logs.LoggerProvider>());
    }

    private static async Task<WebApplication> CollectAsync(ConcurrentBag<(string Path, string Text)> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("/{**path}", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            received.Add((context.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
            return Results.Bytes([], "application/x-protobuf");
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
