using Library = Org.BouncyCastle.Math.EC.Rfc8032.Ed25519;

namespace SigmaShake.Signing.Keys;

/// <summary>An Ed25519 public key (RFC 8032) that was found fit to verify by. Immutable, thread-safe.</summary>
/// <remarks>
/// RFC 8032 leaves verifiers room to differ. This is the rule here, and no signature made by the book falls outside it:
/// <list type="number">
/// <item>The key A and the point R of the signature are canonical: y &lt; p, and no sign on x = 0 (RFC 8032, 5.1.3).</item>
/// <item>A and R are points of the prime-order group, and not its neutral element. So neither is of small order, nor has a part that is.</item>
/// <item>S &lt; L (RFC 8032, 5.1.7).</item>
/// <item>S·B = R + k·A with k = SHA-512(R ‖ A ‖ message).</item>
/// </list>
/// Because of the second, the equation and the one multiplied by the cofactor, 8·S·B = 8·R + 8·k·A, are the same: there is no signature that
/// one verifier takes and the next one does not. The library alone verifies with the cofactor, and takes keys and points with a part of small
/// order.
/// What can be told from the bytes is refused before the library is called.
/// </remarks>
public sealed class Ed25519PublicKey : IEquatable<Ed25519PublicKey>
{
    /// <summary>The length of a key, in bytes.</summary>
    public const int Bytes = PointEncoding.Bytes;

    /// <summary>The length of a signature, in bytes: R, then S.</summary>
    public const int SignatureBytes = 64;

    private readonly byte[] _point;

    private Ed25519PublicKey(byte[] point) => _point = point;

    /// <summary>The key as RFC 8032 encodes it.</summary>
    public ReadOnlySpan<byte> Encoding => _point;

    /// <summary>Takes the key that <paramref name="encoding"/> holds, or says why nothing may be verified by it.</summary>
    public static SigningResult<Ed25519PublicKey> Parse(ReadOnlySpan<byte> encoding)
    {
        return StrictRule.Objection(encoding) is { } objection
            ? SigningResult<Ed25519PublicKey>.Refused($"the public key {objection}", "get the key again from whoever made it")
            : SigningResult<Ed25519PublicKey>.Of(new Ed25519PublicKey(encoding.ToArray()));
    }

    /// <summary>Whether <paramref name="signature"/> was made over <paramref name="message"/> with the private part of this key.</summary>
    public bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (StrictRule.SignatureObjection(signature) is not null) return false;

        // The library takes arrays only.
        var copy = message.ToArray();
        return Library.Verify(signature.ToArray(), 0, _point, 0, copy, 0, copy.Length);
    }

    /// <inheritdoc />
    public bool Equals(Ed25519PublicKey? other) => other is not null && other._point.AsSpan().SequenceEqual(_point);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Ed25519PublicKey);

    /// <inheritdoc />
    public override int GetHashCode() => BitConverter.ToInt32(_point, 0);

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(_point);

    // What we computed ourselves from a seed needs no check.
    internal static Ed25519PublicKey Computed(byte[] point) => new(point);
}
