using System.Net;
using System.Net.Sockets;

namespace SigmaShake.Net.Http;

/// <summary>
/// Connects to an address that a rule names, and not to whatever its name is made to mean: a public name that leads to this machine, to its own link or to
/// a cloud's metadata is refused. Addresses of private networks are allowed, for there a person's own receivers are. What is asked is the address that
/// is connected to, so that a name cannot mean one thing when it is looked at and another when it is used.
/// </summary>
internal static class AddressGuard
{
    // Where clouds answer with credentials, beside 169.254.169.254, which is an address of the link.
    private static readonly IPAddress[] Metadata = [IPAddress.Parse("fd00:ec2::254"), IPAddress.Parse("fd00:ec2::23"), IPAddress.Parse("fd20:ce::254"), IPAddress.Parse("100.100.100.200"), IPAddress.Parse("168.63.129.16")];

    /// <summary>Connects, as <see cref="SocketsHttpHandler.ConnectCallback"/> has it.</summary>
    public static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var (point, asked) = (context.DnsEndPoint, context.InitialRequestMessage.RequestUri!);
        var isThisMachine = new ServerAddress(asked).IsLoopback;
        var addresses = await Dns.GetHostAddressesAsync(point.Host, cancellation);

        // A proxy looks the name up itself, and is this machine's own choice.
        var isProxy = !isThisMachine && IsProxied(asked, HttpClient.DefaultProxy);
        var allowed = isProxy ? addresses : Array.FindAll(addresses, address => Refusal(address, isThisMachine) is null);
        if (allowed.Length == 0) throw new RefusedAddressException(addresses is [var first, ..] ? Refusal(first, isThisMachine)! : "has no address");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, point.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Whether a proxy is asked for an address; not where <c>no_proxy</c> names it.</summary>
    public static bool IsProxied(Uri asked, IWebProxy proxy) => !proxy.IsBypassed(asked) && proxy.GetProxy(asked) is not null;

    /// <summary>Why an address is not connected to, as the end of a sentence that begins with the host; null where it is.</summary>
    /// <param name="address">The address.</param>
    /// <param name="isThisMachine">Whether the rule says that it means this machine.</param>
    public static string? Refusal(IPAddress address, bool isThisMachine)
    {
        if (Embedded(address) is { } inner) address = inner;
        if (IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))
            return isThisMachine && IPAddress.IsLoopback(address) ? null : $"leads to {address}, this machine itself; write `localhost` where that is meant";
        if (isThisMachine) return $"leads to {address}, which is not this machine";
        var isLocal = address.IsIPv6LinkLocal || address.IsIPv6Multicast || (address.AddressFamily == AddressFamily.InterNetwork && IsLinkOrMany(address.GetAddressBytes()));
        return isLocal || Array.IndexOf(Metadata, address) >= 0 ? $"leads to {address}, where nobody's receiver is" : null;
    }

    // An address of IPv4 that a network, not we, would take out of one of IPv6: mapped (RFC 4291, 2.5.5.2), compatible (2.5.5.1), translated (RFC 6052,
    // 64:ff9b::/96, and RFC 8215, 64:ff9b:1::/48) or by 6to4 (RFC 3056, 2002::/16).
    private static IPAddress? Embedded(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return null;
        var bytes = address.GetAddressBytes().AsSpan();
        if (bytes is [0x20, 0x02, ..]) return new IPAddress(bytes[2..6]);
        var isTranslated = bytes is [0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0, ..] or [0x00, 0x64, 0xff, 0x9b, 0, 1, ..];
        var isCompatible = !bytes[..12].ContainsAnyExcept((byte)0) && bytes[12] != 0;
        return address.IsIPv4MappedToIPv6 || isTranslated || isCompatible ? new IPAddress(bytes[12..]) : null;
    }

    // 169.254.0.0/16, and from 224.0.0.0 on.
    private static bool IsLinkOrMany(byte[] address) => address is [169, 254, _, _] or [>= 224, _, _, _];
}

/// <summary>An address is not connected to.</summary>
/// <param name="why">Why, as the end of a sentence that begins with the host.</param>
internal sealed class RefusedAddressException(string why) : IOException(why);
