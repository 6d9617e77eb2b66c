namespace SigmaShake.Ledger.Redaction;

/// <summary>Passwords in flags: <c>--password VALUE</c>, and the short flags of a few well-known tools (<c>mysql -pVALUE</c>, <c>curl -u NAME:VALUE</c>).</summary>
internal static class FlagDetector
{
    /// <param name="place">Where the flag begins.</param>
    public static SecretSpan Find(ReadOnlySpan<byte> text, int place)
    {
        var end = TextBytes.WordEnd(text, place);
        if (end - place < 2) return default;
        var name = text[place..end];
        if ((name[1] != '-' || ToolFlags.IsLong(name)) && ToolFlags.Find(text, place, end) is { IsFound: true } known) return known;
        return name.Length > 4 ? Long(text, name, end) : default;
    }

    private static SecretSpan Long(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name, int end)
    {
        if (TextBytes.At(text, end) is not ((byte)' ' or (byte)'\t')) return default;
        if (!SecretNames.Matches(name) && !TextBytes.EndsWithIgnoreCase(name, "-bearer"u8)) return default;
        var value = TextBytes.SkipBlanks(text, end);
        return TextBytes.At(text, value) is 0 or (byte)'-' or (byte)'\n' ? default : AssignmentDetector.Value(text, name, value, 1, isSpaced: false);
    }
}
