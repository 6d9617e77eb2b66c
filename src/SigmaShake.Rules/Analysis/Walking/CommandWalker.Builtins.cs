using System.Buffers.Text;
using SigmaShake.Rules.Analysis.Outputs;
using SigmaShake.Rules.Analysis.Values;
using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Analysis.Walking;

/// <summary>Builtins: what a shell does itself (bash(1), SHELL BUILTIN COMMANDS), as far as later commands depend on it.</summary>
internal sealed partial class CommandWalker
{
    private const int MaxLines = 256;

    /// <summary>Does what a builtin does; false if the name is none that is known here.</summary>
    private bool RunBuiltin(Invocation call, SimpleCommand command)
    {
        var arguments = call.Arguments;
        switch (call.Words[0].Text.Span)
        {
            case [(byte)':'] or [(byte)'['] or [(byte)'.', (byte)'.']:
                return true;
            case [(byte)'c', (byte)'d']:
                ChangeFolder(call);
                return true;
            case [(byte)'.']:
                Source(call, command);
                return true;
        }

        switch (System.Text.Encoding.UTF8.GetString(call.Words[0].Text.Span))
        {
            case "chdir" or "pushd": ChangeFolder(call); break;
            case "popd":
                (call.State.Cwd, call.State.OldCwd) = (call.State.OldCwd, call.State.Cwd);
                call.State.IsCwdUnknown = false;
                break;
            case "source": Source(call, command); break;
            case "eval": Evaluate(call); break;
            case "alias": SetAliases(call); break;
            case "unalias": foreach (var word in arguments) call.State.SetAlias(word.Text, null); break;
            case "unset": Unset(call); break;
            case "set": SetArguments(call); break;
            case "shift": Shift(call); break;
            case "read": ReadLine(call); break;
            case "mapfile" or "readarray": ReadLines(call); break;
            case "trap": if (arguments.Length > 1 && !IsOption(arguments[0])) RunWord(call, arguments[0]); break;
            case "printf" when arguments is [{ Text.Span: [(byte)'-', (byte)'v'] }, _, _, ..]: PrintToVariable(call); break;
            case "command" when arguments is [{ Text.Span: [(byte)'-', not (byte)'-', ..] options }, ..] && options.IndexOfAny("vV"u8) > 0: Describe(call); break;
            case "type" or "hash" when arguments is [{ Text.Span: [(byte)'-', (byte)'v' or (byte)'V' or (byte)'p' or (byte)'t'] }, ..]: WriteName(call); break;
            case "which": WriteName(call); break;
            case "pwd": WriteOrUnknown(call, call.State.Cwd.IsEmpty || call.State.IsCwdUnknown ? null : (byte[])[.. call.State.Cwd.Span, (byte)'\n']); break;
            case "export" or "declare" or "local" or "readonly" or "typeset" or "test" or "true" or "false" or "exit" or "return" or "break" or "continue"
                or "wait" or "let" or "shopt" or "ulimit" or "umask" or "getopts" or "enable" or "bind" or "complete" or "compgen" or "disown" or "bg" or "fg" or "jobs" or "kill": return call.Name is not [(byte)'k', ..] and not [(byte)'j', ..];
            default: return false;
        }

        return true;
    }

    private static bool IsOption(in CommandWord word) => !word.IsUnknown && word.Text.Span is [(byte)'-', _, ..];

    private void ChangeFolder(Invocation call)
    {
        var state = call.State;
        var before = state.IsCwdUnknown ? default : state.Cwd;
        CommandWord? target = null;
        foreach (var word in call.Arguments)
        {
            if (target is null && !IsOption(word)) target = word;
        }

        if (target is not { } folder) (state.Cwd, state.IsCwdUnknown) = (home, false);
        else if (folder.Text.Span is not [(byte)'-']) GoTo(folder, state);
        else if (!state.OldCwd.IsEmpty) (state.Cwd, state.IsCwdUnknown) = (state.OldCwd, false);
        else GoTo(new CommandWord("$OLDPWD"u8.ToArray()) { IsUnknown = true }, state);
        state.OldCwd = before;

        // No system call goes there.
        if (state.Cwd.Length > Paths.PosixPath.MaxCharacters) state.Cwd = default;
    }

    // What is not known of the folder stands in it as written, as it does in a path.
    private static void GoTo(in CommandWord folder, ShellState state)
    {
        var isUnknown = folder.IsUnknown || folder.Pattern is not null;
        if (!isUnknown && folder.Text.Span is not [(byte)'/', ..]) isUnknown = state.IsCwdUnknown;
        state.IsCwdUnknown = isUnknown;

        // From nowhere that is known, `..` leads nowhere that is.
        var isBelowUnknown = state.Cwd.IsEmpty && folder.Text.Span is not [(byte)'/' or (byte)'~', ..];
        if (!folder.Text.IsEmpty && !isBelowUnknown) state.Cwd = Below(state.Cwd, folder.Text);
    }

    private void Evaluate(Invocation call)
    {
        var words = call.Arguments;
        if (words.Length > 0 && words[0].Text.Span.SequenceEqual("--"u8)) words = words[1..];
        if (words.Length == 0) return;
        var text = new ByteBuilder(AnalysisLimits.MaxOutputBytes);
        for (var i = 0; i < words.Length; i++)
        {
            if (i > 0) text.Add((byte)' ');
            text.Add(words[i].Text.Span);
            if (words[i].FetchedFrom is { } url) AddRemoteCode(call, url);
            if (words[i].IsCut) GiveUpOnScripts();
        }

        if (text.IsFull) findings.GiveUp("it evaluates more text than can be looked at");
        else if (words is [{ IsUnknown: false, Pattern: null, Text: var only }]) RunText(only, call.State, call.Input, call.Output);
        else RunText(text.ToArray(), call.State, call.Input, call.Output);
    }

