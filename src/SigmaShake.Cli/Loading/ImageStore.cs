using SigmaShake.Cli.Files;
using SigmaShake.Cli.State;
using SigmaShake.Ledger.Durable;
using SigmaShake.Ledger.Hashing;
using SigmaShake.Rules.Checking;
using SigmaShake.Rules.Evaluation;
using SigmaShake.Rules.Images;
using SigmaShake.Rules.Images.Storage;
using SigmaShake.Rules.Regions;

namespace SigmaShake.Cli.Loading;

/// <summary>
/// The compiled rules in our own state. A folder's image is used if it was made from what the folder holds now; else the folder is read
/// and compiled, the call is judged by that, and the new image is left behind once the answer is out.
/// </summary>
/// <param name="state">Our own state; null to read every folder, and leave nothing behind.</param>
/// <param name="clock">What time it is.</param>
/// <param name="budget">How long a folder may take to read and compile; beyond that it counts as one shut gate.</param>
/// <param name="use">Whether images that are there may be used.</param>
internal sealed class ImageStore(StateFolder? state, TimeProvider clock, TimeSpan budget, bool use = true)
{
    /// <summary>Where somebody waits for a verdict, who is told no after 4 s: a layer of as many rules as there may be takes about 2.</summary>
    public static readonly TimeSpan HookBudget = TimeSpan.FromSeconds(3);

    // A file that is changed twice within one tick of the kernel's clock bears the same times. So an image is only kept if its sources
    // have been left alone for longer than the tick of any file system: FAT's and old network file systems' are the longest, 2 s.
    private const long RestNs = 2_000_000_000;

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode ForAllToRead = Private | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const int MaxFileBytes = ImageLimits.MaxBytes + (16 << 20);

    private readonly List<(string Path, byte[] File, UnixFileMode Mode)> _fresh = [];
    private bool _use = use;

    /// <summary>Reads folders, whatever images there are.</summary>
    public static ImageStore None => new(state: null, TimeProvider.System, RuleFolder.LeisurelyBudget, use: false);

    /// <summary>Uses no image from now on: one has turned out to be damaged.</summary>
    public void Distrust()
    {
        _use = false;
        _fresh.Clear();
    }

    /// <summary>Whether anything was compiled that is worth keeping.</summary>
    public bool HasFresh => _fresh.Count > 0;

    /// <summary>The rules of a folder.</summary>
    public LoadedOrigin Load(RuleOrigin origin)
    {
        if (FileStatus.Of(origin.Folder).Kind == FileKind.Absent)
            return new LoadedOrigin(origin.Identify(RuleFolder.HashOfNothing), RuleImage.Empty, []);
        return FromImage(origin) ?? FromFolder(origin);
    }

    /// <summary>Writes what was compiled, unless somebody else is about to. The answer is out: what fails here costs the next call time only.</summary>
    public void LeaveBehind()
    {
        if (_fresh.Count == 0 || state is null || !state.TryMakeImages() || StateLock.TryHold(state.Images) is not { } alone) return;
        using (alone)
        {
            // Nobody else writes while the lock is held: what has a temporary name was left by a process that was killed.
            foreach (var left in Directory.EnumerateFiles(state.Images, ".*")) File.Delete(left);
            foreach (var (path, file, mode) in _fresh) _ = AtomicFile.Write(path, file, mode);
        }

        _fresh.Clear();
    }

    private LoadedOrigin? FromImage(RuleOrigin origin)
    {
        if (!_use || state is null) return null;
        try
        {
            if (Open(PathOf(state, origin), OwnerOf(origin)) is not { } file || !file.IsBuiltBy(ProductVersion.Text) || !IsFresh(file, origin)) return null;
            var identity = origin.Identify(new Digest(file.ContentHash));
            return identity.IsTrusted == file.IsTrusted ? new LoadedOrigin(identity, file.Image, []) { Note = file.Note.ToArray() } : null;
        }
        catch (DamagedRegionException)
        {
            return null;
        }
    }

    private LoadedOrigin FromFolder(RuleOrigin origin)
    {
        var startNs = NowNs();
        var content = origin.Read(budget);
        var identity = origin.Identify(content.ContentHash);
        if (CompiledRules.Compile(identity, content.Rules, content.Ambients) is not { } body) return TooLarge(origin, identity);
        if (state is not null && content.Stamps is { } stamps && MayKeep(origin, stamps, startNs))
        {
            var hash = new byte[Digest.Bytes];
            content.ContentHash.CopyTo(hash);
            var sources = new ImageSources(ProductVersion.Text, identity.IsTrusted, hash, stamps.Folder, stamps.Files, content.Note);
            _fresh.Add((PathOf(state, origin), ImageFile.Write(sources, body), origin.ImagesIn is null ? Private : ForAllToRead));
        }

        return new LoadedOrigin(identity, RuleImage.In(body), [.. content.Diagnostics]) { Note = content.Note };
    }

    private static LoadedOrigin TooLarge(RuleOrigin origin, SourceIdentity identity)
    {
        var gate = RuleFileReader.Unreadable(origin.Folder, $"compiles to more than {ImageLimits.MaxBytes >> 20} MiB");
        return new LoadedOrigin(identity, RuleImage.In(CompiledRules.Compile(identity, gate.Rules, [])!), [.. gate.Diagnostics]);
    }

    private static unsafe ImageFile? Open(string path, uint owner)
    {
        var bytes = MappedFile.Map(path, MaxFileBytes, owner);
        fixed (byte* start = bytes) return bytes.IsEmpty ? null : ImageFile.Open((nint)start, bytes.Length);
    }

    private static bool IsFresh(ImageFile file, RuleOrigin origin)
    {
        if (origin.KnownHash is { } hash && hash != new Digest(file.ContentHash)) return false;
        var descriptor = SystemCalls.Open(origin.Folder, SystemCalls.PathOnly | SystemCalls.NoFollow | SystemCalls.CloseOnExec);
        if (descriptor < 0) return false;
        try
        {
            // Names come and go by changing the folder, content by changing a file: together they say whether all is as it was.
            if (origin.KnownHash is null && SourceStat.OfOpen(descriptor) != file.Folder) return false;
            for (var i = 0; i < file.FileCount; i++)
            {
                if (SourceStat.In(descriptor, file.NameOf(i)) != file.StampOf(i)) return false;
            }

            return true;
        }
        finally
        {
            _ = SystemCalls.Close(descriptor);
        }
    }

    // What is bound to a hash needs no rest. Only its owner writes where everybody looks.
    private static bool MayKeep(RuleOrigin origin, SourceStamps stamps, long startNs) =>
        OwnerOf(origin) == SystemCalls.UserId() && (origin.KnownHash is not null || IsAtRest(stamps, startNs));

    private static uint OwnerOf(RuleOrigin origin) => origin.ImagesIn?.Owner ?? SystemCalls.UserId();

    private static bool IsAtRest(SourceStamps stamps, long startNs) =>
        IsAtRest(stamps.Folder, startNs) && stamps.Files.All(file => IsAtRest(file.Stamp, startNs));

    private static bool IsAtRest(SourceStamp stamp, long startNs) => stamp.ChangedNs < startNs - RestNs;

    private long NowNs() => (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;

    private static string PathOf(StateFolder state, RuleOrigin origin) => Path.Combine(origin.ImagesIn?.Folder ?? state.Images, $"{origin.ImageName}.{ProductVersion.Text}.image");
}
