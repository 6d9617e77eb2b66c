using System.Text;
using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Tests.Programs;

/// <summary>
/// Effects as the samples write them, separated by <c>; </c>: <c>read f</c>, <c>delete/ d</c> for a recursive one, <c>url U</c>,
/// <c>host H</c>, <c>net</c>, <c>cd d</c>, <c>cmd [rm f]</c>, <c>sh [script]</c>, <c>run Python f</c>, <c>code Awk [text]</c>,
/// <c>stdin Shell</c>. <c>~d/f</c> is relative to the new folder, <c>⟨f⟩</c> unknown, <c>glob:f</c> a pattern, <c>f…</c> implied.
/// </summary>
internal static class ShownEffects
{
    public static string Of(SimpleCommand command)
    {
        var effects = CommandEffects.Of(command);
        var shown = new List<string>();
        if (effects.Cwd is { } cwd) shown.Add($"cd {Word(cwd)}");
        shown.AddRange(effects.Effects.Select(Of));
        shown.AddRange(effects.NestedCommands.Select(Of));
        shown.AddRange(effects.Scripts.Select(script => $"sh [{Word(script)}]"));
        shown.AddRange(effects.ScriptFiles.Select(file => $"run {file.Language} {Word(file.Text)}"));
        shown.AddRange(effects.Codes.Select(code => $"code {code.Language} [{Word(code.Text)}]"));
        if (effects.StandardInput != Language.None) shown.Add($"stdin {effects.StandardInput}");
        if (effects.IsElsewhere) shown.Add("elsewhere");
        return string.Join("; ", shown);
    }

    private static string Of(Effect effect)
    {
        var kind = effect switch
        {
            { Kind: EffectKind.Network, Address: AddressKind.Url } => "url",
            { Kind: EffectKind.Network, Address: AddressKind.Host } => "host",
            { Kind: EffectKind.Network } => "net",
            _ => Lower(effect.Kind),
        };
        var word = effect.Word is { } known ? " " + (effect.IsInNewCwd ? "~" : "") + Word(known) : "";
        return kind + (effect.IsRecursive ? "/" : "") + word + (effect.IsImplied ? "…" : "");
    }

    private static string Of(NestedCommand command)
    {
        var words = string.Join(' ', command.Words.Select(Word));
        var placeholder = command.Placeholder.IsEmpty ? "" : " at " + Encoding.UTF8.GetString(command.Placeholder.Span);
        return $"cmd [{words}]{(command.AppendsInput ? "+" : "")}{placeholder}";
    }

    private static string Word(CommandWord word)
    {
        var text = word.Pattern is { } pattern ? "glob:" + Encoding.UTF8.GetString(pattern.Span) : Encoding.UTF8.GetString(word.Text.Span);
        return word.IsUnknown ? $"⟨{text}⟩" : text;
    }

    private static string Lower(EffectKind kind) => kind switch
    {
        EffectKind.Read => "read",
        EffectKind.Write => "write",
        EffectKind.Edit => "edit",
        EffectKind.Delete => "delete",
        EffectKind.List => "list",
        EffectKind.Search => "search",
        _ => kind.ToString(),
    };
}
