using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Signing.Bundles;

namespace SigmaShake.Ledger.Fleet;

/// <summary>A bundle that is what was verified.</summary>
/// <param name="Bundle">What it says.</param>
/// <param name="FileName">The file of <see cref="FleetFiles"/> that holds it.</param>
/// <param name="Release">What names it.</param>
public sealed record EnforcedBundle(RuleBundle Bundle, string FileName, EnforcedRelease Release);

/// <summary>
/// What a machine, or a person on it, has of an organisation: read by the hook before each call and by commands, written by <see cref="FleetWriter"/>.
/// Whatever is wrong with it is an error, and whoever is enrolled and has no valid bundle is to refuse everything. Thread-safe.
/// </summary>
public sealed class FleetState
{
    // Whoever reads while a bundle is replaced may see one file old and the other new; never so often in a row.
    private const int MaxReadings = 3;

    private readonly FleetPlace _place;

    private FleetState(FleetPlace place, EnforcedRelease release)
    {
        _place = place;
        Release = release;
    }

    /// <summary>Which bundle is in force.</summary>
    public EnforcedRelease Release { get; }

    /// <summary>Whether there is an enrolment; also where that cannot be told. One system call.</summary>
    public static bool IsEnrolled(FleetPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        using var probe = new Descriptor(SystemCall.OpenAt(LibC.AtFdCwd, Path.Combine(place.Folder, FleetFiles.Enrolment), OpenFlags.ReadOnly | OpenFlags.NoFollow | OpenFlags.NonBlocking));
        return probe.Number is not (-Errno.NoEntry or -Errno.NotAFolder);
    }

    /// <summary>Reads which bundle is in force, and no more.</summary>
    /// <param name="place">A place in which somebody is enrolled.</param>
    /// <returns>The state; or why everything is to be refused, with the organisation's name and the cure.</returns>
    public static LedgerResult<FleetState> Read(FleetPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        var opened = FleetFolder.Open(place);
        if (!opened.Succeeded) return Refused<FleetState>(place, opened.Error);
        using var folder = opened.Value;
        var release = ReadRelease(folder);
        return release.Succeeded ? new LedgerResult<FleetState>(new FleetState(place, release.Value), null) : Refused<FleetState>(place, release.Error);
    }

    /// <summary>With whom; or why that cannot be read.</summary>
    public static LedgerResult<FleetEnrolment> ReadEnrolment(FleetPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        var opened = FleetFolder.Open(place);
        if (!opened.Succeeded) return new LedgerResult<FleetEnrolment>(null, opened.Error);
        using var folder = opened.Value;
        var read = FleetFolder.Read(folder, FleetFiles.Enrolment, FleetFiles.MaxRecordBytes);
        if (!read.Succeeded) return new LedgerResult<FleetEnrolment>(null, read.Error);
        return FleetEnrolment.Parse(read.Value) is { } enrolment
            ? new LedgerResult<FleetEnrolment>(enrolment, null)
            : new LedgerResult<FleetEnrolment>(null, Damaged(folder, FleetFiles.Enrolment, "is not what enrolling has written"));
    }

    /// <summary>Reads the bundle in force and holds it against its hash.</summary>
    /// <returns>The bundle; or why everything is to be refused, as for <see cref="Read"/>.</returns>
    public LedgerResult<EnforcedBundle> ReadBundle()
    {
        var opened = FleetFolder.Open(_place);
        if (!opened.Succeeded) return Refused<EnforcedBundle>(_place, opened.Error);
        using var folder = opened.Value;
        var bundle = ReadBundle(folder);
        return bundle.Succeeded ? bundle : Refused<EnforcedBundle>(_place, bundle.Error);
    }

    internal static LedgerResult<EnforcedRelease> ReadRelease(FolderHandle folder)
    {
        var read = FleetFolder.Read(folder, FleetFiles.Enforced, FleetFiles.MaxRecordBytes);
        if (!read.Succeeded)
            return new LedgerResult<EnforcedRelease>(null, folder.Contains(FleetFiles.Enforced) ? read.Error : new LedgerError(LedgerErrorKind.Empty, "no rules were fetched yet", ""));
        return EnforcedRelease.Parse(read.Value) is { } release
            ? new LedgerResult<EnforcedRelease>(release, null)
            : new LedgerResult<EnforcedRelease>(null, Damaged(folder, FleetFiles.Enforced, "is not what was written"));
    }

    /// <summary>The bytes of the bundle that <paramref name="release"/> names, and the file that holds them; null bytes and what is wrong with it where none does.</summary>
    internal static (byte[]? Bytes, string FileName, LedgerError? Error) FindBundle(FolderHandle folder, EnforcedRelease release)
    {
        LedgerError? first = null;
        foreach (var name in new[] { FleetFiles.Bundle, FleetFiles.NextBundle })
        {
            var read = FleetFolder.Read(folder, name, RuleBundle.MaxBytes);
            if (read.Succeeded && Sha256.Hash(read.Value) == release.Bundle) return (read.Value, name, null);
            first ??= read.Error ?? Damaged(folder, name, "is not the bundle that was verified");
        }

        return (null, FleetFiles.Bundle, first);
    }

    private static LedgerResult<EnforcedBundle> ReadBundle(FolderHandle folder)
    {
        LedgerError? error = null;
        for (var reading = 0; reading < MaxReadings; reading++)
        {
            // Anew each time: the bundle may have been replaced since.
            var release = ReadRelease(folder);
            if (!release.Succeeded) return new LedgerResult<EnforcedBundle>(null, release.Error);
            var (bytes, name, problem) = FindBundle(folder, release.Value);
            error = problem;
            if (bytes is null) continue;
            var parsed = RuleBundle.Parse(bytes);
            return parsed.Succeeded
                ? new LedgerResult<EnforcedBundle>(new EnforcedBundle(parsed.Value, name, release.Value), null)
                : new LedgerResult<EnforcedBundle>(null, LedgerError.From(LedgerErrorKind.NewerFormat, $"`{folder.PathOf(name)}`", parsed.Error));
        }

        return new LedgerResult<EnforcedBundle>(null, error);
    }

    private static LedgerError Damaged(FolderHandle folder, string name, string problem) => new(LedgerErrorKind.Damaged, $"`{folder.PathOf(name)}` {problem}", "");

    // Who reads this is stopped in the middle of their work: it has to say by whom.
    private static LedgerResult<T> Refused<T>(FleetPlace place, LedgerError error)
        where T : class
    {
        var with = ReadEnrolment(place) is { Succeeded: true, Value: var enrolment } ? $"`{enrolment.Organisation}`" : "an organisation";
        var who = place.IsMachine ? "this machine is" : "you are";
        var cure = error.Kind == LedgerErrorKind.Unsafe || error.Kind == LedgerErrorKind.NewerFormat ? error.Help : $"run `{place.SyncCommand}`; until then everything is refused";
        return new LedgerResult<T>(null, error with { Message = $"{who} enrolled with {with}, whose rules cannot be enforced: {error.Message}", Help = cure });
    }
}
