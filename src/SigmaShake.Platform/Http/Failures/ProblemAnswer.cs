using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace SigmaShake.Platform.Http.Failures;

/// <summary>
/// The answer to what cannot be done: a page for whoever prefers HTML, a problem document (RFC 9457) for everybody else. It says what a stranger may know;
/// <see cref="Because"/> keeps the precise cause for the operator. Equal problems are equal byte for byte: what tells requests apart stands in a header.
/// </summary>
internal sealed partial class ProblemAnswer : IResult, IStatusCodeHttpResult
{
    private readonly ProblemKind _kind;
    private readonly string _detail;
    private readonly TimeSpan? _retryAfter;
    private readonly List<(string Name, string? Text, long? Number)> _more = [];
    private string? _reason;

    public ProblemAnswer(ProblemKind kind, string? detail = null, TimeSpan? retryAfter = null)
    {
        _kind = kind;
        _detail = detail ?? kind.Detail;
        _retryAfter = retryAfter;
    }

    /// <inheritdoc />
    public int? StatusCode => _kind.Status;

    /// <summary>Adds the precise cause, which the operator's log and ledger get and nobody else. No secrets.</summary>
    public ProblemAnswer Because(string reason)
    {
        _reason = OneLine.Of(reason);
        return this;
    }

    /// <summary>Adds a member that kinds of this code have.</summary>
    public ProblemAnswer With(string name, string? value)
    {
        _more.Add((name, value, null));
        return this;
    }

    /// <inheritdoc cref="With(string, string?)"/>
    public ProblemAnswer With(string name, long value)
    {
        _more.Add((name, null, value));
        return this;
    }

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        Report(httpContext);
        var response = httpContext.Response;
        response.StatusCode = _kind.Status;
        response.Headers.Vary = "Accept";
        if (_retryAfter is { } wait) response.Headers.RetryAfter = $"{Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds))}";
        if (PrefersPage(httpContext.Request) && httpContext.RequestServices.GetService<IProblemPage>() is { } page)
        {
            await page.Of(_kind, _detail, httpContext.TraceIdentifier).ExecuteAsync(httpContext);
            return;
        }

        var document = Document();
        response.ContentType = "application/problem+json";
        response.ContentLength = document.WrittenCount;
        await response.BodyWriter.WriteAsync(document.WrittenMemory, httpContext.RequestAborted);
    }

    private void Report(HttpContext context)
    {
        if (_reason is null) return;
        var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "no route";
        var refusal = new Refusal(_kind.Status, _kind.Code, OneLine.Of(context.Request.Method), route, _reason);
        var log = context.RequestServices.GetRequiredService<ILogger<ProblemAnswer>>();
        LogRefused(log, refusal.Status, refusal.Code, refusal.Method, refusal.Route, refusal.Reason, context.TraceIdentifier);
        context.RequestServices.GetRequiredService<RefusalLedger>().Note(refusal);
    }

    // Whoever takes anything is a program: a browser says text/html in so many words.
    private static bool PrefersPage(HttpRequest request)
    {
        double page = 0, document = 0;
        foreach (var range in request.GetTypedHeaders().Accept)
        {
            var quality = range.Quality ?? 1;
            if (range.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase)) page = quality;
            else if (range.MediaType.EndsWith("json", StringComparison.OrdinalIgnoreCase)) document = Math.Max(document, quality);
        }

        return page > document;
    }

    private ArrayBufferWriter<byte> Document()
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("type", _kind.Type);
        json.WriteString("title", _kind.Title);
        json.WriteNumber("status", _kind.Status);
        json.WriteString("detail", _detail);
        json.WriteString("code", _kind.Code);
        foreach (var (name, text, number) in _more)
        {
            if (number is { } value) json.WriteNumber(name, value);
            else json.WriteString(name, text);
        }

        json.WriteEndObject();
        json.Flush();
        return buffer;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "refused with {Status} {Code}: {Method} {Route}: {Reason} ({RequestId})")]
    private static partial void LogRefused(ILogger log, int status, string code, string method, string route, string reason, string requestId);
}
