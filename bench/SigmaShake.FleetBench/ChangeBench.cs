using System.Diagnostics;

namespace SigmaShake.FleetBench;

/// <summary>Machines that wait for news, as <c>ssg fleet sync --watch</c> does; a release is published; each of them fetches, verifies and has it.</summary>
internal static class ChangeBench
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(55);

    /// <summary>Publishes and prints a row of the table.</summary>
    public static async Task<int> RunAsync(Uri server, int pid, Population population, int connected, Uri link, TextWriter output, CancellationToken cancellation)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false }) { Timeout = TimeSpan.FromMinutes(5) };
        const int organisation = 0;
        var name = Population.NameOf(organisation);
        using var desk = await SignedInDesk.OpenAsync(server, link, cancellation);
        var root = await desk.RootAsync(name, cancellation);
        var waiting = new List<WaitingMachine>();
        for (var machine = 0; machine < Math.Min(connected, population.MachinesOfEach); machine++) waiting.Add(new WaitingMachine(new SignedPolls(client, server, name, Population.MachineKey(organisation, machine)), root));
        await Parallel.ForEachAsync(waiting, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellation }, async (machine, token) => await machine.RefreshAsync(null, token));
        var release = waiting[0].Release;

        var held = waiting.Select(machine => machine.WaitAsync(Wait, cancellation)).ToList();
        await Task.Delay(TimeSpan.FromSeconds(2), cancellation);
        var before = ServerProcess.Of(pid);
        var began = Stopwatch.GetTimestamp();
        await desk.PublishAsync(name, organisation, release + 1, cancellation);
        var published = Stopwatch.GetElapsedTime(began);
        var times = (await Task.WhenAll(held)).Select(at => Stopwatch.GetElapsedTime(began, at).TotalMilliseconds).Order().ToList();
        var enforced = waiting.Count(machine => machine.Release == release + 1);
        var after = ServerProcess.Of(pid);
        await output.WriteLineAsync("| waiting machines | publishing | half enforce it after | 99 % | all | enforce it | server's memory |");
        await output.WriteLineAsync("|---|---|---|---|---|---|---|");
        await output.WriteLineAsync(
            $"| {waiting.Count:N0} | {published.TotalMilliseconds:0} ms | {times[times.Count / 2]:0} ms | {times[(int)(0.99 * (times.Count - 1))]:0} ms | {times[^1]:0} ms | {enforced:N0} | {after.ResidentMiB:0} MiB (before: {before.ResidentMiB:0}) |");
        return enforced == waiting.Count ? 0 : 1;
    }
}