    /// <summary>Runs the text of a word; what of it is unknown stands as written, and so is read as what the shell would look up there.</summary>
    private void RunWord(Invocation call, in CommandWord word)
    {
        if (word.FetchedFrom is { } url) AddRemoteCode(call, url);
        RunText(word.Text, call.State.Fork(), call.Input, call.Output);
    }

    private void Source(Invocation call, SimpleCommand command)
    {
        var arguments = call.Arguments;
        if (arguments.Length > 0 && arguments[0].Text.Span.SequenceEqual("--"u8)) arguments = arguments[1..];
        if (arguments.Length == 0) return;
        AddFile(EffectKind.Read, arguments[0], call.State.Cwd, command, isRecursive: false);
        RunScriptFile(call, arguments[0], call.State);
    }

    private static void SetAliases(Invocation call)
    {
        foreach (var word in call.Arguments)
        {
            var equals = word.Text.Span.IndexOf((byte)'=');
            if (equals > 0) call.State.SetAlias(word.Text[..equals], new ShellAlias(word.Text[(equals + 1)..]));
        }
    }

    private static void Unset(Invocation call)
    {
        var isFunction = false;
        foreach (var word in call.Arguments)
        {
            if (IsOption(word)) isFunction = word.Text.Span.Contains((byte)'f');
            else if (isFunction) call.State.SetFunction(word.Text, null);
            else call.State.SetVariable(word.Text, null);
        }
    }

    private static void SetArguments(Invocation call)
    {
        var words = call.Arguments;
        var dashes = words.Length > 0 && words[0].Text.Span is [(byte)'-' or (byte)'+', ..];
        if (dashes && !words[0].Text.Span.SequenceEqual("--"u8)) return;
        if (!dashes && words.Length == 0) return;
        call.State.Arguments = Values(dashes ? words[1..] : words);
    }

    private static ShellValue[] Values(ReadOnlySpan<CommandWord> words)
    {
        var values = new ShellValue[words.Length];
        for (var i = 0; i < words.Length; i++) values[i] = ShellValue.Of(words[i]);
        return values;
    }

    private void Shift(Invocation call)
    {
        if (call.State.Arguments is not { } arguments || !findings.Work(arguments.Length)) return;
        var count = 1;
        if (call.Arguments.Length > 0 && !Utf8Parser.TryParse(call.Arguments[0].Text.Span, out count, out _)) call.State.Arguments = null;
        else call.State.Arguments = arguments[Math.Clamp(count, 0, arguments.Length)..];
    }

    private static List<ReadOnlyMemory<byte>> Lines(ReadOnlyMemory<byte> text)
    {
        var lines = new List<ReadOnlyMemory<byte>>();
        while (!text.IsEmpty && lines.Count < MaxLines)
        {
            var end = text.Span.IndexOf((byte)'\n');
            lines.Add(end < 0 ? text : text[..end]);
            text = end < 0 ? default : text[(end + 1)..];
        }

        return lines;
    }

    private static void PrintToVariable(Invocation call)
    {
        var output = new ByteBuilder(AnalysisLimits.MaxOutputBytes);
        var name = call.Arguments[1].Text;
        var isKnown = AreKnown(call.Arguments[2..]) && PrintfText.TryWrite(call.Arguments[2..], output) && !output.IsFull;
        call.State.SetVariable(name, new ShellVariable(isKnown ? new ShellValue(output.ToArray()) : ShellValue.Unknown(name)));
    }

    // `command -v rm -rf /` describes three names; whoever writes it means the command.
    private void Describe(Invocation call)
    {
        WriteName(call);
        var words = call.Words;
        var first = 1;
        while (first < words.Length && IsOption(words[first])) first++;
        for (var i = first + 1; i < words.Length; i++)
        {
            if (!IsOption(words[i])) continue;
            RunWords(new Invocation { Words = words[first..], Frame = call.Frame, State = call.State.ForkProgram(), Input = call.Input });
            return;
        }
    }

    // `command -v rm`, `which rm`: a path whose last part is the name.
    private static void WriteName(Invocation call)
    {
        var last = call.Arguments.Length > 0 ? call.Arguments[^1] : default;
        var isPath = !last.Text.Span.Contains((byte)'/') && ProgramTable.Find(last.Text.Span) is { IsNone: true } or { Items.Family: not ProgramTable.Builtins };
        WriteOrUnknown(call, last.IsUnknown || last.Text.IsEmpty ? null : isPath ? (byte[])[.. "/usr/bin/"u8, .. last.Text.Span, (byte)'\n'] : (byte[])[.. last.Text.Span, (byte)'\n']);
    }

    private static void WriteOrUnknown(Invocation call, byte[]? text)
    {
        if (text is null) call.Output?.AddUnknown(call.Input?.FetchedFrom);
        else call.Output?.Add(text);
    }

    private static bool AreKnown(ReadOnlySpan<CommandWord> words)
    {
        foreach (var word in words)
        {
            if (word.IsUnknown || word.Pattern is not null) return false;
        }

        return true;
    }
}
