using SigmaShake.Rules.Analysis.Outputs;
using SigmaShake.Rules.Analysis.Values;
using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Analysis.Walking;

/// <content>Words that a program puts into the commands that it runs: from its input, or from behind <c>:::</c>.</content>
internal sealed partial class CommandWalker
{
    // How many commands are looked at one by one, where each gets a word of its own.
    private const int MaxFilled = 32;

    private List<CommandWord[]> WithInput(Invocation call, CommandWord[] words, in NestedCommand nested)
    {
        var options = XargsOptions.Of(call.Words.AsSpan(0, Math.Max(1, call.Words.Length - words.Length)));
        var input = options.File is { } file ? MadeFile(file, call.State) is { Content: { } content } ? new ShellValue(content) : ShellValue.Unknown(XargsInput.Unknown.ToArray()) : call.Input;
        var added = new List<CommandWord>();
        if (input is { IsUnknown: false, Text: var text })
        {
            XargsInput.Split(text, options, isLines: !nested.Placeholder.IsEmpty, added);
            if (added.Count >= AnalysisLimits.MaxBraceWords) GiveUpOnWords();
            if (added.Count == 0 && (options.SkipsEmpty || !nested.Placeholder.IsEmpty)) return [];
        }
        else
        {
            added.Add(new CommandWord(XargsInput.Unknown.ToArray()) { IsUnknown = true, FetchedFrom = input?.FetchedFrom });
        }

        if (nested.Placeholder.IsEmpty) return [[.. words, .. added]];

        // `xargs -i rm` puts the word nowhere, though whoever writes it expects it.
        if (!HasPlace(words, nested.Placeholder.Span)) return nested.Placeholder.Span.SequenceEqual("{}"u8) ? [words, [.. words, .. added]] : [words];
        var commands = new List<CommandWord[]>();
        for (var i = 0; i < added.Count && IsFillable(i); i++) commands.Add(Fill(words, nested.Placeholder.Span, added[i]));
        return commands;
    }

    private static bool HasPlace(CommandWord[] words, ReadOnlySpan<byte> place)
    {
        foreach (var word in words)
        {
            if (word.Text.Span.IndexOf(place) >= 0) return true;
        }

        return false;
    }

    private CommandWord[] Fill(CommandWord[] words, ReadOnlySpan<byte> place, in CommandWord value)
    {
        var filled = new CommandWord[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i];
            var at = word.Text.Span.IndexOf(place);
            filled[i] = at < 0 ? word
                : word.Text.Length == place.Length ? value
                : value.IsUnknown ? new CommandWord(word.Text) { IsUnknown = true, KnownBytes = at, FetchedFrom = value.FetchedFrom }
                : new CommandWord(Filled(word.Text.Span, place, value.Text.Span));
        }

