using SigmaShake.Rules.Analysis.Outputs;
using SigmaShake.Rules.Analysis.Values;
using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Programs;
using SigmaShake.Rules.Shell.Syntax;
using SimpleCommand = SigmaShake.Rules.Commands.SimpleCommand;

namespace SigmaShake.Rules.Analysis.Walking;

/// <summary>Programs: what they do to files, and what they run in their turn.</summary>
internal sealed partial class CommandWalker
{
    private const int MaxWordsRead = 2_048;

    private readonly List<(ReadOnlyMemory<byte> Written, ShellScript Script)> _readers = [];

    // What runs on another machine, or in another file system, touches none of the files here.
    private int _elsewhere;

    private void Execute(Invocation call)
    {
        if (!Enter(WorkOf(call.Words)))
        {
            call.Output?.AddUnknown();
            return;
        }

        var first = call.Words[0];
        if (first.IsUnknown) RunUnknown(call);
        else if (call.State.Alias(first.Text.Span) is { } alias) RunAlias(call, alias);
        else if (call.State.Function(first.Text.Span) is { } function) RunFunction(call, function);
        else RunProgram(call);
        _depth--;
    }

    // Each word is held against rules, and what may be a path is brought into all its forms.
    private static int WorkOf(CommandWord[] words)
    {
        const int WorkOfWord = 8;
        const int PairsOfWordsPerWork = 128;
        const int BytesOfWordPerWork = 4;
        var bytes = 0L;
        foreach (var word in words) bytes += word.Text.Length;

        // What a word means to its program may depend on every other.
        var read = Math.Min(words.Length, MaxWordsRead);
        return (WorkOfWord * words.Length) + (read * read / PairsOfWordsPerWork) + (int)Math.Min(bytes / BytesOfWordPerWork, AnalysisLimits.MaxWork);
    }

    private void RunUnknown(Invocation call)
    {
        Found(call);
        if (call.Words[0].FetchedFrom is { } url) AddRemoteCode(call, url);
        if (call.Words[0].IsCut) GiveUpOnScripts();
        AddUnknown(call, call.Input?.FetchedFrom);
    }

    private void GiveUpOnScripts() => findings.GiveUp("it runs more commands than can be looked at");

    private SimpleCommand Found(Invocation call)
    {
        var command = findings.AddCommand(new SimpleCommand(call.Words, call.Frame.Text) { Cwd = call.State.Cwd });

        // Words that were put together by other commands stand nowhere as they are.
        if (call.Places is null) findings.AddCommand(new SimpleCommand(call.Words, PlainSpelling.Of(call.Words)) { Cwd = call.State.Cwd });
        return command;
    }

    private void RunProgram(Invocation call)
    {
        var command = Found(call);
        if (RunBuiltin(call, command)) return;
        if (RunOtherSpelling(call)) return;
        if (call.Words[0].Text.Span.Contains((byte)'/')) RunFile(call);
        var effects = EffectsOf(command);
        AddEffects(call, command, effects);
        if (effects.IsElsewhere) _elsewhere++;
        if (!OnlyReads(call, effects)) RunInner(call, effects);
        if (effects.IsElsewhere) _elsewhere--;
        Write(call, effects);
    }

    // Names that this shell would not find, or that stand for another one.
    private bool RunOtherSpelling(Invocation call)
    {
        var name = call.Name;
        if (LookAlikes.Meant(call.Words) is { } meant)
        {
            RunWords(call.With(meant));
            return true;
        }

        if (name.SequenceEqual("rimraf"u8) || name.SequenceEqual("del-cli"u8))
        {
            // What JavaScript projects say for it.
            RunWords(call.With([new CommandWord("rm"u8.ToArray()), new CommandWord("-rf"u8.ToArray()), .. call.Arguments]));
            return true;
        }

        if (name.SequenceEqual("shx"u8) && call.Words.Length > 1)
        {
            RunWords(call.With(call.Words[1..]));
            return true;
        }

        if (name.Length > 4 && System.Text.Ascii.EqualsIgnoreCase(name[^4..], ".exe"u8) && ProgramTable.Find(name).IsNone)
        {
            // Windows and its shells do without the ending, and without regard to case.
            var plain = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(name[..^4]).ToLowerInvariant());
            RunWords(call.With([new CommandWord(plain), .. call.Arguments]));
            return true;
        }

