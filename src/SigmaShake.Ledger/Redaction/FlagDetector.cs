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
        if ((name[1] != '-' || ToolFlags.IsLong(name) || ToolFlags.StoresSecret(name)) && ToolFlags.Find(text, place, end) is { IsFound: true } known) return known;
        return name.Length > 4 ? Long(text, name, end) : default;
    }

    private static SecretSpan Long(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name, int end)
    {
        var next = Argument(text, end);
        if (next == 0) return default;
        if (!SecretNames.Matches(name) && !TextBytes.EndsWithIgnoreCase(name, "-bearer"u8)) return default;
        var value = TextBytes.SkipBlanks(text, next);
        return TextBytes.At(text, value) is 0 or (byte)'-' or (byte)'\n' ? default : NamedValue.Find(text, name, value, 1, isSpaced: false);
    }

    /// <summary>Where the next argument begins: behind a blank, or as the next string of a list (<c>"--password", "…"</c>).</summary>
    private static int Argument(ReadOnlySpan<byte> text, int end)
    {
        if (TextBytes.At(text, end) is (byte)' ' or (byte)'\t') return end;
        var escape = TextBytes.At(text, end) == '\\' ? 1 : 0;
        if (TextBytes.At(text, end + escape) is not ((byte)'"' or (byte)'\'') || TextBytes.At(text, end + escape + 1) != ',') return 0;
        var next = TextBytes.SkipBlanks(text, end + escape + 2);
        return TextBytes.At(text, next) is (byte)'"' or (byte)'\'' or (byte)'\\' ? next : 0;
    }
}
