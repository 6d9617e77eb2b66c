using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SigmaShake.Platform.Http.Failures;
using SigmaShake.Platform.Http.Limits;

namespace SigmaShake.Platform.Http.Api;

/// <summary>
/// Lets a program send a request again when it does not know whether it got through: under the same <c>Idempotency-Key</c> the deed is done once, and the
/// answer given again. A key belongs to who sends it and to the address that it is sent to.
/// </summary>
internal sealed class IdempotencyGuard(RequestDelegate next, IdempotencyStore store)
{
    /// <summary>The header (draft-ietf-httpapi-idempotency-key-header).</summary>
    public const string Header = "Idempotency-Key";

    private const int MaxKeyLength = 64;

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IdempotentRoute>() is null || Caller.IdOf(context) is not { } caller) return next(context);
        var header = context.Request.Headers[Header];
        if (header.Count == 0) return next(context);
        return header is [{ } text] && KeyOf(text) is { } key
            ? AnswerOnceAsync(context, SHA256.HashData(Encoding.UTF8.GetBytes($"{caller}\n{context.Request.Method} {context.Request.Path}\n{key}")))
            : Problems.Invalid($"`{Header}` has to be 1 to {MaxKeyLength} letters, digits, dashes and underscores.").ExecuteAsync(context);
    }

    // The draft writes it in quotes, most programs without.
    private static string? KeyOf(string text)
    {
        var key = text is ['"', .., '"'] ? text[1..^1] : text;
        return key.Length is > 0 and <= MaxKeyLength && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? key : null;
    }

    private async Task AnswerOnceAsync(HttpContext context, byte[] id)
    {
        var cancellation = context.RequestAborted;
        switch (await store.BeginAsync(id, await HashOfAsync(context.Request, cancellation), cancellation))
        {
            case IdempotencyTurn.First:
                await RunAsync(context, id);
                break;
            case IdempotencyTurn.Answered { Answer: var answer }:
                await answer.SendAsync(context.Response, cancellation);
                break;
            case IdempotencyTurn.OtherRequest:
                await new ProblemAnswer(ProblemCatalog.KeyReused).Because("an idempotency key came with another request").ExecuteAsync(context);
                break;
            default:
                await new ProblemAnswer(ProblemCatalog.KeyInUse, retryAfter: TimeSpan.FromSeconds(1)).ExecuteAsync(context);
                break;
        }
    }

    // The body is bounded by the server's limit, and read again by the handler.
    private static async Task<byte[]> HashOfAsync(HttpRequest request, CancellationToken cancellation)
    {
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.QueryString}\n{request.ContentType}\n"));
        var buffer = new byte[16 << 10];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancellation)) > 0;) hash.AppendData(buffer, 0, read);
        request.Body.Position = 0;
        return hash.GetHashAndReset();
    }

    private async Task RunAsync(HttpContext context, byte[] id)
    {
        var outside = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var body = new MemoryStream();
        var answered = false;
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        try
        {
            await next(context);
            await context.Response.BodyWriter.FlushAsync(CancellationToken.None);
            answered = context.Response.StatusCode < StatusCodes.Status500InternalServerError;
        }
        finally
        {
            context.Features.Set(outside);
            if (!answered) await store.AbandonAsync(id);
        }

        // Kept before it is sent: whoever gets it can rely on getting it again.
        var bytes = body.ToArray();
        if (answered) await store.CompleteAsync(id, StoredAnswer.Of(Convert.ToHexStringLower(id), context.Response, bytes));
        await outside.Writer.WriteAsync(bytes, context.RequestAborted);
    }
}
