using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SigmaShake.Platform.Http.Failures;
using SigmaShake.Platform.Http.Limits;
using SigmaShake.Platform.Organisations;

namespace SigmaShake.Platform.Http.Api;

/// <summary>
/// Lets a program send a <c>POST</c> of the API again when it does not know whether it got through: under the same <c>Idempotency-Key</c> the deed is done
/// once, and the answer given again. A key belongs to the credential that it is sent with, in its organisation, and to the address that it is sent to. Stands
/// behind access: an answer is given again only to whoever may still ask.
/// </summary>
internal sealed class IdempotencyGuard(RequestDelegate next, IdempotencyStore store, TimeProvider clock)
{
    // Ends before another request may try (IdempotencyStore.RunLife).
    private static readonly TimeSpan RunLimit = TimeSpan.FromSeconds(100);

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not { } endpoint || !IdempotencyKeys.AreTakenBy(context.Request.Method, endpoint.Metadata) || Caller.CredentialOf(context) is not { } caller) return next(context);
        var header = context.Request.Headers[IdempotencyKeys.Header];
        if (header.Count == 0) return next(context);
        return header is [{ } text] && IdempotencyKeys.Read(text) is { } key
            ? AnswerOnceAsync(context, caller, key)
            : Problems.Invalid($"`{IdempotencyKeys.Header}` has to be 1 to {IdempotencyKeys.MaxLength} letters, digits, dashes and underscores.").ExecuteAsync(context);
    }

    private async Task AnswerOnceAsync(HttpContext context, string caller, string key)
    {
        var cancellation = context.RequestAborted;
        var call = new IdempotentCall(
            Hash($"{caller}\n{context.Request.Method} {context.Request.Path}\n{key}"), Hash(caller), await HashOfAsync(context.Request, cancellation), context.Features.Get<OrgScope>());
        switch (await store.BeginAsync(call, cancellation))
        {
            case IdempotencyTurn.First first:
                await RunAsync(context, call, first);
                break;
            case IdempotencyTurn.Answered { Answer: var answer }:
                await answer.SendAsync(context.Response, cancellation);
                break;
            case IdempotencyTurn.OtherRequest:
                await new ProblemAnswer(ProblemCatalog.KeyReused).Because("an idempotency key came with another request").ExecuteAsync(context);
                break;
            case IdempotencyTurn.TooMany { RetryAfter: var wait }:
                await new ProblemAnswer(ProblemCatalog.TooManyKeys, retryAfter: wait).Because("idempotency keys of one caller").ExecuteAsync(context);
                break;
            default:
                await new ProblemAnswer(ProblemCatalog.KeyInUse, retryAfter: TimeSpan.FromSeconds(1)).ExecuteAsync(context);
                break;
        }
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

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

    private async Task RunAsync(HttpContext context, IdempotentCall call, IdempotencyTurn.First run)
    {
        var outside = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var body = new MemoryStream();
        var answered = false;
        context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));

        // Whoever hangs up does not end it: of a deed that was broken off nobody knows whether it was done, and the next try would do it anew.
        var lifetime = context.Features.GetRequiredFeature<IHttpRequestLifetimeFeature>();
        using var limit = new CancellationTokenSource(RunLimit, clock);
        context.Features.Set<IHttpRequestLifetimeFeature>(new RunLifetime(lifetime, limit.Token));
        try
        {
            await next(context);
            await context.Response.BodyWriter.FlushAsync(CancellationToken.None);
            answered = context.Response.StatusCode < StatusCodes.Status500InternalServerError;
        }
        finally
        {
            context.Features.Set(lifetime);
            context.Features.Set(outside);
            if (!answered) await store.AbandonAsync(call, run);
        }

        // Kept before it is sent: whoever gets it can rely on getting it again.
        var bytes = body.ToArray();
        if (answered) await store.CompleteAsync(call, run, StoredAnswer.Of(call.Name, context.Response, bytes));
        await outside.Writer.WriteAsync(bytes, context.RequestAborted);
    }

    private sealed class RunLifetime(IHttpRequestLifetimeFeature outside, CancellationToken limit) : IHttpRequestLifetimeFeature
    {
        public CancellationToken RequestAborted { get; set; } = limit;

        public void Abort() => outside.Abort();
    }
}
