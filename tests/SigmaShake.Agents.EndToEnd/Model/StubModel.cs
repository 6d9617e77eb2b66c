using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace SigmaShake.Agents.EndToEnd.Model;

/// <summary>A model on 127.0.0.1 that makes the tool calls it was told to make, and remembers what it was told in return.</summary>
internal sealed class StubModel : IAsyncDisposable
{
    /// <summary>No scenario needs as many; a client that asks more often goes in circles.</summary>
    private const int MaxRequests = 24;

    private readonly ModelProtocol _protocol;
    private readonly WebApplication _server;
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _told = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Exception> _failures = new();
    private IReadOnlyList<Script> _scripts = [];
    private int _requests;

    private StubModel(ModelProtocol protocol, Socket listener)
    {
        _protocol = protocol;
        Address = new Uri($"http://{listener.LocalEndPoint}");
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddLogging(logging => logging.ClearProviders());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.ListenHandle((ulong)listener.Handle));
        _server = builder.Build();
        _server.Run(AnswerAsync);
    }

    /// <summary>Where it listens: an address of the loopback.</summary>
    public Uri Address { get; }

    /// <summary>Starts a model that serves whoever connects to <paramref name="listener"/>, which it owns from now on.</summary>
    public static async Task<StubModel> StartAsync(ModelProtocol protocol, Socket listener)
    {
        var model = new StubModel(protocol, listener);
        await model._server.StartAsync();
        return model;
    }

    /// <summary>Sets the scripts for the next run, and forgets the last one.</summary>
    public void Perform(params IReadOnlyList<Script> scripts)
    {
        _told.Clear();
        _requests = 0;
        _scripts = scripts;
    }

    /// <summary>What the tools answered in the conversation that <paramref name="prompt"/> opened.</summary>
    public IReadOnlyList<string> ToldAfter(string prompt) => _told.GetValueOrDefault(prompt, []);

    /// <summary>Throws what went wrong inside the stub, which the client would only have seen as an error of the server.</summary>
    public void ThrowIfFailed()
    {
        if (!_failures.IsEmpty) throw new AggregateException(_failures);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Method != HttpMethods.Post || !_protocol.Serves(context.Request.Path))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        try
        {
            if (Interlocked.Increment(ref _requests) > MaxRequests) throw new InvalidOperationException($"more than {MaxRequests} requests");

            var request = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
            var conversation = _protocol.Read(request!);
            var reply = NextTurn(context.Request.Path, request!, conversation);
            context.Response.ContentType = reply.ContentType;
            await context.Response.WriteAsync(reply.Body, Encoding.UTF8, context.RequestAborted);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Turns are code of the scenarios, which may assert; the client must not be the only one to hear of it.
            _failures.Enqueue(e);
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    /// <remarks>A conversation without a script is one that the client holds on its own account, such as finding a title.</remarks>
    private ModelReply NextTurn(PathString path, JsonNode request, Conversation conversation)
    {
        var script = _scripts.FirstOrDefault(script => conversation.Opening.Contains(script.Prompt, StringComparison.Ordinal));
        if (script is null) return _protocol.Answer(path, request, null, 0);

        _told.AddOrUpdate(
            script.Prompt,
            conversation.ToolResults,
            (_, known) => known.Count > conversation.ToolResults.Count ? known : conversation.ToolResults);
        return _protocol.Answer(path, request, script.Next(conversation.ToolResults), conversation.ToolResults.Count);
    }
}
