using System.Globalization;
using SigmaShake.Platform;

namespace SigmaShake.Fleet;

/// <summary>Reads what the operator decides of fleets from the server's settings.</summary>
public static class FleetOptionsReader
{
    private const string Hosts = "fleet-hosts";
    private const string MachinesInMemory = "fleet-machines-in-memory";
    private const int MaxHosts = 20;

    /// <summary>The names of the settings.</summary>
    public static readonly IReadOnlyList<string> Names = [Hosts, MachinesInMemory];

    /// <summary>Reads them.</summary>
    /// <param name="setting">The value of a name; null for none.</param>
    /// <exception cref="PlatformException">A value is none.</exception>
    public static FleetOptions Read(Func<string, string?> setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        var options = new FleetOptions();
        return options with
        {
            PublicHosts = setting(Hosts) is { Length: > 0 } hosts ? HostsOf(hosts) : options.PublicHosts,
            MaxMachinesInMemory = setting(MachinesInMemory) is { Length: > 0 } machines ? CountOf(machines) : options.MaxMachinesInMemory,
        };
    }

    private static string[] HostsOf(string text)
    {
        var hosts = text.Split(',', StringSplitOptions.TrimEntries);
        return hosts.Length <= MaxHosts && hosts.All(IsHost) ? hosts : throw Wrong(Hosts, text, $"at most {MaxHosts} names, with a port where it is not 443, such as fleet.example.com,fleet.local:8443");
    }

    // As the client signs it: nothing but a host and a port.
    private static bool IsHost(string text) => Uri.TryCreate($"https://{text}/", UriKind.Absolute, out var address) && address.Authority == text;

    private static int CountOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1 ? count : throw Wrong(MachinesInMemory, text, "a whole number from 1");

    private static PlatformException Wrong(string name, string text, string expected) => new($"`--{name} {text}` cannot be used", $"it is {expected}");
}
