using Microsoft.AspNetCore.Http;
using SigmaShake.Platform.Http.Failures;

namespace SigmaShake.Platform.Http.Limits;

/// <summary>Refuses compressed bodies before anything reads them: a small one could become any size.</summary>
internal sealed class EncodingGuard(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var encoding = context.Request.Headers.ContentEncoding;
        if (encoding.Count == 0 || encoding is ["identity"]) return next(context);
        context.Response.Headers.AcceptEncoding = "identity";
        return new ProblemAnswer(ProblemCatalog.UnsupportedEncoding).Because("the body is compressed").ExecuteAsync(context);
    }
}
