namespace SigmaShake.Signing.Tuf.Client;

/// <summary>One of the files that a client trusts.</summary>
/// <param name="Name">The role.</param>
/// <param name="Version">Its version.</param>
/// <param name="Expires">From when on it is no longer trusted: tells how stale a machine is.</param>
public sealed record TufTrustedRole(string Name, long Version, DateTimeOffset Expires);
