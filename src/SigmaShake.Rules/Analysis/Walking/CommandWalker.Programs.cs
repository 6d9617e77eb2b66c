using SigmaShake.Rules.Analysis.Outputs;
using SigmaShake.Rules.Analysis.Values;
using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Analysis.Walking;

/// <summary>Programs: what they do to files, and what they run in their turn.</summary>
internal sealed partial class CommandWalker
{
    private const int MaxWordsRead = 2_048;

    private readonly List<ShellFunction> _running = [];
    private readonly List<(ShellState State, ReadOnlyMemory<byte> Name, ShellVariable? Before)> _locals = [];

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

    private SimpleCommand Found(Invocation call) => findings.AddCommand(new SimpleCommand(call.Words, call.Frame.Text) { Cwd = call.State.Cwd });

    // As a shell does, an alias is text: what it ends with and what follows are read together.
    private void RunAlias(Invocation call, ShellAlias alias)
    {
        var text = new ByteBuilder(AnalysisLimits.MaxOutputBytes);
        text.Add(alias.Text.Span);
        foreach (var word in call.Arguments)
        {
            text.Add((byte)' ');
            if (word.IsUnknown) text.Add(word.Text.Span);
            else ShellQuoting.Add(word.Text.Span, text);
        }

        var state = call.State.Fork();
        state.SetAlias(call.Words[0].Text, null);
        RunText(Whole(text), state, call.Input, call.Output);
    }

    private void RunFunction(Invocation call, ShellFunction function)
    {
        if (_running.Contains(function))
        {
            // One that starts itself in several processes at a time never ends (`:(){ :|:& };:`).
            if (call.Output is not null || call.Input is not null) findings.AddCommand(new SimpleCommand([new CommandWord("@fork-bomb"u8.ToArray()), call.Words[0]], call.Frame.Text) { Cwd = call.State.Cwd });
            call.Output?.AddUnknown();
            return;
        }

        var arguments = call.State.Arguments;
        call.State.Arguments = Values(call.Arguments);
        var locals = _locals.Count;
        _running.Add(function);
        Run(function.Body, function.Frame, call.State, call.Input, call.Output);
        _running.RemoveAt(_running.Count - 1);
        ForgetLocals(locals);
        call.State.Arguments = arguments;
    }

    private void RunProgram(Invocation call)
    {
        var command = Found(call);
        if (RunBuiltin(call)) return;
        if (call.Words[0].Text.Span.Contains((byte)'/')) RunFile(call);
        var effects = EffectsOf(command);
        AddEffects(call, command, effects);
        if (effects.IsElsewhere) _elsewhere++;
        RunInner(call, effects);
        if (effects.IsElsewhere) _elsewhere--;
        Write(call, effects);
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
        var moved = effects.Cwd is { } folder ? folder.IsUnknown || folder.Pattern is not null ? default : Below(call.State.Cwd, folder.Text) : call.State.Cwd;
        foreach (var effect in effects.Effects)
        {
            if (effect.Kind is EffectKind.Network or EffectKind.Search) findings.AddEffect(new CommandEffect(effect.Kind, effect.Word?.Text ?? default, Command: command));
            else if (effect.Word is { } word) AddFile(effect.Kind, word, effect.IsInNewCwd ? moved : call.State.Cwd, command, effect.IsRecursive);
            if (effect is { Kind: EffectKind.Delete, Word: { IsUnknown: false, Pattern: null } gone } && !call.Name.SequenceEqual("mv"u8)) call.State.SetFile(PathOf(gone, call.State), null);
        }
    }

    private void RunInner(Invocation call, CommandEffects effects)
    {
        var state = call.State;
        if (effects.Cwd is { } folder && effects.NestedCommands.Count + effects.Scripts.Count + effects.ScriptFiles.Count > 0)
        {
            state = state.Fork();
            state.Cwd = folder.IsUnknown ? default : Below(state.Cwd, folder.Text);
        }

        foreach (var nested in effects.NestedCommands) RunNested(call, nested, state, effects.IsElsewhere);
        foreach (var script in effects.Scripts)
        {
            if (script.FetchedFrom is { } url) AddRemoteCode(call, url);
            if (script.IsCut) GiveUpOnScripts();
            var inner = ForScript(call, state, script);
            foreach (var text in ScriptsOf(call, script)) RunText(text, inner.Fork(), call.Input, call.Output);
        }

        foreach (var code in effects.Codes)
        {
            if (code.Text.FetchedFrom is { } url) AddRemoteCode(call, url);
            if (code.Text.IsCut) GiveUpOnScripts();
            RunCode(call, code.Language, code.Text.Text, state);
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
        else if (!input.IsUnknown && effects.StandardInput == Language.Shell) RunText(input.Text, state.Fork(), null, call.Output);
        else if (!input.IsUnknown || input.KnownBytes > 0) RunCode(call, effects.StandardInput, input.Text, state);
    }

    // A script is a shell of its own, with the words behind it as its arguments: the first is its name.
    private static ShellState ForScript(Invocation call, ShellState state, in CommandWord script)
    {
        var inner = state.Fork();
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

    private void RunNested(Invocation call, NestedCommand nested, ShellState state, bool isElsewhere)
    {
        var words = nested.Words;
        var from = call.Words.Length - words.Length;
        var isTail = from > 0 && call.Words[from].Text.Equals(words[0].Text) && call.Words[^1].Text.Equals(words[^1].Text);
        if (nested.AppendsInput || isElsewhere || !isTail || call.Places is null) findings.AddScript(TextOf(call, words, isTail ? from : -1));
        else call.Frame.Cut(call.Places[0], call.Places[from]);

        var inner = state.Fork();
        if (isElsewhere) inner.Cwd = default;
        if (nested.AppendsInput) words = WithInput(words, nested, call.Input);
        Execute(new Invocation
        {
            Words = words,
            Frame = call.Frame,
            Places = isTail && !nested.AppendsInput ? call.Places?[from..] : null,
            State = IsPrefix(call.Name) ? state : inner,
            Input = nested.AppendsInput ? null : call.Input,
            Output = call.Output,
        });
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

    private static KnownFile? MadeFile(in CommandWord word, ShellState state) => state.File(word.IsUnknown ? word.Text.Span : PathOf(word, state).Span);

    private void AddRemoteCode(Invocation call, ReadOnlyMemory<byte> url)
    {
        var interpreter = call.Words[0].IsUnknown ? "sh"u8.ToArray() : call.Name.ToArray();
        findings.AddCommand(new SimpleCommand([new CommandWord("@remote-code"u8.ToArray()), new CommandWord(interpreter), new CommandWord(url)], call.Frame.Text) { Cwd = call.State.Cwd });
    }

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
        else if (call.Name.SequenceEqual("cp"u8) || call.Name.SequenceEqual("mv"u8) || call.Name.SequenceEqual("install"u8) || call.Name.SequenceEqual("ln"u8))
        {
            Copy(call, effects);
        }
        else if (call.Name.SequenceEqual("tee"u8) && call.Input is { } written)
        {
            foreach (var effect in effects.Effects)
            {
                if (effect is { Kind: EffectKind.Write, Word: { IsUnknown: false, Pattern: null } file })
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
