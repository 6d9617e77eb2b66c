using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Shell.Parsing;

/// <summary>
/// Reads Bash, and with it POSIX sh, into a tree: by recursive descent, straight from the bytes, since what a byte means depends on where
/// it stands. Where the two shells differ, Bash is read. Never throws and always ends; the work is linear in the text, the depth and the
/// number of nodes are limited (<see cref="ShellLimits"/>).
/// </summary>
/// <remarks>
/// <c>_position</c> never rests on a line continuation (backslash, new line) where shells take those out; <see cref="Advance"/> sees to that.
/// </remarks>
internal ref partial struct ShellParser
{
    private readonly ReadOnlyMemory<byte> _memory;
    private readonly ReadOnlySpan<byte> _text;
    private readonly ParseState _state;

    // Where the text stands in the outermost one, if it is not that: all problems are told there.
    private readonly ByteSpan? _place;
    private int _position;

    // Parts whose end is known beforehand, such as the inside of backticks, are read up to there.
    private int _end;

    // Here-documents whose lines are still to come, and before them those that a substitution ended without. What lies below the context's
    // bases belongs to what stands around the substitution that is being read.
    private List<HereDocument>? _awaited;
    private List<HereDocument>? _leftOver;
    private Context _context;

    private ShellParser(ReadOnlyMemory<byte> text, ParseState state, ByteSpan? place)
    {
        _memory = text;
        _text = text.Span;
        _state = state;
        _place = place;
        _end = text.Length;
    }

    /// <summary>Reads a script. Any bytes will do.</summary>
    public static ShellScript Parse(ReadOnlyMemory<byte> text)
    {
        if (text.Span.Contains((byte)0)) text = WithoutNulls(text.Span);
        var state = new ParseState(text.Length);
        var parser = new ShellParser(text, state, place: null);
        var statements = parser.ParseScriptBody(closing: End);
        return new ShellScript(new ByteSpan(0, text.Length), text, statements, state.Problems());
    }

    private static byte[] WithoutNulls(ReadOnlySpan<byte> text)
    {
        var kept = new byte[text.Length - text.Count((byte)0)];
        var length = 0;
        foreach (var value in text)
        {
            if (value != 0) kept[length++] = value;
        }

        return kept;
    }
}
