using SigmaShake.Measuring.Processes;

namespace SigmaShake.Measuring.Figures;

/// <summary>One thing that is measured, and each of its runs beside the run of /bin/true right before it.</summary>
/// <param name="Name">As it stands in the table.</param>
/// <param name="Start">What is run.</param>
public sealed record PairedCase(string Name, ProcessStart Start)
{
    private readonly List<(ProcessCost Own, ProcessCost Unit)> _pairs = [];

    /// <summary>Milliseconds.</summary>
    public IEnumerable<double> Milliseconds => _pairs.Select(pair => pair.Own.Milliseconds);

    /// <summary>Of each pair: its time over that of /bin/true.</summary>
    public IEnumerable<double> Ratios => _pairs.Select(pair => pair.Own.Milliseconds / pair.Unit.Milliseconds);

    /// <summary>Page faults of each run.</summary>
    public IEnumerable<double> PageFaults => _pairs.Select(pair => (double)pair.Own.PageFaults);

    /// <summary>The runs of /bin/true beside it.</summary>
    public IEnumerable<ProcessCost> Units => _pairs.Select(pair => pair.Unit);

    internal void Add(ProcessCost own, ProcessCost unit) => _pairs.Add((own, unit));
}

/// <summary>Runs cases in interleaved pairs, so that whatever else the machine does falls on all of them alike.</summary>
public static class PairedRun
{
    // They warm the page cache.
    private const int RoundsThrownAway = 5;

    private static readonly ProcessStart Unit = new(["/bin/true"], "/dev/null", ["PATH=/usr/bin:/bin"]);

    /// <summary>Each round runs every case once, in an order of its own, each right after one run of /bin/true.</summary>
    /// <exception cref="InvalidOperationException">A run did not end with 0.</exception>
    public static void Measure(IReadOnlyList<PairedCase> cases, int rounds)
    {
        var order = cases.ToArray();
        var random = new Random(rounds);
        for (var round = -RoundsThrownAway; round < rounds; round++)
        {
            // Nobody is always the one that runs after the slowest.
            random.Shuffle(order);
            foreach (var one in order)
            {
                var unit = SpawnedProcess.Run(Unit);
                var own = SpawnedProcess.Run(one.Start);
                if (own.ExitCode != 0) throw new InvalidOperationException($"{one.Name} ended with {own.ExitCode}");
                if (round >= 0) one.Add(own, unit);
            }
        }
    }
}
