using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SigmaShake.Platform.Http.Failures;

/// <summary>
/// Turns what a handler could not do into one sentence for whoever asked, and the precise one in the operator's log. An answer that is nothing but a status
/// gets its document here too.
/// </summary>
internal sealed partial class FailureGuard(RequestDelegate next, ILogger<FailureGuard> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (IsBare(context.Response)) await new ProblemAnswer(ProblemCatalog.Of(context.Response.StatusCode)).ExecuteAsync(context);
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            await new ProblemAnswer(KindOf(e)).Because(e.InnerException is { } inner ? $"{e.Message} {inner.Message}" : e.Message).ExecuteAsync(context);
        }
        catch (Exception e) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            LogFailed(e, context.TraceIdentifier);
            context.Response.Clear();
            await new ProblemAnswer(ProblemCatalog.ServerFailed).ExecuteAsync(context);
        }
    }

    // What reads the form may wrap what the server said of its body.
    private static ProblemKind KindOf(BadHttpRequestException refused)
    {
        var kind = ProblemCatalog.Of(refused.StatusCode);
        for (var inner = refused.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (inner is AntiforgeryValidationException) kind = ProblemCatalog.FormExpired;
            if (inner is BadHttpRequestException first) kind = ProblemCatalog.Of(first.StatusCode);
        }

        return kind;
    }

    private static bool IsBare(HttpResponse response) =>
        response is { HasStarted: false, StatusCode: >= StatusCodes.Status400BadRequest, ContentType: null } && response.ContentLength is null or 0;

    [LoggerMessage(Level = LogLevel.Error, Message = "a request failed ({RequestId})")]
    private partial void LogFailed(Exception failure, string requestId);
}
