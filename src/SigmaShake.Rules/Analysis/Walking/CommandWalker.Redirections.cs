using SigmaShake.Rules.Analysis.Expansion;
using SigmaShake.Rules.Analysis.Values;
using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Programs;
using SigmaShake.Rules.Shell.Syntax;
using SimpleCommand = SigmaShake.Rules.Commands.SimpleCommand;

namespace SigmaShake.Rules.Analysis.Walking;

/// <summary>What commands are bound to: files that they read and write, and texts that are their input.</summary>
internal sealed partial class CommandWalker
{
    /// <summary>Binds input and output; the file that output goes to, where its name is known.</summary>
    private FileInTheMaking? Redirect(Redirection[] redirections, WordExpander expander, ShellState state, ref ShellValue? input, ref Output? output)
    {
        FileInTheMaking? made = null;
        foreach (var redirection in redirections)
        {
            if (redirection.HereDocument is { } document)
            {
                // A body that ends at once has a line less than the text has.
                BindInput(redirection, expander.Value(document.Body), state, ref input);
                continue;
            }

            var target = expander.Single(redirection.Target);
            switch (redirection.Operator)
            {
                case RedirectionOperator.HereString:
                    var text = new ShellValue(target.Text, target.IsUnknown, target.KnownBytes, target.FetchedFrom) { IsCut = target.IsCut };
                    BindInput(redirection, text.IsUnknown || !findings.Work(text.Text.Length / BytesPerWork) ? text : text with { Text = (byte[])[.. text.Text.Span, (byte)'\n'] }, state, ref input);
                    break;
                case RedirectionOperator.Input:
                    AddFile(EffectKind.Read, target, state);
                    BindInput(redirection, ContentOf(target, state, input), state, ref input);
                    break;
                case RedirectionOperator.ReadWrite:
                    AddFile(EffectKind.Read, target, state);
                    AddFile(EffectKind.Write, target, state);
                    break;
                case RedirectionOperator.DuplicateInput or RedirectionOperator.DuplicateOutput when IsDescriptor(target.Text.Span):
                    if (Duplicate(redirection, target.Text, state, ref input, ref output) is { } bound) made = bound;
                    break;
                case RedirectionOperator.DuplicateInput:
                    AddFile(EffectKind.Read, target, state);
                    break;
                default:
                    if (WriteTo(redirection, target, state, ref output) is { } file) made = file;
                    break;
            }
        }

        return made;
    }

    // `3<`, `{name}<`: kept for whoever reads from it later; how long it stays open does not matter.
    private static void BindInput(Redirection redirection, in ShellValue value, ShellState state, ref ShellValue? input)
    {
        if (NumberOf(redirection, state) is { } number) state.SetDescriptor(number, new Descriptor(value));
        else if (redirection.Descriptor is null or 0) input = value;
    }

