using System.Globalization;

namespace SigmaShake.Signing.HttpSignatures;

/// <summary>What a signature says of itself (RFC 9421, 2.3): the value of <c>Signature-Input</c> behind its label.</summary>
/// <param name="KeyId">Whose key.</param>
/// <param name="Created">When, in seconds since 1970 UTC.</param>
/// <param name="Nonce">What makes it the only one; null for none.</param>
/// <param name="CoversDigest">Whether the body's digest is covered.</param>
internal sealed record SignatureParameters(string KeyId, long Created, string? Nonce, bool CoversDigest)
{
    public const string Algorithm = "ed25519";

    // Longer ones are nobody's.
    private const int MaxValueLength = 64;

    /// <summary>The one way in which they are written here.</summary>
    public override string ToString()
    {
        var nonce = Nonce is null ? "" : $";nonce=\"{Nonce}\"";
        return string.Create(CultureInfo.InvariantCulture, $"{(CoversDigest ? SignatureBase.ComponentsWithDigest : SignatureBase.Components)};created={Created};keyid=\"{KeyId}\";alg=\"{Algorithm}\"{nonce}");
    }

    /// <summary>Reads them, in any order, each once and none that is not known; null for anything else.</summary>
    public static SignatureParameters? Parse(string text)
    {
        var coversDigest = text.StartsWith(SignatureBase.ComponentsWithDigest, StringComparison.Ordinal);
        if (!coversDigest && !text.StartsWith(SignatureBase.Components, StringComparison.Ordinal)) return null;
        var rest = text.AsSpan(coversDigest ? SignatureBase.ComponentsWithDigest.Length : SignatureBase.Components.Length);
        string? keyId = null, nonce = null, algorithm = null;
        long? created = null;
        while (!rest.IsEmpty)
        {
            if (rest[0] != ';') return null;
            var end = rest[1..].IndexOf(';');
            var parameter = end < 0 ? rest[1..] : rest[1..(end + 1)];
            rest = end < 0 ? default : rest[(end + 1)..];
            var equals = parameter.IndexOf('=');
            if (equals < 0) return null;
            var value = parameter[(equals + 1)..];
            var isTaken = parameter[..equals] switch
            {
                "created" => TakeTime(value, ref created),
                "keyid" => TakeText(value, ref keyId),
                "alg" => TakeText(value, ref algorithm),
                "nonce" => TakeText(value, ref nonce),
                _ => false,
            };
            if (!isTaken) return null;
        }

        return keyId is not null && created is { } time && algorithm == Algorithm ? new SignatureParameters(keyId, time, nonce, coversDigest) : null;
    }

    private static bool TakeTime(ReadOnlySpan<char> value, ref long? time)
    {
        if (time is not null || !long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return false;
        time = seconds;
        return value.SequenceEqual(seconds.ToString(CultureInfo.InvariantCulture));
    }

    // The values that we know have no quote, backslash or semicolon in them, so none is read.
    private static bool TakeText(ReadOnlySpan<char> value, ref string? text)
    {
        if (text is not null || value.Length is < 3 or > MaxValueLength + 2 || value[0] != '"' || value[^1] != '"') return false;
        foreach (var character in value[1..^1])
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '_' or '.')) return false;
        }

        text = value[1..^1].ToString();
        return true;
    }
}
