using SigmaShake.Signing.Json;
using SigmaShake.Signing.Tuf.Metadata;

namespace SigmaShake.Signing.Tuf.Client;

/// <summary>What makes a snapshot trusted (specification, 5.5).</summary>
internal static class SnapshotStep
{
    private const string Name = "snapshot.json";

    /// <summary>What was kept of an earlier update, if the present root still stands for it. It says what is older, whether or not it is over.</summary>
    public static TufFile<TufSnapshot>? Kept(TufState state, TufRoot root, TufLimits limits) =>
        state.Of(TufRoleNames.Snapshot) is { } bytes && TufFile<TufSnapshot>.Parse(bytes, limits.MaxSnapshotBytes, Name).Value is { } file && Unsigned(file, root) is null ? file : null;

    /// <summary>The snapshot that <paramref name="described"/>, what the timestamp says of it, describes.</summary>
    public static TufResult<TufFile<TufSnapshot>> Next(
        TufRoot root, TufMetaFile described, TufFile<TufSnapshot>? trusted, ReadOnlySpan<byte> bytes, DateTimeOffset now, TufLimits limits)
    {
        // 5.5.2: before anything of it is read.
        if (described.Objection(bytes) is { } objection) return Refused(TufProblem.Mismatch, objection);
        var parsed = TufFile<TufSnapshot>.Parse(bytes, limits.MaxSnapshotBytes, Name);
        if (!parsed.Succeeded) return parsed;
        var next = parsed.Value.Content;

        if (Unsigned(parsed.Value, root) is { } unsigned) return TufResult<TufFile<TufSnapshot>>.Refused(unsigned); // 5.5.3
        if (next.Version != described.Version) return Refused(TufProblem.Mismatch, $"says to be version {next.Version}, where the timestamp says {described.Version}"); // 5.5.4
        if (trusted is not null && Older(next, trusted.Content) is { } older) return Refused(TufProblem.Rollback, older); // 5.5.5
        return Expiry.Over(next, Name, now) is { } over ? TufResult<TufFile<TufSnapshot>>.Refused(over) : parsed; // 5.5.6
    }

    private static string? Older(TufSnapshot next, TufSnapshot trusted)
    {
        foreach (var (file, seen) in trusted.Files)
        {
            if (!next.Files.TryGetValue(file, out var now)) return $"no longer lists {Shown.Of(file)}";
            if (now.Version < seen.Version) return $"lists version {now.Version} of {Shown.Of(file)}, where {seen.Version} was seen";
        }

        return null;
    }

    private static TufResult<TufFile<TufSnapshot>> Refused(TufProblem problem, string objection) =>
        TufResult<TufFile<TufSnapshot>>.Refused(problem, $"`{Name}` {objection}", "nothing of it was taken over; tell whoever publishes it");

    private static TufError? Unsigned(TufFile<TufSnapshot> file, TufRoot root) =>
        Threshold.Unmet(file.Envelope, Name, TufAuthority.Of(root, TufRoleNames.Snapshot));
}
