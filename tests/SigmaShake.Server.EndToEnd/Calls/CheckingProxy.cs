using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using SigmaShake.Testing;
using SigmaShake.WebTools;

namespace SigmaShake.Server.EndToEnd.Calls;

/// <summary>A proxy (prism) that checks each request and each answer against a description, on a free port of this machine.</summary>
internal sealed class CheckingProxy : IAsyncDisposable
{
    private readonly Process _process;

    private CheckingProxy(Process process, int port)
    {
        _process = process;
        Address = new Uri($"http://127.0.0.1:{port}");
    }

    public Uri Address { get; }

    /// <summary>Starts one, and waits until it listens.</summary>
    /// <param name="description">The file of the description.</param>
    /// <param name="server">The address of the server behind it.</param>
    public static async Task<CheckingProxy> StartAsync(string description, string server)
    {
        var port = FreePort();
        var process = WebToolsPackage.Start("prism", "proxy", description, server, "--errors", "--host", "127.0.0.1", "--port", $"{port}");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var proxy = new CheckingProxy(process, port);
        await Deadline.UntilAsync(() => ListensAsync(port));
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> ListensAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
