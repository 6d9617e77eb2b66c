using SigmaShake.Ledger.Fleet;

namespace SigmaShake.Net.Machines;

/// <summary>What stands beside the bundle in the folder of a fleet, and is of no concern to the hook.</summary>
internal static class MachineFiles
{
    /// <summary>The machine's private key.</summary>
    public const string Key = "key";

    /// <summary>Authorities that are trusted beside those of the machine: given when it was enrolled.</summary>
    public const string Authorities = "ca.pem";

    /// <summary>What was reported last.</summary>
    public const string Reported = "reported.json";

    /// <summary>The last checkpoint that the server has cosigned, with its cosignature.</summary>
    public const string Cosigned = "cosigned";

    /// <summary>Held by whoever follows the server.</summary>
    public const string WatchLock = "watch.lock";

    /// <summary>Held by whoever reports.</summary>
    public const string ReportLock = "report.lock";

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<string> All = [Key, Authorities, Reported, Cosigned, WatchLock, ReportLock];

    /// <summary>Removes what processes that were killed have left of writing a file. Its caller alone writes it meanwhile.</summary>
    public static void RemoveLeftovers(FleetPlace place, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var left in Directory.EnumerateFiles(place.Folder, $".{name}.*")) File.Delete(left);
        }
    }
}
