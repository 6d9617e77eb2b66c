using SigmaShake.Signing.Json;
using SigmaShake.Signing.Tuf.Client;
using SigmaShake.Signing.Tuf.Metadata;

namespace SigmaShake.Signing.Tuf.Repository;

/// <summary>
/// A repository with consistent snapshots (specification, 6.2), as its files. Nothing is published that a client would not take over: before a release
/// becomes files, a client that has seen everything so far and one that begins with the first root are led through it. Immutable, thread-safe.
/// </summary>
public sealed class TufRepository : ITufSource
{
    private readonly Dictionary<(TufFolder Folder, string Name), ReadOnlyMemory<byte>> _files;

    private TufRepository(Dictionary<(TufFolder Folder, string Name), ReadOnlyMemory<byte>> files) => _files = files;

    /// <summary>A repository in which nothing is published yet.</summary>
    public static TufRepository Empty { get; } = new([]);

    /// <summary>All files, sorted.</summary>
    public IReadOnlyList<TufPublishedFile> Files =>
        [.. _files.Select(file => new TufPublishedFile(file.Key.Folder, file.Key.Name, file.Value)).OrderBy(file => file.Folder).ThenBy(file => file.Name, StringComparer.Ordinal)];

    /// <summary>The newest root; null where there is none. Like the three that follow, it is read and not verified: the files are our own.</summary>
    public TufRoot? Root => RootFile is { } bytes ? TufFile<TufRoot>.Parse(bytes.Span, int.MaxValue, TufRoleNames.Root).Value?.Content : null;

    /// <summary>The timestamp; null where there is none.</summary>
    public TufTimestamp? Timestamp => Of(TufRoleNames.Timestamp, null) is { } bytes ? TufFile<TufTimestamp>.Parse(bytes.Span, int.MaxValue, TufRoleNames.Timestamp).Value?.Content : null;

    /// <summary>The snapshot that the timestamp names; null where there is none.</summary>
    public TufSnapshot? Snapshot =>
        Timestamp is { } timestamp && Of(TufRoleNames.Snapshot, timestamp.Snapshot.Version) is { } bytes ? TufFile<TufSnapshot>.Parse(bytes.Span, int.MaxValue, TufRoleNames.Snapshot).Value?.Content : null;

    /// <summary>The first root, which is given to clients out of band; null where there is none.</summary>
    public ReadOnlyMemory<byte>? FirstRoot => Of(TufRoleNames.Root, 1);

    private ReadOnlyMemory<byte>? RootFile
    {
        get
        {
            var last = FirstRoot;
            for (var version = 2; last is not null && Of(TufRoleNames.Root, version) is { } next; version++) last = next;
            return last;
        }
    }

    /// <summary>A repository from the files that were uploaded.</summary>
    public static TufRepository Of(IEnumerable<TufPublishedFile> files) => new(files.ToDictionary(file => (file.Folder, file.Name), file => file.Content));

    /// <summary>The targets metadata of a role in the snapshot; null where that does not list it.</summary>
    public TufTargets? Targets(string role) =>
        Snapshot?.Of(role) is { } described && Of(role, described.Version) is { } bytes ? TufFile<TufTargets>.Parse(bytes.Span, int.MaxValue, role).Value?.Content : null;

    /// <summary>Checks a release as clients will, and says what is to be uploaded; or why clients would refuse it.</summary>
    /// <param name="release">What is to be published.</param>
    /// <param name="now">The time: what is over by then is refused.</param>
    public async ValueTask<TufResult<TufPublication>> PublishAsync(TufRelease release, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(release);
        var files = new Dictionary<(TufFolder Folder, string Name), ReadOnlyMemory<byte>>(_files);
        var added = new List<TufPublishedFile>();
        foreach (var file in InOrder(release))
        {
            var key = (file.Folder, file.Name);
            if (_files.TryGetValue(key, out var published) && published.Span.SequenceEqual(file.Content.Span)) continue;
            if (file.Name != Fetcher.FileName(TufRoleNames.Timestamp, null) && !files.TryAdd(key, file.Content))
                return Refused(TufProblem.Rollback, $"{Shown.Of(file.Name)} is published already, and never changes", "raise the version");
            files[key] = file.Content;
            added.Add(file);
        }

        var after = new TufRepository(files);
        return await new ReleaseCheck(this, after, now).ProblemAsync(release) is { } problem ? TufResult<TufPublication>.Refused(problem) : TufResult<TufPublication>.Of(new TufPublication(after, added));
    }

    /// <inheritdoc />
    public ValueTask<TufDownload> MetadataAsync(string fileName, int maxBytes, CancellationToken cancellation) => Download(TufFolder.Metadata, fileName);

    /// <inheritdoc />
    public ValueTask<TufDownload> TargetAsync(string path, int maxBytes, CancellationToken cancellation) => Download(TufFolder.Targets, path);

    private ValueTask<TufDownload> Download(TufFolder folder, string name) => new(_files.TryGetValue((folder, name), out var content) ? TufDownload.Of(content) : TufDownload.Missing);

    private ReadOnlyMemory<byte>? Of(string role, long? version) => _files.TryGetValue((TufFolder.Metadata, Fetcher.FileName(role, version)), out var content) ? content : default(ReadOnlyMemory<byte>?);

    // What is pointed at comes before what points at it, and the timestamp last of all. Roots come before what their keys have signed.
    private static IEnumerable<TufPublishedFile> InOrder(TufRelease release)
    {
        foreach (var (path, content) in release.Targets.OrderBy(target => target.Key, StringComparer.Ordinal))
            yield return new TufPublishedFile(TufFolder.Targets, TargetPath.OnServer(path, TufTarget.Of(content.Span), isConsistentSnapshot: true)!, content);
        foreach (var staged in release.Metadata.OrderBy(Rank).ThenBy(staged => staged.Role, StringComparer.Ordinal).ThenBy(staged => staged.Content.Version))
            yield return new TufPublishedFile(TufFolder.Metadata, staged.FileName, staged.ToBytes());
    }

    private static int Rank(TufStaged staged) => staged.Role switch
    {
        TufRoleNames.Root => 0,
        TufRoleNames.Targets => 2,
        TufRoleNames.Snapshot => 3,
        TufRoleNames.Timestamp => 4,
        _ => 1,
    };

    private static TufResult<TufPublication> Refused(TufProblem problem, string message, string help) => TufResult<TufPublication>.Refused(problem, message, help);
}
