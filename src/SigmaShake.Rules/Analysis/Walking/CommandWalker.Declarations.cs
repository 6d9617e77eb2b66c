using SigmaShake.Rules.Analysis.Expansion;
using SigmaShake.Rules.Analysis.Values;
using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Programs;
using SigmaShake.Rules.Shell.Syntax;
using SimpleCommandSyntax = SigmaShake.Rules.Shell.Syntax.SimpleCommand;

namespace SigmaShake.Rules.Analysis.Walking;

/// <content><c>declare</c> and its kin: values, references, letter case; and variables whose values other programs run.</content>
internal sealed partial class CommandWalker
{
    private static bool IsDeclaration(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("export"u8) || name.SequenceEqual("declare"u8) || name.SequenceEqual("local"u8) || name.SequenceEqual("readonly"u8) || name.SequenceEqual("typeset"u8);

    private void Declare(SimpleCommandSyntax command, List<CommandWord> words, WordExpander expander, ShellState state)
    {
        var name = words[0].Text.Span;
        var isExport = name.SequenceEqual("export"u8);
        var isLocal = !isExport && !name.SequenceEqual("readonly"u8);
        var (isReference, isFunction, letterCase) = (false, false, (byte)0);
        foreach (var word in words)
        {
            if (!IsOption(word)) continue;
            var letters = word.Text.Span[1..];
            isReference |= isLocal && letters.Contains((byte)'n');
            isFunction |= letters.Contains((byte)'f');
            isExport |= letters.Contains((byte)'x');
            if (letters.IndexOfAny("lu"u8) is >= 0 and var at) letterCase = letters[at];
        }

        if (isFunction)
        {
            foreach (var word in words)
            {
                if (isExport && state.Function(word.Text.Span) is { } function) state.SetFunction(word.Text, function with { IsExported = true });
            }

            return;
        }

        foreach (var word in command.Words)
        {
            if (word.Assignment is not { } declared) continue;
            if (isLocal) KeepForLater(declared.Name, state);
            if (letterCase != 0) state.SetTraits(declared.Name, new VariableTraits(default, letterCase));
            if (isReference) state.SetTraits(declared.Name, new VariableTraits(expander.Value(declared.Value ?? Word.Empty).Text, 0));
            else Assign(declared, expander, state);
            if (isExport) RunCarried(declared.Name, state);
        }

        for (var i = 1; i < words.Count; i++) DeclareWord(command, words[i], letterCase, state);
    }

    // `declare -l X`, and `declare "X=rm"`, which is an assignment only once its quotes are gone.
    private static void DeclareWord(SimpleCommandSyntax command, in CommandWord word, byte letterCase, ShellState state)
    {
        if (word.IsUnknown || IsOption(word)) return;
        var equals = word.Text.Span.IndexOf((byte)'=');
        if (equals < 0)
        {
            if (letterCase != 0) state.SetTraits(word.Text, new VariableTraits(default, letterCase));
            return;
        }

        if (!WordParts.IsAssignment(word)) return;
        foreach (var written in command.Words)
        {
            if (written.Assignment?.Name.Span.SequenceEqual(word.Text.Span[..equals]) == true) return;
        }

        state.SetVariable(word.Text[..equals], new ShellVariable(InCase(new ShellValue(word.Text[(equals + 1)..]), letterCase)));
    }

    private static ShellValue InCase(in ShellValue value, byte letterCase)
    {
        if (letterCase == 0 || value.IsUnknown) return value;
        var text = System.Text.Encoding.UTF8.GetString(value.Text.Span);
        return value with { Text = System.Text.Encoding.UTF8.GetBytes(letterCase == (byte)'l' ? text.ToLowerInvariant() : text.ToUpperInvariant()) };
    }

    /// <summary>Runs what a variable carries for programs that will run it: <c>GIT_SSH_COMMAND='rm -rf /' git fetch</c>.</summary>
    private void RunCarried(ReadOnlyMemory<byte> name, ShellState state)
    {
        if (!IsRunByOthers(name.Span) || state.Variable(name.Span) is not { } variable) return;
        foreach (var alternative in variable.Alternatives)
        {
            if (alternative is [{ IsUnknown: false, Text: var text }, ..]) RunText(text.Span is [(byte)'|' or (byte)'!', ..] ? text[1..] : text, state.ForkProgram(), null, null);
        }
    }

    private static bool IsRunByOthers(ReadOnlySpan<byte> name)
    {
        if (name.Length is < 5 or > 19) return false;
        Span<byte> wanted = [(byte)' ', .. name, (byte)' '];
        return " BROWSER CVS_RSH EDITOR FCEDIT GIT_ASKPASS GIT_EDITOR GIT_EXTERNAL_DIFF GIT_PAGER GIT_PROXY_COMMAND GIT_SEQUENCE_EDITOR GIT_SSH GIT_SSH_COMMAND LESSCLOSE LESSOPEN MANPAGER PAGER PROMPT_COMMAND RSYNC_RSH SSH_ASKPASS SUDO_ASKPASS SUDO_EDITOR SYSTEMD_EDITOR SYSTEMD_PAGER VISUAL "u8
            .IndexOf(wanted) >= 0;
    }
}
