using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Threading.Channels;
using SigmaShake.Signing.Keys;

namespace SigmaShake.FleetBench;

/// <summary>
/// Polls at a rate that does not yield: a poll is due at its time whether the ones before it have been answered or not, and its latency counts from then on. So a
/// server that stalls is not asked less.
/// </summary>
internal static class PollBench
{
    // What is due is looked at once in a millisecond; more than that many behind, and the rate does not hold at all.
    private const int MaxBehind = 100_000;

    // At the same rate, and not counted: both programs compile themselves meanwhile, which a server that has run for a day has behind it.
    private const int WarmUpSeconds = 15;

    /// <summary>Polls and prints a row of the table.</summary>
    public static async Task<int> RunAsync(Uri server, int pid, Population population, double rate, int seconds, int connections, TextWriter output, CancellationToken cancellation)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseCookies = false, UseProxy = false }) { Timeout = TimeSpan.FromSeconds(60) };
        var machines = new ConcurrentDictionary<(int, int), Ed25519PrivateKey>();
        SignedPolls Of(int organisation, int machine) => new(client, server, Population.NameOf(organisation), machines.GetOrAdd((organisation, machine), at => Population.MachineKey(at.Item1, at.Item2)));

        // What each organisation has published, as a machine knows it that has polled before; it also brings the fleets into the server's memory.
        var tags = new string[population.Organisations];
        for (var organisation = 0; organisation < tags.Length; organisation++)
        {
            using var reply = await Of(organisation, 0).GetAsync("metadata/timestamp.json", null, null, cancellation);
            reply.EnsureSuccessStatusCode();
            tags[organisation] = reply.Headers.ETag!.ToString();
        }

        await output.WriteLineAsync($"{tags.Length} fleets are loaded");
        var due = Channel.CreateUnbounded<long>(new UnboundedChannelOptions { SingleWriter = true });
        var latencies = new ConcurrentBag<List<double>>();
        var (failed, changed) = (0, 0);
        var began = Stopwatch.GetTimestamp();
        var counted = began + (WarmUpSeconds * Stopwatch.Frequency);
        var given = 0L;
        async Task GiveAsync()
        {
            for (var wanted = (long)(Stopwatch.GetElapsedTime(began).TotalSeconds * rate); given < wanted; given++) due.Writer.TryWrite(began + (long)(given / rate * Stopwatch.Frequency));
            await Task.Delay(1, cancellation);
        }

        var workers = Enumerable.Range(0, connections).Select(worker => Task.Run(async () =>
        {
            var random = new Random(worker);
            var times = new List<double>((int)(rate * seconds / connections * 1.2));
            await foreach (var at in due.Reader.ReadAllAsync(cancellation))
            {
                var organisation = random.Next(population.Organisations);
                try
                {
                    using var reply = await Of(organisation, random.Next(population.MachinesOfEach)).GetAsync("metadata/timestamp.json", tags[organisation], null, cancellation);
                    if (reply.StatusCode == HttpStatusCode.OK) tags[organisation] = reply.Headers.ETag!.ToString();
                    if (reply.StatusCode == HttpStatusCode.OK) Interlocked.Increment(ref changed);
                    else if (reply.StatusCode != HttpStatusCode.NotModified) Interlocked.Increment(ref failed);
                }
                catch (HttpRequestException)
                {
                    Interlocked.Increment(ref failed);
                }

                if (at >= counted) times.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
            }

            latencies.Add(times);
        }, cancellation)).ToArray();

        while (Stopwatch.GetTimestamp() < counted) await GiveAsync();
        var before = ServerProcess.Of(pid);
        var own = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed.TotalSeconds < seconds && due.Reader.Count <= MaxBehind) await GiveAsync();
        var behind = due.Reader.Count;
        due.Writer.Complete();
        await Task.WhenAll(workers);
        var after = ServerProcess.Of(pid);
        var all = latencies.SelectMany(times => times).Order().ToList();
        double At(double share) => all[(int)Math.Min(all.Count - 1, share * all.Count)];
        await output.WriteLineAsync("| organisations | machines | polls a second | for | p50 | p99 | p99.9 | most | other answers than 304 | failed | server's cores | generator's cores | server's memory | most |");
        await output.WriteLineAsync("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        await output.WriteLineAsync(
            $"| {population.Organisations:N0} | {population.Machines:N0} | {all.Count / clock.Elapsed.TotalSeconds:N0} | {clock.Elapsed.TotalSeconds:0} s | {At(0.5):0.0} ms | {At(0.99):0.0} ms | {At(0.999):0.0} ms | {all[^1]:0} ms "
            + $"| {changed} | {failed} | {(after.ProcessorSeconds - before.ProcessorSeconds) / clock.Elapsed.TotalSeconds:0.00} | {(Process.GetCurrentProcess().TotalProcessorTime - own).TotalSeconds / clock.Elapsed.TotalSeconds:0.00} "
            + $"| {after.ResidentMiB:0} MiB | {after.PeakMiB:0} MiB |");
        if (behind > 0) await output.WriteLineAsync($"{behind} polls were due and not yet sent when the time was over");
        return failed == 0 ? 0 : 1;
    }
}
