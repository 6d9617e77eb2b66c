using SigmaShake.Signing.Tuf.Metadata;

namespace SigmaShake.Signing.Tuf.Client;

/// <summary>What makes a root trusted (specification, 5.2 and 5.3).</summary>
internal static class RootStep
{
    /// <summary>The first root, which was given out of band: it has signed itself. When it expires does not matter (5.2).</summary>
    public static TufResult<TufFile<TufRoot>> First(ReadOnlySpan<byte> bytes, TufLimits limits)
    {
        var parsed = TufFile<TufRoot>.Parse(bytes, limits.MaxRootBytes, "root.json");
        return parsed.Succeeded && Unsigned(parsed.Value, parsed.Value.Content, "root.json") is { } error ? TufResult<TufFile<TufRoot>>.Refused(error) : parsed;
    }

    /// <summary>The root that follows <paramref name="trusted"/>; that one itself where the file has its version, and so nothing new.</summary>
    public static TufResult<TufFile<TufRoot>> Next(TufFile<TufRoot> trusted, ReadOnlySpan<byte> bytes, string name, TufLimits limits)
    {
        var parsed = TufFile<TufRoot>.Parse(bytes, limits.MaxRootBytes, name);
        if (!parsed.Succeeded) return parsed;
        var next = parsed.Value;

        // 5.3.4: by a threshold of the keys that were trusted, and by a threshold of its own.
        if (Unsigned(next, trusted.Content, name) is { } byOld) return TufResult<TufFile<TufRoot>>.Refused(byOld);
        if (Unsigned(next, next.Content, name) is { } byNew) return TufResult<TufFile<TufRoot>>.Refused(byNew);

        // 5.3.5.
        var expected = trusted.Content.Version + 1;
        if (next.Content.Version == trusted.Content.Version) return TufResult<TufFile<TufRoot>>.Of(trusted);
        return next.Content.Version == expected ? parsed : TufResult<TufFile<TufRoot>>.Refused(
            TufProblem.Rollback,
            $"`{name}` says to be version {next.Content.Version}, where {expected} must follow",
            "nothing of it was taken over; tell whoever publishes it");
    }

    /// <summary>
    /// Whether a key of the timestamp or the snapshot role has lost its place between two roots. It may have been in an attacker's hands, who
    /// then signed high version numbers with it: what they signed must not stand in the way of what is published now (5.3.11). A key that is only added
    /// takes nothing back, and the protection from older files stays.
    /// </summary>
    public static bool HasRotated(TufRoot before, TufRoot after) => HasLost(before, after, TufRoleNames.Timestamp) || HasLost(before, after, TufRoleNames.Snapshot);

    private static bool HasLost(TufRoot before, TufRoot after, string role) => before.Roles[role].KeyIds.Except(after.Roles[role].KeyIds, StringComparer.Ordinal).Any();

    private static TufError? Unsigned(TufFile<TufRoot> file, TufRoot by, string name) =>
        Threshold.Unmet(file.Envelope, name, TufAuthority.Of(by, TufRoleNames.Root));
}
