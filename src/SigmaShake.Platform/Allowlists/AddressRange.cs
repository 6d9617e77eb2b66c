using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SigmaShake.Platform.Allowlists;

/// <summary>
/// A range of addresses (CIDR, RFC 4632 and RFC 4291): a network of IPv4 or IPv6, or one address. IPv4 in its IPv6 form (<c>::ffff:192.0.2.1</c>) is IPv4, in
/// ranges and in addresses, so that a range holds what it names however it arrives. Immutable.
/// </summary>
public sealed record AddressRange
{
    /// <summary>What a range is, for messages.</summary>
    public const string Rule = "an address or a network with its host bits zero, such as 192.0.2.0/24 or 2001:db8::/32";

    private const int MaxLength = 64;
    private const int MappedBits = 96;

    private readonly IPNetwork _network;

    private AddressRange(IPNetwork network) => _network = network;

    /// <summary>Reads a range as somebody types it.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out AddressRange? range)
    {
        range = null;
        if (text?.Trim() is not { Length: > 0 and <= MaxLength } trimmed || trimmed.Contains('%', StringComparison.Ordinal)) return false;
        var parts = trimmed.Split('/');
        if (parts.Length > 2 || !TryParseAddress(parts[0], out var address)) return false;
        var bits = address.GetAddressBytes().Length * 8;
        var length = bits;
        if (parts.Length == 2 && (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out length) || length > bits)) return false;
        if (address.IsIPv4MappedToIPv6)
        {
            // A wider one would be all of IPv4 and some of IPv6 at once.
            if (length < MappedBits) return false;
            (address, length) = (address.MapToIPv4(), length - MappedBits);
        }

        if (!HasHostBitsZero(address.GetAddressBytes(), length)) return false;
        range = new AddressRange(new IPNetwork(address, length));
        return true;
    }

    /// <summary>Whether an address is in it.</summary>
    public bool Contains(IPAddress address) => _network.Contains(Plain(address));

    /// <summary>An address in the one form in which addresses are compared: without a zone, and as IPv4 where it is IPv4.</summary>
    public static IPAddress Plain(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 && address.ScopeId != 0 ? new IPAddress(address.GetAddressBytes()) : address;
    }

    /// <summary>Its one spelling.</summary>
    public override string ToString() => _network.ToString();

    // The parser of the runtime also reads 1, 0x7f.1 and 010.0.0.1: who writes that means something else than it reads.
    private static bool TryParseAddress(string text, [NotNullWhen(true)] out IPAddress? address)
    {
        if (!IPAddress.TryParse(text, out address) || text.StartsWith('[')) return false;
        return address.AddressFamily != AddressFamily.InterNetwork || address.ToString() == text;
    }

    private static bool HasHostBitsZero(byte[] bytes, int length)
    {
        for (var bit = length; bit < bytes.Length * 8; bit++)
        {
            if ((bytes[bit / 8] & (0x80 >> (bit % 8))) != 0) return false;
        }

        return true;
    }
}
