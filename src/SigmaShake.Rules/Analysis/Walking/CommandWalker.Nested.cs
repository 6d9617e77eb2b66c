using SigmaShake.Rules.Analysis.Outputs;
using SigmaShake.Rules.Analysis.Values;
using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Analysis.Walking;

/// <content>Commands that a program starts: where, with what around them.</content>
internal sealed partial class CommandWalker
{
    private void RunNested(Invocation call, NestedCommand nested, ShellState state, bool isElsewhere)
    {
        var words = nested.Words;
        var from = call.Words.Length - words.Length;
        if (words is [{ Text.Span: [(byte)'-'] }, _, ..] && call.Name.SequenceEqual("env"u8))
        {
            // `env - A=b rm`: an empty environment, and no command yet.
            words = words[1..];
            while (words.Length > 1 && WordParts.IsAssignment(words[0])) words = words[1..];
        }

        var isTail = from > 0 && call.Words[from].Text.Equals(nested.Words[0].Text) && call.Words[^1].Text.Equals(words[^1].Text);
        if (nested.AppendsInput || isElsewhere || !isTail || call.Places is null) findings.AddScript(isTail && call.Places is not null ? TextOf(call, words, from) : PlainSpelling.Of(words));
        else CutWrapper(call, from);

        // No program knows the functions and aliases of the shell that starts it.
        var inner = state;
        if (!IsPrefix(call.Name))
        {
            inner = state.Fork();
            if (isElsewhere) inner.Cwd = default;
            if (isTail) SetEnvironment(call, call.Words.Length - words.Length, inner);
        }

        foreach (var filled in nested.AppendsInput ? WithInput(call, words, nested) : [words])
        {
            if (nested.AppendsInput && !ReferenceEquals(filled, words)) findings.AddScript(PlainSpelling.Of(filled));
            RunWords(new Invocation
            {
                Words = filled,
                Frame = call.Frame,
                Places = isTail && !nested.AppendsInput && words.Length == nested.Words.Length ? call.Places?[from..] : null,
                State = inner,
                Input = nested.AppendsInput ? null : call.Input,
                Output = call.Output,
            });
        }
    }

    // `env A=b rm` does what `A=b rm` does.
    private static void CutWrapper(Invocation call, int end)
    {
        var (places, start) = (call.Places!, call.Places![0]);
        for (var i = 1; i < end && SetsVariables(call.Name); i++)
        {
            if (!WordParts.IsAssignment(call.Words[i])) continue;
            call.Frame.Cut(start, places[i]);
            start = places[i + 1];
        }

        call.Frame.Cut(start, places[end]);
    }

    private static bool SetsVariables(ReadOnlySpan<byte> name) => name.SequenceEqual("env"u8) || name.SequenceEqual("sudo"u8) || name.SequenceEqual("doas"u8);

    // `env X=rm sh -c …`, `sudo X=rm …`, `env -i`, `env -u X`.
    private static void SetEnvironment(Invocation call, int end, ShellState inner)
    {
        var isEnv = call.Name.SequenceEqual("env"u8);
        if (!SetsVariables(call.Name)) return;
        for (var i = 1; i < end; i++)
        {
            var word = call.Words[i];
            var text = word.Text.Span;
            if (WordParts.IsAssignment(word))
            {
                var value = WordParts.From(word, text.IndexOf((byte)'=') + 1);
                inner.SetVariable(word.Text[..text.IndexOf((byte)'=')], new ShellVariable(ShellValue.Of(value)));
            }
            else if (isEnv && (text is [(byte)'-'] || text.SequenceEqual("-i"u8) || text.SequenceEqual("--ignore-environment"u8))) inner.ClearVariables();
            else if (isEnv && text.SequenceEqual("-u"u8) && i + 1 < end) inner.SetVariable(call.Words[++i].Text, null);
            else if (isEnv && text is [(byte)'-', (byte)'u', ..]) inner.SetVariable(word.Text[2..], null);
            else if (isEnv && text.StartsWith("--unset="u8)) inner.SetVariable(word.Text["--unset=".Length..], null);
        }
    }

    // `command cd x`, `builtin eval …` and `exec …` run in the shell itself.
    private static bool IsPrefix(ReadOnlySpan<byte> name) => name.SequenceEqual("command"u8) || name.SequenceEqual("builtin"u8) || name.SequenceEqual("exec"u8);

    private ReadOnlyMemory<byte> TextOf(Invocation call, CommandWord[] words, int from)
    {
        if (from >= 0 && call.Places is { } places) return call.Frame.Script.Text[places[from]..places[^1]];
        var text = new ByteBuilder(AnalysisLimits.MaxOutputBytes);
        for (var i = 0; i < words.Length; i++)
        {
            if (i > 0) text.Add((byte)' ');
            text.Add(words[i].Text.Span);
        }

        return Whole(text);
    }
}
