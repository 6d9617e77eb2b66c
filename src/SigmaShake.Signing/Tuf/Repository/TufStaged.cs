using SigmaShake.Signing.Json;
using SigmaShake.Signing.Tuf.Metadata;
using SigmaShake.Signing.Tuf.Verification;

namespace SigmaShake.Signing.Tuf.Repository;

/// <summary>
/// A metadata file on its way from whoever made it, past those who sign it, to where it is published. Several people sign copies of it, apart from each
/// other and without a network; their signatures come together in one file, whose bytes do not depend on the order. Immutable, thread-safe.
/// </summary>
public sealed class TufStaged
{
    private readonly TufEnvelope _envelope;

    private TufStaged(string role, TufMetadata content, TufEnvelope envelope)
    {
        Role = role;
        Content = content;
        _envelope = envelope;
    }

    /// <summary>The role whose file it is.</summary>
    public string Role { get; }

    /// <summary>What it says.</summary>
    public TufMetadata Content { get; }

    /// <summary>The SHA-256 of what is signed, in lower-case hexadecimal: what those who sign compare before they do.</summary>
    public string Digest => ContentHash.Sha256(_envelope.SignedBytes);

    /// <summary>The signatures on it.</summary>
    public IReadOnlyList<TufSignature> Signatures => _envelope.Signatures;

    /// <summary>The name that it is published under (specification, 6.2.1).</summary>
    public string FileName => Client.Fetcher.FileName(Role, Role == TufRoleNames.Timestamp ? null : Content.Version);

    internal TufEnvelope Envelope => _envelope;

    /// <summary>A file that nobody has signed yet, or why no client would read it.</summary>
    /// <param name="role">The role: for targets metadata the name of the role that it is for, else the type of <paramref name="content"/>.</param>
    /// <param name="content">What it says. Fractions of a second are cut off its expiry.</param>
    public static TufResult<TufStaged> Of(string role, TufMetadata content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return Parse(role, TufEnvelope.Unsigned(content.ToJson()).ToBytes());
    }

    /// <summary>Reads a staged file, signed or not, from where it was carried.</summary>
    public static TufResult<TufStaged> Parse(string role, ReadOnlySpan<byte> file)
    {
        ArgumentNullException.ThrowIfNull(role);
        var limits = new TufLimits();
        return role switch
        {
            TufRoleNames.Root => Staged(role, TufFile<TufRoot>.Parse(file, limits.MaxRootBytes, role)),
            TufRoleNames.Timestamp => Staged(role, TufFile<TufTimestamp>.Parse(file, limits.MaxTimestampBytes, role)),
            TufRoleNames.Snapshot => Staged(role, TufFile<TufSnapshot>.Parse(file, limits.MaxSnapshotBytes, role)),
            _ => Staged(role, TufFile<TufTargets>.Parse(file, limits.MaxTargetsBytes, role)),
        };
    }

    /// <summary>Reads a staged file of whichever of <see cref="TufRoleNames.TopLevel"/> it says it is for.</summary>
    public static TufResult<TufStaged> Parse(ReadOnlySpan<byte> file)
    {
        var envelope = TufEnvelope.Parse(file, new TufLimits().MaxTargetsBytes, "the file");
        if (!envelope.Succeeded) return TufResult<TufStaged>.Refused(envelope.Error);
        var role = envelope.Value.Signed.Member("_type")?.Text ?? "";
        return TufRoleNames.IsTopLevel(role)
            ? Parse(role, file)
            : TufResult<TufStaged>.Refused(TufProblem.Malformed, $"the file is of the type {Shown.Of(role)}, which no role has", TufEnvelope.Help);
    }

    /// <summary>The ids of the keys of a role that have signed it: of signatures that do not verify none is among them.</summary>
    /// <param name="authority">On whose word keys count.</param>
    public IReadOnlyList<string> SignersFor(TufAuthority authority)
    {
        ArgumentNullException.ThrowIfNull(authority);
        return [.. Threshold.Signers(_envelope, authority).Select(key => key.Id)];
    }

    /// <summary>The signature of one key, apart from the file. Nothing is looked up: any machine that has the key and the file can do it.</summary>
    public TufDetachedSignature Sign(TufSigner signer)
    {
        ArgumentNullException.ThrowIfNull(signer);
        return new TufDetachedSignature(Role, Digest, signer.Key.Id, signer.Sign(_envelope.SignedBytes));
    }

    /// <summary>The file with one signature more, in place of an earlier one of that key; or why it does not belong on it.</summary>
    /// <param name="signature">The signature.</param>
    /// <param name="authorities">On whose word keys count: for a root both itself and the one before, else one.</param>
    public TufResult<TufStaged> With(TufDetachedSignature signature, params IEnumerable<TufAuthority> authorities)
    {
        ArgumentNullException.ThrowIfNull(signature);
        if (signature.Role != Role || signature.Digest != Digest) return Refused($"the signature is on another file of {Shown.Of(signature.Role)}", "sign this one, and compare the digest");
        var keys = authorities.Where(authority => authority.Keys.KeyIds.Contains(signature.KeyId, StringComparer.Ordinal)).Select(authority => authority.Known.GetValueOrDefault(signature.KeyId));
        if (keys.FirstOrDefault(key => key is not null) is not { } known) return Refused($"the key {Shown.Of(signature.KeyId)} does not stand for {Shown.Of(Role)}", "sign with a key that does");
        if (!known.Verify(_envelope.SignedBytes, signature.Signature)) return Refused($"the signature of the key {Shown.Of(signature.KeyId)} does not verify", "get it again from whoever made it");
        var others = Signatures.Where(other => other.KeyId != signature.KeyId);
        return TufResult<TufStaged>.Of(new TufStaged(Role, Content, _envelope.WithSignatures([.. others, new TufSignature(signature.KeyId, signature.Signature)])));
    }

    /// <summary>The file with the signatures that stand on another copy of it; those that do not verify stay behind.</summary>
    /// <param name="copy">The same file, signed by others.</param>
    /// <param name="authorities">See <see cref="With"/>.</param>
    public TufResult<TufStaged> Merge(TufStaged copy, params IReadOnlyList<TufAuthority> authorities)
    {
        ArgumentNullException.ThrowIfNull(copy);
        if (copy.Role != Role || copy.Digest != Digest) return Refused($"the copy is another file of {Shown.Of(copy.Role)}", "sign copies of one file");
        var merged = this;
        foreach (var signature in copy.Signatures) merged = merged.With(new TufDetachedSignature(Role, Digest, signature.KeyId, signature.Signature), authorities).Value ?? merged;
        return TufResult<TufStaged>.Of(merged);
    }

    /// <summary>Null where enough keys have signed; else who is waited for.</summary>
    /// <param name="authority">On whose word keys count.</param>
    public TufError? Unmet(TufAuthority authority)
    {
        ArgumentNullException.ThrowIfNull(authority);
        return Threshold.Unmet(_envelope, FileName, authority);
    }

    /// <summary>The file: JSON, the same bytes for the same content and signatures.</summary>
    public byte[] ToBytes() => _envelope.ToBytes();

    private static TufResult<TufStaged> Staged<T>(string role, TufResult<TufFile<T>> file)
        where T : TufMetadata, ITufContent<T> =>
        file.Succeeded ? TufResult<TufStaged>.Of(new TufStaged(role, file.Value.Content, file.Value.Envelope)) : TufResult<TufStaged>.Refused(file.Error);

    private static TufResult<TufStaged> Refused(string message, string help) => TufResult<TufStaged>.Refused(TufProblem.Unsigned, message, help);
}
