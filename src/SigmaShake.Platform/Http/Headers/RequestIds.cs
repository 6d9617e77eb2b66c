using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace SigmaShake.Platform.Http.Headers;

/// <summary>Gives each request an id of the server's own making: the log bears it, and whoever asked can cite it. What a client calls its request stays out of the log.</summary>
internal sealed class RequestIds(RequestDelegate next)
{
    /// <summary>The header of the answer.</summary>
    public const string Header = "X-Request-ID";

    private const int Bytes = 12;

    public Task InvokeAsync(HttpContext context)
    {
        Span<byte> random = stackalloc byte[Bytes];
        RandomNumberGenerator.Fill(random);
        context.TraceIdentifier = Convert.ToHexStringLower(random);
        context.Response.OnStarting(() =>
        {
            context.Response.Headers[Header] = context.TraceIdentifier;
            return Task.CompletedTask;
        });
        return next(context);
    }
}
