using System.Text;
using Microsoft.AspNetCore.Http;
using SigmaShake.Net.Markup;
using SigmaShake.Net.Serving;

namespace SigmaShake.Net.Dashboard;

/// <summary>
/// Tells pages that they may show something else, as server-sent events (WHATWG HTML, 9.2): an event <c>mark</c>, with the mark that a page made now would
/// bear, and nothing of what would stand in it. The first comes at once, so that nothing is missed between a page and its stream. So many streams at once,
/// and each until its session ends.
/// </summary>
internal sealed class LiveEvents(Machine machine)
{
    /// <summary>How many pages may listen at once.</summary>
    public const int Most = 8;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    private int _open;

    public IEnumerable<Route> Routes => [Route.Get("/live", (_, _) => Task.FromResult(Listen()))];

    private Answer Listen()
    {
        if (Interlocked.Increment(ref _open) <= Most) return new Answer.Events(WriteAsync);
        Interlocked.Decrement(ref _open);
        return new Answer.Page("Too many pages", Html.Of($"<p>{Most} pages are kept up to date at once, and there are as many. Close one.</p>"), StatusCodes.Status503ServiceUnavailable);
    }

    private async Task WriteAsync(HttpResponse response, CancellationToken cancellation)
    {
        try
        {
            response.ContentType = "text/event-stream";
            await FollowAsync(response, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The page was closed, or its session has ended.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private async Task FollowAsync(HttpResponse response, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Pause, machine.Clock);
        var (sent, silent) = ("", TimeSpan.Zero);
        do
        {
            var mark = machine.Mark;
            silent += Pause;
            if (mark != sent) await SendAsync(response, $"event: mark\ndata: {mark}\n\n", cancellation);
            else if (silent >= KeepAlive) await SendAsync(response, ": still listening\n\n", cancellation);
            else continue;
            (sent, silent) = (mark, TimeSpan.Zero);
        }
        while (await timer.WaitForNextTickAsync(cancellation));
    }

    private static async Task SendAsync(HttpResponse response, string text, CancellationToken cancellation)
    {
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
        await response.Body.FlushAsync(cancellation);
    }
}
