using SigmaShake.Rules.Analysis.Outputs;
using SigmaShake.Rules.Analysis.Values;
using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Analysis.Walking;

/// <content>Words that a program puts into the commands that it runs: from its input, or from behind <c>:::</c>.</content>
internal sealed partial class CommandWalker
{
    private CommandWord[] WithInput(CommandWord[] words, in NestedCommand nested, ShellValue? input)
    {
        var added = new List<CommandWord>();
        if (input is { IsUnknown: false, Text: var text })
        {
            foreach (var range in text.Span.SplitAny(" \t\r\n\0"u8))
            {
                var (start, length) = range.GetOffsetAndLength(text.Length);
                if (length == 0 || !IsRoomFor(added.Count)) continue;
                added.Add(new CommandWord(text.Slice(start, length)));
            }
        }
        else
        {
            added.Add(new CommandWord("$(cat)"u8.ToArray()) { IsUnknown = true, FetchedFrom = input?.FetchedFrom });
        }

        if (nested.Placeholder.IsEmpty) return [.. words, .. added];
        var filled = new List<CommandWord>(words.Length);
        foreach (var word in words)
        {
            var at = word.Text.Span.IndexOf(nested.Placeholder.Span);
            if (at < 0) filled.Add(word);
            else if (word.Text.Length == nested.Placeholder.Length) filled.AddRange(added);
            else if (added is [{ IsUnknown: false } only]) filled.Add(new CommandWord(Filled(word.Text.Span, nested.Placeholder.Span, only.Text.Span)));
            else filled.Add(new CommandWord(word.Text) { IsUnknown = true, KnownBytes = at });
        }

        return [.. filled];
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
        if (call.Input is not { IsUnknown: false, Text: var text }) return [new CommandWord("$(cat)"u8.ToArray()) { IsUnknown = true }];
        foreach (var range in text.Span.Split((byte)'\n'))
        {
            var (start, length) = range.GetOffsetAndLength(text.Length);
            if (length > 0 && IsRoomFor(arguments.Count)) arguments.Add(new CommandWord(text.Slice(start, length)));
        }

        return arguments;
    }

    private bool IsRoomFor(int count)
    {
        if (count < AnalysisLimits.MaxBraceWords) return true;
        findings.GiveUp("it runs a command with more words than can be looked at");
        return false;
    }

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
