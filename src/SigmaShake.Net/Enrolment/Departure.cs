using SigmaShake.Ledger.Fleet;
using SigmaShake.Net.Machines;

namespace SigmaShake.Net.Enrolment;

/// <summary>Ends an enrolment: first what says that there is one, then all that belonged to it. A crash in between leaves files that mean nothing.</summary>
internal static class Departure
{
    private static readonly string[] Files = [FleetFiles.Enrolment, FleetFiles.Enforced, FleetFiles.Bundle, FleetFiles.NextBundle, FleetFiles.TufState, .. MachineFiles.All];

    /// <summary>Carries it out; null, or why nothing was changed.</summary>
    /// <exception cref="IOException">A file cannot be removed.</exception>
    public static string? Run(FleetPlace place)
    {
        var opened = FleetWriter.Open(place);
        if (!opened.Succeeded) return opened.Error.ToString();
        using (opened.Value)
        {
            foreach (var name in Files) File.Delete(Path.Combine(place.Folder, name));
        }

        Directory.Delete(place.Folder, recursive: true);
        return null;
    }
}
