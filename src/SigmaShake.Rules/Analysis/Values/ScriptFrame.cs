using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Analysis.Values;

/// <summary>The script that a node stands in.</summary>
/// <param name="Script">What its spans point into.</param>
/// <param name="Text">Its text, as text operators see it.</param>
internal sealed record ScriptFrame(ShellScript Script, ReadOnlyMemory<byte> Text)
{
    private HashSet<Edit>? _edits;

    /// <summary>Whether words of it were written in a roundabout way.</summary>
    public bool IsSpelled { get; private set; }

    public ReadOnlyMemory<byte> Written(ShellNode node) => Script.Slice(node.Span);

    /// <summary>Notes words that only wrap a command: without them the same thing is done.</summary>
    public void Cut(int start, int end) => Add(new Edit(start, end, null));

    /// <summary>Notes that a command begins behind a stretch, which makes no line of its own.</summary>
    public void Break(int start, int end) => Spell(start, end, "\n"u8.ToArray());

    /// <summary>Notes that a stretch of it means this text.</summary>
    public void Spell(int start, int end, byte[] text)
    {
        IsSpelled = true;
        Add(new Edit(start, end, text));
    }

    /// <summary>The text without what was cut, and spelled plainly; null where it is so already.</summary>
    public byte[]? Unwrapped()
    {
        if (_edits is null) return null;

        // What is cut off is not spelled; of two that begin together the longer is the outer one.
        var edits = new List<Edit>(_edits);
        edits.Sort(static (one, other) => one.Start != other.Start ? one.Start.CompareTo(other.Start) : other.End.CompareTo(one.End));
        var all = Script.Text.Span;
        var kept = new List<byte>(Text.Length);
        var at = Script.Span.Start;
        foreach (var edit in edits)
        {
            if (edit.Start > at) kept.AddRange(all[at..edit.Start]);
            if (edit.Start >= at && edit.Text is { } text) kept.AddRange(text);
            at = Math.Max(at, edit.End);
        }

        kept.AddRange(all[at..Script.Span.End]);
        return [.. kept];
    }

    // A loop's body is walked more than once: the first time counts.
    private void Add(Edit edit)
    {
        _edits ??= [];
        if (edit.Start >= edit.End || _edits.Count == AnalysisLimits.MaxEdits) return;
        foreach (var known in _edits)
        {
            if (known.Start == edit.Start && known.End == edit.End) return;
        }

        _edits.Add(edit);
    }

    private readonly record struct Edit(int Start, int End, byte[]? Text);
}
