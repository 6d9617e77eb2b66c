using System.Text;
using SigmaShake.Signing.Bundles;

namespace SigmaShake.Cli.Loading;

/// <summary>What the hook has to know of an organisation's settings in each call. Kept beside the compiled rules, so that no bundle has to be read for it.</summary>
/// <param name="Grants">Whether an ALLOW that covers a whole call answers the agent's own prompt.</param>
/// <param name="Packs">The packs that it enforces.</param>
internal sealed record FleetSettings(bool Grants, string[] Packs)
{
    /// <summary>Nothing set.</summary>
    public static readonly FleetSettings None = new(Grants: false, []);

    private const char GrantMark = 'g';

    /// <summary>The settings of a bundle.</summary>
    public static FleetSettings Of(BundleSettings settings) => new(settings.Grants, [.. settings.PacksEnabled]);

    /// <summary>Reads what <see cref="ToNote"/> wrote.</summary>
    public static FleetSettings OfNote(byte[] note)
    {
        var lines = Encoding.UTF8.GetString(note).Split('\n');
        return new FleetSettings(lines[0].Contains(GrantMark, StringComparison.Ordinal), lines[1..]);
    }

    /// <summary>As an image keeps it: <c>g</c> or nothing, and a line for each pack.</summary>
    public byte[] ToNote() => Encoding.UTF8.GetBytes(string.Join('\n', Packs.Prepend(Grants ? $"{GrantMark}" : "")));

    /// <summary>Both, where two organisations have their say.</summary>
    public FleetSettings And(FleetSettings other) => new(Grants || other.Grants, [.. Packs, .. other.Packs]);
}
