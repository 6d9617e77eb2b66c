using SigmaShake.Rules.Shell.Syntax;

namespace SigmaShake.Rules.Analysis.Values;

/// <summary>The script that a node stands in.</summary>
/// <param name="Script">What its spans point into.</param>
/// <param name="Text">Its text, as text operators see it.</param>
internal sealed record ScriptFrame(ShellScript Script, ReadOnlyMemory<byte> Text)
{
    private HashSet<ByteSpan>? _cuts;

    public ReadOnlyMemory<byte> Written(ShellNode node) => Script.Slice(node.Span);

    /// <summary>Notes words that only wrap a command: without them the same thing is done.</summary>
    public void Cut(int start, int end)
    {
        // A loop's body is walked more than once.
        if (start < end) (_cuts ??= []).Add(ByteSpan.Between(start, end));
    }

    /// <summary>The text without what was cut; null where nothing was.</summary>
    public byte[]? Unwrapped()
    {
        if (_cuts is null) return null;
        var cuts = new List<ByteSpan>(_cuts);
        cuts.Sort((one, other) => one.Start.CompareTo(other.Start));
        var all = Script.Text.Span;
        var kept = new List<byte>(Text.Length);
        var at = Script.Span.Start;
        foreach (var cut in cuts)
        {
            if (cut.Start > at) kept.AddRange(all[at..cut.Start]);
            at = Math.Max(at, cut.End);
        }

        kept.AddRange(all[at..Script.Span.End]);
        return [.. kept];
    }
}
