using System.Net;
using System.Net.Http.Headers;
using SigmaShake.Server.Testing;
using SigmaShake.Server.Testing.Tenants;
using SigmaShake.Signing.HttpSignatures;

namespace SigmaShake.Server.Tests.Isolation;

/// <summary>One of the things that somebody can show to be let in, all of them good in an organisation of their own.</summary>
/// <param name="Name">What it is.</param>
/// <param name="ShowAsync">Has a request bear it. The last thing that is done with a request.</param>
internal sealed record Credential(string Name, Func<HttpRequestMessage, Task> ShowAsync)
{
    /// <summary>Nothing.</summary>
    public static Credential None { get; } = new("nothing", _ => Task.CompletedTask);

    /// <summary>What the people of an organisation, and their programs, show.</summary>
    public static IReadOnlyList<Credential> OfPeople(Premises premises) =>
    [
        new("a session", request => ShowSession(request, premises.Company.Owner, "application/json")),
        new("a session in a browser", request => ShowSession(request, premises.Company.Owner, "text/html")),
        new("a personal token", request => ShowBearer(request, premises.PersonalToken)),
        new("a service account's token", request => ShowBearer(request, premises.ServiceToken)),
    ];

    /// <summary>What machines, and whoever comes in, show.</summary>
    public static IReadOnlyList<Credential> OfOthers(Premises premises, RunningServer server) =>
    [
        new("a machine's signature", request => SignAsync(request, premises)),
        new("an enrolment key", request => ShowBearer(request, premises.EnrolmentKey.Text)),
        new("an offer to sign in", async request => Ask(request, new Uri(await OfferAsync(premises, server)).Query)),
        new("a provider's answer", async request => await AnswerAsync(request, premises, server)),
    ];

    // With the token of the form, which is good for every form.
    private static Task ShowSession(HttpRequestMessage request, Browser browser, string accept)
    {
        request.Headers.Add("Cookie", string.Join("; ", browser.Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        request.Headers.Add("RequestVerificationToken", Browser.HiddenFields(browser.Body).First(field => field.Name.StartsWith("__", StringComparison.Ordinal)).Value);
        request.Headers.Accept.ParseAdd(accept);
        return Task.CompletedTask;
    }

    private static Task ShowBearer(HttpRequestMessage request, string token)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return Task.CompletedTask;
    }

    private static async Task SignAsync(HttpRequestMessage request, Premises premises)
    {
        var body = request.Content is { } content ? await content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken) : null;
        var signed = MessageSignature.Sign(
            RequestTarget.Of(request.Method.Method, request.RequestUri!), body is null ? default(ReadOnlyMemory<byte>?) : body, premises.Machine.Key, premises.Machine.Id, DateTimeOffset.UtcNow, body is null ? null : MessageSignature.NewNonce());
        request.Headers.TryAddWithoutValidation("Signature-Input", signed.SignatureInput);
        request.Headers.TryAddWithoutValidation("Signature", signed.Signature);
        if (signed.ContentDigest is not null) request.Headers.TryAddWithoutValidation("Content-Digest", signed.ContentDigest);
    }

    private static void Ask(HttpRequestMessage request, string query) => request.RequestUri = new UriBuilder(request.RequestUri!) { Query = query }.Uri;

    // What the page for its own address leads to.
    private static async Task<string> OfferAsync(Premises premises, RunningServer server)
    {
        using var browser = server.Browse();
        await browser.GetAsync("/sign-in");
        await browser.SubmitAsync("/sign-in/providers", ("address", premises.Address));
        var path = browser.Body[(browser.Body.IndexOf($"<a href=\"/o/{premises.Name}/sign-in/", StringComparison.Ordinal) + 9)..];
        return server.Address + WebUtility.HtmlDecode(path[..path.IndexOf('"', StringComparison.Ordinal)]);
    }

    // Goes to the provider, and brings what it sends back somewhere else.
    private static async Task AnswerAsync(HttpRequestMessage request, Premises premises, RunningServer server)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(30) };
        using var begun = await client.GetAsync(new Uri(await OfferAsync(premises, server)), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        using var back = await client.GetAsync(begun.Headers.Location, TestContext.Current.CancellationToken);
        request.Headers.Add("Cookie", begun.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        Ask(request, back.Headers.Location!.Query);
    }
}
