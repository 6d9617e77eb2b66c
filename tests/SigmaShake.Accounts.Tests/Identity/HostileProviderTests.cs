using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using SigmaShake.Platform.Http;
using SigmaShake.Server.Testing;

namespace SigmaShake.Accounts.Tests.Identity;

/// <summary>
/// What providers, and those who sit between, try: whatever it is, nobody is signed in, whoever tried reads one sentence, and the operator's ledger says what it was.
/// </summary>
public sealed class HostileProviderTests(SignInServer server) : IClassFixture<SignInServer>, IDisposable
{
    private readonly Browser _browser = server.Server.Browse();

    private ProviderStandIn Provider => server.Provider;

    public static TheoryData<string, string> Attacks => new()
    {
        { "alg none", "its algorithm does not count here" },
        { "alg None in other letters", "its algorithm does not count here" },
        { "HS256 with the public key as it is published", "its algorithm does not count here" },
        { "HS256 with the client's secret", "its algorithm does not count here" },
        { "signed with another key under the same name", "its signature is not one of the provider's" },
        { "RS256 said, signed with PSS", "its signature is not one of the provider's" },
        { "one bit of the signature", "its signature is not one of the provider's" },
        { "kid of no key", "the provider has no such key" },
        { "kid that is a path", "the provider has no such key" },
        { "kid that is SQL", "the provider has no such key" },
        { "kid in other letters", "the provider has no such key" },
        { "jku", "its header has `jku`" },
        { "jwk", "its header has `jwk`" },
        { "x5u", "its header has `x5u`" },
        { "x5c", "its header has `x5c`" },
        { "crit", "its header has `crit`" },
        { "iss of another provider", "it is of another issuer" },
        { "iss with a slash more", "it is of another issuer" },
        { "no iss", "it is of another issuer" },
        { "aud of another client", "it is for another client" },
        { "aud of others too", "it is for others too" },
        { "no aud", "it is for another client" },
        { "azp of another client", "it was given to another client (azp)" },
        { "nonce of another attempt", "its nonce is of another attempt" },
        { "no nonce", "its nonce is of another attempt" },
        { "no sub", "it names no subject" },
        { "expired", "it is expired or not yet valid" },
        { "never expires", "it is expired or not yet valid" },
        { "not yet valid", "it is expired or not yet valid" },
        { "issued in the future", "it was issued in the future" },
        { "answer of another provider (iss)", "the answer comes from another provider (iss)" },
        { "answer without iss", "the answer comes from another provider (iss)" },
        { "code made up", "the provider's tokens: it answers with 400" },
        { "code twice in one answer", "the answer says something twice" },
        { "no code", "the provider gave no code (access_denied)" },
        { "address not verified", "the provider has not verified the address" },
        { "address not verified, in text", "the provider has not verified the address" },
        { "address of another domain", "the address is in no domain that the organisation has verified" },
        { "address of a domain below", "the address is in no domain that the organisation has verified" },
        { "two addresses in one", "the provider says no address that is one" },
        { "state made up", "the state is of no attempt of this browser" },
        { "no state", "the state is of no attempt of this browser" },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task Ends_in_one_sentence_and_no_session(string attack, string reason)
    {
        using var restore = new Restored(Provider);
        Attack(attack);

        var response = await SignInServer.SignInAsync(_browser);

        server.AssertRefused(response, _browser, reason);
    }

    [Fact]
    public async Task Honest_again_it_signs_in()
    {
        Assert.Equal(HttpStatusCode.OK, (await SignInServer.SignInAsync(_browser)).StatusCode);
        Assert.Contains(SessionCookie.Name, _browser.Cookies.Keys);
    }

    [Fact]
    public async Task A_token_of_an_earlier_attempt_is_refused()
    {
        using var other = server.Server.Browse();
        await SignInServer.SignInAsync(other);
        using var restore = new Restored(Provider);
        Provider.TokenInstead = Provider.LastToken;

        server.AssertRefused(await SignInServer.SignInAsync(_browser), _browser, "its nonce is of another attempt");
    }

    [Fact]
    public async Task An_answer_counts_once()
    {
        var attempt = await CaughtAsync(_browser);
        var cookies = _browser.Cookies.ToDictionary();

        Assert.Equal(HttpStatusCode.OK, (await _browser.GetAsync(attempt)).StatusCode);
        using var again = server.Server.Browse();
        foreach (var (name, value) in cookies) again.SetCookie(name, value);

        server.AssertRefused(await again.GetAsync(attempt), again, "the state has been used before");
    }

    [Fact]
    public async Task Of_many_answers_at_once_one_counts()
    {
        var attempt = await CaughtAsync(_browser);
        var browsers = Enumerable.Range(0, 8).Select(_ => server.Server.Browse()).ToList();
        foreach (var browser in browsers) foreach (var (name, value) in _browser.Cookies) browser.SetCookie(name, value);

        await Task.WhenAll(browsers.Select(browser => browser.GetAsync(attempt)));

        Assert.Equal(1, browsers.Count(browser => browser.Cookies.ContainsKey(SessionCookie.Name)));
        browsers.ForEach(browser => browser.Dispose());
    }

    [Fact]
    public async Task An_answer_that_was_meant_for_another_browser_signs_nobody_in()
    {
        using var attacker = server.Server.Browse();
        var caught = await CaughtAsync(attacker);

        // The victim has an attempt of their own, and follows the attacker's link.
        await CaughtAsync(_browser);
        server.AssertRefused(await _browser.GetAsync(caught), _browser, "the state is of no attempt of this browser");
    }

    [Fact]
    public async Task A_state_that_was_fixed_by_whoever_gave_the_cookie_is_not_another_ones()
    {
        using var attacker = server.Server.Browse();
        var caught = await CaughtAsync(attacker);
        var theirs = attacker.Cookies.Single(cookie => cookie.Key.Contains("attempt", StringComparison.Ordinal));
        await CaughtAsync(_browser);
        var mine = _browser.Cookies.Single(cookie => cookie.Key.Contains("attempt", StringComparison.Ordinal));

        // The name of one attempt over the content of another.
        _browser.SetCookie(theirs.Key, mine.Value);
        server.AssertRefused(await _browser.GetAsync(caught), _browser, "the state is of another attempt");
    }

    [Fact]
    public async Task What_one_provider_answers_is_no_answer_at_the_address_of_another()
    {
        await using var second = new ProviderStandIn();
        await second.InitializeAsync();
        using var admin = await server.Server.SignInAsync();
        await SignInServer.AddProviderAsync(admin, "acme", "second", second.Issuer, "member");
        var caught = await CaughtAsync(_browser);

        // The mix-up: the browser brings the first one's code to where the second one's belong.
        server.AssertRefused(await _browser.GetAsync(caught.Replace("/okta/", "/second/", StringComparison.Ordinal)), _browser, "the answer came to the address of another provider");
        await admin.GetAsync("/o/acme/identity");
        await admin.SubmitAsync("/o/acme/identity/providers/second/remove");
    }

    [Fact]
    public async Task A_name_without_an_organisation_gets_what_a_wrong_answer_gets()
    {
        var wrong = await _browser.GetAsync("/o/acme/sign-in/okta/callback?code=x&state=y");
        var body = _browser.BodyWithoutNonce;

        foreach (var path in new[] { "/o/nobody/sign-in/okta/callback?code=x&state=y", "/o/acme/sign-in/none/callback?code=x&state=y", "/o/acme/sign-in/okta?offer=x", "/o/nobody/sign-in/okta?offer=x", "/o/acme/sign-in/okta" })
        {
            var response = await _browser.GetAsync(path);
            Assert.Equal((wrong.StatusCode, body), (response.StatusCode, _browser.BodyWithoutNonce));
        }
    }

    [Fact]
    public async Task A_cookie_that_was_made_up_for_a_state_does_not_tell_which_organisations_there_are()
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(server.Server.Address), DefaultRequestHeaders = { { "Cookie", "__Host-sigmashake-attempt-abcdefghijkl=made-up" } } };
        foreach (var organisation in new[] { "acme", "nobody" })
        {
            using var response = await client.GetAsync($"/o/{organisation}/sign-in/okta/callback?code=x&state=abcdefghijklm", TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
            Assert.False(response.Headers.Contains("Set-Cookie"), organisation);
        }
    }

