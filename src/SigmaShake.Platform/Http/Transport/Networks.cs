using System.Net;

namespace SigmaShake.Platform.Http.Transport;

/// <summary>Lists of networks (RFC 4632, RFC 4291).</summary>
public static class Networks
{
    /// <summary>Reads a list such as <c>10.0.0.0/8, 2001:db8::/32, 192.0.2.1</c>.</summary>
    /// <param name="text">Networks or addresses, between commas.</param>
    /// <returns>The networks; null if one is none.</returns>
    public static IReadOnlyList<IPNetwork>? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var networks = new List<IPNetwork>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPNetwork.TryParse(part, out var network)) networks.Add(network);
            else if (IPAddress.TryParse(part, out var address)) networks.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            else return null;
        }

        return networks;
    }

    /// <summary>Whether an address is in one of them; IPv4 in its IPv6 form counts as IPv4.</summary>
    public static bool Contains(this IReadOnlyList<IPNetwork> networks, IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(networks);
        ArgumentNullException.ThrowIfNull(address);
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return networks.Any(network => network.Contains(plain));
    }
}
