using System.Text;
using SigmaShake.Rules.Analysis.Code;
using SigmaShake.Rules.Commands;
using SigmaShake.Rules.Programs;

namespace SigmaShake.Rules.Tests.Analysis.Code;

/// <summary>Deeds as text.</summary>
internal static class ShownDeeds
{
    public static string Of(Language language, string code) => string.Join("; ", CodeAnalysis.Of(language, Encoding.UTF8.GetBytes(code)).Select(Show));

    private static string Show(Deed deed)
    {
        var words = string.Join(' ', deed.Words.Select(Show));
        return deed.Kind switch
        {
            DeedKind.Command => words,
            DeedKind.Script => $"sh: {words}",
            DeedKind.Effect => $"{deed.Effect}: {words}",
            _ => $"{deed.Kind}: {words}",
        };
    }

    private static string Show(CommandWord word)
    {
        var text = Encoding.UTF8.GetString(word.Text.Span);
        return (word.IsUnknown ? $"<{text}>" : text) + (word.FetchedFrom is { } url ? $"@{Encoding.UTF8.GetString(url.Span)}" : "");
    }
}
