using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Shell.Parsing;

/// <summary>What the parsers of a text, and of the unescaped texts in it, have in common: the limits, and what was found wrong.</summary>
internal sealed class ParseState(int length)
{
    private List<ShellProblem>? _problems;
    private ByteBuffer? _scratch;
    private int _nodesLeft = ShellLimits.MaxNodes;
    private long _lookAheadLeft = ((long)length * ShellLimits.LookAheadPerByte) + 64;
    private bool _gaveUp;

    public ByteBuffer Scratch => _scratch ??= new ByteBuffer();

    public int Depth { get; set; }

    /// <summary>Whether nothing more may be made.</summary>
    public bool IsExhausted => _nodesLeft < 0;

    public void CountNode() => _nodesLeft--;

    /// <summary>Whether a byte may still be looked at ahead of its turn.</summary>
    public bool MayLookAhead(ByteSpan place)
    {
        if (--_lookAheadLeft >= 0) return true;
        Note(ShellProblemKind.TooLarge, place);
        return false;
    }

    /// <summary>Keeps what is wrong. Once the parser has given up, what is missing behind that is no news.</summary>
    public void Note(ShellProblemKind kind, ByteSpan place)
    {
        if (_gaveUp || _problems?.Count == ShellProblem.MaxCount) return;
        _gaveUp = kind is ShellProblemKind.TooDeep or ShellProblemKind.TooLarge;
        (_problems ??= []).Add(new ShellProblem(kind, place));
    }

    public ShellProblem[] Problems() => _problems is null ? [] : [.. _problems];
}
