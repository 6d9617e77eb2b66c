using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using SigmaShake.Cli.State;
using SigmaShake.Net.Markup;

namespace SigmaShake.Net.Serving;

/// <summary>Answers one request: who asks, for which page, and whether they may. Thread-safe.</summary>
/// <param name="address">Where the server is.</param>
/// <param name="state">Our own state.</param>
/// <param name="sessions">Who has signed in.</param>
/// <param name="site">What there is to see.</param>
/// <param name="clock">The time.</param>
/// <param name="complain">Told, in a line, of what went wrong for no reason that a page could name.</param>
internal sealed class RequestHandler(LocalAddress address, StateFolder state, Sessions sessions, Site site, TimeProvider clock, Action<string> complain)
{
    private const int NonceBytes = 16;

    private readonly SignInPages _signIn = new(state, sessions, clock);
    private readonly Frame _frame = new(site.Links);

    /// <summary>Answers it.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            await AnswerAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits any more.
        }
        catch (BadHttpRequestException e)
        {
            await RefuseAsync(context.Response, e.StatusCode, "the request is not understood, or too large");
        }
        catch (InvalidDataException)
        {
            await RefuseAsync(context.Response, StatusCodes.Status400BadRequest, "the form is not understood, or too large");
        }
#pragma warning disable CA1031 // One request that goes wrong must not end the others.
        catch (Exception e)
#pragma warning restore CA1031
        {
            complain($"a page could not be made: {e.GetType().Name}: {e.Message}");
            if (!context.Response.HasStarted) await RefuseAsync(context.Response, StatusCodes.Status500InternalServerError, "this page could not be made; the terminal that `ssg serve` runs in says why");
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        if (RequestGuard.Refuse(request, address) is { } refusal)
        {
            await RefuseAsync(context.Response, refusal.Status, refusal.Why);
            return;
        }

        if (Assets.Find(request.Path) is { } asset)
        {
            await WriteAsync(context.Response, asset.Type, asset.Bytes);
            return;
        }

        if (sessions.Find(request, out var rest) is not { } session)
        {
            await SendAsync(context.Response, await _signIn.AnswerAsync(context), null);
            return;
        }

        var form = HttpMethods.IsPost(request.Method) && request.HasFormContentType ? await request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        var asked = new PageRequest(session, rest, request.Query, form, context.RequestAborted);
        await SendAsync(context.Response, await PageAsync(asked, request.Method), asked);
    }

    private async Task<Answer> PageAsync(PageRequest request, string method)
    {
        // A form that is none of our pages' has no token; its cookie alone proves nothing.
        if (HttpMethods.IsPost(method) && !Secret.AreEqual(request.Sent(PageRequest.FormTokenName), request.Session.FormToken))
            return new Answer.Page("Not done", Html.Of($"<p>This form is too old. Go back, load the page again, and send it once more.</p>"), StatusCodes.Status400BadRequest);
        if (HttpMethods.IsPost(method) && request.Path == Frame.SignOutPath)
        {
            sessions.End(request.Session);
            return new Answer.Redirect("/");
        }

        foreach (var route in site.Routes)
        {
            if (route.Fits(method, request.Path, out var part)) return await TryAsync(route, request, part);
        }

        return Answer.NotFound;
    }

    private static async Task<Answer> TryAsync(Route route, PageRequest request, string part)
    {
        try
        {
            return await route.Reply(request, part);
        }
        catch (StateException e)
        {
            return new Answer.Page("Not to be had now", Html.Of($"""<p class="problem" role="alert">{e.Message}</p>"""), StatusCodes.Status500InternalServerError);
        }
    }

    private async Task SendAsync(HttpResponse response, Answer answer, PageRequest? request)
    {
        switch (answer)
        {
            case Answer.Page page:
                var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));
                response.StatusCode = page.Status;
                await WriteAsync(response, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(_frame.Of(page, request, nonce)), nonce);
                break;
            case Answer.Redirect redirect:
                AnswerHeaders.Set(response, null);
                response.StatusCode = StatusCodes.Status303SeeOther;
                response.Headers.Location = request is null ? redirect.Path : request.Link(redirect.Path);
                break;
            case Answer.Download file:
                response.Headers.ContentDisposition = $"attachment; filename=\"{file.Name}\"";
                await WriteAsync(response, file.Type, file.Bytes);
                break;
            case Answer.Events events:
                AnswerHeaders.Set(response, null);
                using (var ended = CancellationTokenSource.CreateLinkedTokenSource(request!.Cancellation, request.Session.Ended.Token)) await events.Write(response, ended.Token);
                break;
            default:
                throw new InvalidOperationException($"nothing sends a {answer.GetType().Name}");
        }
    }

    private static async Task WriteAsync(HttpResponse response, string type, byte[] bytes, string? nonce = null)
    {
        AnswerHeaders.Set(response, nonce);
        response.ContentType = type;
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(response.HttpContext.Request.Method)) await response.Body.WriteAsync(bytes);
    }

    private static async Task RefuseAsync(HttpResponse response, int status, string why)
    {
        response.StatusCode = status;
        await WriteAsync(response, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes($"{why}\n"));
    }
}
