using SigmaShake.Rules.Analysis.Code;
using SigmaShake.Rules.Analysis.Values;
using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Programs;
using SigmaShake.Rules.Shell.Parsing;

namespace SigmaShake.Rules.Analysis.Walking;

/// <summary>Code in other languages: what it does is done as if commands did it.</summary>
internal sealed partial class CommandWalker
{
    private void RunCode(Invocation call, Language language, ReadOnlyMemory<byte> code, ShellState state)
    {
        if (language is Language.None or Language.Other || !findings.Work(code.Length)) return;
        DoDeeds(call, CodeAnalysis.Of(language, code), code, state);
    }

    private void DoDeeds(Invocation call, List<Deed> deeds, ReadOnlyMemory<byte> code, ShellState state)
    {
        if (deeds.Count == 0 || !Enter(code.Length)) return;
        var frame = new ScriptFrame(ShellParser.Parse(default), code);
        var inner = state.Fork();
        foreach (var deed in deeds) DoDeed(call, deed, frame, inner);
        _depth--;
    }

    // Options of PowerShell may be shortened as long as they stay what they are: `-e`, `-enc`, `-EncodedCommand`.
    private void RunForeignShell(Invocation call, ShellState state)
    {
        var name = call.Name.EndsWith(".exe"u8) ? call.Name[..^4] : call.Name;
        var isPowerShell = name.SequenceEqual("powershell"u8) || name.SequenceEqual("pwsh"u8);
        if (!isPowerShell && !name.SequenceEqual("cmd"u8)) return;
        for (var i = 1; i < call.Words.Length; i++)
        {
            var word = call.Words[i].Text.Span;
            if (!isPowerShell && word is [(byte)'/', (byte)'c' or (byte)'C' or (byte)'k' or (byte)'K'])
            {
                if (i + 1 < call.Words.Length) DoDeeds(call, CodeAnalysis.OfCmd(TextOf(call, call.Words[(i + 1)..], -1)),
                    TextOf(call, call.Words[(i + 1)..], -1), state);
                return;
            }

            if (!isPowerShell || word is not [(byte)'-', (byte)'e' or (byte)'E', ..] || word.Length > 15 || i + 1 == call.Words.Length
                || call.Words[i + 1].IsUnknown) continue;
            var option = System.Text.Encoding.UTF8.GetString(word).ToLowerInvariant();
            if ((option == "-ec" || "-encodedcommand".StartsWith(option, StringComparison.Ordinal))
                && PowerShellReader.Decoded(call.Words[i + 1].Text.Span) is { } code) RunCode(call, Language.PowerShell, code, state);
        }
    }

    private void RunMadeCode(Invocation call, Language language, KnownFile file, ShellState state)
    {
        if (file.FetchedFrom is { } url) AddRemoteCode(call, url);
        if (file.Content is { } content) RunCode(call, language, content, state);
    }

    private void DoDeed(Invocation call, in Deed deed, ScriptFrame frame, ShellState state)
    {
        switch (deed.Kind)
        {
            case DeedKind.Script when deed.Words is [var text]:
                if (text.FetchedFrom is { } url) AddRemoteCode(call, url);

                // What is unknown in it is a variable of the code, and none of the shell's.
                RunText(text.Text, text.IsUnknown ? new ShellState { Cwd = state.Cwd } : state.ForkProgram(), null, null);
                break;
            case DeedKind.Command:
                RunWords(new Invocation { Words = deed.Words, Frame = frame, State = state });
                break;
            case DeedKind.Spelling:
                findings.AddCommand(new SimpleCommand(deed.Words, frame.Text) { Cwd = state.Cwd });
                break;
            case DeedKind.Effect when deed.Words is [var word]:
                if (deed.Effect is EffectKind.Network or EffectKind.Search) findings.AddEffect(new CommandEffect(deed.Effect, word.Text));
                else AddFile(deed.Effect, word, state);
                break;
            case DeedKind.Code when deed.Words is [var inner]:
                RunCode(call, deed.Language, inner.Text, state);
                break;
            case DeedKind.RemoteCode when deed.Words is [var address]:
                AddRemoteCode(call, address.Text);
                break;
            case DeedKind.More:
                findings.GiveUp("it carries code that does more than can be looked at");
                break;
        }
    }

    // Without the shell's functions and aliases: no shell looks the name up.
    private void RunWords(Invocation call)
    {
        if (!Enter(call.Words.Length)) return;
        if (call.Words[0].IsUnknown) RunUnknown(call);
        else RunProgram(call);
        _depth--;
    }
}
