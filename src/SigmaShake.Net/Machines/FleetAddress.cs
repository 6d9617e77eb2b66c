using SigmaShake.Net.Http;

namespace SigmaShake.Net.Machines;

/// <summary>An organisation's fleet on a server: below <c>/fleet/{organisation}</c> there. Immutable, thread-safe.</summary>
/// <param name="Server">The server.</param>
/// <param name="Organisation">The organisation's name in addresses: 2 to 39 small letters, digits and dashes.</param>
internal sealed record FleetAddress(ServerAddress Server, string Organisation)
{
    private const string Folder = "fleet/";
    private const int MaxOrganisationCharacters = 39;

    /// <summary>Reads <c>https://fleet.example.com/fleet/acme</c>, or the server alone where the organisation is named apart.</summary>
    /// <param name="text">The address.</param>
    /// <param name="organisation">The organisation; null where the address names it.</param>
    /// <param name="problem">Why it is refused, with the cure.</param>
    public static FleetAddress? Parse(string text, string? organisation, out string problem)
    {
        if (ServerAddress.Parse(text, out var path, out problem) is not { } server) return null;
        var named = path.StartsWith(Folder, StringComparison.Ordinal) ? path[Folder.Length..] : null;
        problem = $"`{text}` is no address of a fleet; write it as https://fleet.example.com/fleet/acme";
        if (path.Length > 0 && named is null) return null;
        problem = "the address and `--organisation` name two organisations; say it once";
        if (named is not null && organisation is not null && named != organisation) return null;
        problem = "no organisation is named; write the address as https://fleet.example.com/fleet/acme, or use `--organisation acme`";
        if ((named ?? organisation) is not { Length: > 0 } name) return null;
        problem = $"`{name}` is no name of an organisation; it has 2 to {MaxOrganisationCharacters} small letters, digits and dashes";
        if (!IsName(name)) return null;
        problem = "";
        return new FleetAddress(server, name);
    }

    /// <summary>An address in it.</summary>
    /// <param name="path">Without a slash at its beginning, and percent-encoded already.</param>
    public Uri At(string path) => Server.At($"/fleet/{Organisation}/{path}");

    /// <summary>The address.</summary>
    public override string ToString() => $"{Server}/fleet/{Organisation}";

    private static bool IsName(string name) =>
        name.Length is >= 2 and <= MaxOrganisationCharacters && name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');
}
