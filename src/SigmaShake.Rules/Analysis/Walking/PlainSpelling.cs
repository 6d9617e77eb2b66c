using System.Buffers;
using SigmaShake.Rules.Analysis.Outputs;
using SigmaShake.Rules.Analysis.Values;
using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Programs;
using SimpleCommandSyntax = SigmaShake.Rules.Shell.Syntax.SimpleCommand;

namespace SigmaShake.Rules.Analysis.Walking;

/// <summary>
/// Commands as most people would write them, for rules that look at text: `t''erraform \` and `destroy` on the next line are `terraform destroy`.
/// </summary>
internal static class PlainSpelling
{
    private static readonly SearchValues<byte> PlainBytes = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./:@%+=,-^"u8);

    /// <summary>Notes in a script what words of a command mean, where they are written otherwise.</summary>
    /// <param name="command">The command as it is written.</param>
    /// <param name="words">Its words as its program gets them.</param>
    /// <param name="frame">The script.</param>
    public static void Note(SimpleCommandSyntax command, List<CommandWord> words, ScriptFrame frame)
    {
        if (words.Count == command.Words.Length)
        {
            if (!IsPlain(command, words, frame)) NoteWords(command, words, frame);
            return;
        }

        var (start, end) = (command.Words[0].Span.Start, command.Words[^1].Span.End);
        foreach (var redirection in command.Redirections)
        {
            if (redirection.Span.Start < end && redirection.Span.End > start) return;
        }

        frame.Spell(start, end, Of(words));
    }

    private static bool IsPlain(SimpleCommandSyntax command, List<CommandWord> words, ScriptFrame frame)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].IsUnknown && !IsPlain(frame.Written(command.Words[i]).Span, words[i], isProgram: i == 0)) return false;
            if (i > 0 && Between(command, i, frame).Contains((byte)'\n')) return false;
        }

        return true;
    }

    private static void NoteWords(SimpleCommandSyntax command, List<CommandWord> words, ScriptFrame frame)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var place = command.Words[i].Span;
            if (!words[i].IsUnknown && !IsAsIs(frame.Written(command.Words[i]).Span, words[i].Text.Span)) frame.Spell(place.Start, place.End, Of([words[i]]));

            // A line that goes on is one line.
            if (i > 0 && Between(command, i, frame) is var between && between.Contains((byte)'\n') && !between.ContainsAnyExcept(" \t\\\n"u8)) frame.Spell(command.Words[i - 1].Span.End, place.Start, " "u8.ToArray());
        }
    }

    private static ReadOnlySpan<byte> Between(SimpleCommandSyntax command, int word, ScriptFrame frame) =>
        frame.Script.Text.Span[command.Words[word - 1].Span.End..command.Words[word].Span.Start];

    /// <summary>The words of a command, with quotes where they need them.</summary>
    public static byte[] Of(IReadOnlyList<CommandWord> words)
    {
        var text = new ByteBuilder(AnalysisLimits.MaxOutputBytes);
        for (var i = 0; i < words.Count; i++)
        {
            if (i > 0) text.Add((byte)' ');
            var word = words[i].Text.Span;

            // Quotes keep data what it is: nothing in it looks like a command.
            if (words[i].IsUnknown || words[i].Pattern is not null || (!word.IsEmpty && !word.ContainsAnyExcept(PlainBytes))) text.Add(word);
            else if (word.Contains((byte)'\'') && word.IndexOfAny("\"$`\\!"u8) < 0) AddDoubleQuoted(word, text);
            else ShellQuoting.Add(word, text);
        }

        return text.ToArray();
    }

    private static void AddDoubleQuoted(ReadOnlySpan<byte> word, ByteBuilder text)
    {
        text.Add((byte)'"');
        text.Add(word);
        text.Add((byte)'"');
    }

    // Quotes that a word needs are nothing unusual; others hide it from rules on text.
    private static bool IsPlain(ReadOnlySpan<byte> written, in CommandWord word, bool isProgram)
    {
        var text = word.Text.Span;
        if (IsAsIs(written, text)) return true;
        var isQuoted = written.Length == text.Length + 2 && written[0] is (byte)'\'' or (byte)'"' && written[^1] == written[0] && written[1..^1].SequenceEqual(text);
        return isQuoted && !isProgram && text.ContainsAnyExcept(PlainBytes) && !WordParts.IsAssignment(word);
    }

    private static bool IsAsIs(ReadOnlySpan<byte> written, ReadOnlySpan<byte> text) =>
        written.SequenceEqual(text) || (written is [(byte)'~', .. var below] && text.EndsWith(below));
}
