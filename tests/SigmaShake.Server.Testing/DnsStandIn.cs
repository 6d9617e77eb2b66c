using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SigmaShake.Server.Testing;

/// <summary>A DNS server of 127.0.0.1 that knows the TXT records that a test gives it (RFC 1035). Over UDP it cuts answers that are long, and gives them over TCP.</summary>
public sealed class DnsStandIn : IDisposable
{
    private const int MaxUdpBytes = 512;
    private const int MaxAttempts = 50;
    private const byte NoError = 0;
    private const byte ServerFailure = 2;
    private const byte NameError = 3;

    private readonly CancellationTokenSource _ended = new();
    private readonly Socket _udp;
    private readonly TcpListener _tcp;
    private int _overTcp;

    public DnsStandIn()
    {
        (_udp, _tcp) = Bind();
        Address = (IPEndPoint)_tcp.LocalEndpoint;
        _ = ServeUdpAsync();
        _ = ServeTcpAsync();
    }

    public IPEndPoint Address { get; }

    /// <summary>Name to texts.</summary>
    public ConcurrentDictionary<string, string[]> Records { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it answers that something is wrong with it.</summary>
    public bool IsBroken { get; set; }

    /// <summary>How many questions came over TCP.</summary>
    public int OverTcp => _overTcp;

    public void Dispose()
    {
        _ended.Cancel();
        _udp.Dispose();
        _tcp.Dispose();
        _ended.Dispose();
    }

    // The same port of both: one that is free for one may be taken for the other.
    private static (Socket Udp, TcpListener Tcp) Bind()
    {
        for (var attempt = 1; ; attempt++)
        {
            var tcp = new TcpListener(IPAddress.Loopback, 0);
            var udp = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            try
            {
                tcp.Start();
                udp.Bind(tcp.LocalEndpoint);
                return (udp, tcp);
            }
            catch (SocketException) when (attempt < MaxAttempts)
            {
                tcp.Dispose();
                udp.Dispose();
            }
        }
    }

    private async Task ServeUdpAsync()
    {
        var buffer = new byte[MaxUdpBytes];
        try
        {
            while (!_ended.IsCancellationRequested)
            {
                var received = await _udp.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0), _ended.Token);
                var answer = Answer(buffer.AsSpan(0, received.ReceivedBytes));
                if (answer.Length > MaxUdpBytes)
                {
                    // Only the question, and the flag that says that there is more.
                    answer = answer[..QuestionEnd(answer)];
                    answer[2] |= 2;
                    BinaryPrimitives.WriteUInt16BigEndian(answer.AsSpan(6), 0);
                }

                await _udp.SendToAsync(answer, received.RemoteEndPoint, _ended.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ServeTcpAsync()
    {
        try
        {
            while (!_ended.IsCancellationRequested)
            {
                using var client = await _tcp.AcceptTcpClientAsync(_ended.Token);
                Interlocked.Increment(ref _overTcp);
                var stream = client.GetStream();
                var length = new byte[2];
                await stream.ReadExactlyAsync(length, _ended.Token);
                var question = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
                await stream.ReadExactlyAsync(question, _ended.Token);
                var answer = Answer(question);
                BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)answer.Length);
                await stream.WriteAsync(length, _ended.Token);
                await stream.WriteAsync(answer, _ended.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException or IOException)
        {
            // The test is over.
        }
    }

    private byte[] Answer(ReadOnlySpan<byte> question)
    {
        var known = Records.TryGetValue(NameIn(question), out var texts);
        using var answer = new MemoryStream();
        answer.Write(question[..2]);
        answer.Write([0x81, (byte)(0x80 | (IsBroken ? ServerFailure : known ? NoError : NameError)), 0, 1, 0, (byte)(known && !IsBroken ? texts!.Length : 0), 0, 0, 0, 0]);
        answer.Write(question[12..QuestionEnd(question)]);
        if (!known || IsBroken) return answer.ToArray();
        foreach (var text in texts!)
        {
            // The name is the question's; TXT, IN, no time to live.
            var strings = Encoding.UTF8.GetBytes(text).Chunk(255).ToList();
            answer.Write([0xC0, 12, 0, 16, 0, 1, 0, 0, 0, 0]);
            var size = new byte[2];
            BinaryPrimitives.WriteUInt16BigEndian(size, (ushort)strings.Sum(one => one.Length + 1));
            answer.Write(size);
            foreach (var one in strings)
            {
                answer.WriteByte((byte)one.Length);
                answer.Write(one);
            }
        }

        return answer.ToArray();
    }

    private static int QuestionEnd(ReadOnlySpan<byte> message)
    {
        var i = 12;
        while (message[i] != 0) i += message[i] + 1;
        return i + 5;
    }

    private static string NameIn(ReadOnlySpan<byte> message)
    {
        var labels = new List<string>();
        for (var i = 12; message[i] != 0; i += message[i] + 1) labels.Add(Encoding.ASCII.GetString(message.Slice(i + 1, message[i])));
        return string.Join('.', labels);
    }
}
