using System.Security.Claims;
using OpenIddict.Server;
using SigmaShake.Accounts.Identity;

namespace SigmaShake.Accounts.Authorisation;

/// <summary>What the program's machine calls itself: shown to whoever is asked to let it in, and believed by nobody.</summary>
internal static class DeviceMachine
{
    /// <summary>The parameter that says it.</summary>
    public const string Parameter = "machine";

    /// <summary>The claim that keeps it with a device's codes.</summary>
    public const string Claim = "sigmashake_machine";

    /// <summary>What is shown where nothing is said.</summary>
    public const string Unnamed = "an unnamed machine";

    private const int MaxLength = 40;

    /// <summary>A name that may be shown.</summary>
    public static string Of(string? text) => DisplayName.Of(text) is { } name ? name[..Math.Min(name.Length, MaxLength)] : Unnamed;

    /// <summary>Keeps it with the codes that a device asks for.</summary>
    public static ValueTask Remember(OpenIddictServerEvents.HandleDeviceAuthorizationRequestContext context)
    {
        // Of nobody yet: whoever types the code in is to come.
        context.Principal = new ClaimsPrincipal(new ClaimsIdentity([new Claim(Claim, Of((string?)context.Request[Parameter]))]));
        return ValueTask.CompletedTask;
    }
}
