using Library = Org.BouncyCastle.Math.EC.Rfc8032.Ed25519;

namespace SigmaShake.Signing.Keys;

/// <summary>What is refused before the library is asked whether a signature fits; <see cref="Ed25519PublicKey"/> tells the rule as a whole.</summary>
internal static class StrictRule
{
    /// <summary>Why nothing may be verified by a point, a key or that of a signature; null where nothing speaks against it.</summary>
    public static string? Objection(ReadOnlySpan<byte> point)
    {
        if (point.Length != PointEncoding.Bytes) return $"has {point.Length} bytes, and not {PointEncoding.Bytes}";
        if (PointEncoding.IsSmallOrder(point)) return "is of small order: anyone could sign for it";
        if (!PointEncoding.IsCanonical(point)) return "is not written in its one canonical form";

        // No part of small order either. It is the library's only look at whether there is such a point at all.
        return Library.ValidatePublicKeyFull(point) ? null : "is no point of the prime-order group";
    }

    /// <summary>Why a signature is refused whatever it is under, as the end of a sentence; null where nothing speaks against it.</summary>
    public static string? SignatureObjection(ReadOnlySpan<byte> signature)
    {
        if (signature.Length != Ed25519PublicKey.SignatureBytes) return $"the signature has {signature.Length} bytes";
        if (Objection(signature[..PointEncoding.Bytes]) is { } objection) return $"the point of the signature {objection}";
        return ScalarEncoding.IsCanonical(signature[PointEncoding.Bytes..]) ? null : "the scalar of the signature is not reduced";
    }
}
