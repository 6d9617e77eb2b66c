using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace SigmaShake.Platform.Http.Headers;

/// <summary>What a script of a page has to bear to be run (CSP 3, 2.3.1): 128 random bits, new with each answer.</summary>
public static class PageNonce
{
    private const int Bytes = 16;

    private sealed record Nonce(string Text);

    /// <summary>The nonce of the answer that is being made.</summary>
    public static string Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Features.Get<Nonce>() is not { } nonce)
        {
            nonce = new Nonce(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes)));
            context.Features.Set(nonce);
        }

        return nonce.Text;
    }
}
