using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using SigmaShake.Platform.Http.Failures;
using SigmaShake.Platform.Http.Limits;

namespace SigmaShake.Platform.Http.Operation;

/// <summary>
/// One line for each request, and its trace: which route, whose, how it ended, how long it took. The route as it is in the table, never the address that was
/// asked for: links that sign in are addresses.
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, TimeProvider clock, ILogger<RequestLog> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var started = clock.GetTimestamp();
        var trace = Activity.Current;
        try
        {
            await next(context);
        }
        finally
        {
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "no route";
            if (trace is not null) Describe(trace, context, route);
            if (log.IsEnabled(LogLevel.Information)) Write(context, route, clock.GetElapsedTime(started));
        }
    }

    private void Write(HttpContext context, string route, TimeSpan duration)
    {
        var method = OneLine.Of(context.Request.Method);
        var (caller, organisation) = (Caller.IdOf(context), Caller.OrganisationOf(context));
        var durationMs = duration.TotalMilliseconds;
        LogRequest(method, route, context.Response.StatusCode, durationMs, caller, organisation, context.TraceIdentifier);
    }

    private static void Describe(Activity trace, HttpContext context, string route)
    {
        trace.DisplayName = $"{OneLine.Of(context.Request.Method)} {route}";
        trace.SetTag("http.route", route);
        trace.SetTag("http.response.status_code", context.Response.StatusCode);
        trace.SetTag("url.path", route);
        trace.SetTag("url.query", null);
        trace.SetTag("sigmashake.request_id", context.TraceIdentifier);
        trace.SetTag("sigmashake.organisation_id", Caller.OrganisationOf(context));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Route} {Status} in {DurationMs:0.0} ms by {CallerId} in {OrganisationId} ({RequestId})")]
    private partial void LogRequest(string method, string route, int status, double durationMs, string? callerId, string? organisationId, string requestId);
}
