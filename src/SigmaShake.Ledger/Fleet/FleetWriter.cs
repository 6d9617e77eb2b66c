using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Signing.Bundles;
using SigmaShake.Signing.Tuf.Client;

namespace SigmaShake.Ledger.Fleet;

/// <summary>
/// Changes a <see cref="FleetPlace"/>, alone while it is open; those who read it wait for nobody. A crash at any point leaves the last good bundle in
/// force. Not thread-safe.
/// </summary>
/// <remarks>
/// <para>A bundle comes in by this order:</para>
/// <list type="number">
/// <item><c>bundle.json.next</c> is written, durably. A crash from here on leaves it lying there, unnamed; the next one overwrites it.</item>
/// <item><c>enforced.json</c> is replaced, durably: from here on the new bundle counts, which readers find where it lies.</item>
/// <item><c>bundle.json.next</c> becomes <c>bundle.json</c>. A crash before this is made good by whoever writes next.</item>
/// </list>
/// <para>It is for its caller to have verified what it hands in: nothing here knows a key.</para>
/// </remarks>
public sealed class FleetWriter : IDisposable
{
    // Whoever holds it fetches over a network meanwhile.
    private const int LockTimeoutMs = 60_000;

    private const UnixFileMode PrivateFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode ForAllToRead = UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly FleetPlace _place;
    private readonly FolderHandle _folder;
    private readonly Descriptor _lockFile;

    private FleetWriter(FleetPlace place, FolderHandle folder, Descriptor lockFile)
    {
        _place = place;
        _folder = folder;
        _lockFile = lockFile;
        Store = new FleetTufStore(folder);
    }

    /// <summary>Where the update client keeps what it trusts. It throws an <see cref="IOException"/> where the disk fails.</summary>
    public ITufStore Store { get; }

    // The hook of every user reads what counts for the machine.
    private UnixFileMode FileMode => _place.IsMachine ? PrivateFile | ForAllToRead : PrivateFile;

    /// <summary>Opens a place for one process alone, making it where it is absent. The folder above a person's must exist.</summary>
    public static LedgerResult<FleetWriter> Open(FleetPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        if (FleetFolder.Make(place) is { } notMade) return new LedgerResult<FleetWriter>(null, notMade);
        var opened = FleetFolder.Open(place);
        if (!opened.Succeeded) return new LedgerResult<FleetWriter>(null, opened.Error);
        var folder = opened.Value;
        var error = folder.OpenOrCreateFile(FleetFiles.Lock, out var lockFile, out _);
        if (error is null)
        {
            var locked = FileLock.Acquire(lockFile, exclusive: true, LockTimeoutMs);
            if (locked >= 0) return Settled(new FleetWriter(place, folder, lockFile));
            error = FileLock.Error(folder.PathOf(FleetFiles.Lock), -locked, LockTimeoutMs);
            lockFile.Dispose();
        }

        folder.Dispose();
        return new LedgerResult<FleetWriter>(null, error);
    }

    /// <summary>The enrolment; null where there is none that can be read.</summary>
    public FleetEnrolment? Enrolment => FleetState.ReadEnrolment(_place).Value;

    /// <summary>Which bundle is in force; null for none that can be read.</summary>
    public EnforcedRelease? Release => FleetState.ReadRelease(_folder).Value;

    /// <summary>
    /// Enrols: from now on whoever is concerned is refused everything until there is a valid bundle, so fetch that first. Enrolling anew with the same
    /// organisation is possible; with another one it is not, since what was verified for one says nothing for the other.
    /// </summary>
    public LedgerError? Enrol(FleetEnrolment enrolment)
    {
        ArgumentNullException.ThrowIfNull(enrolment);
        if (enrolment.Problem is { } problem) return new LedgerError(LedgerErrorKind.InvalidPayload, problem, "ask whoever gave you the enrolment key");
        return Enrolment is { } before && before.Organisation != enrolment.Organisation
            ? new LedgerError(LedgerErrorKind.Contradicted, $"`{_place.Folder}` is enrolled with `{before.Organisation}`", "to leave that, have a person remove the folder; then enrol again")
            : Write(FleetFiles.Enrolment, enrolment.ToBytes());
    }

    /// <summary>Puts a bundle in force that was verified. What cannot be read by this program is refused, and the bundle before it stays.</summary>
    /// <param name="bundle">Its bytes, as they were verified.</param>
    /// <param name="release">What names it; its version is not below the one in force, and the same only for the same bundle.</param>
    public LedgerError? Enforce(ReadOnlySpan<byte> bundle, EnforcedRelease release)
    {
        ArgumentNullException.ThrowIfNull(release);
        if (Sha256.Hash(bundle) != release.Bundle) return new LedgerError(LedgerErrorKind.NotVerified, "the bundle is not the one that was verified", "fetch it again");
        if (RuleBundle.Parse(bundle).Error is { } unreadable) return LedgerError.From(LedgerErrorKind.NewerFormat, $"release {release.Release}", unreadable);
        if (Release is { } before && IsStep(before, release) is { } wrong) return wrong;
        if (HoldsNow(release)) return Write(FleetFiles.Enforced, release.ToBytes());

        var error = Write(FleetFiles.NextBundle, bundle) ?? Write(FleetFiles.Enforced, release.ToBytes());
        return error ?? TakeNext();
    }

    /// <summary>Lets the place go.</summary>
    public void Dispose()
    {
        FileLock.Drop(_lockFile);
        _lockFile.Dispose();
        _folder.Dispose();
    }

    private static LedgerError? IsStep(EnforcedRelease before, EnforcedRelease next)
    {
        if (next.Release < before.Release)
            return new LedgerError(LedgerErrorKind.Contradicted, $"release {next.Release} comes before release {before.Release}, which is in force", "older rules are published again under a higher number");
        return next.Release == before.Release && next.Bundle != before.Bundle
            ? new LedgerError(LedgerErrorKind.Contradicted, $"there are two bundles of release {next.Release}", "tell your organisation: what is published never changes")
            : null;
    }

    private bool HoldsNow(EnforcedRelease release) =>
        FleetFolder.Read(_folder, FleetFiles.Bundle, RuleBundle.MaxBytes).Value is { } bytes && Sha256.Hash(bytes) == release.Bundle;

    private LedgerError? TakeNext() => _folder.Rename(FleetFiles.NextBundle, FleetFiles.Bundle) is var renamed && renamed < 0
        ? LedgerError.FromErrno("replace", _folder.PathOf(FleetFiles.Bundle), -renamed)
        : _folder.Sync();

    // What an interrupted writer left is brought to its end before anything else.
    private static LedgerResult<FleetWriter> Settled(FleetWriter writer)
    {
        foreach (var name in FleetFiles.Written) writer.RemoveLeftovers(name);
        if (writer.Release is not { } release || FleetState.FindBundle(writer._folder, release).FileName != FleetFiles.NextBundle || writer.TakeNext() is not { } error)
            return new LedgerResult<FleetWriter>(writer, null);
        writer.Dispose();
        return new LedgerResult<FleetWriter>(null, error);
    }

    // What has a temporary name was left by a process that was killed: nobody else writes now.
    private void RemoveLeftovers(string name)
    {
        foreach (var left in Directory.EnumerateFiles(_place.Folder, $".{name}.*")) _ = _folder.Remove(Path.GetFileName(left));
    }

    private LedgerError? Write(string name, ReadOnlySpan<byte> content) => AtomicFile.Write(_folder.PathOf(name), content, FileMode);
}
