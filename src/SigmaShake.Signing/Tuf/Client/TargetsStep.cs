using SigmaShake.Signing.Json;
using SigmaShake.Signing.Tuf.Metadata;

namespace SigmaShake.Signing.Tuf.Client;

/// <summary>What makes targets metadata trusted, of the top-level role or a delegated one (specification, 5.6).</summary>
internal static class TargetsStep
{
    /// <summary>The file of <paramref name="role"/> that <paramref name="described"/>, what the snapshot says of it, describes.</summary>
    public static TufResult<TufFile<TufTargets>> Next(TufAuthority role, TufMetaFile described, ReadOnlySpan<byte> bytes, DateTimeOffset now, TufLimits limits)
    {
        // 5.6.2: before anything of it is read.
        var name = TufRoleNames.Listed(role.Role);
        if (described.Objection(bytes) is { } objection) return Mismatch(name, objection);
        var parsed = TufFile<TufTargets>.Parse(bytes, limits.MaxTargetsBytes, name);
        if (!parsed.Succeeded) return parsed;

        // 5.6.3, 5.6.4, 5.6.5.
        if (Threshold.Unmet(parsed.Value.Envelope, name, role) is { } unsigned) return TufResult<TufFile<TufTargets>>.Refused(unsigned);
        var version = parsed.Value.Content.Version;
        if (version != described.Version) return Mismatch(name, $"says to be version {version}, where the snapshot says {described.Version}");
        return Expiry.Over(parsed.Value.Content, name, now) is { } over ? TufResult<TufFile<TufTargets>>.Refused(over) : parsed;
    }

    private static TufResult<TufFile<TufTargets>> Mismatch(string name, string objection) =>
        TufResult<TufFile<TufTargets>>.Refused(TufProblem.Mismatch, $"{Shown.Of(name)} {objection}", "nothing of it was taken over; tell whoever publishes it");
}
