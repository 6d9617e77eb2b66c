using System.Buffers.Text;
using SigmaShake.Signing.Keys;
using SigmaShake.Signing.Notes;

namespace SigmaShake.Signing.HttpSignatures;

/// <summary>
/// A signature on an HTTP request in the one profile of RFC 9421 that is used here: the label <c>ssg</c>, Ed25519, covering method, authority, path, query
/// and, where there is a body, its digest; with the time at which it was made and, where there is a body, a nonce. Immutable, thread-safe.
/// </summary>
/// <remarks>Whether the time is near enough and the nonce new is for whoever verifies to say: there is no clock and no memory here.</remarks>
public sealed class MessageSignature
{
    /// <summary>The length of a nonce, in bytes before they become text.</summary>
    public const int NonceBytes = 16;

    private const string Label = "ssg=";
    private const int MaxHeaderLength = 512;

    private readonly SignatureParameters _parameters;
    private readonly string _written;
    private readonly byte[] _signature;

    private MessageSignature(SignatureParameters parameters, string written, byte[] signature, string? contentDigest)
    {
        _parameters = parameters;
        _written = written;
        _signature = signature;
        ContentDigest = contentDigest;
    }

    /// <summary>Whose key is said to have made it: 1 to 64 letters, digits, dashes, underscores and dots.</summary>
    public string KeyId => _parameters.KeyId;

    /// <summary>When it says that it was made, in seconds since 1970 UTC; any number from 0 on.</summary>
    public long CreatedSeconds => _parameters.Created;

    /// <summary>The nonce, <see cref="NonceBytes"/> bytes in base64url without padding; null for none.</summary>
    public string? Nonce => _parameters.Nonce;

    /// <summary>The value of <c>Content-Digest</c> that it covers; null where it covers none, and then the request must have no body.</summary>
    public string? ContentDigest { get; }

    /// <summary>A new nonce from the kernel's random source.</summary>
    /// <exception cref="PlatformNotSupportedException">The kernel gives no random bytes.</exception>
    public static string NewNonce()
    {
        Span<byte> bytes = stackalloc byte[NonceBytes];
        KernelRandom.Fill(bytes);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Signs a request.</summary>
    /// <param name="target">What it is aimed at.</param>
    /// <param name="body">Its body; null for none.</param>
    /// <param name="key">The key.</param>
    /// <param name="keyId">What the other side knows the key by.</param>
    /// <param name="created">The time.</param>
    /// <param name="nonce">What <see cref="NewNonce"/> made; null for none, which a request with a body is refused for.</param>
    public static SignatureHeaders Sign(in RequestTarget target, ReadOnlyMemory<byte>? body, Ed25519PrivateKey key, string keyId, DateTimeOffset created, string? nonce)
    {
        ArgumentNullException.ThrowIfNull(key);
        var digest = body is { } bytes ? HttpSignatures.ContentDigest.Of(bytes.Span) : null;
        var parameters = new SignatureParameters(keyId, created.ToUnixTimeSeconds(), nonce, digest is not null).ToString();
        var signature = key.Sign(SignatureBase.Of(target, digest, parameters));
        return new SignatureHeaders(Label + parameters, $"{Label}:{Convert.ToBase64String(signature)}:", digest);
    }

    /// <summary>Reads what a request bears, or says why it is no signature of this profile. Nothing is verified.</summary>
    /// <param name="signatureInput">The value of <c>Signature-Input</c>.</param>
    /// <param name="signature">The value of <c>Signature</c>.</param>
    /// <param name="contentDigest">The value of <c>Content-Digest</c>; null for none.</param>
    public static SigningResult<MessageSignature> Parse(string signatureInput, string signature, string? contentDigest)
    {
        ArgumentNullException.ThrowIfNull(signatureInput);
        ArgumentNullException.ThrowIfNull(signature);
        if (signatureInput.Length > MaxHeaderLength || signature.Length > MaxHeaderLength || contentDigest?.Length > MaxHeaderLength) return Refused("it is too long");
        if (!signatureInput.StartsWith(Label, StringComparison.Ordinal) || SignatureParameters.Parse(signatureInput[Label.Length..]) is not { } parameters)
            return Refused("`Signature-Input` is not `ssg`, with the components and parameters that are covered here");
        if (parameters.Nonce is { } nonce && !IsNonce(nonce)) return Refused($"its nonce is not {NonceBytes} bytes in base64url");
        if (parameters.CoversDigest != contentDigest is not null) return Refused("`Content-Digest` is there and not covered, or covered and not there");
        if (parameters.CoversDigest && parameters.Nonce is null) return Refused("a request with a body needs a nonce");
        if (!signature.StartsWith($"{Label}:", StringComparison.Ordinal) || !signature.EndsWith(':') || Decode(signature) is not { Length: Ed25519PublicKey.SignatureBytes } bytes)
            return Refused("`Signature` is not `ssg` with 64 bytes in base 64");
        return SigningResult<MessageSignature>.Of(new MessageSignature(parameters, signatureInput[Label.Length..], bytes, contentDigest));
    }

    /// <summary>
    /// Whether <paramref name="key"/> made it for this target. The body is not looked at: hold it against <see cref="ContentDigest"/> by
    /// <see cref="ContentDigest.Fits"/>.
    /// </summary>
    public bool Verify(in RequestTarget target, Ed25519PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Verify(SignatureBase.Of(target, ContentDigest, _written), _signature);
    }

    private static bool IsNonce(string text)
    {
        Span<byte> bytes = stackalloc byte[64];
        return Base64Url.IsValid(text) && Base64Url.TryDecodeFromChars(text, bytes, out var length) && length == NonceBytes && Base64Url.EncodeToString(bytes[..length]) == text;
    }

    private static byte[]? Decode(string signature)
    {
        var start = Label.Length + 1;
        return signature.Length > start ? StrictBase64.Decode(System.Text.Encoding.UTF8.GetBytes(signature[start..^1])) : null;
    }

    private static SigningResult<MessageSignature> Refused(string problem) =>
        SigningResult<MessageSignature>.Refused($"this is no signature of a request: {problem}", "sign it as a machine of the fleet does");
}