        if (call.Words.Length > 1 && call.Words[0].Text.Span.IndexOf((byte)'=') is >= 0 and var equals && call.Words[0].Text.Span[..equals].IndexOf((byte)'/') < 0)
        {
            // `A-B=2 rm`: no assignment to bash, but meant as one.
            RunWords(call.With(call.Words[1..]));
            return true;
        }

        var handler = "command_not_found_handle"u8;
        if (call.State.Function(handler) is not { } function || !ProgramTable.Find(name).IsNone) return false;
        RunFunction(call.With([new CommandWord(handler.ToArray()), .. call.Words]), function);
        return true;
    }

    // `bash -n x.sh` looks for errors, and runs nothing.
    private static bool OnlyReads(Invocation call, CommandEffects effects)
    {
        if (effects.ScriptFiles.Count == 0) return false;
        foreach (var word in call.Arguments)
        {
            if (word.Text.Span is not [(byte)'-', ..]) return false;
            if (word.Text.Span.SequenceEqual("-n"u8)) return effects.ScriptFiles[0].Language == Language.Shell;
        }

        return false;
    }

    private CommandEffects EffectsOf(SimpleCommand command)
    {
        if (command.Words.Length <= MaxWordsRead) return CommandEffects.Of(command);
        findings.GiveUp("a command of it has more words than can be looked at");
        return CommandEffects.Of(new SimpleCommand(command.Words[..MaxWordsRead], command.Script));
    }

    private void AddEffects(Invocation call, SimpleCommand command, CommandEffects effects)
    {
        if (effects.IsCut) findings.GiveUp("it does more to files than can be looked at");
        var moved = effects.Cwd is { } folder && !folder.Text.IsEmpty ? Below(call.State.Cwd, folder.Text) : call.State.Cwd;
        foreach (var effect in effects.Effects)
        {
            if (effect.Kind is EffectKind.Network or EffectKind.Search) findings.AddEffect(new CommandEffect(effect.Kind, effect.Word?.Text ?? default, Command: command));
            else if (effect.Word is { } word)
            {
                var cwd = effect.IsInNewCwd ? moved : call.State.Cwd;
                AddFile(effect.Kind, word, cwd, command, effect.IsRecursive);
                if (effect is { IsRecursive: true, Kind: EffectKind.Read } && !word.IsUnknown) AddMadeFiles(Below(cwd, word.Text), call.State, command);
            }

            if (effect is { Kind: EffectKind.Delete, Word: { IsUnknown: false, Pattern: null } gone } && !call.Name.SequenceEqual("mv"u8)) call.State.SetFile(PathOf(gone, call.State), null);
        }
    }

    // Of a folder that is read with all below it, what this very call has put there is read too.
    private void AddMadeFiles(ReadOnlyMemory<byte> folder, ShellState state, SimpleCommand command)
    {
        const int MaxFiles = 64;
        var root = folder.Span.TrimEnd((byte)'/');
        var made = state.Files;
        for (var i = 0; i < made.Length && i < MaxFiles; i++)
        {
            var path = made[i].Key;
            if (made[i].Value is not null && path.Length > root.Length + 1 && path.Span.StartsWith(root) && path.Span[root.Length] == (byte)'/')
                AddFile(EffectKind.Read, new CommandWord(path), default, command, isRecursive: false);
        }
    }

    private void RunInner(Invocation call, CommandEffects effects)
    {
        var state = call.State;
        if (effects.Cwd is { } folder && effects.NestedCommands.Count + effects.Scripts.Count + effects.ScriptFiles.Count > 0)
        {
            state = state.Fork();
            GoTo(folder, state);
        }

        foreach (var nested in effects.NestedCommands) RunNested(call, nested, state, effects.IsElsewhere);
        foreach (var script in effects.Scripts)
        {
            if (script.FetchedFrom is { } url) AddRemoteCode(call, url);
            if (script is { IsUnknown: true, FetchedFrom: null } && script.Text.Span.SequenceEqual(XargsInput.Unknown)) AddUnknownCode(call);
            if (script.IsCut) GiveUpOnScripts();
            var inner = ForScript(call, state, script);
            foreach (var text in ScriptsOf(call, script)) RunText(text, inner.Fork(), call.Input, call.Output);
            RunAsWords(call, script, state);
        }

        if (effects.Scripts.Count + effects.NestedCommands.Count == 0 && call.Name.SequenceEqual("parallel"u8)) RunLines(call);

        foreach (var code in effects.Codes)
        {
            if (code.Text.FetchedFrom is { } url) AddRemoteCode(call, url);
            if (code.Text.IsCut) GiveUpOnScripts();
            RunCode(call, code.Language, code.Text.Text, state);

            // `perl -e 'rm -rf /'`: no program, but a command to whoever wrote it.
            if (code.Language is Language.Perl or Language.Ruby or Language.Python or Language.JavaScript or Language.Php && !code.Text.Text.Span.Contains((byte)'(') && LooksLikeCommand(code.Text.Text.Span)) RunText(code.Text.Text, state.ForkProgram(), null, null);
        }

        RunForeignShell(call, state);
        foreach (var file in effects.ScriptFiles)
        {
            if (file.Language == Language.Shell) RunScriptFile(call, file.Text, ForScript(call, state, file.Text));
            else if (FileAt(file.Text, state) is { } code) RunMadeCode(call, file.Language, code, state);
        }

        if (effects.StandardInput == Language.None || call.Input is not { } input) return;
        if (input.IsCut) GiveUpOnScripts();
        if (input.FetchedFrom is { } address) AddRemoteCode(call, address);
        else if (input.File is { } path) RunFileAsInput(call, effects.StandardInput, path, state);
        else if (!input.IsUnknown && effects.StandardInput == Language.Shell) RunText(input.Text, state.ForkProgram(), null, call.Output);
        else if (!input.IsUnknown || input.KnownBytes > 0) RunCode(call, effects.StandardInput, input.Text, state);
    }

    // A script is a shell of its own, with the words behind it as its arguments: the first is its name.
    private static ShellState ForScript(Invocation call, ShellState state, in CommandWord script)
    {
        var inner = state.ForkProgram();
        inner.Arguments = null;
        for (var i = 1; i < call.Words.Length; i++)
        {
            if (!call.Words[i].Text.Span.SequenceEqual(script.Text.Span)) continue;
            var isText = call.Words[i - 1].Text.Span is [(byte)'-', .., (byte)'c'];
            inner.Arguments = Values(call.Words.AsSpan(Math.Min(call.Words.Length, i + (isText ? 2 : 1))));
            break;
        }

        return inner;
    }

    private static KnownFile? MadeFile(in CommandWord word, ShellState state, ShellValue? input = null)
    {
        if (word.IsUnknown) return state.File(word.Text.Span);
        if (DescriptorIn(word.Text.Span) is not { IsEmpty: false } number) return state.File(PathOf(word, state).Span);
        return (number is [(byte)'0'] ? input : state.Descriptor(number)?.Input) is { } value ? new KnownFile(value.IsUnknown ? default(ReadOnlyMemory<byte>?) : value.Text, value.FetchedFrom) : null;
    }

    // `/dev/fd/3`, `/proc/self/fd/3`, `/dev/stdin`.
    private static ReadOnlySpan<byte> DescriptorIn(ReadOnlySpan<byte> path)
    {
        if (path.SequenceEqual("/dev/stdin"u8)) return "0"u8;
        if (path.StartsWith("/dev/fd/"u8)) return path["/dev/fd/".Length..];
        return path.StartsWith("/proc/"u8) && path.IndexOf("/fd/"u8) is > 0 and var at ? path[(at + "/fd/".Length)..] : default;
    }

    /// <summary>Remembers who reads what is written to <c>&gt;(…)</c>.</summary>
    public void NoteReader(ReadOnlyMemory<byte> written, ShellScript script)
    {
        const int MaxReaders = 64;
        if (_readers.Count < MaxReaders) _readers.Add((written, script));
    }

    private void AddRemoteCode(Invocation call, ReadOnlyMemory<byte> url)
    {
        var interpreter = call.Words[0].IsUnknown ? "sh"u8.ToArray() : call.Name.ToArray();
        findings.AddCommand(new SimpleCommand([new CommandWord("@remote-code"u8.ToArray()), new CommandWord(interpreter), new CommandWord(url)], call.Frame.Text) { Cwd = call.State.Cwd });
    }

    // Commands that come in by a pipe, with nothing around that says what they are.
    private void AddUnknownCode(Invocation call) =>
        findings.AddCommand(new SimpleCommand([new CommandWord("@unknown-code"u8.ToArray()), new CommandWord(call.Name.ToArray())], call.Frame.Text) { Cwd = call.State.Cwd });

    // What a command writes, to standard output and into files, for whoever reads or runs it.
    private void Write(Invocation call, CommandEffects effects)
    {
        ReadOnlyMemory<byte>? fetched = null;
        if (IsFetcher(call.Name))
        {
            foreach (var effect in effects.Effects)
            {
                if (effect is { Kind: EffectKind.Network, Address: AddressKind.Url, Word: { } url }) fetched = url.Text;
            }

            foreach (var effect in effects.Effects)
            {
                if (fetched is { } from && effect is { Kind: EffectKind.Write, Word: { IsUnknown: false, Pattern: null } file }) call.State.SetFile(PathOf(file, call.State), new KnownFile(null, from));
            }
        }
        else if (call.Name.SequenceEqual("cp"u8) || call.Name.SequenceEqual("mv"u8) || call.Name.SequenceEqual("install"u8) || call.Name.SequenceEqual("ln"u8) || call.Name.SequenceEqual("dd"u8) || call.Name.SequenceEqual("rsync"u8))
        {
            Copy(call, effects);
        }
        else if (call.Name.SequenceEqual("tee"u8) && call.Input is { } written)
        {
            foreach (var effect in effects.Effects)
            {
                if (effect is { Kind: EffectKind.Write, Word: { IsUnknown: true, Text: var process } })
                {
                    foreach (var (name, script) in _readers)
                    {
                        if (name.Span.SequenceEqual(process.Span)) RunApart(script, call.State, written);
                    }
                }
                else if (effect is { Kind: EffectKind.Write or EffectKind.Edit, Word: { IsUnknown: false, Pattern: null } file })
                    call.State.SetFile(PathOf(file, call.State), new KnownFile(written.IsUnknown ? default(ReadOnlyMemory<byte>?) : written.Text, written.FetchedFrom));
            }
        }

        if (call.Output is null || effects.NestedCommands.Count + effects.Scripts.Count + effects.ScriptFiles.Count > 0) return;
        ReadOnlyMemory<byte>? input = call.Input is { IsUnknown: false, Text: var text } ? text : default(ReadOnlyMemory<byte>?);
        if (AreKnown(call.Arguments) && ConstantOutput.Of(call.Name, call.Arguments, input) is { } output) AddOutput(call.Output, output);
        else if (call.Name.SequenceEqual("cat"u8) && ReadKnown(call) is { } content) AddOutput(call.Output, content.Span);
        else AddUnknown(call, fetched ?? FetchedBefore(call));
    }

    private static void AddUnknown(Invocation call, ReadOnlyMemory<byte>? fetchedFrom)
    {
        if (call.Output is not { } output) return;
        var isCut = call.Input is { IsCut: true };
        foreach (var word in call.Words) isCut |= word.IsCut;
        output.AddUnknown(fetchedFrom, isCut);
    }

    private void AddOutput(Output output, ReadOnlySpan<byte> text)
    {
        if (findings.Work(text.Length / BytesPerWork)) output.Add(text);
        else output.AddUnknown();
    }

    private static void Copy(Invocation call, CommandEffects effects)
    {
        KnownFile? file = null;
        foreach (var effect in effects.Effects)
        {
            if (effect is { Kind: EffectKind.Read or EffectKind.Delete, Word: { } source }) file ??= MadeFile(source, call.State);
            else if (file is not null && effect is { Kind: EffectKind.Write, Word: { IsUnknown: false } target }) call.State.SetFile(PathOf(target, call.State), file);
        }
    }

    private static ReadOnlyMemory<byte>? ReadKnown(Invocation call) => call.Arguments is [var only] && MadeFile(only, call.State) is { Content: { } content } ? content : default(ReadOnlyMemory<byte>?);

    private static ReadOnlyMemory<byte>? FetchedBefore(Invocation call)
    {
        if (call.Input?.FetchedFrom is { } url) return url;
        if (!call.State.HasFiles) return null;
        foreach (var word in call.Arguments)
        {
            if (MadeFile(word, call.State)?.FetchedFrom is { } from) return from;
        }

        return null;
    }

    private static bool IsFetcher(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("curl"u8) || name.SequenceEqual("wget"u8) || name.SequenceEqual("wget2"u8) || name.SequenceEqual("http"u8) || name.SequenceEqual("https"u8) || name.SequenceEqual("xh"u8)
        || name.SequenceEqual("aria2c"u8) || name.SequenceEqual("fetch"u8) || name.SequenceEqual("lynx"u8) || name.SequenceEqual("GET"u8) || name.SequenceEqual("lwp-request"u8);
}
