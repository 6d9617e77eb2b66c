using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using SigmaShake.Platform.Permissions;
using SigmaShake.Server.Testing;

namespace SigmaShake.Server.Tests.Abuse;

/// <summary>
/// Abuse 20: somebody who is at home in one organisation asks for another's, on every route of the table, by every way there is to name one. They get what a
/// name gets that nobody has, byte for byte, nothing of the other's, and change nothing. Routes that come later are walked too; one with a parameter that
/// <see cref="Foreign"/> does not know fails.
/// </summary>
public sealed partial class TenantHoppingTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Own = "hopper-home";
    private const string Theirs = "hopper-target";
    private const string Nobodys = "hopper-nobody";

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    private IEnumerable<RouteEndpoint> Routes => server.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private IEnumerable<RouteEndpoint> RoutesOfOrganisations => Routes.Where(route => route.RoutePattern.Parameters.Any(parameter => parameter.Name == "organisation"));

    [Fact]
    public async Task By_path_on_every_route_with_every_method()
    {
        var (hopper, foreign) = await SettleAsync();
        var walked = 0;
        foreach (var route in RoutesOfOrganisations)
        {
            foreach (var method in Methods)
            {
                var theirs = await SendAsync(hopper, method, foreign.PathOf(route, Theirs), TypeOf(route));
                var nobodys = await SendAsync(hopper, method, foreign.PathOf(route, Nobodys), TypeOf(route));

                Assert.True(IsRefused(route, theirs.Status), $"{method} {route.RoutePattern.RawText}: {theirs.Status}");
                Assert.Equal(nobodys.Headers, theirs.Headers);
                Assert.Equal((nobodys.Status, nobodys.Body), (theirs.Status, theirs.Body));
                foreign.IsNotIn(theirs.Body + theirs.Headers, $"{method} {route.RoutePattern.RawText}");
                walked++;
            }
        }

        Assert.True(walked > 40, "hardly any route was walked");
        await foreign.IsUnchangedAsync(server);
        hopper.Dispose();
    }

    [Theory]
    [InlineData("HOPPER-TARGET")]
    [InlineData("%68opper-target")]
    [InlineData("hopper-target%00")]
    [InlineData("hopper-target%20")]
    [InlineData("hopper-home%2f..%2fhopper-target")]
    [InlineData("hopper-home%5c..%5chopper-target")]
    [InlineData("hopper-home;hopper-target")]
    [InlineData("hopper-home,hopper-target")]
    [InlineData("*")]
    public async Task By_other_spellings_of_the_name(string spelling)
    {
        var (hopper, foreign) = await SettleAsync();
        foreach (var route in RoutesOfOrganisations)
        {
            var answer = await SendAsync(hopper, MethodsOf(route)[0], foreign.PathOf(route, spelling), TypeOf(route));

            Assert.True(IsRefused(route, answer.Status) || answer.Status == HttpStatusCode.BadRequest, $"{route.RoutePattern.RawText}: {answer.Status}");
            foreign.IsNotIn(answer.Body + answer.Headers, route.RoutePattern.RawText!);
        }

        hopper.Dispose();
    }

    [Fact]
    public async Task By_query_body_header_cookie_and_token_beside_a_name_of_ones_own()
    {
        var (hopper, foreign) = await SettleAsync();
        foreach (var route in Routes)
        {
            foreach (var method in MethodsOf(route))
            {
                foreach (var name in new[] { Theirs, foreign.OrganisationId })
                {
                    var path = foreign.PathOf(route, Own);
                    var query = $"{path}?organisation={name}&organisation_id={name}&org={name}&tenant={name}&scope={name}";
                    var answer = await SendAsync(hopper, method, query, TypeOf(route), request => Point(request, name));

                    foreign.IsNotIn(answer.Body + answer.Headers, $"{method} {route.RoutePattern.RawText}", query);
                    if (IsSignedOut(route, method)) await SignInAgainAsync(hopper);
                }
            }
        }

        await foreign.IsUnchangedAsync(server);
        hopper.Dispose();
    }

    // What the other organisation has cached, or is waiting for, is asked for by its tag and its key.
    private static void Point(HttpRequestMessage request, string name)
    {
        foreach (var header in new[] { "X-Organisation", "X-Organisation-Id", "X-Tenant-Id", "X-Org", "X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Host", "X-Forwarded-Prefix", "Idempotency-Key" })
        {
            request.Headers.TryAddWithoutValidation(header, header.EndsWith("URL", StringComparison.Ordinal) ? $"/o/{name}" : name);
        }

        request.Headers.TryAddWithoutValidation("If-None-Match", "*");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {name}");
        request.Headers.TryAddWithoutValidation("Cookie", $"organisation={name}; org={name}");
        if (request.Content is { Headers.ContentType.MediaType: { } type })
        {
            var body = type.EndsWith("json", StringComparison.Ordinal) ? $"{{\"organisation\":\"{name}\",\"organisation_id\":\"{name}\"}}" : $"organisation={name}&organisation_id={name}";
            request.Content = new StringContent(body, Encoding.UTF8) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
        }
    }

    // A scheme of credentials may refuse in words of its own, the same for every organisation; everywhere else there is nothing.
    private static bool IsRefused(RouteEndpoint route, HttpStatusCode status) =>
        status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed || (status == HttpStatusCode.Forbidden && route.Metadata.GetMetadata<RouteAccess>() is RouteAccess.ByCredential);

    private static bool IsSignedOut(RouteEndpoint route, string method) => method == "POST" && route.RoutePattern.RawText!.StartsWith("/sign-", StringComparison.Ordinal);

    private static IReadOnlyList<string> MethodsOf(RouteEndpoint route) => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];

    private static string? TypeOf(RouteEndpoint route) => route.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes is [var first, ..] ? first : null;

    private async Task<(Browser Hopper, Foreign Foreign)> SettleAsync()
    {
        var hopper = await server.SignInAsync("hopper");
        await hopper.GetAsync("/");
        await hopper.SubmitAsync("/organisations", ("name", Own), ("title", "own"));
        return (hopper, await Foreign.SettleAsync(server, Theirs));
    }

    private async Task SignInAgainAsync(Browser browser)
    {
        using var again = await server.SignInAsync("hopper");
        foreach (var (name, value) in again.Cookies) browser.SetCookie(name, value);
    }

    private async Task<(HttpStatusCode Status, string Body, string Headers)> SendAsync(Browser browser, string method, string path, string? type, Action<HttpRequestMessage>? change = null)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(30) };
        using var request = new HttpRequestMessage(new HttpMethod(method), server.Address + path);
        if (method is not ("GET" or "HEAD" or "OPTIONS")) request.Content = new StringContent("{}") { Headers = { ContentType = type is null ? null : new MediaTypeHeaderValue(type) } };
        request.Headers.Add("Cookie", string.Join("; ", browser.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        change?.Invoke(request);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var headers = string.Join('\n', response.Headers.Where(header => header.Key is not ("Date" or "X-Request-ID" or "Content-Security-Policy")).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}"));
        return (response.StatusCode, Nonce().Replace(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), ""), headers);
    }

    // New with each answer.
    [GeneratedRegex("nonce=\"[^\"]*\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Nonce();
}
