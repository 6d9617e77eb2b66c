using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace SigmaShake.Accounts.Protocol;

/// <summary>
/// Keeps the library from answering in front of all routes, which the framework would have it do by itself: it is asked inside its routes alone, behind what guards
/// every route (<see cref="ProtocolEndpoint"/>). Nor does it say who has signed in.
/// </summary>
internal sealed class RouteBoundSchemes(IOptions<AuthenticationOptions> options) : AuthenticationSchemeProvider(options)
{
    public override Task<IEnumerable<AuthenticationScheme>> GetRequestHandlerSchemesAsync() => Task.FromResult<IEnumerable<AuthenticationScheme>>([]);

    public override Task<AuthenticationScheme?> GetDefaultAuthenticateSchemeAsync() => Task.FromResult<AuthenticationScheme?>(null);
}
