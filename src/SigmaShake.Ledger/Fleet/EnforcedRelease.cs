using SigmaShake.Ledger.Hashing;

namespace SigmaShake.Ledger.Fleet;

/// <summary>Which bundle is in force. Immutable, thread-safe.</summary>
/// <param name="Release">The version of the targets metadata that describes it; from 1.</param>
/// <param name="Bundle">The SHA-256 of the bundle.</param>
/// <param name="VerifiedMs">When it was last found to be the newest, in milliseconds since 1970 UTC.</param>
/// <param name="ExpiresMs">Until when what says so is good, in milliseconds since 1970 UTC: the earliest end of the metadata. The bundle stays in force after it.</param>
public sealed record EnforcedRelease(long Release, Digest Bundle, long VerifiedMs, long ExpiresMs)
{
    /// <summary>The file: one line of JSON.</summary>
    public byte[] ToBytes() => FleetRecord.Write(json =>
    {
        json.WriteNumber("release", Release);
        json.WriteString("sha256", Bundle.ToString());
        json.WriteNumber("verified_ms", VerifiedMs);
        json.WriteNumber("expires_ms", ExpiresMs);
    });

    /// <summary>Reads what <see cref="ToBytes"/> wrote; null where it is anything else.</summary>
    public static EnforcedRelease? Parse(ReadOnlyMemory<byte> bytes)
    {
        if (FleetRecord.Read(bytes, "v", "release", "sha256", "verified_ms", "expires_ms") is not { } json || json.Hash("sha256") is not { } bundle) return null;
        var release = new EnforcedRelease(json.Number("release"), bundle, json.Number("verified_ms"), json.Number("expires_ms"));
        return release is { Release: > 0, VerifiedMs: >= 0 and <= FleetRecord.MaxTimeMs, ExpiresMs: >= 0 and <= FleetRecord.MaxTimeMs } ? release : null;
    }
}
