using System.Net;

namespace SigmaShake.Platform.Allowlists;

/// <summary>The addresses from which an organisation may be reached. Immutable.</summary>
/// <param name="ranges">The ranges; none for every address.</param>
internal sealed class Allowlist(IReadOnlyList<AddressRange> ranges)
{
    /// <summary>Every address.</summary>
    public static readonly Allowlist Everywhere = new([]);

    /// <summary>Whether an address may. Where only some may, who comes from none that is known may not.</summary>
    public bool Allows(IPAddress? address) => ranges.Count == 0 || (address is not null && ranges.Any(range => range.Contains(address)));
}
