using SigmaShake.Signing.Tuf.Metadata;

namespace SigmaShake.Signing.Tuf.Client;

/// <summary>A target that was found.</summary>
/// <param name="Path">What it is called.</param>
/// <param name="Role">The role that describes it.</param>
/// <param name="Description">What it must be.</param>
public sealed record TufFoundTarget(string Path, string Role, TufTarget Description);
