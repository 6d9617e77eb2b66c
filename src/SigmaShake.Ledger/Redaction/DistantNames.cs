namespace SigmaShake.Ledger.Redaction;

/// <summary>Secrets' names that do not stand right before the value. Empty where there is none.</summary>
internal static class DistantNames
{
    private const int MaxApartBytes = 64;
    private const int MaxTypeBytes = 32;

    /// <summary>
    /// The secret's name in <c>name: DB_PASSWORD</c> and <c>value: …</c> on the next line, or side by side in JSON, as the environment of a container
    /// is written.
    /// </summary>
    public static ReadOnlySpan<byte> BeforeValue(ReadOnlySpan<byte> text, int valueNameEnd)
    {
        if (text[valueNameEnd - 1] != 'e' || !TextBytes.EndsWithIgnoreCase(text[..valueNameEnd], "value"u8)) return default;
        var end = valueNameEnd - "value".Length;
        var least = Math.Max(0, end - MaxApartBytes);
        while (end > least && text[end - 1] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'"' or (byte)'\'' or (byte)',' or (byte)'\\') end--;
        var start = TextBytes.WordStart(text, end, SecretNames.MaxBytes);
        return start > 0 && !TextBytes.IsWord(text[start - 1]) && SecretNames.Matches(text[start..end]) && NamesIt(text[..start]) ? text[start..end] : default;
    }

    /// <summary>The secret's name in <c>const password: string = "…"</c>.</summary>
    public static ReadOnlySpan<byte> BeforeType(ReadOnlySpan<byte> text, int typeEnd)
    {
        var colon = typeEnd - 1;
        var least = Math.Max(0, typeEnd - MaxTypeBytes);
        while (colon > least && (TextBytes.IsWord(text[colon]) || text[colon] is (byte)' ' or (byte)'|' or (byte)'&' or (byte)'.' or (byte)'<' or (byte)'\'')) colon--;
        if (text[colon] != ':') return default;
        var end = AssignmentDetector.NameEnd(text, colon);
        if (end == 0 || !TextBytes.IsWord(text[end - 1]) || !SecretNames.EndsLikeAny(text[..end])) return default;
        var name = text[TextBytes.WordStart(text, end, SecretNames.MaxBytes)..end];
        return SecretNames.Matches(name) ? name : default;
    }

    private static bool NamesIt(ReadOnlySpan<byte> before)
    {
        before = before.TrimEnd(" \t\"'\\"u8);
        if (before.IsEmpty || before[^1] is not ((byte)':' or (byte)'=')) return false;
        before = before[..^1].TrimEnd(" \t\"'\\"u8);
        return TextBytes.EndsWithIgnoreCase(before, "name"u8) || TextBytes.EndsWithIgnoreCase(before, "key"u8);
    }
}
