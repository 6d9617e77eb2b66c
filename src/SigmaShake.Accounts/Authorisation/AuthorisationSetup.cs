using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using OpenIddict.Server;

namespace SigmaShake.Accounts.Authorisation;

/// <summary>Sets the OAuth server up: two ways for <c>ssg</c> to get a token, and nothing else.</summary>
internal static class AuthorisationSetup
{
    /// <summary>How long somebody may take to type a code in. Long enough to find the page, short enough that nobody guesses it.</summary>
    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);

    /// <summary>How long the browser has to bring its code to the program that waits for it.</summary>
    public static readonly TimeSpan RedirectLife = TimeSpan.FromMinutes(2);

    // Without vowels, so that no word comes out, and without what looks alike (RFC 8628, 6.1).
    private const string UserCodeLetters = "BCDFGHJKLMNPQRSTVWXZ";
    private const int UserCodeLength = 8;

    public static void AddAuthorisationServer(this OpenIddictBuilder openIddict, AccountsOptions options) => openIddict.AddServer(server =>
    {
        server.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange().AllowDeviceAuthorizationFlow();
        server.Configure(configured =>
        {
            configured.Issuer = options.PublicAddress;
            configured.CodeChallengeMethods.Remove(OpenIddictConstants.CodeChallengeMethods.Plain);

            // Answers go back by a redirect: not by a form that a page sends, and not behind a hash that it reads.
            configured.ResponseModes.Remove(OpenIddictConstants.ResponseModes.FormPost);
            configured.ResponseModes.Remove(OpenIddictConstants.ResponseModes.Fragment);
        });
        server.SetAuthorizationEndpointUris(AuthorisationAddresses.Authorize[1..]).SetTokenEndpointUris(AuthorisationAddresses.Token[1..])
            .SetDeviceAuthorizationEndpointUris(AuthorisationAddresses.Device[1..]).SetEndUserVerificationEndpointUris(AuthorisationAddresses.Verify[1..])
            .SetConfigurationEndpointUris(AuthorisationAddresses.Metadata[1..]).SetJsonWebKeySetEndpointUris(Array.Empty<string>());
        server.SetAuthorizationCodeLifetime(RedirectLife).SetDeviceCodeLifetime(CodeLife).SetUserCodeLifetime(CodeLife)
            .SetUserCodeCharset([.. UserCodeLetters.Select(letter => letter.ToString())]).SetUserCodeLength(UserCodeLength).SetUserCodeDisplayFormat("{0}{1}{2}{3}-{4}{5}{6}{7}");

        // Codes are sealed by what seals forms; the keys that it insists on seal nothing.
        server.AddEphemeralEncryptionKey().AddEphemeralSigningKey().UseDataProtection();
        server.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough().EnableEndUserVerificationEndpointPassthrough().DisableTransportSecurityRequirement();
        server.AddEventHandler<OpenIddictServerEvents.HandleDeviceAuthorizationRequestContext>(handler => handler.UseInlineHandler(DeviceMachine.Remember));
        server.AddEventHandler<OpenIddictServerEvents.ApplyTokenResponseContext>(handler => handler.UseInlineHandler(Grant.PutInto).SetOrder(int.MinValue + 1_000));
    });
}
