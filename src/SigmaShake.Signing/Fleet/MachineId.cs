using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using SigmaShake.Signing.Keys;
using SigmaShake.Signing.Tuf.Verification;

namespace SigmaShake.Signing.Fleet;

/// <summary>
/// Names a machine by its key: <c>m_</c> and 26 digits in Crockford's base 32, the first 16 bytes of the key's SHA-256. So nobody claims the id of another's key.
/// </summary>
public readonly record struct MachineId
{
    private const string Prefix = "m_";
    private const int Length = 26;

    private readonly UInt128 _value;

    private MachineId(UInt128 value) => _value = value;

    /// <summary>The id of a key.</summary>
    public static MachineId Of(Ed25519PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new MachineId(BinaryPrimitives.ReadUInt128BigEndian(ContentHash.Sha256Bytes(key.Encoding)));
    }

    /// <summary>Reads one as <see cref="ToString"/> writes it.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out MachineId id)
    {
        id = default;
        if (text is null || text.Length != Prefix.Length + Length || !text.StartsWith(Prefix, StringComparison.Ordinal)) return false;
        if (!CrockfordText.TryRead(text.AsSpan(Prefix.Length), out var value)) return false;
        id = new MachineId(value);
        return true;
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(Prefix.Length + Length, _value, static (span, value) =>
    {
        Prefix.CopyTo(span);
        CrockfordText.Write(value, span[Prefix.Length..]);
    });
}