    [Fact]
    public async Task An_offer_opens_no_other_provider()
    {
        await using var second = new ProviderStandIn();
        await second.InitializeAsync();
        using var admin = await server.Server.SignInAsync();
        await SignInServer.AddProviderAsync(admin, "acme", "third", second.Issuer, "member");
        var offer = await SignInServer.OfferAsync(_browser, "ada@acme.test");

        Assert.Equal(HttpStatusCode.Forbidden, (await _browser.GetAsync(offer.Replace("/okta?", "/third?", StringComparison.Ordinal))).StatusCode);
        await admin.GetAsync("/o/acme/identity");
        await admin.SubmitAsync("/o/acme/identity/providers/third/remove");
    }

    public void Dispose() => _browser.Dispose();

    private static readonly string[] Ours = [ProviderStandIn.ClientId];

    private static readonly string[] OursAndAnother = [ProviderStandIn.ClientId, "another"];

    // Goes to the provider and keeps what the browser would bring back.
    private async Task<string> CaughtAsync(Browser browser)
    {
        string? caught = null;
        Provider.Answer = answer =>
        {
            caught = $"/o/acme/sign-in/okta/callback?code={answer["code"]}&state={answer["state"]}&iss={Uri.EscapeDataString(answer["iss"])}";

            // The browser gets lost on its way.
            answer["state"] = "lost";
        };
        var before = browser.Cookies.Keys.ToHashSet();
        await SignInServer.SignInAsync(browser);
        Provider.Answer = null;
        Assert.Contains(browser.Cookies.Keys, name => !before.Contains(name));
        return caught!;
    }

