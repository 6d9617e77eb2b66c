using System.Net;
using System.Net.Sockets;
using System.Text;
using SigmaShake.Server.Testing;

namespace SigmaShake.Server.Tests.Abuse;

/// <summary>A connection on which anything can be said, at any speed.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly Socket _socket;

    private RawConnection(Socket socket) => _socket = socket;

    public static async Task<RawConnection> OpenAsync(ServerProcess server)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, new Uri(server.Address).Port, TestContext.Current.CancellationToken);
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
        {
            // It hung up at once, and so this connection is over.
        }

        return new RawConnection(socket);
    }

    /// <summary>Says something; false once the server has hung up.</summary>
    public Task<bool> SayAsync(string text) => SayAsync(Encoding.ASCII.GetBytes(text));

    /// <inheritdoc cref="SayAsync(string)"/>
    public async Task<bool> SayAsync(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            await _socket.SendAsync(bytes, TestContext.Current.CancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Whether the server has hung up, possibly after an answer.</summary>
    public bool IsOver
    {
        get
        {
            try
            {
                return _socket.Poll(0, SelectMode.SelectRead);
            }
            catch (SocketException)
            {
                return true;
            }
        }
    }

    /// <summary>All that the server says until it hangs up; the first line of it.</summary>
    public async Task<string> FirstLineAsync()
    {
        var answer = new StringBuilder();
        var buffer = new byte[4096];
        try
        {
            for (int read; answer.Length < 1 << 16 && (read = await _socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken)) > 0;) answer.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }
        catch (SocketException)
        {
            // It hung up on what we were still saying.
        }

        return answer.ToString().Split("\r\n")[0];
    }

    public void Dispose() => _socket.Dispose();
}
