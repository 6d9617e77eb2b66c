using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using SigmaShake.Net.Markup;
using SigmaShake.Net.Serving;

namespace SigmaShake.Net.Dashboard;

/// <summary>
/// Tells pages that the log has grown, as server-sent events (WHATWG HTML, 9.2): an event <c>log</c>, with the size of the log, and nothing of what stands in
/// it. So many streams at once, and each until its session ends.
/// </summary>
internal sealed class LiveEvents(Machine machine)
{
    /// <summary>How many pages may listen at once.</summary>
    public const int Most = 8;

    // A look at the size of a file. The hook tells nobody: it has no time to.
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
            await SendAsync(response, ": listening\n\n", cancellation);
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
        var (seen, silent) = (Size(), TimeSpan.Zero);
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            var size = Size();
            silent += Pause;
            if (size != seen) await SendAsync(response, string.Create(CultureInfo.InvariantCulture, $"event: log\ndata: {size}\n\n"), cancellation);
            else if (silent >= KeepAlive) await SendAsync(response, ": still listening\n\n", cancellation);
            else continue;
            (seen, silent) = (size, TimeSpan.Zero);
        }
    }

    private static async Task SendAsync(HttpResponse response, string text, CancellationToken cancellation)
    {
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
        await response.Body.FlushAsync(cancellation);
    }

    private long Size()
    {
        var entries = new FileInfo(Path.Combine(machine.State.Ledger, "entries"));
        return entries.Exists ? entries.Length : 0;
    }
}
