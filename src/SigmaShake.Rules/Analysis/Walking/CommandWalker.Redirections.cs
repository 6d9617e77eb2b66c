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
                if (redirection.Descriptor is null or 0) input = expander.Value(document.Body);
                else _ = expander.Value(document.Body);
                continue;
            }

            var target = expander.Single(redirection.Target);
            switch (redirection.Operator)
            {
                case RedirectionOperator.HereString:
                    var text = new ShellValue(target.Text, target.IsUnknown, target.KnownBytes, target.FetchedFrom) { IsCut = target.IsCut };
                    input = text.IsUnknown || !findings.Work(text.Text.Length / BytesPerWork) ? text : text with { Text = (byte[])[.. text.Text.Span, (byte)'\n'] };
                    break;
                case RedirectionOperator.Input:
                    AddFile(EffectKind.Read, target, state);
                    if (redirection.Descriptor is null or 0) input = ContentOf(target, state);
                    break;
                case RedirectionOperator.ReadWrite:
                    AddFile(EffectKind.Read, target, state);
                    AddFile(EffectKind.Write, target, state);
                    break;
                case RedirectionOperator.DuplicateInput or RedirectionOperator.DuplicateOutput when IsDescriptor(target.Text.Span):
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

    private FileInTheMaking? WriteTo(Redirection redirection, CommandWord target, ShellState state, ref Output? output)
    {
        var isAppended = redirection.Operator is RedirectionOperator.Append or RedirectionOperator.AppendBoth;
        AddFile(isAppended ? EffectKind.Edit : EffectKind.Write, target, state);
        if (redirection.Descriptor is not (null or 1)) return null;
        output = null;
        if (target.IsUnknown || target.Pattern is not null || target.Text.Span.StartsWith("/dev/"u8)) return null;

        // What is written may be run later on.
        output = new Output();
        return new FileInTheMaking(PathOf(target, state), isAppended, output);
    }

    /// <summary>Once the command has run, its output is what the file holds.</summary>
    private void Complete(FileInTheMaking? made, ShellState state)
    {
        if (made is null) return;
        var written = made.Output.ToValue(default);
        var before = made.IsAppended ? state.File(made.Path.Span) : new KnownFile(default(ReadOnlyMemory<byte>), null);
        var isKnown = !written.IsUnknown && (before?.Content is not { IsEmpty: false } there || (there.Length <= AnalysisLimits.MaxOutputBytes && findings.Work(there.Length / BytesPerWork)));
        var content = !isKnown || before?.Content is not { } known ? default(ReadOnlyMemory<byte>?)
            : known.IsEmpty ? written.Text : (byte[])[.. known.Span, .. written.Text.Span];
        state.SetFile(made.Path, content is null && written.FetchedFrom is null ? null : new KnownFile(content, written.FetchedFrom));
    }

    private static bool IsDescriptor(ReadOnlySpan<byte> target) => target.IsEmpty || target.TrimEnd((byte)'-').IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    /// <summary>What can be told of a file's content before it is read: only of one that this very call writes.</summary>
    private static ShellValue ContentOf(in CommandWord target, ShellState state)
    {
        var file = state.File(target.IsUnknown ? target.Text.Span : PathOf(target, state).Span);
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
        if (word.Pattern is not { } pattern) return null;
        if (cwd.IsEmpty || pattern.Span.StartsWith("/"u8)) return pattern;
        var escaped = new Outputs.ByteBuilder(cwd.Length * 2);
        foreach (var b in cwd.Span)
        {
            if ("*?[]{}()|,\\!"u8.Contains(b)) escaped.Add((byte)'\\');
            escaped.Add(b);
        }

        return (byte[])[.. escaped.Written, (byte)'/', .. pattern.Span];
    }

    private static ReadOnlyMemory<byte> Below(ReadOnlyMemory<byte> folder, ReadOnlyMemory<byte> path)
    {
        if (folder.IsEmpty || path.Span is [(byte)'/' or (byte)'~', ..]) return path;
        while (path.Span.StartsWith("./"u8)) path = path[2..];
        return path.IsEmpty || path.Span.SequenceEqual("."u8) ? folder : (byte[])[.. folder.Span, (byte)'/', .. path.Span];
    }

    private sealed record FileInTheMaking(ReadOnlyMemory<byte> Path, bool IsAppended, Output Output);
}
