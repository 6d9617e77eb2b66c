using SigmaShake.Signing.Tuf.Metadata;

namespace SigmaShake.Signing.Tuf.Client;

/// <summary>What makes a timestamp trusted (specification, 5.4).</summary>
internal static class TimestampStep
{
    private const string Name = "timestamp.json";

    /// <summary>What was kept of an earlier update, if the present root still stands for it. That it may be over does not matter: it only says what is older.</summary>
    public static TufFile<TufTimestamp>? Kept(TufState state, TufRoot root, TufLimits limits) =>
        state.Of(TufRoleNames.Timestamp) is { } bytes && TufFile<TufTimestamp>.Parse(bytes, limits.MaxTimestampBytes, Name).Value is { } file && Unsigned(file, root) is null ? file : null;

    /// <summary>The timestamp to go on with; <paramref name="trusted"/> itself where the file has its version.</summary>
    public static TufResult<TufFile<TufTimestamp>> Next(TufRoot root, TufFile<TufTimestamp>? trusted, ReadOnlySpan<byte> bytes, DateTimeOffset now, TufLimits limits)
    {
        var parsed = TufFile<TufTimestamp>.Parse(bytes, limits.MaxTimestampBytes, Name);
        if (!parsed.Succeeded) return parsed;
        var next = parsed.Value;

        if (Unsigned(next, root) is { } unsigned) return TufResult<TufFile<TufTimestamp>>.Refused(unsigned); // 5.4.2
        if (trusted is not null)
        {
            // 5.4.3.
            if (next.Content.Version < trusted.Content.Version) return RolledBack("it", next.Content.Version, trusted.Content.Version);
            if (next.Content.Version == trusted.Content.Version) next = trusted;
            if (next.Content.Snapshot.Version < trusted.Content.Snapshot.Version) return RolledBack("its snapshot", next.Content.Snapshot.Version, trusted.Content.Snapshot.Version);
        }

        return Expiry.Over(next.Content, Name, now) is { } over ? TufResult<TufFile<TufTimestamp>>.Refused(over) : TufResult<TufFile<TufTimestamp>>.Of(next); // 5.4.4
    }

    private static TufResult<TufFile<TufTimestamp>> RolledBack(string what, long version, long seen) => TufResult<TufFile<TufTimestamp>>.Refused(
        TufProblem.Rollback,
        $"`{Name}` is older than what was seen: {what} has version {version}, and had {seen}",
        "nothing of it was taken over; tell whoever publishes it");

    private static TufError? Unsigned(TufFile<TufTimestamp> file, TufRoot root) =>
        Threshold.Unmet(file.Envelope, Name, TufAuthority.Of(root, TufRoleNames.Timestamp));
}
