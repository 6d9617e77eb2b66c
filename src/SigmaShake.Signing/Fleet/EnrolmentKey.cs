using System.Buffers.Text;
using System.Text;
using SigmaShake.Signing.Keys;
using SigmaShake.Signing.Tuf.Verification;

namespace SigmaShake.Signing.Fleet;

/// <summary>
/// What lets a machine enrol: <c>ssg_enrol_</c>, 16 random bytes and the SHA-256 of the organisation's first root in base64url, <c>_</c> and a checksum.
/// The root's hash is in it, so that whoever takes the server over cannot give another root to a machine that comes with a key made before. Immutable,
/// thread-safe.
/// </summary>
public sealed class EnrolmentKey
{
    /// <summary>What every key begins with.</summary>
    public const string Prefix = "ssg_enrol_";

    /// <summary>The length of a SHA-256, in bytes.</summary>
    public const int HashBytes = 32;

    private const int SecretBytes = 16;
    private const int ChecksumDigits = 6;
    private const string Help = "copy it as a whole, or ask for a new one";

    private static readonly int BodyLength = Base64Url.GetEncodedLength(SecretBytes + HashBytes);

    private readonly byte[] _rootSha256;
    private readonly byte[] _hash;

    private EnrolmentKey(string text, byte[] rootSha256)
    {
        Text = text;
        _rootSha256 = rootSha256;
        _hash = ContentHash.Sha256Bytes(Encoding.ASCII.GetBytes(text));
    }

    /// <summary>The whole key: a secret.</summary>
    public string Text { get; }

    /// <summary>The SHA-256 of the organisation's <c>1.root.json</c>, <see cref="HashBytes"/> bytes.</summary>
    public ReadOnlySpan<byte> RootSha256 => _rootSha256;

    /// <summary>The SHA-256 of <see cref="Text"/>: what a server keeps of it.</summary>
    public ReadOnlySpan<byte> Hash => _hash;

    /// <summary>A new key for an organisation.</summary>
    /// <param name="rootSha256">See <see cref="RootSha256"/>.</param>
    /// <exception cref="ArgumentException">That is no SHA-256.</exception>
    public static EnrolmentKey Create(ReadOnlySpan<byte> rootSha256)
    {
        if (rootSha256.Length != HashBytes) throw new ArgumentException($"a SHA-256 has {HashBytes} bytes", nameof(rootSha256));
        var body = new byte[SecretBytes + HashBytes];
        KernelRandom.Fill(body.AsSpan(0, SecretBytes));
        rootSha256.CopyTo(body.AsSpan(SecretBytes));
        var head = Prefix + Base64Url.EncodeToString(body);
        return new EnrolmentKey($"{head}_{Checksum(head)}", rootSha256.ToArray());
    }

    /// <summary>Reads a key, or says why it is none: a letter that was copied wrongly is found without asking anybody.</summary>
    public static SigningResult<EnrolmentKey> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.StartsWith(Prefix, StringComparison.Ordinal)) return Refused($"it does not begin with `{Prefix}`");
        if (text.Length != Prefix.Length + BodyLength + 1 + ChecksumDigits) return Refused("it is too short or too long");
        var head = text[..(Prefix.Length + BodyLength)];
        if (text[head.Length..] != $"_{Checksum(head)}") return Refused("a character in it is not right");
        var body = new byte[SecretBytes + HashBytes];
        return Base64Url.IsValid(head.AsSpan(Prefix.Length)) && Base64Url.TryDecodeFromChars(head.AsSpan(Prefix.Length), body, out var length) && length == body.Length
            ? SigningResult<EnrolmentKey>.Of(new EnrolmentKey(text, body[SecretBytes..]))
            : Refused("a character in it is not right");
    }

    /// <summary>
    /// What a machine signs when it enrols: it has the key that it registers, and nobody who sees the request can use it for another name or with
    /// another enrolment key.
    /// </summary>
    /// <param name="name">The machine's name.</param>
    public byte[] ProofMessage(string name) => Encoding.UTF8.GetBytes($"sigmashake enrol v1\n{Convert.ToHexStringLower(_hash)}\n{name}");

    /// <summary>Says what it is; the secret is in no text but <see cref="Text"/>.</summary>
    public override string ToString() => $"an enrolment key for the root {Convert.ToHexStringLower(_rootSha256)}";

    private static string Checksum(string head) => string.Create(ChecksumDigits, head, static (span, text) =>
        CrockfordText.Write(System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(ContentHash.Sha256Bytes(Encoding.UTF8.GetBytes(text))), span));

    private static SigningResult<EnrolmentKey> Refused(string problem) => SigningResult<EnrolmentKey>.Refused($"this is no enrolment key: {problem}", Help);
}
