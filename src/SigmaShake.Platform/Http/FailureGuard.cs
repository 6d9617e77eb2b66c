using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace SigmaShake.Platform.Http;

/// <summary>Turns what a handler could not do into one sentence for whoever asked, and the precise one in the operator's log.</summary>
internal sealed partial class FailureGuard(RequestDelegate next, ILogger<FailureGuard> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            LogRefused(e.StatusCode, context.TraceIdentifier);
            await Problems.Invalid("The request cannot be read.").ExecuteAsync(context);
        }
        catch (Exception e) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            LogFailed(e, context.TraceIdentifier);
            await Problems.Failed().ExecuteAsync(context);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "a request was refused with {Status} ({Request})")]
    private partial void LogRefused(int status, string request);

    [LoggerMessage(Level = LogLevel.Error, Message = "a request failed ({Request})")]
    private partial void LogFailed(Exception failure, string request);
}
