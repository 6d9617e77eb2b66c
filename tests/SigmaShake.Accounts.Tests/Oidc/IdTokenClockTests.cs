using Microsoft.IdentityModel.JsonWebTokens;
using SigmaShake.Accounts.Oidc;
using SigmaShake.Server.Testing;

namespace SigmaShake.Accounts.Tests.Oidc;

/// <summary>Clocks may differ by a minute, and by no second more.</summary>
public sealed class IdTokenClockTests : IAsyncLifetime
{
    private const long Now = 1_800_000_000;

    private readonly ProviderStandIn _provider = new();
    private ProviderKeys _keys = null!;

    public async ValueTask InitializeAsync()
    {
        await _provider.InitializeAsync();
        using var http = new OutgoingHttp(new AccountsOptions { AllowsPrivateProviders = true });
        var directory = new ProviderDirectory(http, TimeProvider.System);
        _keys = (await directory.KeysAsync(_provider.Issuer, "k1", TestContext.Current.CancellationToken)).Value!;
    }

    public ValueTask DisposeAsync() => _provider.DisposeAsync();

    [Theory]
    [InlineData("exp", -59, null)]
    [InlineData("exp", -60, "it is expired or not yet valid")]
    [InlineData("exp", -61, "it is expired or not yet valid")]
    [InlineData("nbf", 60, null)]
    [InlineData("nbf", 61, "it is expired or not yet valid")]
    [InlineData("iat", 60, null)]
    [InlineData("iat", 61, "it was issued in the future")]
    public async Task To_the_second(string claim, int seconds, string? reason)
    {
        _provider.Claims[claim] = Now + seconds;

        var verified = await VerifyAsync(_provider.Token("n", Now));

        if (reason is null) Assert.True(verified.Succeeded, verified.Failure);
        else Assert.Contains(reason, verified.Failure);
    }

    [Fact]
    public async Task Every_bit_of_a_token_counts()
    {
        var token = _provider.Token("n", Now);
        Assert.True((await VerifyAsync(token)).Succeeded);

        // The last digit of each part may hold bits that stand for nothing.
        for (var i = 0; i < token.Length; i++)
        {
            if (token[i] == '.' || i + 1 == token.Length || token[i + 1] == '.') continue;
            var changed = $"{token[..i]}{(token[i] == 'A' ? 'B' : 'A')}{token[(i + 1)..]}";
            Assert.False((await VerifyAsync(changed)).Succeeded, $"digit {i}");
        }
    }

    private async Task<Checked<JsonWebToken>> VerifyAsync(string text)
    {
        var token = IdToken.Read(text);
        if (!token.Succeeded) return token;
        var party = new RelyingParty(_provider.Issuer, ProviderStandIn.ClientId, ProviderStandIn.ClientSecret, "https://here/callback");
        return await IdToken.VerifyAsync(token.Value, party, _keys, "n", DateTimeOffset.FromUnixTimeSeconds(Now));
    }
}
