using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Macs;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;
using SigmaShake.Signing.Keys;
using SigmaShake.Signing.Tuf.Verification;

namespace SigmaShake.Signing.Tuf.Repository;

/// <summary>
/// A private key under a passphrase: EncryptedPrivateKeyInfo (RFC 5958, section 3) by PBES2 (RFC 8018) with PBKDF2, HMAC-SHA-256 and AES-256-CBC, which is
/// what OpenSSL writes. The library's: the framework's own load OpenSSL, which a static binary cannot.
/// </summary>
internal static class EncryptedKey
{
    /// <summary>How often a guess has to be hashed; about a second.</summary>
    private const int Iterations = 600_000;

    // What somebody else wrote may take longer, but not for ever.
    private const int MaxIterations = 5_000_000;

    private const int SaltBytes = 16;
    private const int MaxSaltBytes = 64;
    private const int BlockBytes = 16;

    private static ReadOnlySpan<byte> Pbes2 => [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05, 0x0d];

    private static ReadOnlySpan<byte> Pbkdf2 => [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05, 0x0c];

    private static ReadOnlySpan<byte> HmacSha256 => [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x02, 0x09];

    private static ReadOnlySpan<byte> Aes256Cbc => [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x01, 0x2a];

    /// <summary>What <paramref name="plain"/> becomes under a passphrase; another text each time.</summary>
    public static byte[] Encrypt(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> passphrase)
    {
        var (salt, iv) = (new byte[SaltBytes], new byte[BlockBytes]);
        KernelRandom.Fill(salt);
        KernelRandom.Fill(iv);
        var padded = new byte[(plain.Length / BlockBytes * BlockBytes) + BlockBytes];
        padded.AsSpan().Fill((byte)(padded.Length - plain.Length));
        plain.CopyTo(padded);
        Cipher(forEncryption: true, Derive(passphrase, salt, Iterations), iv, padded);
        var derivation = Element(DerReader.Sequence, [.. Element(DerReader.OctetString, salt), .. Element(DerReader.Integer, [0x09, 0x27, 0xc0]), .. Algorithm(HmacSha256, [0x05, 0x00])]);
        var scheme = Algorithm(Pbes2, Element(DerReader.Sequence, [.. Algorithm(Pbkdf2, derivation), .. Algorithm(Aes256Cbc, Element(DerReader.OctetString, iv))]));
        return Element(DerReader.Sequence, [.. scheme, .. Element(DerReader.OctetString, padded)]);
    }

    /// <summary>Whether it is of the one form that is known, and would not take for ever to open.</summary>
    public static bool IsKnown(ReadOnlySpan<byte> der) => Read(der) is not null;

    /// <summary>What was put under that passphrase, which the caller wipes; null for another passphrase, or another form.</summary>
    public static byte[]? Decrypt(ReadOnlySpan<byte> der, ReadOnlySpan<byte> passphrase)
    {
        if (Read(der) is not { } read) return null;
        var padded = read.Data;
        Cipher(forEncryption: false, Derive(passphrase, read.Salt, read.Iterations), read.Iv, padded);
        int padding = padded[^1];
        var plain = padding is > 0 and <= BlockBytes && !padded.AsSpan(padded.Length - padding).ContainsAnyExcept((byte)padding) ? padded[..^padding] : null;
        CryptographicOperations.ZeroMemory(padded);
        return plain;
    }

    private static Encrypted? Read(ReadOnlySpan<byte> der)
    {
        var outer = new DerReader(der);
        if (!outer.TryRead(DerReader.Sequence, out var info) || !outer.IsAtEnd) return null;
        var fields = new DerReader(info);
        if (!TryReadAlgorithm(ref fields, Pbes2, out var parameters) || !fields.TryRead(DerReader.OctetString, out var data) || !fields.IsAtEnd) return null;
        if (data.IsEmpty || data.Length % BlockBytes != 0 || !parameters.TryRead(DerReader.Sequence, out var both)) return null;
        var two = new DerReader(both);
        if (!TryReadAlgorithm(ref two, Pbkdf2, out var derivation) || !TryReadAlgorithm(ref two, Aes256Cbc, out var encryption)) return null;
        if (!encryption.TryRead(DerReader.OctetString, out var iv) || iv.Length != BlockBytes || !derivation.TryRead(DerReader.Sequence, out var numbers)) return null;
        var rest = new DerReader(numbers);
        if (!rest.TryRead(DerReader.OctetString, out var salt) || salt.Length > MaxSaltBytes || !rest.TryReadInteger(out var count) || count.Length > 4) return null;
        var iterations = 0;
        foreach (var b in count) iterations = (iterations << 8) | b;
        return iterations is > 0 and <= MaxIterations && TryReadAlgorithm(ref rest, HmacSha256, out _) && rest.IsAtEnd
            ? new Encrypted(salt.ToArray(), iterations, iv.ToArray(), data.ToArray())
            : null;
    }

    // AlgorithmIdentifier (RFC 5280, 4.1.1.2).
    private static bool TryReadAlgorithm(ref DerReader reader, ReadOnlySpan<byte> identifier, out DerReader parameters)
    {
        parameters = default;
        if (!reader.TryRead(DerReader.Sequence, out var algorithm)) return false;
        parameters = new DerReader(algorithm);
        return parameters.TryRead(DerReader.ObjectIdentifier, out var found) && found.SequenceEqual(identifier);
    }

    private static byte[] Algorithm(ReadOnlySpan<byte> identifier, ReadOnlySpan<byte> parameters) =>
        Element(DerReader.Sequence, [.. Element(DerReader.ObjectIdentifier, identifier), .. parameters]);

    private static byte[] Element(byte tag, ReadOnlySpan<byte> content) => content.Length < 0x80 ? [tag, (byte)content.Length, .. content] : [tag, 0x81, (byte)content.Length, .. content];

    // PBKDF2 (RFC 8018, 5.2) for one block, which is all that a key of 256 bits takes. The library's own brings a table of every algorithm along.
    private static KeyParameter Derive(ReadOnlySpan<byte> passphrase, byte[] salt, int iterations)
    {
        var mac = new HMac(new Sha256Digest());
        mac.Init(new KeyParameter(passphrase));
        var block = new byte[mac.GetMacSize()];
        mac.BlockUpdate([.. salt, 0, 0, 0, 1]);
        mac.DoFinal(block);
        var key = (byte[])block.Clone();
        for (var i = 1; i < iterations; i++)
        {
            mac.BlockUpdate(block);
            mac.DoFinal(block);
            for (var j = 0; j < key.Length; j++) key[j] ^= block[j];
        }

        return new KeyParameter(key);
    }

    private static void Cipher(bool forEncryption, KeyParameter key, byte[] iv, byte[] data)
    {
        var cipher = new CbcBlockCipher(new AesLightEngine());
        cipher.Init(forEncryption, new ParametersWithIV(key, iv));
        for (var at = 0; at < data.Length; at += BlockBytes) cipher.ProcessBlock(data, at, data, at);
    }

    private sealed record Encrypted(byte[] Salt, int Iterations, byte[] Iv, byte[] Data);
}
