using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using SigmaShake.Signing.Fleet;

namespace SigmaShake.Platform.Organisations;

/// <summary>
/// Names an organisation for machines: <c>org_</c> and 26 letters and digits, a UUID of version 7 (RFC 9562) in Crockford's base 32. It never changes and is
/// never given twice, unlike the name that people see.
/// </summary>
public readonly record struct OrganisationId
{
    private const string Prefix = "org_";
    private const int Length = 26;

    private readonly UInt128 _value;

    private OrganisationId(UInt128 value) => _value = value;

    /// <summary>A new one.</summary>
    /// <param name="now">Its first bits, so that new ones sort last.</param>
    public static OrganisationId Create(DateTimeOffset now) => new(BinaryPrimitives.ReadUInt128BigEndian(Guid.CreateVersion7(now).ToByteArray(bigEndian: true)));

    /// <summary>Reads one as <see cref="ToString"/> writes it, in lower case.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out OrganisationId id)
    {
        id = default;
        if (text is null || text.Length != Prefix.Length + Length || !text.StartsWith(Prefix, StringComparison.Ordinal)) return false;
        if (!CrockfordText.TryRead(text.AsSpan(Prefix.Length), out var value)) return false;
        id = new OrganisationId(value);
        return true;
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(Prefix.Length + Length, _value, static (span, value) =>
    {
        Prefix.CopyTo(span);
        CrockfordText.Write(value, span[Prefix.Length..]);
    });
}
