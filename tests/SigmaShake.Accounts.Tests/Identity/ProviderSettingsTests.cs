using System.Net;
using SigmaShake.Server.Testing;

namespace SigmaShake.Accounts.Tests.Identity;

/// <summary>An organisation adds a provider: one that cannot be trusted to do what is asked of it is not taken.</summary>
public sealed class ProviderSettingsTests(SignInServer server) : IClassFixture<SignInServer>
{
    private static readonly string[] Plain = ["plain"];
    private static readonly string[] Symmetric = ["HS256", "none"];
    private static readonly string[] Implicit = ["id_token"];

    public static TheoryData<string, string> Wrong => new()
    {
        { "issuer", "it is of another issuer" },
        { "plain", "it does not take PKCE with S256" },
        { "symmetric", "it signs tokens with nothing that counts here" },
        { "implicit", "it does not give codes" },
        { "http", "it names no token endpoint with https" },
        { "file", "it names no keys with https" },
        { "user information in the address", "it names no authorization endpoint with https" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task One_that_says_this_of_itself_is_not_taken(string what, string problem)
    {
        await using var provider = new ProviderStandIn();
        await provider.InitializeAsync();
        var (name, value) = what switch
        {
            "issuer" => ("issuer", (object)"https://login.example.com"),
            "plain" => ("code_challenge_methods_supported", Plain),
            "symmetric" => ("id_token_signing_alg_values_supported", Symmetric),
            "implicit" => ("response_types_supported", Implicit),
            "http" => ("token_endpoint", "http://login.example.com/token"),
            "file" => ("jwks_uri", "file:///etc/passwd"),
            _ => ("authorization_endpoint", "https://login.example.com@evil.example/authorize"),
        };
        provider.Metadata[name] = value;
        using var admin = await server.Server.SignInAsync();

        var response = await SignInServer.AddProviderAsync(admin, "acme", "wrong", provider.Issuer, "");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains($"The provider cannot be used: the provider&#x27;s metadata: {problem}.", admin.Body);
        Assert.DoesNotContain("acme&#x27;s wrong", admin.Body);
    }

    [Theory]
    [InlineData("A", "The name has to be")]
    [InlineData("okta", "There is a provider `okta`")]
    [InlineData("fine", "This role cannot be given to everybody who comes.", "owner")]
    public async Task Bad_input_gets_one_line_and_makes_nothing(string name, string problem, string role = "")
    {
        using var admin = await server.Server.SignInAsync();

        var response = await SignInServer.AddProviderAsync(admin, "acme", name, server.Provider.Issuer, role);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains($"role=\"alert\">{problem}", admin.Body);
        Assert.DoesNotContain("/sign-in/fine/callback", admin.Body);
    }

    [Theory]
    [InlineData("http://169.254.169.254")]
    [InlineData("https://127.0.0.1:1")]
    [InlineData("https://localhost:1")]
    [InlineData("https://[::ffff:10.0.0.1]")]
    [InlineData("ftp://login.example.com")]
    [InlineData("https://user@login.example.com")]
    [InlineData("https://login.example.com/?x=y")]
    public async Task Without_the_operators_leave_no_address_inside_is_asked_and_nobody_learns_what_is_there(string issuer)
    {
        await using var strict = new RunningServer();
        await strict.InitializeAsync();
        using var admin = await strict.SignInAsync();
        await admin.SubmitAsync("/organisations", ("name", "acme"), ("title", "Acme"));

        var response = await SignInServer.AddProviderAsync(admin, "acme", "inside", issuer, "");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.True(
            admin.Body.Contains("The issuer has to be an address with https", StringComparison.Ordinal)
            || admin.Body.Contains("the provider&#x27;s metadata: no usable answer within 10 seconds.", StringComparison.Ordinal), admin.Body);
    }

    [Fact]
    public async Task Members_who_may_not_see_nothing_of_it()
    {
        using var member = server.Server.Browse();
        await SignInServer.SignInAsync(member);

        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync("/o/acme/identity")).StatusCode);
    }

    [Fact]
    public async Task What_is_changed_is_in_the_organisations_ledger()
    {
        using var admin = await server.Server.SignInAsync();
        await admin.GetAsync("/o/acme/ledger");

        Assert.All(["domain.claim", "domain.verify", "identity-provider.add"], deed => Assert.Contains(deed, admin.Body));
        Assert.DoesNotContain("s3cret", admin.Body);
    }
}
