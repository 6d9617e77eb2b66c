using System.Globalization;
using SigmaShake.Measuring.Homes;
using SigmaShake.Measuring.Processes;

namespace SigmaShake.Bench;

/// <summary>How many entries a ledger holds, as `ssg audit verify` says.</summary>
internal static class LedgerCount
{
    /// <exception cref="InvalidOperationException">The ledger is not intact.</exception>
    public static int Verified(string ssg, PreparedHome home)
    {
        var verify = home.Start([ssg, "audit", "verify"], []);
        var report = verify.StdinPath + ".report";
        var cost = SpawnedProcess.Run(verify, report);
        var text = File.ReadAllText(report);
        if (cost.ExitCode != 0) throw new InvalidOperationException($"`ssg audit verify` ended with {cost.ExitCode}: {text}");
        var line = text.Split('\n').First(line => line.StartsWith("entries", StringComparison.Ordinal));
        return int.Parse(line.AsSpan(7).Trim(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
    }
}
