using SigmaShake.Measuring.Calls;
using SigmaShake.Measuring.Figures;
using SigmaShake.Measuring.Homes;
using SigmaShake.Measuring.Processes;
using SigmaShake.Testing;

namespace SigmaShake.Speed.Tests;

/// <summary>One short run of the benchmark's cases, for all tests of the class.</summary>
public sealed class HookMeasurements : IDisposable
{
    // Some seconds in all; the quartile that the tests look at needs no more.
    private const int Rounds = 40;
    private const int ColdRounds = 5;
    private const int AloneRounds = 21;

    private readonly TemporaryFolder _folder = new();

    public HookMeasurements()
    {
        var usual = Home(1_500);
        var most = Home(10_000);
        ShortCommand = Case(usual, BenchmarkCalls.Shell(usual.Project, BenchmarkCalls.ShortCommand));
        MatchedByNine = Case(usual, BenchmarkCalls.Shell(usual.Project, BenchmarkCalls.MatchedByNine));
        SmallWrite = Case(usual, BenchmarkCalls.Write(usual.Project, 4_000));
        LargeWrite = Case(usual, BenchmarkCalls.Write(usual.Project, 100_000));
        TenThousandRules = Case(most, BenchmarkCalls.Shell(most.Project, BenchmarkCalls.ShortCommand));
        usual.Warm(ShortCommand.Start, MatchedByNine.Start, SmallWrite.Start, LargeWrite.Start);
        most.Warm(TenThousandRules.Start);

        PairedRun.Measure([ShortCommand, MatchedByNine, SmallWrite, LargeWrite, TenThousandRules], Rounds);

        // In a row: behind a large entry the end of the log takes more pages to find.
        AloneFaults = [.. Enumerable.Range(0, AloneRounds).Select(_ => SpawnedProcess.Run(ShortCommand.Start).PageFaults).Skip(1)];
        ResidentMiB = ResidentMemory.Measure(ShortCommand.Start) / 1024.0;
        var cold = new List<double>();
        for (var i = 0; i < ColdRounds; i++)
        {
            usual.RemoveImages();
            cold.Add(SpawnedProcess.Run(ShortCommand.Start).Milliseconds / 1000);
        }

        ColdSeconds = cold;
        LeavesImage = usual.HasImage;
    }

    public PairedCase ShortCommand { get; }

    /// <summary>The page faults of short commands that follow each other.</summary>
    public IReadOnlyList<long> AloneFaults { get; }

    public PairedCase MatchedByNine { get; }

    public PairedCase SmallWrite { get; }

    public PairedCase LargeWrite { get; }

    public PairedCase TenThousandRules { get; }

    public double ResidentMiB { get; }

    public IReadOnlyList<double> ColdSeconds { get; }

    public bool LeavesImage { get; }

    public void Dispose() => _folder.Dispose();

    private PreparedHome Home(int ruleCount) => new(Checkout.Ssg, _folder[$"home-{ruleCount}"], ruleCount);

    private static PairedCase Case(PreparedHome home, byte[] payload) => new("a call", home.Hook(payload));
}