    // The number of a descriptor that is none of the standard ones; a name gets one that is free.
    private static ReadOnlyMemory<byte>? NumberOf(Redirection redirection, ShellState state)
    {
        var number = redirection.Descriptor ?? 0;
        if (!redirection.Variable.IsEmpty)
        {
            if (redirection.Target.IsBare("-"u8)) return state.Variable(redirection.Variable.Span) is { Alternatives: [[{ Text: var open }, ..], ..] } ? open : default(ReadOnlyMemory<byte>?);
            for (number = 10; number < 64 && state.Descriptor(Number(number).Span) is not null;) number++;
            state.SetVariable(redirection.Variable, new ShellVariable(new ShellValue(Number(number))));
        }

        return number > 2 ? Number(number) : default(ReadOnlyMemory<byte>?);

        static ReadOnlyMemory<byte> Number(int number) => System.Text.Encoding.ASCII.GetBytes(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    // `<&3`, `>&$fd`, `4>&3`, `3>&-`.
    private static FileInTheMaking? Duplicate(Redirection redirection, ReadOnlyMemory<byte> target, ShellState state, ref ShellValue? input, ref Output? output)
    {
        var descriptor = state.Descriptor(target.Span.TrimEnd((byte)'-'));
        if (NumberOf(redirection, state) is { } number)
        {
            if (descriptor is not null || target.Span is [(byte)'-']) state.SetDescriptor(number, descriptor);
            return null;
        }

        if (descriptor is null) return null;
        if (redirection.Operator == RedirectionOperator.DuplicateInput)
        {
            if (redirection.Descriptor is null or 0) input = descriptor.Input ?? input;
            return null;
        }

        if (redirection.Descriptor is not (null or 1)) return null;
        output = new Output();
        return new FileInTheMaking(descriptor.Path, IsAppended: true, output, descriptor.Reader);
    }

    private FileInTheMaking? WriteTo(Redirection redirection, CommandWord target, ShellState state, ref Output? output)
    {
        var isAppended = redirection.Operator is RedirectionOperator.Append or RedirectionOperator.AppendBoth;
        AddFile(isAppended ? EffectKind.Edit : EffectKind.Write, target, state);
        var reader = redirection.Target.Parts is [ProcessSubstitution { IsOutput: true } process] ? process.Script : null;
        var isFile = !target.IsUnknown && target.Pattern is null && !target.Text.Span.StartsWith("/dev/"u8);
        if (NumberOf(redirection, state) is { } number)
        {
            if (isFile && !isAppended) state.SetFile(PathOf(target, state), new KnownFile(default(ReadOnlyMemory<byte>), null));
            state.SetDescriptor(number, new Descriptor(null, isFile ? PathOf(target, state) : default, reader));
            return null;
        }

        if (redirection.Descriptor is not (null or 1)) return null;
        output = null;
        if (!isFile && reader is null) return null;

        // What is written may be run later on, or at once by who reads it.
        output = new Output();
        return new FileInTheMaking(isFile ? PathOf(target, state) : default, isAppended, output, reader);
    }

    /// <summary>Once the command has run, its output is what the file holds.</summary>
    private void Complete(FileInTheMaking? made, ShellState state)
    {
        if (made is null) return;
        var written = made.Output.ToValue(default);
        if (made.Reader is { } reader) RunApart(reader, state, written);
        if (made.Path.IsEmpty) return;
        var before = made.IsAppended ? state.File(made.Path.Span) : new KnownFile(default(ReadOnlyMemory<byte>), null);
        var isKnown = !written.IsUnknown && (before?.Content is not { IsEmpty: false } there || (there.Length <= AnalysisLimits.MaxOutputBytes && findings.Work(there.Length / BytesPerWork)));
        var content = !isKnown || before?.Content is not { } known ? default(ReadOnlyMemory<byte>?)
            : known.IsEmpty ? written.Text : (byte[])[.. known.Span, .. written.Text.Span];
        state.SetFile(made.Path, content is null && written.FetchedFrom is null ? null : new KnownFile(content, written.FetchedFrom));
    }

    private static bool IsDescriptor(ReadOnlySpan<byte> target) => target.IsEmpty || target.TrimEnd((byte)'-').IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    /// <summary>What can be told of a file's content before it is read: only of one that this very call writes.</summary>
    private static ShellValue ContentOf(in CommandWord target, ShellState state, ShellValue? input)
    {
        var file = MadeFile(target, state, input);
        if (file?.Content is { } content) return new ShellValue(content);
        var isOnDisk = file is null && !target.IsUnknown && target.Pattern is null;
        return new ShellValue(target.Text, IsUnknown: true, FetchedFrom: file?.FetchedFrom ?? target.FetchedFrom) { File = isOnDisk ? PathOf(target, state) : default(ReadOnlyMemory<byte>?) };
    }

    private void AddFile(EffectKind kind, in CommandWord target, ShellState state) => AddFile(kind, target, state.Cwd, command: null, isRecursive: false);

    private void AddFile(EffectKind kind, in CommandWord target, ReadOnlyMemory<byte> cwd, SimpleCommand? command, bool isRecursive)
    {
        if (_elsewhere > 0) return;
        var text = target.Text.Span;
        if (text.IsEmpty || text.SequenceEqual("/dev/null"u8)) return;
        if (text.StartsWith("/dev/tcp/"u8) || text.StartsWith("/dev/udp/"u8))
        {
            findings.AddEffect(new CommandEffect(EffectKind.Network, target.Text[9..], Command: command));
            return;
        }

        findings.AddEffect(new CommandEffect(kind, Below(cwd, target.Text), PatternOf(target, cwd), command, isRecursive));
    }

    /// <summary>The path in a word, from where the command runs; as it is where that is not known.</summary>
    private static ReadOnlyMemory<byte> PathOf(in CommandWord word, ShellState state) => Below(state.Cwd, word.Text);

    private static ReadOnlyMemory<byte>? PatternOf(in CommandWord word, ReadOnlyMemory<byte> cwd)
    {
        if ((word.Pattern ?? PassedOn(word)) is not { } pattern) return null;
        if (cwd.IsEmpty || pattern.Span.StartsWith("/"u8)) return pattern;
        var escaped = new Outputs.ByteBuilder(cwd.Length * 2);
        foreach (var b in cwd.Span)
        {
            if ("*?[]{}()|,\\!"u8.Contains(b)) escaped.Add((byte)'\\');
            escaped.Add(b);
        }

        return (byte[])[.. escaped.Written, (byte)'/', .. pattern.Span];
    }

    // `f() { rm "$1"; }; f .en*`: what the pattern came to is not known, but nothing else is unknown in the word.
    private static ReadOnlyMemory<byte>? PassedOn(in CommandWord word) =>
        word.IsUnknown && word.Text.Span.IndexOfAny("*?["u8) >= 0 && word.Text.Span.IndexOfAny("$`"u8) < 0 ? word.Text : default(ReadOnlyMemory<byte>?);

    private static ReadOnlyMemory<byte> Below(ReadOnlyMemory<byte> folder, ReadOnlyMemory<byte> path)
    {
        if (folder.IsEmpty || path.Span is [(byte)'/' or (byte)'~', ..]) return path;
        while (path.Span.StartsWith("./"u8)) path = path[2..];
        return path.IsEmpty || path.Span.SequenceEqual("."u8) ? folder : (byte[])[.. folder.Span, (byte)'/', .. path.Span];
    }

    private sealed record FileInTheMaking(ReadOnlyMemory<byte> Path, bool IsAppended, Output Output, ShellScript? Reader);
}
