using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace SigmaShake.Net.Serving;

/// <summary>The web server of the dashboard: one address of this machine, and nothing that a file or a variable of the environment could add to it.</summary>
internal sealed class DashboardServer : IAsyncDisposable
{
    private const int MaxConnections = 64;
    private const int MaxHeaderBytes = 16 << 10;
    private const int MaxTargetBytes = 8 << 10;
    private const int MaxBodyBytes = 256 << 10;

    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan EndTimeout = TimeSpan.FromSeconds(2);

    private readonly WebApplication _app;

    private DashboardServer(WebApplication app, LocalAddress address)
    {
        _app = app;
        Address = address;
    }

    /// <summary>Where it is.</summary>
    public LocalAddress Address { get; }

    /// <summary>Starts it.</summary>
    /// <param name="port">The port; 0 for any that is free.</param>
    /// <param name="answers">Answers, given where the server is.</param>
    /// <param name="cancellation">Ends the start.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<DashboardServer> StartAsync(int port, Func<LocalAddress, RequestHandler> answers, CancellationToken cancellation)
    {
        // An empty builder reads no configuration: a file in the folder that one stands in cannot open another port.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => SetUp(kestrel, port));
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = EndTimeout);
        var app = builder.Build();
        var ready = new TaskCompletionSource<RequestHandler>(TaskCreationOptions.RunContinuationsAsynchronously);
        app.Run(async context => await (await ready.Task).HandleAsync(context));
        try
        {
            await app.StartAsync(cancellation);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        var address = new LocalAddress(new Uri(app.Urls.Single()).Port);
        ready.SetResult(answers(address));
        return new DashboardServer(app, address);
    }

    /// <summary>Waits until it is told to end.</summary>
    public Task RunAsync(CancellationToken cancellation) => _app.WaitForShutdownAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static void SetUp(KestrelServerOptions kestrel, int port)
    {
        kestrel.AddServerHeader = false;
        kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        kestrel.Limits.MaxConcurrentConnections = MaxConnections;
        kestrel.Limits.MaxConcurrentUpgradedConnections = 0;
        kestrel.Limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
        kestrel.Limits.MaxRequestLineSize = MaxTargetBytes;
        kestrel.Limits.MaxRequestBodySize = MaxBodyBytes;
        kestrel.Limits.RequestHeadersTimeout = HeadersTimeout;
    }
}
