using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace SigmaShake.Platform.Http.Limits;

/// <summary>The address that limits count by. Whoever has one address of IPv6 has a /64 of them, so that is what counts there.</summary>
internal static class ClientAddress
{
    private const int PrefixBytes = 8;

    public static string Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);

    public static string Of(IPAddress? address)
    {
        if (address is null) return "none";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address.ToString();
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        bytes[PrefixBytes..].Clear();
        return $"{new IPAddress(bytes)}/64";
    }
}
