using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SigmaShake.Signing.Keys;

namespace SigmaShake.Signing.Notes;

/// <summary>
/// A private key as it is kept: <c>PRIVATE+KEY+name+hex(id)+base64(type ‖ seed)</c> and a line break, the form of Go's
/// <c>golang.org/x/mod/sumdb/note</c>. The id is that of the public part, so a changed byte shows.
/// </summary>
internal static class SecretKeyText
{
    /// <summary>The longest text, in bytes.</summary>
    public const int MaxBytes = 512;

    private const string Help = "put the copy back that you kept of it";

    private static ReadOnlySpan<byte> Prefix => "PRIVATE+KEY+"u8;

    /// <summary>The text; the caller wipes it.</summary>
    public static byte[] Format(string name, SignatureType type, Ed25519PrivateKey key)
    {
        Span<byte> material = stackalloc byte[1 + Ed25519PrivateKey.SeedBytes];
        material[0] = (byte)type;
        key.CopySeedTo(material[1..]);

        // Written byte by byte: a string could not be wiped.
        var head = Encoding.UTF8.GetBytes($"{name}+{KeyId.Of(name, type, key.Public.Encoding):x8}+");
        var encodedBytes = System.Buffers.Text.Base64.GetMaxEncodedToUtf8Length(material.Length);
        var text = GC.AllocateArray<byte>(Prefix.Length + head.Length + encodedBytes + 1, pinned: true);
        Prefix.CopyTo(text);
        head.CopyTo(text, Prefix.Length);
        _ = System.Buffers.Text.Base64.EncodeToUtf8(material, text.AsSpan(Prefix.Length + head.Length), out _, out _);
        text[^1] = (byte)'\n';
        CryptographicOperations.ZeroMemory(material);
        return text;
    }

    /// <summary>Reads a key that must be of <paramref name="type"/>. The caller wipes <paramref name="text"/>.</summary>
    public static SigningResult<Ed25519PrivateKey> Parse(ReadOnlySpan<byte> text, SignatureType type, out string name)
    {
        name = "";
        if (text.Length > MaxBytes || !text.StartsWith(Prefix) || text[^1] != '\n') return Refused("it is not one line that begins with `PRIVATE+KEY+`");
        var rest = text[Prefix.Length..^1];
        var first = rest.IndexOf((byte)'+');
        if (first < 0 || rest.Length < first + KeyId.HexDigits + 2 || rest[first + KeyId.HexDigits + 1] != '+') return Refused("it has not five parts");

        name = Encoding.UTF8.GetString(rest[..first]);
        if (NoteText.Problem(rest[..first]) is not null || !KeyName.IsValid(name)) return Refused("its name is empty, too long, or holds a space");
        var id = Encoding.UTF8.GetString(rest.Slice(first + 1, KeyId.HexDigits));
        if (!uint.TryParse(id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var written) || id != $"{written:x8}")
            return Refused("its id is not 8 hexadecimal digits in small letters");
        return Parse(rest[(first + KeyId.HexDigits + 2)..], name, type, written);
    }

    private static SigningResult<Ed25519PrivateKey> Parse(ReadOnlySpan<byte> encoded, string name, SignatureType type, uint id)
    {
        if (StrictBase64.Decode(encoded) is not { } material) return Refused("its last part is not base 64");
        try
        {
            if (material.Length != 1 + Ed25519PrivateKey.SeedBytes) return Refused("its last part has the wrong length");
            if (material[0] != (byte)type) return Refused($"its type is {material[0]:x2}, where {(byte)type:x2} is wanted");
            var key = Ed25519PrivateKey.FromSeed(material.AsSpan(1));
            if (KeyId.Of(name, type, key.Public.Encoding) == id) return SigningResult<Ed25519PrivateKey>.Of(key);
            key.Dispose();
            return Refused("its id does not belong to its name and secret: it was damaged");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(material);
        }
    }

    private static SigningResult<Ed25519PrivateKey> Refused(string problem) =>
        SigningResult<Ed25519PrivateKey>.Refused($"this is no private key: {problem}", Help);
}
