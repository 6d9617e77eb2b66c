namespace SigmaShake.Agents.Install.Editing;

/// <summary>Steps over TOML (v1.0) without understanding it: where a statement ends, whatever its strings and lists hold.</summary>
internal static class TomlScanner
{
    /// <summary>The first position from <paramref name="position"/> on that is no space and no tab.</summary>
    public static int SkipBlanks(string toml, int position)
    {
        while (position < toml.Length && toml[position] is ' ' or '\t') position++;
        return position;
    }

    /// <summary>The beginning of the line behind the statement (header, key and value, comment or empty line) at <paramref name="position"/>.</summary>
    public static int EndOfStatement(string toml, int position)
    {
        var depth = 0;
        while (position < toml.Length)
        {
            switch (toml[position])
            {
                case '\n' when depth <= 0:
                    return position + 1;
                case '#':
                    position = EndOfLine(toml, position);
                    continue;
                case '"' or '\'':
                    position = EndOfString(toml, position);
                    continue;
                case '[' or '{':
                    depth++;
                    break;
                case ']' or '}':
                    depth--;
                    break;
            }

            position++;
        }

        return toml.Length;
    }

    /// <summary>The dot or bracket behind the key at <paramref name="position"/> in a header.</summary>
    public static int EndOfKey(string header, int position)
    {
        while (position < header.Length && header[position] is not ('.' or ']'))
        {
            position = header[position] is '"' or '\'' ? EndOfString(header, position) : position + 1;
        }

        return position;
    }

    private static int EndOfString(string toml, int position)
    {
        var quote = toml[position];
        var longQuote = new string(quote, 3);
        var isLong = string.CompareOrdinal(toml, position, longQuote, 0, 3) == 0;
        var close = isLong ? longQuote : longQuote[..1];
        position += close.Length;
        while (position < toml.Length && string.CompareOrdinal(toml, position, close, 0, close.Length) != 0)
        {
            position += quote == '"' && toml[position] == '\\' ? 2 : 1;
        }

        position = Math.Min(position + close.Length, toml.Length);
        // A long string may end in one or two quotes of its own.
        while (isLong && position < toml.Length && toml[position] == quote) position++;
        return position;
    }

    private static int EndOfLine(string toml, int from) => toml.IndexOf('\n', from) is >= 0 and var found ? found : toml.Length;
}