        return filled;
    }

    // `watch sh -c 'a b'` joins its words with blanks and has a shell read them, so that only `a` would be run; what is meant is `a b`.
    private void RunAsWords(Invocation call, in CommandWord script, ShellState state)
    {
        var isParallel = call.Name.SequenceEqual("parallel"u8);
        if (!isParallel && !call.Name.SequenceEqual("watch"u8)) return;
        for (var from = 1; from + 2 < call.Words.Length; from++)
        {
            if (!script.Text.Span.StartsWith(call.Words[from].Text.Span) || call.Words[from + 1].Text.Span is not [(byte)'-', .., (byte)'c']) continue;
            var end = from;
            while (end < call.Words.Length && !call.Words[end].Text.Span.StartsWith(":::"u8)) end++;
            var words = call.Words[from..end];
            if (!isParallel)
            {
                RunWords(new Invocation { Words = words, Frame = call.Frame, State = state.Fork(), Output = call.Output });
                return;
            }

            var hasPlace = script.Text.Span.IndexOf("{}"u8) >= 0;
            var arguments = ArgumentsOf(call);
            for (var i = 0; i < arguments.Count && IsFillable(i); i++)
                RunWords(new Invocation { Words = hasPlace ? Fill(words, "{}"u8, arguments[i]) : [.. words, arguments[i]], Frame = call.Frame, State = state.Fork(), Output = call.Output });
            return;
        }
    }

    // Without a command, `parallel` runs what it reads.
    private void RunLines(Invocation call)
    {
        var lines = ArgumentsOf(call);
        if (call.Input?.FetchedFrom is { } url) AddRemoteCode(call, url);
        else if (lines is [{ IsUnknown: true }]) AddUnknownCode(call);
        for (var i = 0; i < lines.Count && IsFillable(i); i++)
        {
            if (!lines[i].IsUnknown) RunText(lines[i].Text, call.State.ForkProgram(), null, call.Output);
        }
    }

    // One for each argument of `parallel`, as that joins its words and has a shell read them.
    private List<ReadOnlyMemory<byte>> ScriptsOf(Invocation call, in CommandWord script)
    {
        if (!call.Name.SequenceEqual("parallel"u8)) return [script.Text];
        var scripts = new List<ReadOnlyMemory<byte>>();
        foreach (var argument in ArgumentsOf(call))
        {
            if (!IsRoomFor(scripts.Count)) break;
            var quoted = new ByteBuilder(AnalysisLimits.MaxOutputBytes);
            if (argument.IsUnknown) quoted.Add(argument.Text.Span);
            else ShellQuoting.Add(argument.Text.Span, quoted);
            var hasPlace = script.Text.Span.IndexOf("{}"u8) >= 0;
            scripts.Add(hasPlace ? Filled(script.Text.Span, "{}"u8, quoted.Written) : (byte[])[.. script.Text.Span, (byte)' ', .. quoted.Written]);
        }

        return scripts.Count > 0 ? scripts : [script.Text];
    }

    private List<CommandWord> ArgumentsOf(Invocation call)
    {
        var arguments = new List<CommandWord>();
        var hasMark = false;
        foreach (var word in call.Words)
        {
            if (word.Text.Span.StartsWith(":::"u8)) hasMark = true;
            else if (hasMark) arguments.Add(word);
        }

        if (hasMark) return arguments;
        if (call.Input is not { IsUnknown: false, Text: var text }) return [new CommandWord(XargsInput.Unknown.ToArray()) { IsUnknown = true }];
        foreach (var range in text.Span.Split((byte)'\n'))
        {
            var (start, length) = range.GetOffsetAndLength(text.Length);
            if (length > 0 && IsRoomFor(arguments.Count)) arguments.Add(new CommandWord(text.Slice(start, length)));
        }

        return arguments;
    }

    private bool IsFillable(int count)
    {
        if (count == MaxFilled) GiveUpOnScripts();
        return count < MaxFilled;
    }

    private bool IsRoomFor(int count)
    {
        if (count < AnalysisLimits.MaxBraceWords) return true;
        GiveUpOnWords();
        return false;
    }

    private void GiveUpOnWords() => findings.GiveUp("it runs a command with more words than can be looked at");

    // A text that is cut would hide what it ends with.
    private byte[] Whole(ByteBuilder text)
    {
        if (text.IsFull) findings.GiveUp("it puts together a longer text than can be looked at");
        findings.Work(text.Length / BytesPerWork);
        return text.ToArray();
    }

    private byte[] Filled(ReadOnlySpan<byte> text, ReadOnlySpan<byte> place, ReadOnlySpan<byte> value)
    {
        var filled = new ByteBuilder(AnalysisLimits.MaxOutputBytes);
        for (var at = text.IndexOf(place); at >= 0; at = text.IndexOf(place))
        {
            filled.Add(text[..at]);
            filled.Add(value);
            text = text[(at + place.Length)..];
        }

        filled.Add(text);
        return Whole(filled);
    }
}
