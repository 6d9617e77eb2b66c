using SigmaShake.Ledger.Fleet;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Signing.Bundles;
using SigmaShake.Testing;

namespace SigmaShake.Ledger.Tests.Fleet;

/// <summary>A place that is enrolled with <c>acme</c>; its owner is whoever runs the tests.</summary>
internal sealed class EnrolledFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public EnrolledFolder(bool isMachine = false)
    {
        Place = FleetPlace.OfPerson(_folder.Path) with { IsMachine = isMachine };
        Write(writer => writer.Enrol(Acme));
    }

    public static FleetEnrolment Acme { get; } = new("acme", "https://fleet.example", "laptop-7", 1_700_000_000_000);

    public FleetPlace Place { get; }

    public string this[string name] => Path.Combine(Place.Folder, name);

    /// <summary>A bundle of one comment.</summary>
    public static byte[] Bundle(string comment) => RuleBundle.Of([new BundleFile("a.rules", $"# {comment}\n")], BundleSettings.Defaults).Value!.ToBytes();

    public static EnforcedRelease Release(long number, byte[] bundle, long verifiedMs = 1) => new(number, Sha256.Hash(bundle), verifiedMs, verifiedMs + 1);

    public LedgerError? Enforce(long number, byte[] bundle) => Change(writer => writer.Enforce(bundle, Release(number, bundle)));

    public LedgerError? Change(Func<FleetWriter, LedgerError?> change)
    {
        var opened = FleetWriter.Open(Place);
        Assert.True(opened.Succeeded, opened.Error?.ToString());
        using var writer = opened.Value;
        return change(writer);
    }

    public void Write(Func<FleetWriter, LedgerError?> change) => Assert.Null(Change(change));

    /// <summary>What is in force; an error where everything is to be refused.</summary>
    public LedgerResult<EnforcedBundle> Read()
    {
        var state = FleetState.Read(Place);
        return state.Succeeded ? state.Value.ReadBundle() : new LedgerResult<EnforcedBundle>(null, state.Error);
    }

    public void Dispose() => _folder.Dispose();
}
