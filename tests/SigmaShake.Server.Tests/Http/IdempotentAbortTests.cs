using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SigmaShake.Platform.Http;
using SigmaShake.Server.Testing;
using SigmaShake.Testing;

namespace SigmaShake.Server.Tests.Http;

/// <summary>Whoever hangs up in the middle and sends the request again has the deed done once.</summary>
public sealed class IdempotentAbortTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deed_whose_caller_hangs_up_is_done_once()
    {
        var deeds = 0;
        await using var host = await PlatformHost.StartAsync(new HttpOptions { Rates = RunningServer.Unlimited }, routes =>
            routes.MapPost("/deed", async (HttpContext context, CancellationToken cancellation) =>
            {
                Interlocked.Increment(ref deeds);

                // In the middle of it the connection is closed. Whether that ends the request shows within a moment.
                var closed = new TaskCompletionSource();
                await using var _ = context.Features.GetRequiredFeature<IConnectionLifetimeFeature>().ConnectionClosed.Register(closed.SetResult);
                await closed.Task.WaitAsync(ChildProcess.TimeLimit, Cancellation);
                await Task.Delay(300, cancellation);
                return "done";
            }).SignedIn().Describe("deed", "test", "Does it", "Does it."));
        using var client = await host.SignInAsync("operator");
        using (var gone = CancellationTokenSource.CreateLinkedTokenSource(Cancellation))
        {
            var first = SendAsync(client, gone.Token);
            await Deadline.UntilAsync(() => Volatile.Read(ref deeds) == 1);
            await gone.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        }

        HttpResponseMessage? again = null;
        await Deadline.UntilAsync(async () =>
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
            patience.CancelAfter(TimeSpan.FromSeconds(5));
            again = await SendAsync(client, patience.Token);
            return again.StatusCode != HttpStatusCode.Conflict;
        });

        Assert.Equal((HttpStatusCode.OK, true), (again!.StatusCode, again.Headers.Contains("Idempotency-Replayed")));
        Assert.Equal("done", await again.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal(1, deeds);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/deed");
        request.Headers.Add("Idempotency-Key", "once");
        return await client.SendAsync(request, cancellation);
    }
}
