using System.Globalization;
using System.Text;
using SigmaShake.Signing.Keys;

namespace SigmaShake.Signing.Notes;

/// <summary>A verifier key as text, the <c>vkey</c> of signed-note: <c>name+hex(id)+base64(type ‖ public key)</c>.</summary>
internal static class VerifierKeyText
{
    private const string Help = "a verifier key reads `NAME+8 hexadecimal digits+base 64`; copy it as a whole";

    public static string Format(string name, SignatureType type, Ed25519PublicKey key)
    {
        byte[] material = [(byte)type, .. key.Encoding];
        return $"{name}+{KeyId.Of(name, type, key.Encoding):x8}+{Convert.ToBase64String(material)}";
    }

    /// <summary>Reads a key that must be of <paramref name="type"/>; the id is computed anew and must be the one that is written.</summary>
    public static SigningResult<Ed25519PublicKey> Parse(string text, SignatureType type, out string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        name = "";

        // Base 64 may hold a plus, a name may not.
        if (text.Split('+', 3) is not [var first, { Length: KeyId.HexDigits } id, var encoded] || !KeyName.IsValid(first)) return Refused("it has not three parts");
        name = first;
        if (!uint.TryParse(id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var written) || id != $"{written:x8}")
            return Refused($"`{id}` are not 8 hexadecimal digits in small letters");
        if (StrictBase64.Decode(Encoding.UTF8.GetBytes(encoded)) is not { Length: > 0 } material) return Refused("its third part is not base 64");
        if (material[0] != (byte)type) return Refused($"its type is {material[0]:x2}, where {(byte)type:x2} is wanted");

        var parsed = Ed25519PublicKey.Parse(material.AsSpan(1));
        if (!parsed.Succeeded) return parsed;
        return KeyId.Of(first, type, parsed.Value.Encoding) == written ? parsed : Refused("its id does not belong to its name and key");
    }

    private static SigningResult<Ed25519PublicKey> Refused(string problem) =>
        SigningResult<Ed25519PublicKey>.Refused($"this is no verifier key: {problem}", Help);
}
