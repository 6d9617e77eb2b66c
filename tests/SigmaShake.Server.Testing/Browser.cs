using System.Net;
using System.Text.RegularExpressions;

namespace SigmaShake.Server.Testing;

/// <summary>
/// As much of a browser as forms need: it keeps cookies, follows redirects, and sends a form with the fields that the last page had in it. Cookies that ask
/// for TLS are sent to this machine without it, as browsers do.
/// </summary>
public sealed partial class Browser : IDisposable
{
    private readonly Dictionary<string, string> _cookies = [];
    private readonly HttpClient _client;

    /// <param name="address">The server.</param>
    /// <param name="isBehindTls">Whether it comes by a proxy that ends TLS.</param>
    public Browser(string address, bool isBehindTls = false)
    {
        _client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(30) };
        if (isBehindTls) _client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
    }

    /// <summary>The last page.</summary>
    public string Body { get; private set; } = "";

    /// <summary>The last page without its nonce, which is new in each answer: what two pages are compared by.</summary>
    public string BodyWithoutNonce => Nonces().Replace(Body, "");

    public IReadOnlyDictionary<string, string> Cookies => _cookies;

    public void SetCookie(string name, string value) => _cookies[name] = value;

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) => SendAsync(HttpMethod.Post, path, fields);

    /// <summary>Fills in and sends the form of the last page that goes to an address.</summary>
    public Task<HttpResponseMessage> SubmitAsync(string action, params (string Name, string Value)[] fields)
    {
        var form = Forms().Match(Body);
        while (form.Success && WebUtility.HtmlDecode(form.Groups["action"].Value) != action) form = form.NextMatch();
        Assert.True(form.Success, $"no form goes to {action} in:\n{Body}");
        return PostAsync(action, [.. HiddenFields(form.Value), .. fields]);
    }

    /// <summary>The fields of a form that nobody sees.</summary>
    public static IEnumerable<(string Name, string Value)> HiddenFields(string html) =>
        Inputs().Matches(html).Select(input => (input.Groups["name"].Value, WebUtility.HtmlDecode(input.Groups["value"].Value)));

    public void Dispose() => _client.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, (string Name, string Value)[]? fields)
    {
        for (var redirects = 0; ; redirects++)
        {
            using var request = new HttpRequestMessage(method, path);
            if (fields is not null) request.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
            if (_cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
            Keep(response);
            Body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (response.StatusCode != HttpStatusCode.Redirect || redirects == 5) return response;
            (method, path, fields) = (HttpMethod.Get, response.Headers.Location!.ToString(), null);
        }
    }

    private void Keep(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Set-Cookie", out var cookies)) return;
        foreach (var cookie in cookies)
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            if (cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase)) _cookies.Remove(pair[0]);
            else _cookies[pair[0]] = pair[1];
        }
    }

    [GeneratedRegex("<form method=\"post\" action=\"(?<action>[^\"]*)\".*?</form>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Forms();

    [GeneratedRegex("nonce=\"[^\"]*\"", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Nonces();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Inputs();
}
