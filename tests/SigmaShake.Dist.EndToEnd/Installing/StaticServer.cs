using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SigmaShake.Dist.EndToEnd.Installing;

/// <summary>Hands the files of a folder out over HTTP/1.0, on 127.0.0.1.</summary>
internal sealed class StaticServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _folder;
    private readonly Task _serving;

    private StaticServer(string folder)
    {
        _folder = folder;
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public static StaticServer Start(string folder) => new(folder);

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var name = (await reader.ReadLineAsync())?.Split(' ')[1].TrimStart('/') ?? "";
        while (await reader.ReadLineAsync() is { Length: > 0 })
        {
            // Nothing in a header changes the answer.
        }

        var path = Path.Combine(_folder, Path.GetFileName(name));
        var body = File.Exists(path) ? await File.ReadAllBytesAsync(path) : [];
        var head = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.0 {(File.Exists(path) ? "200 OK" : "404 Not Found")}\r\nContent-Length: {body.Length}\r\n\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
        await stream.WriteAsync(body);
    }
}
