using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SigmaShake.Signing.Tuf.Repository;

namespace SigmaShake.Signing.EndToEnd.TufJs;

/// <summary>Serves the files of a repository on 127.0.0.1, as any web server would: by their names, nothing computed.</summary>
internal sealed class StaticServer : IAsyncDisposable
{
    /// <summary>No test needs as many; a client that asks more often goes in circles.</summary>
    private const int MaxRequests = 200;

    private readonly ConcurrentDictionary<string, ReadOnlyMemory<byte>> _files = new(StringComparer.Ordinal);
    private readonly WebApplication _server;
    private int _requests;

    private StaticServer()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddLogging(logging => logging.ClearProviders());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.Run(AnswerAsync);
    }

    /// <summary>Where it listens, with a slash at the end.</summary>
    public Uri Address => new($"{_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()}/");

    public static async Task<StaticServer> StartAsync()
    {
        var server = new StaticServer();
        await server._server.StartAsync();
        return server;
    }

    /// <summary>Serves the files of <paramref name="repository"/> from now on, and no others.</summary>
    public void Serve(TufRepository repository)
    {
        _files.Clear();
        foreach (var file in repository.Files) Put(file.Folder == TufFolder.Metadata ? "metadata" : "targets", file.Name, file.Content);
    }

    /// <summary>Puts one file in the place of another.</summary>
    public void Put(string folder, string name, ReadOnlyMemory<byte> content) => _files[$"/{folder}/{name}"] = content;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        // As it came: what is percent-encoded is the name of a file.
        var path = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget;
        if (Interlocked.Increment(ref _requests) > MaxRequests || !_files.TryGetValue(path, out var content)) context.Response.StatusCode = StatusCodes.Status404NotFound;
        else await context.Response.BodyWriter.WriteAsync(content, context.RequestAborted);
    }
}