    private void Attack(string attack)
    {
        var (header, claims) = (Provider.Header, Provider.Claims);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        switch (attack)
        {
            case "alg none": (header["alg"], Provider.Sign) = ("none", _ => []); break;
            case "alg None in other letters": (header["alg"], Provider.Sign) = ("nOnE", _ => []); break;
            case "HS256 with the public key as it is published":
                (header["alg"], Provider.Sign) = ("HS256", data => HMACSHA256.HashData(Encoding.ASCII.GetBytes(Provider.Key.ExportSubjectPublicKeyInfoPem()), data));
                break;
            case "HS256 with the client's secret": (header["alg"], Provider.Sign) = ("HS256", data => HMACSHA256.HashData(Encoding.UTF8.GetBytes(ProviderStandIn.ClientSecret), data)); break;
            case "signed with another key under the same name":
                Provider.Sign = data =>
                {
                    using var key = RSA.Create(2048);
                    return key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
                };
                break;
            case "RS256 said, signed with PSS": Provider.Sign = data => Provider.Key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pss); break;
            case "one bit of the signature":
                Provider.Sign = data =>
                {
                    var signature = Provider.Key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
                    signature[100] ^= 1;
                    return signature;
                };
                break;
            case "kid of no key": header["kid"] = "k2"; break;
            case "kid that is a path": header["kid"] = "../../../../dev/null"; break;
            case "kid that is SQL": header["kid"] = "k1' UNION SELECT 'key' --"; break;
            case "kid in other letters": header["kid"] = "K1"; break;
            case "jku": header["jku"] = $"{Provider.Issuer}/keys"; break;
            case "jwk": header["jwk"] = ProviderStandIn.Jwk(Provider.Key, "k1"); break;
            case "x5u": header["x5u"] = $"{Provider.Issuer}/chain"; break;
            case "x5c": header["x5c"] = new[] { Convert.ToBase64String("certificate"u8) }; break;
            case "crit": (header["crit"], header["exp"]) = (new[] { "exp" }, now); break;
            case "iss of another provider": claims["iss"] = "https://login.example.com"; break;
            case "iss with a slash more": claims["iss"] = $"{Provider.Issuer}/"; break;
            case "no iss": claims["iss"] = null; break;
            case "aud of another client": claims["aud"] = "another"; break;
            case "aud of others too": claims["aud"] = OursAndAnother; break;
            case "no aud": claims["aud"] = null; break;
            case "azp of another client": (claims["azp"], claims["aud"]) = ("another", Ours); break;
            case "nonce of another attempt": claims["nonce"] = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)); break;
            case "no nonce": claims["nonce"] = null; break;
            case "no sub": claims["sub"] = null; break;
            case "expired": claims["exp"] = now - 61; break;
            case "never expires": claims["exp"] = null; break;
            case "not yet valid": claims["nbf"] = now + 90; break;
            case "issued in the future": claims["iat"] = now + 90; break;
            case "answer of another provider (iss)": Provider.Answer = answer => answer["iss"] = "https://login.example.com"; break;
            case "answer without iss": Provider.Answer = answer => answer.Remove("iss"); break;
            case "code made up": Provider.Answer = answer => answer["code"] = "made-up"; break;
            case "code twice in one answer": Provider.AnswerEnd = "&code=another"; break;
            case "no code":
                Provider.Answer = answer =>
                {
                    answer.Remove("code");
                    answer["error"] = "access_denied";
                };
                break;
            case "address not verified": claims["email_verified"] = false; break;
            case "address not verified, in text": claims["email_verified"] = "false"; break;
            case "address of another domain": claims["email"] = "ceo@victim.test"; break;
            case "address of a domain below": claims["email"] = "ada@sub.acme.test"; break;
            case "two addresses in one": claims["email"] = "ceo@victim.test,ada@acme.test"; break;
            case "state made up": Provider.Answer = answer => answer["state"] = new string('x', 43); break;
            case "no state": Provider.Answer = answer => answer.Remove("state"); break;
            default: throw new InvalidOperationException(attack);
        }
    }

    /// <summary>Makes the provider honest again.</summary>
    private sealed class Restored(ProviderStandIn provider) : IDisposable
    {
        private readonly Dictionary<string, object?> _claims = provider.Claims.ToDictionary();
        private readonly Dictionary<string, object?> _header = provider.Header.ToDictionary();

        public void Dispose()
        {
            Replace(provider.Claims, _claims);
            Replace(provider.Header, _header);
            (provider.Sign, provider.Answer, provider.TokenInstead, provider.AnswerEnd) = (null, null, null, "");
        }

        private static void Replace(Dictionary<string, object?> target, Dictionary<string, object?> values)
        {
            target.Clear();
            foreach (var (name, value) in values) target[name] = value;
        }
    }
}
