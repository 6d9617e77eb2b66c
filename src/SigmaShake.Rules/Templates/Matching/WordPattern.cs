using System.Text;

namespace SigmaShake.Rules.Templates.Matching;

/// <summary>
/// Tells whether an unquoted word of a command (<c>/e*c</c>) could name a path. As in a shell, nothing of it stands for a slash, or for a
/// dot that begins a name. Takes steps in the order of the square of the path's length, however long the word is.
/// </summary>
internal static class WordPattern
{
    /// <param name="pattern">The word, in the syntax of GLOB: what was quoted is escaped.</param>
    /// <param name="path">The path.</param>
    public static bool CouldBe(ReadOnlySpan<byte> pattern, ReadOnlySpan<byte> path)
    {
        // `star` is where what follows the last star begins, `retry` from where on in the path that is tried.
        var (at, read, star, retry) = (0, 0, -1, 0);
        while (read < path.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                if (BeginsName(path, read) && path[read] == '.') return false;
                while (at < pattern.Length && pattern[at] == '*') at++;
                (star, retry) = (at, read);
            }
            else if (at < pattern.Length && TakeOne(pattern, at, path, read) is var (taken, given) && given > 0)
            {
                at += taken;
                read += given;
            }
            else if (star >= 0 && path[retry] != '/')
            {
                at = star;
                read = ++retry;
            }
            else
            {
                return false;
            }
        }

        return pattern[at..].TrimStart((byte)'*').IsEmpty;
    }

    private static bool BeginsName(ReadOnlySpan<byte> path, int at) => at == 0 || path[at - 1] == '/';

    /// <summary>How many bytes of the pattern stand for how many of the path; none where they do not fit.</summary>
    private static (int Taken, int Given) TakeOne(ReadOnlySpan<byte> pattern, int at, ReadOnlySpan<byte> path, int read)
    {
        switch (pattern[at])
        {
            case (byte)'\\' when at + 1 < pattern.Length:
                return pattern[at + 1] == path[read] ? (2, 1) : default;
            case (byte)'?':
                return StandsForName(path, read) ? (1, LengthOfCharacter(path[read..])) : default;
            case (byte)'[' when EndOfBracket(pattern, at) is var end && end > 0:
                return StandsForName(path, read) && IsInBracket(pattern[(at + 1)..end], path[read..])
                    ? (end + 1 - at, LengthOfCharacter(path[read..]))
                    : default;
            default:
                return pattern[at] == path[read] ? (1, 1) : default;
        }
    }

    private static bool StandsForName(ReadOnlySpan<byte> path, int at) => path[at] != '/' && !(path[at] == '.' && BeginsName(path, at));

    private static int LengthOfCharacter(ReadOnlySpan<byte> text)
    {
        Rune.DecodeFromUtf8(text, out _, out var length);
        return length;
    }

    // A `]` that stands first is a member. Members are few: a longer bracket than this is taken for its characters.
    private static int EndOfBracket(ReadOnlySpan<byte> pattern, int open)
    {
        const int LongestLookedAt = 256;
        var i = open + 1;
        if (i < pattern.Length && pattern[i] is (byte)'!' or (byte)'^') i++;
        for (var first = i; i < pattern.Length && i - open < LongestLookedAt; i++)
        {
            if (pattern[i] == '\\') i++;
            else if (LengthOfClass(pattern.Slice(i, Math.Min(LongestLookedAt, pattern.Length - i))) is > 0 and var named) i += named - 1;
            else if (pattern[i] == ']' && i > first) return i;
        }

        return 0;
    }

    private static int LengthOfClass(ReadOnlySpan<byte> text) => text.StartsWith("[:"u8) && text.IndexOf(":]"u8) is > 0 and var end ? end + 2 : 0;

    private static bool IsInBracket(ReadOnlySpan<byte> bracket, ReadOnlySpan<byte> text)
    {
        // What a class by name holds depends on the language: it may be this.
        if (bracket.IndexOf("[:"u8) >= 0) return true;
        var isNegated = bracket is [(byte)'!' or (byte)'^', ..];
        if (isNegated) bracket = bracket[1..];
        Rune.DecodeFromUtf8(text, out var wanted, out _);
        var isMember = false;
        while (!bracket.IsEmpty)
        {
            var from = TakeMember(ref bracket);
            var to = from;
            if (bracket is [(byte)'-', _, ..])
            {
                bracket = bracket[1..];
                to = TakeMember(ref bracket);
            }

            isMember |= from <= wanted && wanted <= to;
        }

        return isMember != isNegated;
    }

    private static Rune TakeMember(ref ReadOnlySpan<byte> bracket)
    {
        if (bracket is [(byte)'\\', _, ..]) bracket = bracket[1..];
        Rune.DecodeFromUtf8(bracket, out var member, out var length);
        bracket = bracket[length..];
        return member;
    }
}
