using System.Text;
using SigmaShake.Rules.Analysis.Values;
using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Analysis.Walking;

/// <summary>Scripts that are run from files: those that the call has made, else those on the disk, through the file view.</summary>
internal sealed partial class CommandWalker
{
    // One that runs itself with other words is followed so often, and then left: its commands have been seen.
    private const int MaxRunsInEachOther = 3;

    private readonly List<ReadOnlyMemory<byte>> _runningFiles = [];

    // `bash x.sh`, `. x.sh`
    private void RunScriptFile(Invocation call, in CommandWord word, ShellState state)
    {
        var file = FileAt(word, state, call.Input);
        if ((file?.FetchedFrom ?? word.FetchedFrom) is { } url) AddRemoteCode(call, url);
        if (file?.Content is { } content) RunContent(call, PathOf(word, call.State), content, state);
        else call.Output?.AddUnknown();
    }

    // `./x.sh`: by the interpreter that its first line names, else by a shell, as execvp(3) and every shell do.
    private void RunFile(Invocation call)
    {
        var word = call.Words[0];
        var file = FileAt(word, call.State, call.Input);
        if (file?.FetchedFrom is { } url) AddRemoteCode(call, url);
        if (file?.Content is not { } content) return;
        var state = call.State.ForkProgram();
        if (Interpreter(content.Span) is { } interpreter && !IsShell([.. interpreter, word], call.Frame.Text))
        {
            RunNested(call, new NestedCommand([.. interpreter, .. call.Words]), state, isElsewhere: false);
            return;
        }

        state.Arguments = Values(call.Arguments);
        RunContent(call, PathOf(word, call.State), content, state);
    }

    private static bool IsShell(CommandWord[] words, ReadOnlyMemory<byte> script)
    {
        foreach (var file in CommandEffects.Of(new SimpleCommand(words, script)).ScriptFiles)
        {
            if (file.Language == Language.Shell) return true;
        }

        return false;
    }

    // `bash < x.sh`
    private void RunFileAsInput(Invocation call, Language language, ReadOnlyMemory<byte> path, ShellState state)
    {
        if (OnDisk(path) is not { } content) return;
        if (language == Language.Shell) RunContent(call, path, content, state.ForkProgram());
        else RunCode(call, language, content, state);
    }

    private void RunContent(Invocation call, ReadOnlyMemory<byte> path, ReadOnlyMemory<byte> content, ShellState state)
    {
        var runs = 0;
        foreach (var running in _runningFiles) runs += running.Span.SequenceEqual(path.Span) ? 1 : 0;
        if (runs >= MaxRunsInEachOther)
        {
            call.Output?.AddUnknown();
            return;
        }

        _runningFiles.Add(path);
        RunText(content, state, call.Input, call.Output);
        _runningFiles.RemoveAt(_runningFiles.Count - 1);
    }

    /// <summary>What is known of a file that a word names: what the call has put there, else what lies on the disk.</summary>
    private KnownFile? FileAt(in CommandWord word, ShellState state, ShellValue? input = null)
    {
        if (MadeFile(word, state, input) is { } made) return made;
        return !word.IsUnknown && word.Pattern is null && OnDisk(PathOf(word, state)) is { } content ? new KnownFile(content, null) : null;
    }

    // Programs that are installed are what the table of programs knows, or nobody.
    private ReadOnlyMemory<byte>? OnDisk(ReadOnlyMemory<byte> path)
    {
        var span = path.Span;
        var isLookedAt = _elsewhere == 0 && span.StartsWith("/"u8) && !span.StartsWith("/usr/"u8) && !span.StartsWith("/bin/"u8) && !span.StartsWith("/sbin/"u8)
            && !span.StartsWith("/dev/"u8) && !span.StartsWith("/proc/"u8) && !span.StartsWith("/sys/"u8);
        return isLookedAt ? files.ReadScript(Encoding.UTF8.GetString(span)) : default(ReadOnlyMemory<byte>?);
    }

    /// <summary>The words of a script's first line, <c>#!/usr/bin/env python3</c>; null where it has none (execve(2): one argument, blanks and all, but for <c>env -S</c>).</summary>
    private static CommandWord[]? Interpreter(ReadOnlySpan<byte> script)
    {
        if (!script.StartsWith("#!"u8)) return null;
        var end = script.IndexOf((byte)'\n');
        var line = Encoding.UTF8.GetString(script[2..(end < 0 ? script.Length : end)]).Trim();
        char[] blanks = [' ', '\t'];
        var words = line.Split(blanks, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words is [_, ['-', 'S', .. var split]]) words = [words[0], .. split.Split(blanks, StringSplitOptions.RemoveEmptyEntries)];
        return words.Length == 0 ? null : [.. words.Select(word => new CommandWord(Encoding.UTF8.GetBytes(word)))];
    }
}
