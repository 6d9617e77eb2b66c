using System.Net;
using System.Text.RegularExpressions;
using SigmaShake.Signing.Tuf;
using SigmaShake.Signing.Tuf.Metadata;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.FleetBench;

/// <summary>The operator's session, who owns all seeded organisations: signed in by the link that the server prints, and publishing what two people sign.</summary>
internal sealed partial class SignedInDesk : IDisposable
{
    private readonly HttpClient _client;

    private SignedInDesk(HttpClient client) => _client = client;

    /// <summary>Signs in.</summary>
    public static async Task<SignedInDesk> OpenAsync(Uri server, Uri link, CancellationToken cancellation)
    {
        var cookies = new List<string>();
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = server };
        client.DefaultRequestHeaders.Add("Origin", server.GetLeftPart(UriPartial.Authority));
        using (var page = await client.GetAsync(link, cancellation))
        {
            Keep(page, cookies);
            var fields = Fields().Matches(await page.Content.ReadAsStringAsync(cancellation)).Select(field => KeyValuePair.Create(field.Groups["name"].Value, WebUtility.HtmlDecode(field.Groups["value"].Value)));
            using var form = new FormUrlEncodedContent(fields);
            using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = form };
            request.Headers.Add("Cookie", string.Join("; ", cookies));
            using var signedIn = await client.SendAsync(request, cancellation);
            Keep(signedIn, cookies);
        }

        client.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookies));
        return new SignedInDesk(client);
    }

    /// <summary>The first root of an organisation.</summary>
    public Task<byte[]> RootAsync(string organisation, CancellationToken cancellation) => _client.GetByteArrayAsync($"/fleet/{organisation}/published/1.root.json", cancellation);

    /// <summary>Publishes a release that the two people of an organisation have signed.</summary>
    public async Task PublishAsync(string name, int organisation, long release, CancellationToken cancellation)
    {
        var root = (TufRoot)TufStaged.Parse(TufRoleNames.Root, await RootAsync(name, cancellation)).Value!.Content;
        var bundle = SignedRules.Bundle(release);
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(SignedRules.Targets(Population.People(organisation), root, release, bundle).ToBytes()), "targets", "targets.json" },
            { new ByteArrayContent(bundle), "bundle", "bundle.json" },
        };
        using var reply = await _client.PostAsync($"/fleet/{name}/releases", form, cancellation);
        if (!reply.IsSuccessStatusCode) throw new InvalidOperationException(await reply.Content.ReadAsStringAsync(cancellation));
    }

    public void Dispose() => _client.Dispose();

    private static void Keep(HttpResponseMessage reply, List<string> cookies)
    {
        if (reply.Headers.TryGetValues("Set-Cookie", out var set)) cookies.AddRange(set.Select(cookie => cookie.Split(';')[0]));
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fields();
}
