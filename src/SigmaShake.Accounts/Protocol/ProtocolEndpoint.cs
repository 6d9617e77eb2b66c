using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace SigmaShake.Accounts.Protocol;

/// <summary>
/// Runs the library's part of OAuth inside a route, instead of in front of all of them: so its addresses stand in the route table like any others, and what guards
/// every route guards them.
/// </summary>
internal static class ProtocolEndpoint
{
    /// <summary>Has the library look at the request; whether it has answered.</summary>
    public static async Task<bool> AnswersAsync(HttpContext context, string scheme)
    {
        var handlers = context.RequestServices.GetRequiredService<IAuthenticationHandlerProvider>();
        return await handlers.GetHandlerAsync(context, scheme) is IAuthenticationRequestHandler handler && await handler.HandleRequestAsync();
    }
}
