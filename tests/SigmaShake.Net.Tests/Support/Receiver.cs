using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SigmaShake.Net.Webhooks;
using SigmaShake.Rules.Json;

namespace SigmaShake.Net.Tests.Support;

/// <summary>A message as it came in.</summary>
internal sealed record ReceivedMessage(string Path, string Id, long Seconds, string Signature, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public long Entry => long.Parse(Encoding.UTF8.GetString(Data("entry").Text.Span), System.Globalization.CultureInfo.InvariantCulture);

    public string Rule => Encoding.UTF8.GetString(Data("rule").Text.Span);

    /// <summary>Whether it bears the signature of whoever has the secret.</summary>
    public bool IsSignedWith(string secret) => Signature == WebhookSignature.Of(WebhookSecret.KeyOf(secret)!, Id, Seconds, Body);

    private JsonValue Data(string name) => JsonParser.Parse(Body).Value!.Member("data"u8)!.Member(Encoding.UTF8.GetBytes(name))!;
}

/// <summary>A receiver of webhooks on a free port of this machine, which keeps all that comes.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Receiver(WebApplication app) => _app = app;

    public ConcurrentQueue<ReceivedMessage> Messages { get; } = [];

    public string Address { get; private set; } = "";

    /// <summary>What it answers; 204 by default.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = context =>
    {
        context.Response.StatusCode = 204;
        return Task.CompletedTask;
    };

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var receiver = new Receiver(builder.Build());
        receiver._app.Run(receiver.ReceiveAsync);
        await receiver._app.StartAsync(TestContext.Current.CancellationToken);
        receiver.Address = receiver._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return receiver;
    }

    /// <summary>Has it answer with a status.</summary>
    public void AnswerWith(int status, params (string Name, string Value)[] headers) => Answer = context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers) context.Response.Headers[name] = value;
        return Task.CompletedTask;
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers;
        Messages.Enqueue(new ReceivedMessage(
            context.Request.Path, headers["webhook-id"].ToString(), long.Parse(headers["webhook-timestamp"].ToString(), System.Globalization.CultureInfo.InvariantCulture),
            headers["webhook-signature"].ToString(), body.ToArray()));
        await Answer(context);
    }
}
