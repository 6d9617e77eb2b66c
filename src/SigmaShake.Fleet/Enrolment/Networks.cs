using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace SigmaShake.Fleet.Enrolment;

/// <summary>From where an enrolment key may be used: networks as people write them, IPv4 or IPv6.</summary>
internal static class Networks
{
    /// <summary>The most networks of a key.</summary>
    public const int Max = 50;

    /// <summary>Reads networks between spaces, commas or line breaks, in the one way to write each; null where one is none.</summary>
    public static string? Normal(string text)
    {
        var parts = text.Split([' ', ',', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > Max) return null;
        var networks = new List<string>();
        foreach (var part in parts)
        {
            if (!TryParse(part, out var network)) return null;
            networks.Add(network.Value.ToString());
        }

        return string.Join(' ', networks.Distinct(StringComparer.Ordinal));
    }

    /// <summary>Whether an address lies in one of the networks; everywhere where there are none.</summary>
    public static bool Hold(string networks, IPAddress? address)
    {
        if (networks.Length == 0) return true;
        if (address is null) return false;

        // What comes to a socket of both kinds as IPv6 is the IPv4 that people have written.
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return networks.Split(' ').Any(text => TryParse(text, out var network) && network.Value.Contains(plain));
    }

    private static bool TryParse(string text, [NotNullWhen(true)] out IPNetwork? network)
    {
        network = IPNetwork.TryParse(text, out var parsed) ? parsed : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : null;
        return network is not null;
    }
}
