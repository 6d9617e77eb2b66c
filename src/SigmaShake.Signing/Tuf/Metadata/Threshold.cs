using SigmaShake.Signing.Json;

namespace SigmaShake.Signing.Tuf.Metadata;

/// <summary>Whether enough keys of a role have signed a file (specification, 5.3.4 and its like).</summary>
internal static class Threshold
{
    /// <summary>
    /// Null where <paramref name="role"/> has signed <paramref name="file"/>. Keys count, not ids: a key that stands under two ids signs once. A
    /// signature that does not verify, or that no key of the role made, counts for nothing and harms nothing.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="role">Who must have signed, and on whose word.</param>
    public static TufError? Unmet(TufEnvelope file, string name, TufAuthority role)
    {
        var signed = Signers(file, role).Select(key => key.Material!).Distinct(StringComparer.Ordinal).Count();
        if (signed >= role.Keys.Threshold) return null;
        var useless = role.Keys.KeyIds.Select(id => role.Known.GetValueOrDefault(id)?.Objection is { } objection ? $"; its key {Shown.Of(id)} {objection}" : null).FirstOrDefault(text => text is not null);
        return new TufError(
            TufProblem.Unsigned,
            $"{Shown.Of(name)} is signed by {signed} of the {role.Keys.Threshold} keys that {role.Delegator} asks for{useless}",
            "nothing of it was taken over; ask whoever publishes it for the missing signatures");
    }

    /// <summary>The keys of the role whose signatures verify, each id once.</summary>
    public static IEnumerable<TufKey> Signers(TufEnvelope file, TufAuthority role)
    {
        var signatures = file.Signatures.ToDictionary(signature => signature.KeyId, signature => signature.Signature, StringComparer.Ordinal);
        foreach (var id in role.Keys.KeyIds)
        {
            if (role.Known.TryGetValue(id, out var key) && signatures.TryGetValue(id, out var signature) && key.Verify(file.SignedBytes, signature)) yield return key;
        }
    }
}
