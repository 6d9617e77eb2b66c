using System.Text;

namespace SigmaShake.Ledger.Redaction;

/// <summary>Values that are no secrets although their name is one's: references, placeholders, calls and types.</summary>
internal static class CodeValues
{
    private const int MaxCodeBytes = 64;

    /// <summary>A variable, a placeholder, a mask, something already redacted, or a relative path. Looks at the first bytes only.</summary>
    public static bool IsReference(ReadOnlySpan<byte> value) =>
        !value.IsEmpty
        && (value[0] is (byte)'$' or (byte)'<' or (byte)'%' or (byte)'{' or (byte)'[' or (byte)'*' or (byte)'('
            || value.StartsWith("./"u8) || value.StartsWith("~/"u8) || value.StartsWith("path/to"u8));

    /// <summary>A call, a type, a literal of the language, a member of something, or the same name again (<c>token=self.token</c>).</summary>
    /// <param name="isStatement">Whether it stands as in code: blanks around the equals sign, and a dot inside, or a semicolon, comma or bracket behind.</param>
    public static bool IsCode(ReadOnlySpan<byte> value, ReadOnlySpan<byte> name, bool isStatement)
    {
        // No expression that is worth telling from a secret is longer; and a refusal must not cost more than that, or a row of names
        // would be read over and over.
        if (value.Length > MaxCodeBytes) return false;
        if (value.Contains((byte)'(')) return true;
        var lastPart = value[(value.LastIndexOf((byte)'.') + 1)..];
        if (SecretNames.Matches(lastPart) && !TextBytes.HasDigit(lastPart)) return true;
        return Ascii.EqualsIgnoreCase(value, name) || IsKeyword(value) || IsMember(value) || (isStatement && IsIdentifier(value));
    }

    /// <summary>Whether what goes before a name declares it in a language where a text stands in quotes.</summary>
    public static bool IsDeclared(ReadOnlySpan<byte> before) =>
        before.EndsWith("var "u8) || before.EndsWith("let "u8) || before.EndsWith("const "u8) || before.EndsWith("val "u8) || before.EndsWith("auto "u8);

    private static bool IsMember(ReadOnlySpan<byte> value) =>
        value.StartsWith("process.env."u8) || value.StartsWith("os.environ"u8) || value.StartsWith("self."u8) || value.StartsWith("this."u8)
        || value.StartsWith("config."u8) || value.StartsWith("settings."u8) || value.StartsWith("secrets."u8) || value.StartsWith("var."u8)
        || value.StartsWith("local."u8) || value.StartsWith("import.meta."u8) || value.StartsWith("req."u8) || value.StartsWith("ctx."u8);

    private static bool IsIdentifier(ReadOnlySpan<byte> value)
    {
        foreach (var one in value)
        {
            if (!char.IsAsciiLetter((char)one) && one is not ((byte)'.' or (byte)'_')) return false;
        }

        return true;
    }

    private static bool IsKeyword(ReadOnlySpan<byte> value)
    {
        // Between blanks, so that no word is found inside another.
        var words = " string String str number int bool boolean any object null nil None undefined true false True False required optional await new os process env "u8;
        if (value.Length is 0 or > 9 || value.Contains((byte)' ')) return false;
        Span<byte> wanted = stackalloc byte[value.Length + 2];
        wanted[0] = (byte)' ';
        value.CopyTo(wanted[1..]);
        wanted[^1] = (byte)' ';
        return words.IndexOf(wanted) >= 0;
    }
}
