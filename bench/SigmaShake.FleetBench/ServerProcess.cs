using System.Globalization;

namespace SigmaShake.FleetBench;

/// <summary>What the kernel tells of a process: memory and time on the processor.</summary>
/// <param name="ProcessorSeconds">Its own time and the kernel's for it, in seconds.</param>
/// <param name="ResidentMiB">What of it is in memory now.</param>
/// <param name="PeakMiB">The most that ever was.</param>
internal sealed record ServerProcess(double ProcessorSeconds, double ResidentMiB, double PeakMiB)
{
    // sysconf(_SC_CLK_TCK) of Linux on every architecture that .NET runs on.
    private const double TicksPerSecond = 100;

    /// <summary>How it is now.</summary>
    public static ServerProcess Of(int pid)
    {
        var stat = File.ReadAllText($"/proc/{pid}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture);
        var status = File.ReadAllLines($"/proc/{pid}/status");
        return new ServerProcess(ticks / TicksPerSecond, MiB(status, "VmRSS:"), MiB(status, "VmHWM:"));
    }

    private static double MiB(string[] status, string name) =>
        double.Parse(status.First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) / 1024;
}
