using Microsoft.AspNetCore.Http;

namespace SigmaShake.Accounts;

/// <summary>The address that browsers reach this server at, which providers send people back to.</summary>
internal sealed class PublicAddress(AccountsOptions options)
{
    /// <summary>The address of a path.</summary>
    /// <param name="context">The request, which says it where the operator has not.</param>
    /// <param name="path">With a slash in front.</param>
    public string Of(HttpContext context, string path) =>
        $"{options.PublicAddress?.GetLeftPart(UriPartial.Authority) ?? $"{context.Request.Scheme}://{context.Request.Host.Value}"}{path}";
}
