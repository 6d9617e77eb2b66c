using SigmaShake.Signing.Json;
using SigmaShake.Signing.Tuf.Metadata;

namespace SigmaShake.Signing.Tuf.Client;

/// <summary>Whether metadata is over (specification, 5.3.10, 5.4.4, 5.5.6, 5.6.5): its time must be later than that at which the update began.</summary>
internal static class Expiry
{
    public static TufError? Over(TufMetadata metadata, string name, DateTimeOffset now) => metadata.Expires > now
        ? null
        : new TufError(
            TufProblem.Expired,
            $"{Shown.Of(name)}, version {metadata.Version}, is over since {FieldReader.Format(metadata.Expires)}: somebody may be holding a newer one back",
            "check the clock of this machine and whether whoever publishes still does");
}
